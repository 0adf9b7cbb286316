"""What stands around a statement in its article: the places that speak of the topic, and what an "it" takes up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.decision.concepts import Setting, Touch, find_touches
from onrecord.decision.topics import Topic
from onrecord.reading.stance_words import Token, tokens, word_set
from onrecord.text.sentences import sentences

TAKEN_UP = 0.85
SQUARE = 0.45
BACK = 420


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All places of an article that speak of the topic, by where they start (code points), and how much of it is about
    the topic (0 to 1)."""

    touches: tuple[Touch, ...] = ()
    density: float = 0.0

    def between(self, start: int, end: int) -> Sequence[Touch]:
        """The places that start in ``text[start:end]``."""
        return self.touches[self._first(start) : self._first(end)]

    def best(self, start: int, end: int) -> float:
        """The relevance of the squarest place in ``text[start:end]``, 0 where there is none."""
        return max((touch.relevance for touch in self.between(start, end)), default=0.0)

    def _first(self, start: int) -> int:
        return bisect_left(self.touches, start, key=lambda touch: touch.start)


def surroundings_of(text: str, topic: Topic, density: float) -> Surroundings:
    """The places of a whole article that speak of the topic."""
    setting = Setting(density)
    found = [
        touch for span in sentences(text) for touch in find_touches(tokens(text, span), text, topic, setting=setting)
    ]
    return Surroundings(tuple(sorted(found, key=lambda touch: touch.start)), density)


def taken_up(items: Sequence[Token], text: str, around: Surroundings) -> list[Touch]:
    """The "it" or "this" of a sentence that takes up what was spoken of just before, as a place of its own.

    Only the first such pronoun counts, and only where the last place before it, in its paragraph or the one before,
    speaks squarely of the topic.
    """
    at = next(
        (n for n, token in enumerate(items) if token.norm in word_set("taking_up") and _stands_alone(items, n)), None
    )
    if at is None:
        return []
    before = around.between(items[at].start - BACK, items[at].start)
    if not before or before[-1].relevance < SQUARE or text.count("\n\n", before[-1].start, items[at].start) > 1:
        return []
    meant = before[-1]
    reason = f"'{items[at].norm}', which takes up {meant.reason}"
    return [Touch(at, at, round(meant.relevance * TAKEN_UP, 3), reason, meant.opposite, items[at].start, meant.turned)]


def _stands_alone(items: Sequence[Token], at: int) -> bool:
    """Whether the pronoun is no determiner or conjunction: "this is", and not "this week"; "it is", not "it is wrong
    to"."""
    following = items[at + 1 : at + 2]
    if items[at].norm == "it":
        return not any(token.norm == "to" for token in items[at + 2 : at + 5])
    return not following or not following[0].is_word or bool(following[0].forms & word_set("linking"))
