"""Which way a sentence speaks of what would be decided: the signs of the words that govern it, multiplied along their chain.

A verb such as "reject" turns the sign of what it governs, a negation turns the sign of its verb; words of praise or blame said of the thing
count where no verb governs it. The method is that of rule-based factuality (Saurí & Pustejovsky 2012), with signs for factuality values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.decision.concepts import PRONOUNS, Touch
from onrecord.reading.stance_words import Hit, Token, hits_of, load_phrases

Way = Literal["for", "against", "undecided", "denied_promise", "others", "none"]

MARKS = frozenset(".;:?!—–()")
LEFT_BREAKS = frozenset(["because", "although", "though", "while", "whereas", "who", "which", "but", "since", "so"])
RIGHT_BREAKS = frozenset(["although", "though", "whereas", "but", "while"])
REACH = 16
TURNING = frozenset(("con", "reluctant", "warn"))
TOWARD = frozenset(("pro", "demand", "promise", "must", "nothing_less"))
BE = frozenset(("be", "get"))
AUXILIARY = frozenset(
    ["will", "would", "shall", "should", "can", "could", "may", "might", "must", "do", "does", "did", "have", "has", "had", "be", "to", "not", "never", "also", "still", "now", "only", "just", "even", "really", "strongly", "firmly"]
)


@dataclass(frozen=True, slots=True)
class Leaning:
    """Which way, how strong the sign is (0 to 1), the words that show it, and whether it is put off to some day."""

    way: Way
    strength: float = 0.0
    reason: str = ""
    remote: bool = False
    governed: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's tokens with the cues found in them, and which of its capitalised words name the speaker's own side."""

    items: Sequence[Token]
    hits: Sequence[Hit]
    values: Sequence[Hit]
    text: str
    own: frozenset[str] = frozenset()
    direct: bool = False


def sentence_of(
    items: Sequence[Token], text: str, *, own: frozenset[str] = frozenset(), direct: bool = False
) -> Sentence:
    """The sentence with its cues looked up."""
    return Sentence(items, hits_of(items), load_phrases("stance_values").find(items), text, own, direct)


def lean_of(sentence: Sentence, touch: Touch) -> Leaning:
    """Which way the sentence leans on the thing touched."""
    bounds = _clause(sentence.items, touch)
    left = _governing(sentence, touch, bounds[0])
    value = _valued(sentence, touch, bounds)
    remote = any(hit.kind == "remote" and bounds[0] <= hit.first <= bounds[1] for hit in sentence.hits)
    joined = _join(left, value, _is_nominal(sentence, touch, bounds[0]))
    if touch.opposite and joined.way in ("for", "against"):
        joined = Leaning(
            "against" if joined.way == "for" else "for",
            joined.strength,
            f"{joined.reason}; said of the opposite",
            governed=joined.governed,
        )
    return Leaning(joined.way, joined.strength, joined.reason, remote, joined.governed)


def _clause(items: Sequence[Token], touch: Touch) -> tuple[int, int]:
    first, last = touch.first, touch.last
    while first > 0 and touch.first - first < REACH and not _stops(items[first - 1], LEFT_BREAKS):
        first -= 1
    while last + 1 < len(items) and last - touch.last < REACH + 6 and not _stops(items[last + 1], RIGHT_BREAKS):
        last += 1
    return first, last


def _stops(token: Token, words: frozenset[str]) -> bool:
    return token.norm in words or token.norm in MARKS


def _governing(sentence: Sentence, touch: Touch, floor: int) -> Leaning:
    """The product of the signs of what governs the thing: verbs before it, and passive verbs after it."""
    before = [hit for hit in sentence.hits if floor <= hit.first and hit.last < touch.first]
    after = [
        hit
        for hit in sentence.hits
        if touch.last < hit.first <= touch.last + REACH and _is_passive(sentence.items, hit, touch)
    ]
    chain = [
        hit
        for hit in (*before, *after)
        if hit.kind in TURNING | TOWARD | {"negator", "evade", "weigh", "future", "probable"}
    ]
    if not chain:
        return Leaning("none")
    words = ", ".join(f"'{' '.join(t.norm for t in sentence.items[h.first : h.last + 1])}'" for h in chain)
    return _multiply(sentence, chain, words)


def _is_passive(items: Sequence[Token], hit: Hit, touch: Touch) -> bool:
    """Whether a verb after the thing has it as what it is done to ("was rejected", "must be approved"), or negates it."""
    between = items[touch.last + 1 : hit.first]
    if any(_stops(token, RIGHT_BREAKS) or token.norm in ("that", "which", ",") for token in between):
        return False
    if hit.kind in ("negator", "must", "future", "evade", "weigh"):
        return len(between) <= 4
    helper = [
        token for token in between if not token.norm.endswith("ly") and token.norm not in ("not", "never", "also")
    ]
    return bool(helper) and bool(helper[-1].forms & BE) and items[hit.first].norm.endswith(("ed", "en", "out", "n"))


