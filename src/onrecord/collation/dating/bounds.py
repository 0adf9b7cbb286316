"""Brackets of days, and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import Evidence


@dataclass(frozen=True, slots=True)
class Bound:
    """A claim that an article was published on or after ``earliest`` and on or before ``latest`` (None: open), and
    the words it rests on.

    ``rank`` orders claims: where two contradict each other, the one of the lower rank stands.
    """

    earliest: date | None
    latest: date | None
    rank: int
    why: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Bracket:
    """The days that all claims leave, and the evidence of those that narrowed them."""

    earliest: date | None = None
    latest: date | None = None
    why: tuple[Evidence, ...] = ()

    @property
    def width(self) -> int | None:
        """How many days lie between the ends, or None while one end is open."""
        return (self.latest - self.earliest).days if self.earliest and self.latest else None


def narrowed(bracket: Bracket, bound: Bound) -> Bracket | None:
    """The bracket with one more claim; the same when it says nothing new; None when the two contradict each other."""
    low = max(filter(None, (bracket.earliest, bound.earliest)), default=None)
    high = min(filter(None, (bracket.latest, bound.latest)), default=None)
    if low and high and low > high:
        return None
    if (low, high) == (bracket.earliest, bracket.latest):
        return bracket
    return Bracket(low, high, (*bracket.why, *bound.why))


def solved(bounds: list[Bound]) -> Bracket | None:
    """The bracket that the claims leave, the best taken first; None when two claims of the best rank contradict each
    other."""
    ordered = sorted(
        bounds, key=lambda b: (b.rank, b.earliest or date.min, b.latest or date.max, b.why[0].span if b.why else None)
    )
    bracket = Bracket()
    for bound in ordered:
        found = narrowed(bracket, bound)
        if found is None and bound.rank == ordered[0].rank:
            return None
        bracket = found or bracket
    return bracket


def days(count: int) -> timedelta:
    """A length of ``count`` days."""
    return timedelta(days=count)
