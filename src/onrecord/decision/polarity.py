"""Which way a sentence speaks of what would be decided: the signs of the words that govern it, multiplied along their
chain.

A verb such as "reject" turns the sign of what it governs, a negation turns the sign of its verb; words of praise or
blame said of the thing count where no verb governs it. The method is that of rule-based factuality (Saurí &
Pustejovsky 2012), with signs for factuality values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from onrecord.decision.concepts import PRONOUNS, Touch
from onrecord.reading.stance_words import Hit, Token, hits_of, load_phrases, word_set

Way = Literal["for", "against", "undecided", "denied_promise", "absent", "others", "none"]

MARKS = frozenset(".;:?!—–()")
LEFT_BREAKS = word_set("left_break")
RIGHT_BREAKS = word_set("right_break")
REACH = 16
NEGATES = 6
TURNING = frozenset(("con", "reluctant"))
TOWARD = frozenset(("pro", "demand", "promise", "must", "nothing_less"))
VERBS = (TURNING | TOWARD) - {"must", "nothing_less"}
CHAINED = TURNING | TOWARD | {"negator", "absence", "evade", "weigh", "future", "partisan"}
BE = frozenset(("be", "get"))
AUXILIARY = word_set("auxiliary")
DETERMINERS = frozenset(
    ("the", "a", "an", "his", "her", "their", "its", "our", "my", "your", "this", "that", "any", "such", "'s")
)
VERBAL = frozenset(("join", "invite", "admit", "accede", "enter"))
THEIRS = frozenset(("'s", "his", "her", "their"))
APPOSITION = frozenset(("that", "which", "a", "an", "one", "it", "this"))


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
    """A sentence's tokens with the cues found in them, and which of its capitalised words name the speaker's own
    side."""

    items: Sequence[Token]
    hits: Sequence[Hit]
    values: Sequence[Hit]
    text: str
    own: frozenset[str] = frozenset()
    direct: bool = False
    labelled: bool = False


def sentence_of(
    items: Sequence[Token],
    text: str,
    *,
    own: frozenset[str] = frozenset(),
    direct: bool = False,
    labelled: bool = False,
) -> Sentence:
    """The sentence with its cues looked up."""
    return Sentence(items, hits_of(items), load_phrases("stance_values").find(items), text, own, direct, labelled)


def lean_of(sentence: Sentence, touch: Touch) -> Leaning:
    """Which way the sentence leans on the thing touched."""
    bounds = _clause(sentence.items, touch)
    left = _governing(sentence, touch, bounds[0])
    value = _valued(sentence, touch)
    remote = any(hit.kind == "remote" and bounds[0] <= hit.first <= bounds[1] for hit in sentence.hits)
    left = _weighed(sentence, touch, left)
    joined = _join(left, value, _is_nominal(sentence, touch, bounds[0]))
    return Leaning(joined.way, joined.strength, joined.reason, remote, joined.governed)


def _weighed(sentence: Sentence, touch: Touch, left: Leaning) -> Leaning:
    """The leaning of a deed that is itself called good or bad: "it would be foolish to leave the pact"."""
    verbs = [hit for hit in governing_chain(sentence, touch) if hit.kind in TURNING | TOWARD and hit.last < touch.first]
    if left.way not in ("for", "against") or not verbs or sentence.items[verbs[0].first - 1].norm != "to":
        return left
    to = verbs[0].first - 1
    worth = [hit for hit in sentence.values if hit.kind in ("good", "bad") and hit.last == to - 1]
    if not worth:
        return left
    good = worth[0].kind == "good"
    way: Way = left.way if good else ("for" if left.way == "against" else "against")
    return replace(left, way=way, reason=f"'{words_of(sentence.items, worth[0])}' to {left.reason}", governed=True)


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
    chain = governing_chain(sentence, touch, floor=floor)
    if not chain or _offers_both(sentence, chain):
        return Leaning("none")
    if denied := _denies_promise(sentence, touch):
        return denied
    words = ", ".join(f"'{words_of(sentence.items, hit)}'" for hit in chain)
    found = _multiply(sentence, chain, touch, words)
    return replace(found, strength=found.strength * _nearness(sentence.items, chain, touch))


def governing_chain(sentence: Sentence, touch: Touch, *, floor: int | None = None) -> list[Hit]:
    """The cues that govern the thing, in order: those before it in its clause, and passive verbs after it."""
    start = _clause(sentence.items, touch)[0] if floor is None else floor
    before = [hit for hit in sentence.hits if start <= hit.first and hit.last < touch.first]
    after = [
        hit
        for hit in sentence.hits
        if touch.last < hit.first <= touch.last + REACH and _is_passive(sentence.items, hit, touch)
    ]
    chain = [hit for hit in (*before, *after) if hit.kind in CHAINED and not _is_adjective(sentence.items, hit, touch)]
    return [hit for number, hit in enumerate(chain) if not _negates_something_else(chain, number)]


def _is_adjective(items: Sequence[Token], hit: Hit, touch: Touch) -> bool:
    """Whether a participle right before the thing only describes it: "his proposed ban", "the rejected plan"."""
    if (
        hit.last < touch.first - 2
        or hit.first != hit.last
        or not items[hit.last].norm.endswith(("ed", "en"))
        or not hit.first
    ):
        return False
    return items[hit.first - 1].norm in DETERMINERS


def _negates_something_else(chain: Sequence[Hit], number: int) -> bool:
    """Whether a negation is too far from the next governing word to be of it."""
    hit = chain[number]
    following = chain[number + 1] if number + 1 < len(chain) else None
    return hit.kind == "negator" and following is not None and following.first - hit.last > NEGATES


def _denies_promise(sentence: Sentence, touch: Touch) -> Leaning | None:
    """Whether it says that the thing was never promised: "was never guaranteed"."""
    after = [hit for hit in sentence.hits if touch.last < hit.first <= touch.last + 6]
    promised = [hit for hit in after if hit.kind == "promise"]
    if promised and any(hit.kind == "negator" and hit.first < promised[0].first for hit in after):
        return Leaning("denied_promise", 0.8, f"'{words_of(sentence.items, promised[0])}', denied")
    return None


def words_of(items: Sequence[Token], hit: Hit) -> str:
    """A cue's words as they stand, in lower case."""
    return " ".join(token.norm for token in items[hit.first : hit.last + 1])


