"""Which way a sentence speaks of what would be decided: the signs of the words that govern it, multiplied along their
chain.

A verb such as "reject" turns the sign of what it governs, a negation turns the sign of its verb; words of praise or
blame said of the thing count where no verb governs it. The method is that of rule-based factuality (Saurí &
Pustejovsky 2012), with signs for factuality values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.decision.clauses import (
    BE,
    REACH,
    TOWARD,
    TURNING,
    VERBS,
    Sentence,
    clause_of,
    governing_chain,
    nearness,
    words_of,
)  # fmt: skip
from onrecord.decision.concepts import AUXILIARY, PRONOUNS, Touch
from onrecord.decision.leanings import Leaning, Way
from onrecord.decision.worth import worth_said_of
from onrecord.reading.stance_words import Hit, Token, word_set

VERBAL = frozenset(("join", "invite", "admit", "accede", "enter"))
# verbs that leave the subject to the verb after them: "she continues to refuse"
LEADING = BE | word_set("leading")
THEIRS = frozenset(("'s", "his", "her", "their"))


def lean_of(sentence: Sentence, touch: Touch) -> Leaning:
    """Which way the sentence leans on the thing touched."""
    bounds = clause_of(sentence.items, touch)
    left = _governing(sentence, touch, bounds[0])
    value = worth_said_of(sentence, touch)
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


def _governing(sentence: Sentence, touch: Touch, floor: int) -> Leaning:
    """The product of the signs of what governs the thing: verbs before it, and passive verbs after it."""
    chain = governing_chain(sentence, touch, floor=floor)
    if not chain:
        return Leaning("none")
    if _offers_both(sentence, chain):
        return Leaning("both")
    if denied := _denies_promise(sentence, touch):
        return denied
    words = ", ".join(f"'{words_of(sentence.items, hit)}'" for hit in chain)
    found = _multiply(sentence, chain, touch, words)
    return replace(found, strength=found.strength * nearness(sentence.items, chain, touch))


def _denies_promise(sentence: Sentence, touch: Touch) -> Leaning | None:
    """Whether it says that the thing was never promised: "was never guaranteed"."""
    after = [hit for hit in sentence.hits if touch.last < hit.first <= touch.last + 6]
    promised = [hit for hit in after if hit.kind == "promise"]
    if promised and any(hit.kind == "negator" and hit.first < promised[0].first for hit in after):
        return Leaning("denied_promise", 0.8, f"'{words_of(sentence.items, promised[0])}', denied")
    return None


def _offers_both(sentence: Sentence, chain: Sequence[Hit]) -> bool:
    """Whether two verbs of contrary sign are joined by "or": "to approve or reject it" is no stance."""
    for one, other in pairwise(chain):
        between = [token.norm for token in sentence.items[one.last + 1 : other.first]]
        if "or" in between and len(between) <= 3 and (one.kind in TURNING) != (other.kind in TURNING):
            return True
    return False


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
        return at > 0 or sentence.direct or items[at].norm == "'s"
    while at >= 0 and (items[at].norm in AUXILIARY or items[at].norm.endswith("ly") or items[at].forms & LEADING):
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
