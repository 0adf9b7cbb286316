"""Which words are already claimed: disjoint spans that can be asked for, and cut out of, other spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.model import Span, Spans


class TakenSpans:
    """Disjoint spans in order; asking and adding take logarithmic time."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def touching(self, span: Span) -> list[Span]:
        """The taken spans that share a code point with ``span``."""
        first = bisect_right(self._spans, span.start, key=lambda taken: taken.end)
        last = bisect_left(self._spans, span.end, key=lambda taken: taken.start)
        return self._spans[first:last]

    def add(self, span: Span) -> None:
        """Take ``span``, which must touch none that is taken."""
        self._spans.insert(bisect_left(self._spans, span), span)


def without(spans: Sequence[Span], holes: Sequence[Span]) -> Spans:
    """What is left of ``spans`` outside ``holes``."""
    left = list(spans)
    for hole in holes:
        if any(span.touches(hole) for span in left):
            left = [part for span in left for part in _around(span, hole)]
    return tuple(left)


def _around(span: Span, hole: Span) -> list[Span]:
    """The parts of ``span`` before and after ``hole``."""
    sides = ((span.start, min(span.end, hole.start)), (max(span.start, hole.end), span.end))
    return [Span(start, end) for start, end in sides if start < end]
