"""Working out the days of all articles together: the claims of each, again as long as a newly dated article dates another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.collation.dating_bounds import Bound, Bracket, solved
from onrecord.collation.dating_offices import office_bounds, taken_offices
from onrecord.collation.dating_own import framed, full_dates
from onrecord.collation.dating_shared import Dated, Runs, calendar_bounds, runs_of, shared_runs, weekday_bounds
from onrecord.collation.dating_stated import is_current_day, stated_days
from onrecord.collation.dating_views import View, view_of
from onrecord.model import Dating, Evidence, Reading

_ROUNDS = 3
_SOURCES = 40
_FEW = 3


@dataclass(frozen=True, slots=True)
class Affair:
    """All articles as dating sees them, and how many articles have each quoted run of words."""

    views: Mapping[str, View]
    runs: Mapping[str, Runs]
    rare: Counter[tuple[str, ...]]

    @property
    def most(self) -> int:
        """In how many articles a run of words may stand and still tell one utterance."""
        return max(_FEW, len(self.views) // 10)


def affair_of(readings: tuple[Reading, ...]) -> Affair:
    """The views of all readings."""
    views = {reading.article.id: view_of(reading) for reading in readings}
    runs = {key: runs_of(view) for key, view in views.items()}
    rare: Counter[tuple[str, ...]] = Counter(run for found in runs.values() for run in found)
    return Affair(views, runs, rare)


def datings(readings: tuple[Reading, ...]) -> tuple[Dating, ...]:
    """How each article is dated, in order of the readings."""
    affair = affair_of(readings)
    known = {key: Bracket(day, day) for key, view in affair.views.items() if (day := view.article.published)}
    basis = dict.fromkeys(known, "metadata")
    stated = {key: list(stated_days(view)) for key, view in affair.views.items() if key not in known}
    for key, claims in sorted(stated.items()):
        bracket = solved(claims)
        if bracket is not None and bracket.width is not None:
            known[key], basis[key] = bracket, "stated"
    fixed = set(known)
    for _ in range(_ROUNDS):
        before = dict(known)
        for key in sorted(affair.views):
            if key not in fixed and (found := _worked_out(affair, key, before)) is not None:
                known[key], basis[key] = found, "inferred"
        if before == known:
            break
    return tuple(_dating(reading.article.id, known, basis) for reading in readings)


def _worked_out(affair: Affair, key: str, known: Mapping[str, Bracket]) -> Bracket | None:
    view = affair.views[key]
    offices = taken_offices(affair.views, known)
    claims: list[Bound] = [*stated_days(view), *full_dates(view), *office_bounds(view, offices)]
    for other, bracket in sorted(known.items()):
        if other == key or bracket.width is None:
            continue
        source = Dated(affair.views[other], bracket)
        runs = shared_runs(affair.runs[key], affair.runs[other], rare=affair.rare, most=affair.most)
        claims += [*weekday_bounds(view, source, runs), *calendar_bounds(view, source)]
    first = solved(claims)
    if first is None:
        return None
    days_known = sorted(
        b.earliest
        for other, b in known.items()
        if other != key and b.earliest and b.width is not None and b.width <= 92
    )
    return _current(affair, key, solved([*claims, *framed(view, first, days_known)]) or first, known)


def _current(affair: Affair, key: str, bracket: Bracket, known: Mapping[str, Bracket]) -> Bracket:
    """The first day of a week's bracket, where that is the article's current day and a dated article of that day tells the same."""
    view, day = affair.views[key], bracket.earliest
    if not is_current_day(view) or day is None or bracket.width is None or bracket.width > 6 or view.lead is None:
        return bracket
    twin = next((o for o, b in sorted(known.items()) if o != key and b.width == 0 and b.earliest == day), None)
    if twin is None or view.lead.weekday != day.weekday() or not any(twin == why.article for why in bracket.why):
        return bracket
    why = Evidence(key, view.lead.span, f"the article speaks of {day:%A} as its own day")
    return Bracket(day, day, (*bracket.why, why))


def _dating(key: str, known: Mapping[str, Bracket], basis: Mapping[str, str]) -> Dating:
    bracket = known.get(key)
    if bracket is None or (bracket.earliest is None and bracket.latest is None):
        return Dating(key)
    day = bracket.earliest if bracket.width == 0 else None
    return Dating(key, day, bracket.earliest, bracket.latest, basis[key], bracket.why)  # type: ignore[arg-type]