def _offers_both(sentence: Sentence, chain: Sequence[Hit]) -> bool:
    """Whether two verbs of contrary sign are joined by "or": "to approve or reject it" is no stance."""
    for one, other in pairwise(chain):
        between = [token.norm for token in sentence.items[one.last + 1 : other.first]]
        if "or" in between and len(between) <= 3 and (one.kind in TURNING) != (other.kind in TURNING):
            return True
    return False


def _nearness(items: Sequence[Token], chain: Sequence[Hit], touch: Touch) -> float:
    """How surely the nearest governing word governs the thing itself: less with distance and through another noun."""
    before = [hit for hit in chain if hit.last < touch.first]
    if not before or len(before) < len(chain):
        return 1.0
    gap = items[before[-1].last + 1 : touch.first]
    near = 1.0 if len(gap) <= 4 else 0.85 if len(gap) <= 7 else 0.6 if len(gap) <= 11 else 0.4
    return near * insideness(items, gap, touch)


def insideness(items: Sequence[Token], gap: Sequence[Token], touch: Touch) -> float:
    """1 when the thing stands for itself after ``gap``, 0.5 when it is part of another: "the details of the deal",
    "deal talks"."""
    larger = any(token.norm in word_set("within") for token in gap[1:])
    after = items[touch.last + 1 : touch.last + 2]
    heads = bool(after) and bool(after[0].forms & word_set("heading"))
    return 0.5 if larger or heads else 1.0


def _is_passive(items: Sequence[Token], hit: Hit, touch: Touch) -> bool:
    """Whether a verb after the thing has it as what it is done to ("was rejected", "must be approved"), or negates
    it."""
    between = items[touch.last + 1 : hit.first]
    if any(_stops(token, RIGHT_BREAKS) or token.norm in ("that", "which", ",") for token in between):
        return False
    if hit.kind in ("must", "future"):
        after = items[hit.last + 1 : hit.last + 2]
        return len(between) <= 4 and any(token.forms & word_set("coming_about") for token in after)
    if hit.kind in ("negator", "evade", "weigh"):
        return len(between) <= 4
    helper = [
        token for token in between if not token.norm.endswith("ly") and token.norm not in ("not", "never", "also")
    ]
    return bool(helper) and bool(helper[-1].forms & BE) and items[hit.first].norm.endswith(("ed", "en", "out", "n"))


