"""Working out the days of all articles together: the claims of each, again as long as a newly dated article dates
another."""

from __future__ import annotations

import calendar
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.collation.dating.agreed import agreed_days
from onrecord.collation.dating.bounds import Bound, Bracket, solved
from onrecord.collation.dating.offices import Taken, office_bounds, taken_offices
from onrecord.collation.dating.own import framed, full_dates
from onrecord.collation.dating.posts import post_days
from onrecord.collation.dating.shared import Dated, Runs, runs_of, shared_runs, weekday_bounds
from onrecord.collation.dating.stated import dateline_days, is_current_day, one_of, stated_days
from onrecord.collation.dating.views import View, view_of
from onrecord.model import Basis, Dating, Evidence, Reading

_ROUNDS = 3
_SOURCES = 40
_FEW = 3
_WIDEST = 92
_SHARED_NAMES = 4
_KIN_LOOKED_AT = 400
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
_CALENDAR = frozenset(name for names in (calendar.month_name, calendar.day_name) for name in names)


@dataclass(frozen=True, slots=True)
class Affair:
    """All articles as dating sees them, and how many articles have each quoted run of words."""

    views: Mapping[str, View]
    runs: Mapping[str, Runs]
    rare: Counter[tuple[str, ...]]
    quoting: Mapping[tuple[str, ...], list[str]]
    naming: Mapping[tuple[int, int | None], list[str]]
    names: Mapping[str, frozenset[str]]

    @property
    def most(self) -> int:
        """In how many articles a run of words may stand and still tell one utterance."""
        return min(max(_FEW, len(self.views) // 10), _SOURCES)

    def sources(self, key: str) -> list[str]:
        """The articles that share a rare run of words or a month or day with this one, so that only these are
        compared."""
        quoted = {other for run in self.runs[key] if self.rare[run] <= self.most for other in self.quoting[run]}
        named = {
            other
            for clue in self.views[key].clues
            if clue.month
            for other in self.naming[clue.month, clue.day][:_SOURCES]
        }
        return sorted((quoted | named) - {key})


def affair_of(readings: tuple[Reading, ...]) -> Affair:
    """The views of all readings."""
    views = {reading.article.id: view_of(reading) for reading in readings}
    runs = {key: runs_of(view) for key, view in views.items()}
    rare: Counter[tuple[str, ...]] = Counter(run for found in runs.values() for run in found)
    quoting: dict[tuple[str, ...], list[str]] = defaultdict(list)
    naming: dict[tuple[int, int | None], list[str]] = defaultdict(list)
    for key in sorted(views):
        for run in runs[key]:
            quoting[run].append(key)
        for month, day in sorted({(c.month, c.day) for c in views[key].clues if c.month}, key=str):
            naming[month, day].append(key)
    names = {key: frozenset(_NAME.findall(view.article.text)) - _CALENDAR for key, view in views.items()}
    return Affair(views, runs, rare, quoting, naming, names)


def datings(readings: tuple[Reading, ...]) -> tuple[Dating, ...]:
    """How each article is dated, in order of the readings."""
    if all(reading.article.published for reading in readings):
        return tuple(_by_metadata(reading) for reading in readings)
    affair = affair_of(readings)
    known = {key: Bracket(day, day) for key, view in affair.views.items() if (day := view.article.published)}
    basis: dict[str, Basis] = dict.fromkeys(known, "metadata")
    stated = {key: list(stated_days(view)) for key, view in affair.views.items() if key not in known}
    for key, claims in sorted(stated.items()):
        bracket = solved(claims)
        if bracket is not None and bracket.width is not None:
            known[key], basis[key] = bracket, "stated"
    fixed = set(known)
    for _ in range(_ROUNDS):
        before = dict(known)
        offices = taken_offices(affair.views, known)
        for key in sorted(affair.views):
            if key not in fixed and (found := _worked_out(affair, key, before, offices)) is not None:
                known[key], basis[key] = found, "inferred"
        if before == known:
            break
    return tuple(_dating(reading.article.id, known, basis) for reading in readings)


def _by_metadata(reading: Reading) -> Dating:
    day = reading.article.published
    return Dating(reading.article.id, day, day, day, "metadata")


def _worked_out(affair: Affair, key: str, known: Mapping[str, Bracket], offices: tuple[Taken, ...]) -> Bracket | None:
    view = affair.views[key]
    claims: list[Bound] = [*stated_days(view), *post_days(view), *full_dates(view), *office_bounds(view, offices)]
    kin: list[Dated] = []
    for other in affair.sources(key):
        bracket = known.get(other)
        if bracket is None or bracket.width is None:
            continue
        source = Dated(affair.views[other], bracket)
        if bracket.width <= _WIDEST and is_kin(affair.names[key], affair.names[other]):
            kin.append(source)
        runs = shared_runs(affair.runs[key], affair.runs[other], rare=affair.rare, most=affair.most)
        claims += weekday_bounds(view, source, runs)
    first = solved(claims)
    if first is None:
        return None
    around = _days_of_kin(affair, key, known)
    claims += agreed_days(view, kin, spread=(around[-1] - around[0]).days if around else 0)
    claims += framed(view, first, around)
    claims += dateline_days(view, solved(claims) or first)
    return one_of(_current(affair, key, solved(claims) or first, known), view.article)


def _days_of_kin(affair: Affair, key: str, known: Mapping[str, Bracket]) -> list[date]:
    """The days of dated articles that speak of the same names: another story in the folder tells nothing of this."""
    dated = [o for o, b in sorted(known.items()) if o != key and b.width is not None and b.width <= _WIDEST]
    kin = [other for other in dated[:_KIN_LOOKED_AT] if is_kin(affair.names[key], affair.names[other])]
    return sorted(day for other in kin if (day := known[other].earliest))


def is_kin(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two articles share four names, or half of the few that the shorter one has."""
    fewest = min(len(ours), len(theirs))
    return len(ours & theirs) >= min(_SHARED_NAMES, (fewest + 1) // 2)


def _current(affair: Affair, key: str, bracket: Bracket, known: Mapping[str, Bracket]) -> Bracket:
    """The first day of a week's bracket, where that is the article's current day and a dated article of that day
    tells the same."""
    view, day = affair.views[key], bracket.earliest
    if not is_current_day(view) or day is None or bracket.width is None or bracket.width > 6 or view.lead is None:
        return bracket
    twin = next((o for o, b in sorted(known.items()) if o != key and b.width == 0 and b.earliest == day), None)
    if twin is None or view.lead.weekday != day.weekday() or not any(twin == why.article for why in bracket.why):
        return bracket
    why = Evidence(key, view.lead.span, f"the article speaks of {day:%A} as its own day")
    return Bracket(day, day, (*bracket.why, why))


def _dating(key: str, known: Mapping[str, Bracket], basis: Mapping[str, Basis]) -> Dating:
    bracket = known.get(key)
    if bracket is None or (bracket.earliest is None and bracket.latest is None):
        return Dating(key)
    day = bracket.earliest if bracket.width == 0 else None
    return Dating(key, day, bracket.earliest, bracket.latest, basis[key], bracket.why)
