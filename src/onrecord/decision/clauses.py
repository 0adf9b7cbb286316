"""A sentence with its cues, the clause a thing stands in, and which cues govern the thing there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.decision.concepts import Touch
from onrecord.reading.stance_words import Hit, Token, hits_of, load_phrases, word_set

MARKS = frozenset(".;:?!—–()")
LEFT_BREAKS = word_set("left_break")
RIGHT_BREAKS = word_set("right_break")
REACH = 16
NEGATES = 6
TURNING = frozenset(("con", "reluctant", "away"))
TOWARD = frozenset(("pro", "demand", "promise", "must", "nothing_less"))
VERBS = (TURNING | TOWARD) - {"must", "nothing_less"}
CHAINED = TURNING | TOWARD | {"negator", "absence", "evade", "weigh", "future", "partisan"}
BE = frozenset(("be", "get"))
DETERMINERS = frozenset(
    ("the", "a", "an", "his", "her", "their", "its", "our", "my", "your", "this", "that", "any", "such", "'s")
)


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


def clause_of(items: Sequence[Token], touch: Touch) -> tuple[int, int]:
    """The first and last token of the clause around the thing, within reach."""
    first, last, floor = touch.first, touch.last, main_clause(items, touch)
    while first > floor and touch.first - first < REACH and not stops(items[first - 1], LEFT_BREAKS):
        first -= 1
    while last + 1 < len(items) and last - touch.last < REACH + 6 and not stops(items[last + 1], RIGHT_BREAKS):
        last += 1
    return first, last


def main_clause(items: Sequence[Token], touch: Touch) -> int:
    """Where the main clause begins: behind the comma that ends a condition in front of it, if the thing stands behind
    that; else at the sentence's first token."""
    opens = bool(items) and items[0].norm in word_set("imagined") - {"should"}
    return next((at + 1 for at in range(2, touch.first) if opens and items[at].norm == ","), 0)


def stops(token: Token, words: frozenset[str]) -> bool:
    """Whether a clause ends at this token: a mark, or one of the words."""
    return token.norm in words or token.norm in MARKS


def governing_chain(sentence: Sentence, touch: Touch, *, floor: int | None = None) -> list[Hit]:
    """The cues that govern the thing, in order: those before it in its clause, and passive verbs after it."""
    start = clause_of(sentence.items, touch)[0] if floor is None else floor
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


def words_of(items: Sequence[Token], hit: Hit) -> str:
    """A cue's words as they stand, in lower case."""
    return " ".join(token.norm for token in items[hit.first : hit.last + 1])


def nearness(items: Sequence[Token], chain: Sequence[Hit], touch: Touch) -> float:
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
    if any(stops(token, RIGHT_BREAKS) or token.norm in ("that", "which", ",") for token in between):
        return False
    if hit.kind in ("must", "future"):
        after = items[hit.first + 1 : hit.last + 2]
        return len(between) <= 4 and any(token.forms & word_set("coming_about") for token in after)
    if hit.kind in ("negator", "evade", "weigh", "away"):
        return len(between) <= 4
    if not between and hit.kind == "con":
        return items[hit.first].norm in word_set("undoing")
    helper = [
        token for token in between if not token.norm.endswith("ly") and token.norm not in ("not", "never", "also")
    ]
    return bool(helper) and bool(helper[-1].forms & BE) and _is_participle(items[hit.first])


def _is_participle(token: Token) -> bool:
    """Whether it may be one: by its ending, or as an irregular form, "struck"."""
    irregular = not token.norm.endswith(("s", "ing")) and len(token.forms) > 1
    return token.norm.endswith(("ed", "en", "out", "n")) or irregular
