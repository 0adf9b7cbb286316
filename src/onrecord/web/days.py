"""Days as they are shown: as precise as what is known, and always with how it is known."""

from __future__ import annotations

import re
from datetime import date

from onrecord.export.days import NOT_KNOWN
from onrecord.model import Basis, Dating, Event
from onrecord.text.calendar import bounds

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_MONTH = re.compile(r"\d{4}-\d\d")


def show_day(day: date) -> str:
    """``3 Dec 2024``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def show_range(earliest: date | None, latest: date | None) -> str:
    """A bracket of days; an open end is said in words, and nothing known is ``date unknown``."""
    if earliest and latest:
        return show_day(earliest) if earliest == latest else _between(earliest, latest)
    if earliest:
        return f"{show_day(earliest)} or later"
    return f"{show_day(latest)} or earlier" if latest else "date unknown"


def _between(earliest: date, latest: date) -> str:
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day}–{show_day(latest)}"
    if earliest.year == latest.year:
        return f"{earliest.day} {MONTHS[earliest.month - 1]} – {show_day(latest)}"
    return f"{show_day(earliest)} – {show_day(latest)}"


def show_said_on(value: str | None) -> str:
    """When something was said, as precise as known: ``3 Dec 2024``, ``Dec 2024``, ``25 Nov – 1 Dec 2024``, ``2024``."""
    days = bounds(value)
    if value is None or days is None:
        return NOT_KNOWN
    if _MONTH.fullmatch(value):
        return f"{MONTHS[days[0].month - 1]} {days[0].year}"
    return str(days[0].year) if len(value) == 4 else show_range(*days)


def show_event(event: Event) -> str:
    """The days an event can be of, as wide as they are known."""
    known = event.earliest or event.latest
    return show_range(event.earliest, event.latest) if known else show_said_on(event.when)


def show_dating(dating: Dating | None) -> tuple[str, Basis]:
    """An article's day or bracket in words, and its basis."""
    if dating is None:
        return "date unknown", "unknown"
    if dating.day:
        return show_day(dating.day), dating.basis
    return show_range(dating.earliest, dating.latest), dating.basis