def _multiply(sentence: Sentence, chain: Sequence[Hit], touch: Touch, words: str) -> Leaning:
    """The chain's product, after the cases that are no product at all."""
    kinds = [hit.kind for hit in chain]
    negated = kinds.count("negator") % 2 == 1
    verbs = [hit for hit in chain if hit.kind in VERBS]
    if "partisan" in kinds or (verbs and _belongs_to_another(sentence, verbs[0], chain)):
        return Leaning("others", 0.6, words)
    if "evade" in kinds:
        return Leaning("undecided", 0.8, words, governed=True)
    if negated and any(token.norm == "yet" for token in sentence.items[chain[0].first : touch.last + REACH]):
        return Leaning("undecided", 0.6, words, governed=True)
    if negated and "promise" in kinds and not TURNING & set(kinds):
        return Leaning("denied_promise", 0.8, words)
    if not verbs and "must" not in kinds and (negated or "absence" in kinds):
        return _denied_thing(sentence, chain, touch, words)
    return _product(kinds, negated, words)


def _product(kinds: Sequence[str], negated: bool, words: str) -> Leaning:
    """The sign of a chain of cues: each verb that turns and each negation turns it round."""
    turning = sum(kind in TURNING for kind in kinds)
    governed = bool(VERBS & set(kinds))
    if "nothing_less" in kinds:
        return Leaning("for", 0.85, words, governed=True)
    if negated and turning == 1 and not {"must", "demand"} & set(kinds):
        return Leaning("undecided", 0.5, words, governed=True)
    if turning or negated:
        way: Way = "against" if (turning + negated) % 2 else "for"
        return Leaning(way, 0.75 if turning else 0.7, words, governed=governed)
    if TOWARD & set(kinds):
        return Leaning("for", 0.75 if governed else 0.65, words, governed=governed)
    if "weigh" in kinds:
        return Leaning("undecided", 0.55, words, governed=True)
    return Leaning("for", 0.45, words) if "future" in kinds else Leaning("none")


def _denied_thing(sentence: Sentence, chain: Sequence[Hit], touch: Touch, words: str) -> Leaning:
    """What a bare negation says: "no invitation", "cannot join" deny the thing; "it is no treaty" and "does not cover
    it" do not."""
    items = sentence.items
    if any(hit.kind == "absence" for hit in chain):
        return Leaning("absent", 0.6, words, governed=True)
    last = [hit for hit in chain if hit.kind == "negator"][-1]
    if last.first > touch.last:
        follows = items[last.last + 1 : last.last + 3]
        denied = any(token.forms & word_set("coming_about") - {"be"} for token in follows)
        return Leaning("against", 0.6, words) if denied else Leaning("none")
    between = [token for token in items[last.last + 1 : touch.first] if token.is_word]
    direct = len(between) <= 1 and items[last.first].norm in ("no", "never", "not")
    verbal = items[touch.first - 1].norm in AUXILIARY | {"to"} or bool(items[touch.first].forms & VERBAL)
    getting = any(token.forms & word_set("getting") - {"be"} for token in between)
    if direct or getting or (verbal and len(between) <= 4):
        return Leaning("against", 0.7, words)
    return Leaning("none")


def _belongs_to_another(sentence: Sentence, verb: Hit, chain: Sequence[Hit]) -> bool:
    """Whether the verb's subject is somebody other than the speaker: then it tells that one's position, not the
    speaker's."""
    if any(hit.kind in ("must", "demand") and hit.first < verb.first for hit in chain):
        return False
    items = sentence.items
    at = verb.first - 1
    if at >= 0 and items[at].norm in THEIRS:
        return True
    while at >= 0 and (items[at].norm in AUXILIARY or items[at].norm.endswith("ly") or items[at].forms & BE):
        at -= 1
    if at < 0 or items[at + 1].norm == "to":
        return False
    subject = items[at]
    if subject.norm in ("he", "she", "they", "you"):
        return sentence.direct
    if subject.norm == "who":
        return True
    if subject.norm in PRONOUNS or not subject.is_word:
        return False
    return sentence.text[subject.start].isupper() and not _is_own(subject, sentence)


def _is_own(subject: Token, sentence: Sentence) -> bool:
    return any(subject.norm in name.split() for name in sentence.own)


