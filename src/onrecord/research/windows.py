"""Codings by stretches of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.research.codings import Coding


@dataclass(frozen=True, slots=True)
class Window:
    """The codings of the days from ``first`` to ``last``, both included."""

    first: date
    last: date
    codings: tuple[Coding, ...]


def dated(codings: Sequence[Coding]) -> list[tuple[date, Coding]]:
    """The codings whose day is fully known, with it; a month or a year is no day."""
    return [(date.fromisoformat(c.day), c) for c in codings if len(c.day) == len("2000-01-01")]


def between(codings: Sequence[Coding], since: date | None, until: date | None) -> tuple[Coding, ...]:
    """The codings not before and not after some days; without either, all, those of no known day among them."""
    if since is None and until is None:
        return tuple(codings)
    return tuple(c for day, c in dated(codings) if (since is None or day >= since) and (until is None or day <= until))


def windows(codings: Sequence[Coding], *, size: int, step: int) -> Iterator[Window]:
    """Stretches of ``size`` days, one every ``step`` days, from the first known day until the last one is covered."""
    found = dated(codings)
    if not found:
        return
    first, end = min(day for day, _ in found), max(day for day, _ in found)
    while True:
        last = first + timedelta(days=size - 1)
        yield Window(first, last, tuple(c for day, c in found if first <= day <= last))
        if last >= end:
            return
        first += timedelta(days=step)