def _multiply(sentence: Sentence, chain: Sequence[Hit], words: str) -> Leaning:
    kinds = [hit.kind for hit in chain]
    if "evade" in kinds:
        return Leaning("undecided", 0.8, words, governed=True)
    negated = kinds.count("negator") % 2 == 1
    verbs = [hit for hit in chain if hit.kind in TURNING | TOWARD and hit.kind not in ("must", "nothing_less")]
    if verbs and _belongs_to_another(sentence, verbs[0], chain):
        return Leaning("others", 0.6, words)
    if negated and kinds.count("promise") and not any(kind in TURNING for kind in kinds):
        return Leaning("denied_promise", 0.8, words)
    turns = sum(kind in TURNING for kind in kinds) + negated
    if "nothing_less" in kinds:
        return Leaning("for", 0.85, words, governed=True)
    if negated and sum(kind in TURNING for kind in kinds) == 1 and "must" not in kinds and "demand" not in kinds:
        return Leaning("undecided", 0.5, words, governed=True)
    if turns:
        strength = 0.75 if any(kind in TURNING for kind in kinds) else 0.7
        return Leaning("against" if turns % 2 else "for", strength, words, governed=bool(verbs))
    if any(kind in TOWARD for kind in kinds):
        return Leaning("for", 0.75 if verbs else 0.65, words, governed=bool(verbs))
    if "weigh" in kinds:
        return Leaning("undecided", 0.65, words, governed=True)
    return Leaning("for", 0.45, words) if "future" in kinds else Leaning("none")


def _belongs_to_another(sentence: Sentence, verb: Hit, chain: Sequence[Hit]) -> bool:
    """Whether the verb's subject is somebody other than the speaker: then it tells that one's position, not the speaker's."""
    if any(hit.kind in ("must", "demand") and hit.first < verb.first for hit in chain):
        return False
    at = verb.first - 1
    while at >= 0 and (
        sentence.items[at].norm in AUXILIARY or sentence.items[at].norm.endswith("ly") or sentence.items[at].forms & BE
    ):
        at -= 1
    if at < 0 or sentence.items[at + 1].norm == "to" or sentence.items[verb.first].norm.endswith("ing"):
        return False
    subject = sentence.items[at]
    if subject.norm in ("he", "she", "they", "it", "you"):
        return sentence.direct and subject.norm != "it"
    if subject.norm in PRONOUNS or not subject.is_word:
        return False
    named = sentence.text[subject.start].isupper()
    return named and not any(subject.norm in name.split() for name in sentence.own)


def _valued(sentence: Sentence, touch: Touch, bounds: tuple[int, int]) -> Leaning:
    """The sum of praise and blame said of the thing: right before it as its adjective, or after it in its predicate."""
    total, seen = 0.0, []
    for hit in sentence.values:
        if hit.kind not in ("good", "bad") or not _says_of(sentence.items, hit, touch, bounds):
            continue
        sign = (1 if hit.kind == "good" else -1) * _turned(sentence, hit, touch)
        total += sign
        seen.append(f"'{' '.join(t.norm for t in sentence.items[hit.first : hit.last + 1])}'")
    if not total:
        return Leaning("none")
    return Leaning("for" if total > 0 else "against", min(0.75, 0.5 + 0.1 * abs(total)), ", ".join(seen))


def _says_of(items: Sequence[Token], hit: Hit, touch: Touch, bounds: tuple[int, int]) -> bool:
    if touch.first <= hit.first <= touch.last:
        return False
    if hit.last < touch.first:
        between = items[hit.last + 1 : touch.first]
        copula = any(token.forms & BE for token in between) and not any(_stops(token, LEFT_BREAKS) for token in between)
        return touch.first - hit.last <= 2 or copula
    return hit.first <= bounds[1]


def _turned(sentence: Sentence, hit: Hit, touch: Touch) -> int:
    """-1 when what stands before the word of praise or blame takes it back: a negation, or a verb that lessens or harms."""
    floor = touch.last + 1 if hit.first > touch.last else max(0, hit.first - 4)
    window = range(max(floor, hit.first - 7), hit.first)
    negators = sum(h.kind == "negator" and h.last in window and h.phrase not in ("rather than",) for h in sentence.hits)
    takes_back = sum(
        h.kind == ("lessen" if hit.kind == "bad" else "harm") and h.last in window and h.last >= hit.first - 7
        for h in sentence.values
    )
    return -1 if (negators + takes_back) % 2 else 1


def _is_nominal(sentence: Sentence, touch: Touch, floor: int) -> bool:
    """Whether the governing verb is itself what the sentence speaks of: "rejecting the deal would be ...", "if we reject ..."."""
    verbs = [
        hit for hit in sentence.hits if floor <= hit.first and hit.last < touch.first and hit.kind in TURNING | TOWARD
    ]
    if not verbs:
        return True
    first = verbs[0]
    opens = all(
        token.norm in {"that", "“", '"', "the", "a", "any", "to", "if", "by", "and", "simply"}
        for token in sentence.items[floor : first.first]
    )
    conditional = any(token.norm == "if" for token in sentence.items[floor : first.first])
    word = sentence.items[first.first].norm
    return conditional or (
        opens
        and (
            word.endswith("ing") or word.endswith(("al", "ion")) or sentence.items[max(0, first.first - 1)].norm == "to"
        )
    )


def _join(left: Leaning, value: Leaning, nominal: bool) -> Leaning:
    if left.way == "none" or value.way == "none":
        return value if left.way == "none" else left
    if left.way not in ("for", "against"):
        return left
    if nominal and left.governed:
        way: Way = "for" if (left.way == "for") == (value.way == "for") else "against"
        return Leaning(way, 0.65, f"{left.reason} with {value.reason}", governed=True)
    if left.strength < 0.6:
        return Leaning(value.way, value.strength, f"{left.reason} with {value.reason}")
    agree = left.way == value.way
    return Leaning(
        left.way,
        left.strength + (0.1 if agree else -0.15),
        f"{left.reason} with {value.reason}",
        governed=left.governed,
    )
