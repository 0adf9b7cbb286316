"""Days and months without a year, whose year dated articles on the same matter agree on: what is told came before the
article, what is announced after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.collation.dating.bounds import Bound, days
from onrecord.collation.dating.shared import Dated, tells_alike
from onrecord.collation.dating.told import is_announced, is_past, is_told
from onrecord.collation.dating.views import View
from onrecord.model import Evidence
from onrecord.reading.timexes.clues import Clue
from onrecord.text.calendar import Bounds, bounds, day_value

_WITNESSES = 2
_ONE_AFFAIR = 550  # days
_NEAR, _YEAR = 150, 364  # days


@dataclass(frozen=True, slots=True)
class Meant:
    """The year in which a dated article's words put a day or month, where they stand, and whether they tell the same
    as the other article's.
    """

    year: int
    source: Dated
    clue: Clue
    alike: bool


@dataclass(frozen=True, slots=True)
class Agreed:
    """The days that an article's words mean, and the dated articles that fix their year."""

    days: Bounds
    clue: Clue
    by: Meant
    alike: bool


def agreed_days(view: View, kin: Sequence[Dated], *, spread: int) -> Iterator[Bound]:
    """Not before the last day told, not after the first announced, in the year that all of ``kin`` mean by them.

    What is told without its year is also at most a year old. ``spread`` is how many days lie between the first and the
    last article on the matter: over years the same day comes round again, and more has to agree.
    """
    fewest = 1 if spread <= _ONE_AFFAIR else _WITNESSES
    past = [found for found in _all_agreed(view, kin, is_past, fewest) if found.alike or is_told(view, found.clue)]
    ahead = _all_agreed(view, kin, is_announced, fewest)
    low = max(past, key=lambda found: found.days[0], default=None)
    high = min(ahead, key=lambda found: found.days[1], default=None)
    if low and high and low.days[0] > high.days[1]:
        return
    if low:
        last = low.days[0] + days(_YEAR) if low.alike else None
        yield Bound(low.days[0], last, 5, _why(view, low, f"told as past: not before {low.days[0]}"))
    if high:
        yield Bound(None, high.days[1], 5, _why(view, high, f"still to come: not after {high.days[1]}"))


def _all_agreed(view: View, kin: Sequence[Dated], fits: Callable[[View, Clue], bool], fewest: int) -> list[Agreed]:
    return [found for clue in view.clues if fits(view, clue) and (found := _agreed(view, clue, kin, fewest))]


def _agreed(view: View, clue: Clue, kin: Sequence[Dated], fewest: int) -> Agreed | None:
    """The days that the words mean, when all dated articles that name the same day or month mean one year by it, and
    one tells the same or ``fewest`` name it.
    """
    if clue.month is None or clue.value is not None:
        return None
    named = [meant for source in kin for meant in _named(view, clue, source)]
    alike = [meant for meant in named if meant.alike]
    witnesses = {meant.source.view.article.id for meant in named}
    if len({meant.year for meant in named}) != 1 or not (alike or len(witnesses) >= fewest):
        return None
    covered = _in_year(named[0].year, clue.month, clue.day)
    if covered is None or (clue.weekday is not None and covered[0].weekday() != clue.weekday):
        return None
    return Agreed(covered, clue, (alike or named)[0], bool(alike))


def _named(view: View, clue: Clue, source: Dated) -> Iterator[Meant]:
    """Where a dated article names the same day or month, with the year it means there."""
    for other in source.view.clues:
        if (other.month, other.day) != (clue.month, clue.day) or source.view.in_aside(other.span):
            continue
        year = int(other.value[:4]) if other.value else _nearest(other, source)
        if year is not None:
            shared = view.around(clue.span.start) & source.view.around(other.span.start)
            yield Meant(year, source, other, tells_alike(view, clue, source.view, other, shared))


def _nearest(clue: Clue, source: Dated) -> int | None:
    """The year in which the day or month lies plainly nearest to the article that names it."""
    low, high = source.bracket.earliest, source.bracket.latest
    if low is None or high is None or clue.month is None:
        return None
    near = [
        year
        for year in range(low.year - 1, high.year + 2)
        if (covered := _in_year(year, clue.month, clue.day)) and _apart(covered, low, high) < _NEAR
    ]
    return near[0] if len(near) == 1 else None


def _apart(covered: Bounds, low: date, high: date) -> int:
    return max((low - covered[1]).days, (covered[0] - high).days, 0)


def _in_year(year: int, month: int, day: int | None) -> Bounds | None:
    return bounds(day_value(year, month, day) if day else f"{year:04}-{month:02}")


def _why(view: View, found: Agreed, reason: str) -> tuple[Evidence, ...]:
    source = found.by.source
    return (
        Evidence(view.article.id, found.clue.span, reason),
        Evidence(source.view.article.id, found.by.clue.span, f"names it too; it is of {source.bracket.earliest}"),
    )
