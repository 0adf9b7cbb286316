"""A time axis: where a day stands on the drawing, and the ticks that tell a reader the days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.web.days import MONTHS

LEFT, RIGHT, WIDTH = 150.0, 866.0, 960.0
UNDATED = 920.0
_TICKS = 9


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick and its label."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from ``first`` to ``last`` between ``LEFT`` and ``RIGHT``; what has no day stands at ``UNDATED``."""

    first: date
    last: date
    ticks: tuple[Tick, ...]
    left: float = LEFT
    right: float = RIGHT
    width: float = WIDTH
    undated: float = UNDATED

    def at(self, day: date, *, after: bool = False) -> float:
        """Where a day begins, or ends if ``after``."""
        return _place(self.first, self.last, day, after)

    def x_of(self, days: tuple[date, date] | None) -> float:
        """The middle of some days, or the place of what has none."""
        return UNDATED if days is None else round((self.at(days[0]) + self.at(days[1], after=True)) / 2, 1)

    def holds(self, days: tuple[date, date]) -> bool:
        """Whether the days are on the axis."""
        return self.first <= days[0] and days[1] <= self.last


def _place(first: date, last: date, day: date, after: bool) -> float:
    whole = (last - first).days + 1
    gone = (day - first).days + (1 if after else 0)
    return round(LEFT + (RIGHT - LEFT) * min(max(gone / whole, 0.0), 1.0), 1)


def axis_over(days: list[tuple[date, date]], *, beside: list[tuple[date, date]]) -> Axis:
    """An axis over all ``days``, widened to those of ``beside`` near it: within as long again, or 30 days."""
    days = days or beside or [(date(2000, 1, 1), date(2000, 1, 1))]
    first, last = min(d[0] for d in days), max(d[1] for d in days)
    reach = max(timedelta(days=30), last - first)
    near = [d for d in beside if first - reach <= d[0] and d[1] <= last + reach]
    first = min([first, *(d[0] for d in near)])
    last = max([last, *(d[1] for d in near)])
    if (last - first).days < 4:
        first, last = first - timedelta(days=1), last + timedelta(days=1)
    ticks = tuple(Tick(_place(first, last, day, False), label) for day, label in _ticks(first, last))
    return Axis(first, last, ticks)


def _ticks(first: date, last: date) -> Iterator[tuple[date, str]]:
    whole = (last - first).days + 1
    if whole <= 60:
        step = max(1, -(-whole // _TICKS))
        for gone in range(0, whole, step):
            day = first + timedelta(days=gone)
            yield day, f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if gone == 0 else "")
        return
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120) if months / s <= _TICKS), 600)
    for month in range(first.year * 12, last.year * 12 + 12, step):
        day = date(month // 12, month % 12 + 1, 1)
        if first <= day <= last:
            yield day, str(day.year) if step >= 12 else f"{MONTHS[day.month - 1]} {day.year}"
