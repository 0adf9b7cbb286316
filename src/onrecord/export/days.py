"""Days as terminals, tables and reports write them: ISO 8601, a range where no single day is known, and how a day is
known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from onrecord.export.lookup import days_said
from onrecord.model import Basis, Dating, Event, Statement
from onrecord.text.calendar import bounds, value_of

BASIS: dict[Basis, str] = {
    "metadata": "given with the article",
    "stated": "stated in the text",
    "inferred": "worked out",
    "unknown": "",
}
NOT_KNOWN = "day not known"
_PLAIN = re.compile(r"\d{4}(?:-\d\d)?")


def days_between(first: date | None, last: date | None) -> str:
    """``2031-03-04``, ``2031-03`` for a whole month, ``2031-03-03 to 2031-03-09``; an open end is said in words, and so
    is that nothing is known."""
    if first and last:
        units = (value_of(first, unit=unit) for unit in ("D", "M", "Y"))
        whole = (value for value in units if bounds(value) == (first, last))
        return next(whole, f"{first.isoformat()} to {last.isoformat()}")
    if first:
        return f"{first.isoformat()} or later"
    return f"{last.isoformat()} or earlier" if last else NOT_KNOWN


def days_of(value: str | None) -> str:
    """The days of a TIMEX3 value: years and months as they are, weeks, quarters and the like as a range; a value that
    names no days of the calendar is not known."""
    days = bounds(value)
    if value is None or days is None:
        return NOT_KNOWN
    return value if _PLAIN.fullmatch(value) else days_between(*days)


def dated(dating: Dating) -> str:
    """The day or range of an article, and how it is known."""
    if not (dating.day or dating.earliest or dating.latest):
        return NOT_KNOWN
    days = dating.day.isoformat() if dating.day else days_between(dating.earliest, dating.latest)
    return f"{days} ({BASIS[dating.basis]})" if BASIS[dating.basis] else days


def said_when(statement: Statement, dating: Dating) -> str:
    """The days something was said on, those of a week not after its report; where they are unknown, those it was
    reported on.
    """
    said, reported = days_of(statement.said_on), dated(dating)
    if said != statement.said_on and said != NOT_KNOWN:
        said = days_between(*days_said(statement, dating))
    return f"reported {reported}" if said == NOT_KNOWN != reported else said


def event_days(event: Event) -> str:
    """The days an event can be of, as wide as they are known."""
    known = event.earliest or event.latest
    return days_between(event.earliest, event.latest) if known else days_of(event.when)


def earliest_of(statements: Iterable[Statement], dating: Callable[[str], Dating | None]) -> date | None:
    """The first day that one of some statements can be of; None where that is open."""
    firsts = [days_said(statement, dating(statement.article))[0] for statement in statements]
    return min((day for day in firsts if day), default=None) if all(firsts) else None
