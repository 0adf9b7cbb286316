"""Two wordings of one quotation, word by word: what was cut, joined, moved or changed, and whether the sense can
change.

The words are aligned by longest common runs (Ratcliff and Obershelp, as in :mod:`difflib`); each difference is then
named by the class of the words that came or went. What an editor marked - an ellipsis, a bracket - is no alteration.
"""

from __future__ import annotations

import json
from calendar import month_name
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain
from typing import Literal

from rapidfuzz.distance import Indel

from onrecord.collation.quoted_words import QuotedWord, amount, quoted_words, word_classes
from onrecord.keeping import recalled
from onrecord.text.lexis import function_words, stem, weight

Kind = Literal[
    "identical",
    "punctuation",
    "cut",
    "splice",
    "reorder",
    "number",
    "negation",
    "hedge",
    "name",
    "tense",
    "paraphrase",
    "altered",
    "different",
]
Ops = tuple[tuple[str, str, str], ...]
LONGEST = 600
LIMIT_CUT = 0.6
SAME_SHARE = 0.6
SAME_RUN = 6
NAME_SPELLING = 0.75
DETERMINERS = frozenset(("no", "without"))
MONTHS = frozenset(month.lower() for month in month_name if month)
HARM: dict[Kind, float] = {
    "identical": 0.0,
    "punctuation": 0.0,
    "cut": 0.1,
    "tense": 0.3,
    "splice": 0.4,
    "reorder": 0.4,
    "altered": 0.5,
    "paraphrase": 0.6,
    "hedge": 0.7,
    "name": 0.8,
    "number": 0.9,
    "negation": 1.0,
    "different": 0.0,
}


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two quotations differ.

    ``ops`` rows are (op, left words, right words); ``shared`` is the part of the shorter one's weight that both have
    in one order (0 to 1); ``harm`` grades whether the sense can change (0 no, 1 turned round); ``fuller`` names the
    side that has more.
    """

    ops: Ops
    kind: Kind
    harm: float
    shared: float
    run: int
    fuller: Literal["left", "right", "neither"]

    @property
    def same(self) -> bool:
        """Whether both can be wordings of one utterance: most of the shorter one, and a run of words, are shared."""
        return self.shared >= SAME_SHARE and self.run >= SAME_RUN

    @property
    def kept(self) -> int:
        """How many words both have in one order."""
        return sum(len(left.split()) for op, left, _ in self.ops if op == "equal")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: the words on either side, and whether it stands at an end of the quotation or behind an
    ellipsis.
    """

    left: tuple[QuotedWord, ...]
    right: tuple[QuotedWord, ...]
    edge: bool
    marked: bool
    before: tuple[QuotedWord, ...] = ()
    after: tuple[QuotedWord, ...] = ()
    head: bool = False


@lru_cache(maxsize=50_000)
def align(left: str, right: str) -> Alignment:
    """Compare two quotations given without or with their marks; time is at most quadratic in words, capped at 600
    words each.
    """
    a, b = quoted_words(left)[:LONGEST], quoted_words(right)[:LONGEST]
    opcodes = _opcodes(a, b)
    shared = _shared(a, b, opcodes)
    changes = [change for change in _changes(a, b, opcodes) if not _harmless(change)]
    kind = _kind(left, right, a, b, changes, shared)
    run = max((j - i for op, i, j, _, _ in opcodes if op == "equal"), default=0)
    run = max(run, SAME_RUN) if run and run >= min(len(a), len(b)) - 1 and run >= 3 else run
    harm = LIMIT_CUT if kind == "cut" and any(map(_cuts_limit, changes)) else HARM[kind]
    return Alignment(_shown(a, b, opcodes), kind, harm, shared, run, _fuller(a, b))


def aligned(left: str, right: str) -> Alignment:
    """What :func:`align` gives, or what it gave an earlier build."""
    return recalled(("align", left, right), lambda: align(left, right), pack=_packed, unpack=_unpacked)


def _packed(found: Alignment) -> bytes:
    return json.dumps([found.ops, found.kind, found.harm, found.shared, found.run, found.fuller]).encode()


def _unpacked(body: bytes) -> Alignment:
    ops, *rest = json.loads(body)
    return Alignment(tuple(map(tuple, ops)), *rest)


def _opcodes(a: list[QuotedWord], b: list[QuotedWord]) -> list[tuple[str, int, int, int, int]]:
    left, right = [word.norm for word in a], [word.norm for word in b]
    if left == right:
        return [("equal", 0, len(a), 0, len(b))] if a else []
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return [tuple(op) for op in matcher.get_opcodes()]  # type: ignore[misc]