def _valued(sentence: Sentence, touch: Touch) -> Leaning:
    """The sum of praise and blame said of the thing: right before it as its adjective, or after it in its predicate."""
    total, seen = 0.0, []
    for hit in sentence.values:
        if hit.kind not in ("good", "bad") or not _says_of(sentence, hit, touch):
            continue
        if sentence.items[hit.first].norm == "guaranteed":
            continue
        sign = (1 if hit.kind == "good" else -1) * _turned(sentence, hit, touch)
        total += sign
        seen.append(f"'{' '.join(t.norm for t in sentence.items[hit.first : hit.last + 1])}'")
    if not total:
        return Leaning("none")
    strength = min(0.75, 0.52 + 0.06 * abs(total) + 0.1 * sentence.labelled)
    return Leaning("for" if total > 0 else "against", strength, ", ".join(seen))


def _says_of(sentence: Sentence, hit: Hit, touch: Touch) -> bool:
    """Whether a word of praise or blame is said of the thing: as its adjective, or across a linking verb."""
    items = sentence.items
    if hit.first <= touch.last and hit.last >= touch.first:
        return False
    if hit.last < touch.first:
        between = items[hit.last + 1 : touch.first]
        if touch.first - hit.last <= 2:
            return not any(h.kind in ("must", "demand") and h.last < hit.first for h in sentence.hits)
        return any(token.forms & BE for token in between) and not any(_stops(t, LEFT_BREAKS) for t in between)
    between = items[touch.last + 1 : hit.first]
    if len(between) > REACH or any(_stops(token, RIGHT_BREAKS) for token in between) or _turns_away(items, touch, hit):
        return False
    linked = {form for token in (*between, items[hit.first]) for form in token.forms}
    return sentence.labelled or bool(linked & word_set("linking")) or items[hit.first].norm.endswith(("s", "ed"))


def _turns_away(items: Sequence[Token], touch: Touch, hit: Hit) -> bool:
    """Whether a comma between the two begins something with a subject of its own."""
    commas = [at for at in range(touch.last + 1, hit.first) if items[at].norm == ","]
    return any(items[at + 1].norm not in APPOSITION for at in commas)


def worth_of(sentence: Sentence) -> Leaning:
    """The sum of all praise and blame in a sentence, of whatever it is said."""
    signs = [(1 if hit.kind == "good" else -1, hit) for hit in sentence.values if hit.kind in ("good", "bad")]
    before = Touch(-1, -1, 0.0, "")
    total = sum(sign * _turned(sentence, hit, before) for sign, hit in signs)
    if not total:
        return Leaning("none")
    seen = ", ".join(f"'{words_of(sentence.items, hit)}'" for _, hit in signs)
    return Leaning("for" if total > 0 else "against", 0.65, seen)


def _turned(sentence: Sentence, hit: Hit, touch: Touch) -> int:
    """-1 when what stands before the word of praise or blame takes it back: a negation, or a verb that lessens or
    harms."""
    floor = touch.last + 1 if hit.first > touch.last else max(0, hit.first - 4)
    window = range(max(floor, hit.first - 7), hit.first)
    negators = sum(h.kind == "negator" and h.last in window and h.phrase not in ("rather than",) for h in sentence.hits)
    takes_back = sum(
        h.kind == ("lessen" if hit.kind == "bad" else "harm") and h.last in window and h.last >= hit.first - 7
        for h in sentence.values
    )
    return -1 if (negators + takes_back) % 2 else 1


def _is_nominal(sentence: Sentence, touch: Touch, floor: int) -> bool:
    """Whether the governing verb is itself what the sentence speaks of: "rejecting the deal would be ...", "if we
    reject ..."."""
    verbs = [
        hit for hit in sentence.hits if floor <= hit.first and hit.last < touch.first and hit.kind in TURNING | TOWARD
    ]
    if not verbs:
        return True
    first = verbs[0]
    opens = all(token.norm in word_set("opening") for token in sentence.items[floor : first.first])
    conditional = any(token.norm == "if" for token in sentence.items[floor : first.first])
    word, lead = sentence.items[first.first].norm, sentence.items[max(0, first.first - 1)].norm
    return conditional or (opens and (word.endswith(("ing", "al", "ion")) or lead == "to"))


def _join(left: Leaning, value: Leaning, nominal: bool) -> Leaning:
    if left.way == "absent":
        opposite: Way = "against" if value.way == "for" else "for"
        return Leaning("none") if value.way == "none" else Leaning(opposite, 0.6, f"{left.reason} with {value.reason}")
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
