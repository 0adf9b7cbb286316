"""Reports of events made ready for comparison: kind, who and what they name, and the days they can mean."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from onrecord.collation.copies import Copies
from onrecord.collation.utterances.sayings import Days, Setting, name_groups
from onrecord.model import Event, EventStatus, Span, Timex
from onrecord.text.calendar import bounds
from onrecord.text.lexis import content_words, weight

UNKNOWN: Days = (date.min, date.max)
BEHIND = timedelta(days=21)
AHEAD = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Report:
    """One article's report of one event.

    ``names`` are the actors and other names of its sentence, ``things`` the other weighty words of its clause.
    ``days`` are the first and last day that it can mean; ``dated`` tells whether a time expression says so. ``shown``
    gives the article's own words for each of the names and things.
    """

    event: Event
    article: str
    kind: str
    clause: Span
    names: frozenset[str]
    things: frozenset[str]
    days: Days
    dated: bool
    around: Days | None
    shown: dict[str, str] = field(default_factory=dict, compare=False)


def reports(settings: list[Setting], copies: Copies) -> list[Report]:
    """The event reports of all articles that are not copied from another one."""
    return [
        _report(setting, event)
        for setting in settings
        for event in setting.reading.events
        if not copies.holds(setting.reading.article.id, event.evidence[0].span)
    ]


def _report(setting: Setting, event: Event) -> Report:
    clause = event.evidence[0].span
    names, things, shown = set(), set(), dict[str, str]()
    text = setting.reading.article.text
    when = [timex.span for timex in setting.reading.timexes if timex.span.touches(clause)]
    plain = [word for word in setting.within(clause) if not any(word.span.touches(span) for span in when)]
    for group in name_groups(content_words(plain)):
        key = setting.key(group)
        shown.setdefault(key, text[group[0].start : group[-1].end])
        if key.startswith("@") or group[0].capital:
            names.add(key)
        elif weight(group[0].stem) >= 1.5:
            things.add(key)
    timex = _timex(setting, event)
    days = told_days(event.status, _days(event, timex, setting.around), setting.around)
    kind = event.what.split(":", 1)[0]
    return Report(
        _not_before_its_day(event, days, setting.around) if timex else event,
        setting.reading.article.id,
        kind,
        clause,
        frozenset(names),
        frozenset(things),
        days,
        bool(timex),
        setting.around,
        shown,
    )


def _not_before_its_day(event: Event, days: Days, around: Days | None) -> Event:
    """The event; what is told as happening ("takes office on Monday") on a day after its article's is to come."""
    to_come = around is not None and days[0] > around[1] and event.status == "happened"
    return replace(event, status="scheduled") if to_come else event


def told_days(status: EventStatus, days: Days, around: Days | None) -> Days:
    """The days that an article can mean: what it tells as past lies not after it, what it tells as planned not before
    it. Days that lie wholly on the other side stay as they are told.
    """
    if around is None or days == UNKNOWN:
        return days
    if status == "happened" and days[0] <= around[1]:
        return days[0], min(days[1], around[1])
    if status == "scheduled" and days[1] >= around[0]:
        return max(days[0], around[0]), days[1]
    return days


def _timex(setting: Setting, event: Event) -> Timex | None:
    spans = [e.span for e in event.evidence if e.reason == "when"]
    found = [t for t in setting.reading.timexes if t.span in spans]
    return found[0] if found and (found[0].earliest or bounds(found[0].value)) else None


def _days(event: Event, timex: Timex | None, around: Days | None) -> Days:
    """The days of the time expression; without one, the weeks before publication for what happened, those after for
    what is to come.
    """
    if timex:
        if timex.earliest and timex.latest:
            return timex.earliest, timex.latest
        return bounds(timex.value) or UNKNOWN
    if not around:
        return UNKNOWN
    if event.status == "scheduled":
        return around[0], _shifted(around[1], AHEAD)
    return _shifted(around[0], -BEHIND), around[1]


def _shifted(day: date, by: timedelta) -> date:
    """The day so much later or earlier, held within the calendar."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta(0) else date.min


def overlap(left: Days, right: Days) -> Days | None:
    """The days that both can mean, or None."""
    first, last = max(left[0], right[0]), min(left[1], right[1])
    return (first, last) if first <= last else None