@lru_cache(maxsize=50_000)
def _weigh(norm: str) -> float:
    return 0.5 if norm in function_words() else weight(stem(norm))


def _shared(a: list[QuotedWord], b: list[QuotedWord], opcodes: list[tuple[str, int, int, int, int]]) -> float:
    """Order-keeping overlap by weight, over the lighter side."""
    ours, theirs = ([_weigh(word.norm) for word in side] for side in (a, b))
    both = sum(chain.from_iterable(ours[i:j] for op, i, j, _, _ in opcodes if op == "equal"))
    least = min(sum(ours), sum(theirs))
    return both / least if least else 0.0


def _changes(a: list[QuotedWord], b: list[QuotedWord], opcodes: list[tuple[str, int, int, int, int]]) -> list[Change]:
    changes = []
    for op, i, j, k, m in opcodes:
        if op == "equal":
            continue
        edge = (i == 0 and k == 0) or (j == len(a) and m == len(b))
        after = [*a[j : j + 1], *b[m : m + 1], *a[i:j], *b[k:m]]
        marked = any(word.after_gap for word in after)
        before = (*a[max(0, i - 1) : i], *b[max(0, k - 1) : k])
        follow = (a if j > i else b)[(j if j > i else m) :][:1]
        changes.append(Change(tuple(a[i:j]), tuple(b[k:m]), edge, marked, before, tuple(follow), i == 0 and k == 0))
    return changes


def _joined(side: tuple[QuotedWord, ...]) -> str:
    return "".join(word.norm for word in side)


def _harmless(change: Change) -> bool:
    """Whether only the spelling of the same words differs, or an editor's brackets explain it."""
    if not (change.left and change.right):
        return all(word.bracketed for word in (*change.left, *change.right)) or _contracted(change)
    if any(test(change) for test in (_one_spelling, _masked, _one_amount, _contracted, _initials)):
        return True
    return any(word.bracketed for word in (*change.left, *change.right)) and not _class_differs(change, "negation")


def _one_spelling(change: Change) -> bool:
    """Whether the letters are the same, or nearly so in one long word, or one side shortens the other ("Sept.")."""
    left, right = _joined(change.left), _joined(change.right)
    if left == right or (
        min(len(left), len(right)) == 3 and max(left, right, key=len) in MONTHS and right[:3] == left[:3]
    ):
        return True
    if {left[:4], right[:4]} == {"sept"} and "september" in (left, right):
        return True
    if {left, right} & word_classes()["day"]:
        return False
    capital = change.left[0].shown[:1].isupper() and change.right[0].shown[:1].isupper()
    return capital and min(len(left), len(right)) >= 5 and Indel.normalized_similarity(left, right) >= NAME_SPELLING


def _one_amount(change: Change) -> bool:
    """Whether both sides write the same number."""
    return amount(w.norm for w in change.left) == amount(w.norm for w in change.right) is not None


def _contracted(change: Change) -> bool:
    """Whether an ending \u2019s, left as it is, stands for the "is" or "has" of the other side."""
    words = (*change.left, *change.right)
    return all(w.norm in ("is", "has") for w in words) and any(
        "'s" in w.shown.replace("’", "'") for w in (*words, *change.before)
    )


def _initials(change: Change) -> bool:
    """Whether one side is the initials of the other ("US" for "United States")."""
    short, long = sorted((change.left, change.right), key=len)
    return len(short) == 1 < len(long) and short[0].norm.replace(".", "") == "".join(w.norm[:1] for w in long)


def _masked(change: Change) -> bool:
    """Whether one side spells a word with letters starred out."""
    left, right = " ".join(w.shown for w in change.left).lower(), " ".join(w.shown for w in change.right).lower()
    return ("*" in left) != ("*" in right) and left[:1] == right[:1] and left[-1:] == right[-1:]


def _norms(side: tuple[QuotedWord, ...]) -> Counter[str]:
    return Counter(word.norm for word in side)


def _class_differs(change: Change, name: str) -> bool:
    """Whether words of this class came or went with the change."""
    listed = word_classes()[name]
    left, right = ({n: c for n, c in _norms(side).items() if n in listed} for side in (change.left, change.right))
    return left != right


def _denies_itself(change: Change) -> bool:
    """Whether the words that came or went deny only one another ("no writing[, no countries marked]")."""
    words = [word.norm for word in change.left or change.right]
    denying = [n for n, norm in enumerate(words) if norm in word_classes()["negation"]]
    whole = all(words[n] in DETERMINERS and set(words[n + 1 :]) - function_words() for n in denying)
    return whole and not (change.left and change.right)


def _figures_differ(change: Change) -> bool:
    def figures(side: tuple[QuotedWord, ...]) -> list[str]:
        return sorted(w.norm.strip("$€£%") for w in side if any(c.isdigit() for c in w.norm))

    if {w.norm for w in (*change.left, *change.right)} == {"one", "a"}:
        return False
    return figures(change.left) != figures(change.right) or _class_differs(change, "number")


def _names_differ(change: Change) -> bool:
    def names(side: tuple[QuotedWord, ...]) -> list[str]:
        return [w.norm for w in side if w.shown[:1].isupper() and w.norm not in function_words() and len(w.norm) > 1]

    return (
        bool(change.left and change.right)
        and bool(names(change.left))
        and bool(names(change.right))
        and (not set(names(change.left)) & set(names(change.right)))
    )


def _same_stems(change: Change) -> bool:
    tense = word_classes()["tense"]
    left, right = ({w.stem for w in side if w.norm not in tense} for side in (change.left, change.right))
    return left == right


def _is_cut(change: Change) -> bool:
    """Words missing on one side only, at an end or where an ellipsis owns up to it."""
    return (change.edge or change.marked) and not (change.left and change.right)


def _kind(
    left: str, right: str, a: list[QuotedWord], b: list[QuotedWord], changes: list[Change], shared: float
) -> Kind:
    if shared < 0.35:
        return "different"
    inner = [change for change in changes if not _is_cut(change) and not _overhang(change)]
    if not inner:
        if changes:
            return "cut"
        return "identical" if _bare(left) == _bare(right) else "punctuation"
    kept = min(len(a), len(b)) - min(sum(len(c.left) for c in changes), sum(len(c.right) for c in changes))
    if shared < SAME_SHARE and kept < SAME_SHARE * min(len(a), len(b)):
        return "reorder" if _moved(inner) else "paraphrase"
    return _inner_kind(inner)


def _cuts_limit(change: Change) -> bool:
    """Whether an unmarked cut takes away words of the same sentence that limit or deny what is left ("unless", "but",
    "not").
    """
    words = change.left or change.right
    if change.marked or (change.left and change.right):
        return False
    stops = [n for n, word in enumerate((*words, *change.after)) if word.after_stop and n]
    near = words[stops[-1] :] if change.head and stops else words[: stops[0]] if stops else words
    if (change.head and stops and stops[-1] >= len(words)) or (not change.head and words[0].after_stop):
        return False
    return any(word.norm in word_classes()["limit"] for word in near)


def _overhang(change: Change) -> bool:
    """An end where each side goes on in its own words: two cuts of one longer utterance."""
    return change.edge and min(len(change.left), len(change.right)) >= 4


def _moved(changes: list[Change]) -> bool:
    gone = Counter(w.norm for c in changes for w in c.left)
    come = Counter(w.norm for c in changes for w in c.right)
    least = min(gone.total(), come.total())
    return (gone == come and least >= 1) or (least >= 2 and (gone & come).total() >= 0.8 * least)


def _inner_kind(changes: list[Change]) -> Kind:
    short = [c for c in changes if len(c.left) <= 6 and len(c.right) <= 6]
    if any(_class_differs(c, "negation") and not _denies_itself(c) for c in short):
        return "negation"
    if any(_figures_differ(c) for c in short):
        return "number"
    if _moved(changes):
        return "reorder"
    if any(_names_differ(c) for c in short):
        return "name"
    if any(_hedged(c) for c in short):
        return "hedge"
    if all(_same_stems(c) for c in changes):
        return "tense"
    if all(not (c.left and c.right) for c in changes) and any(len(c.left) + len(c.right) > 2 for c in changes):
        return "splice"
    return "altered"


def _hedged(change: Change) -> bool:
    """Whether a hedge came or went, and not just one auxiliary for another."""
    tense = word_classes()["tense"]
    auxiliary = change.left and change.right and all(w.norm in tense for w in (*change.left, *change.right))
    return not auxiliary and _class_differs(change, "hedge")


def _bare(quotation: str) -> str:
    return quotation.strip(" \n\t\"'“”‘’.,;:!?-–—")


def _fuller(a: list[QuotedWord], b: list[QuotedWord]) -> Literal["left", "right", "neither"]:
    if len(a) == len(b):
        return "neither"
    return "left" if len(a) > len(b) else "right"


def _shown(a: list[QuotedWord], b: list[QuotedWord], opcodes: list[tuple[str, int, int, int, int]]) -> Ops:
    def text(side: list[QuotedWord]) -> str:
        kept = [w.shown for n, w in enumerate(side) if n == 0 or w.shown is not side[n - 1].shown]
        return " ".join(kept)

    return tuple((op, text(a[i:j]), text(b[k:m])) for op, i, j, k, m in opcodes)
