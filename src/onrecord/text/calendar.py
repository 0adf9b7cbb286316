"""Arithmetic on TIMEX3 values (ISO-TimeML): which days a value covers, shifting it, and the weekday nearest to a day.

A value is a string: ``2024-12-03``, ``2024-12-03TMO``, ``2024-12``, ``2024-W49``, ``2024-W49-WE``, ``2024-Q4``,
``2024-H2``, ``2024-SU``,
``2024``, ``202`` (a decade) or ``20`` (a century). Only the calendar is known here: no clock, no locale, no time zone.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

Bounds = tuple[date, date]

SEASONS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12)}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)(?:-XX)?$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(WE|[1-7]))?(?:T.*)?$")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$")
_YEAR = re.compile(r"\d{2,4}$")


@lru_cache(maxsize=50_000)
def bounds(value: str | None) -> Bounds | None:
    """The first and last day that ``value`` covers, or None when it names no calendar days (``PAST_REF``, a duration,
    30 February)."""
    if not value:
        return None
    try:
        return _bounds(value)
    except (ValueError, OverflowError):
        return None


def may_fall(earliest: date | None, latest: date | None, *, since: date | None, until: date | None) -> bool:
    """Whether something of the days from ``earliest`` to ``latest`` may fall from ``since`` to ``until``. An open end
    is as good as the other one; what has neither can't be shown to, unless nothing is asked.
    """
    if since is None and until is None:
        return True
    first, last = earliest or latest, latest or earliest
    if first is None or last is None:
        return False
    return (since is None or last >= since) and (until is None or first <= until)


def _bounds(value: str) -> Bounds | None:
    if found := _DAY.match(value):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return day, day
    if found := _MONTH.match(value):
        return _months(int(found[1]), int(found[2]), int(found[2]))
    if found := _WEEK.match(value):
        return _week(int(found[1]), int(found[2]), found[3])
    if found := _PART.match(value):
        return _part(int(found[1]), found[2])
    return _years(value) if _YEAR.match(value) else None


def _months(year: int, first: int, last: int) -> Bounds:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _week(year: int, week: int, part: str | None) -> Bounds:
    first, last = (6, 7) if part == "WE" else (int(part), int(part)) if part else (1, 7)
    return date.fromisocalendar(year, week, first), date.fromisocalendar(year, week, last)


def _part(year: int, part: str) -> Bounds:
    if part[0] == "Q":
        return _months(year, int(part[1]) * 3 - 2, int(part[1]) * 3)
    if part[0] == "H":
        return _months(year, int(part[1]) * 6 - 5, int(part[1]) * 6)
    if part == "WI":  # which winter a year's winter is, differs between writers: both are covered
        return date(year - 1, 12, 1), date(year + 1, 3, 20)
    return _months(year, *SEASONS[part])


def _years(value: str) -> Bounds:
    rest = 4 - len(value)
    return date(int(value + "0" * rest) or 1, 1, 1), date(int(value + "9" * rest), 12, 31)


@lru_cache(maxsize=50_000)
def value_of(day: date, *, unit: str) -> str:
    """The value of the day, week, weekend, month, quarter, half, year, decade or century that ``day`` lies in.

    ``unit`` is one of D, W, WE, M, Q, H, Y, DE, CE.
    """
    year, week, _ = day.isocalendar()
    return {
        "D": f"{day:%Y-%m-%d}".zfill(10),
        "W": f"{year:04}-W{week:02}",
        "WE": f"{year:04}-W{week:02}-WE",
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "H": f"{day.year:04}-H{(day.month + 5) // 6}",
        "Y": f"{day.year:04}",
        "DE": f"{day.year // 10:03}",
        "CE": f"{day.year // 100:02}",
    }[unit]


def valued(day: date | None, *, unit: str, part: str = "") -> str | None:
    """:func:`value_of`, with a part of the day put behind it; None for no day."""
    return None if day is None else value_of(day, unit=unit) + part


_DAYS = {"D": 1, "W": 7, "WE": 7}
_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}


def shift(day: date, *, by: int, unit: str) -> date | None:
    """``day`` moved by that many units; the day of the month is kept where the month has it. None beyond the years 1
    to 9999."""
    try:
        if unit in _DAYS:
            return day + timedelta(days=by * _DAYS[unit])
        year, month = divmod(day.year * 12 + day.month - 1 + by * _MONTHS[unit], 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def unit_of(value: str) -> str | None:
    """How fine a value is: D, WE, W, M, Q, H, S (a season), Y, DE, CE, or None when it names no calendar days."""
    for pattern, unit in ((_DAY, "D"), (_MONTH, "M")):
        if pattern.match(value):
            return unit
    if found := _WEEK.match(value):
        return {"WE": "WE", None: "W"}.get(found[3], "D")
    if found := _PART.match(value):
        return found[2][0] if found[2][0] in "QH" else "S"
    return {4: "Y", 3: "DE", 2: "CE"}[len(value)] if _YEAR.match(value) else None


def moved(value: str, *, by: int, unit: str) -> str | None:
    """``value`` moved by that many units and as fine as it was: the same quarter of the year before, the week after."""
    covered, fine = bounds(value), unit_of(value)
    if covered is None or fine is None:
        return None
    day = shift(covered[0], by=by, unit=unit)
    if day is None:
        return None
    return f"{day.year:04}{value[4:]}" if fine == "S" else value_of(day, unit=fine)


def weekday_near(day: date, *, weekday: int, future: bool = False, strict: bool = False) -> date | None:
    """The nearest such weekday (Monday is 0) on or before ``day``, or on or after it; ``strict`` leaves the day
    itself out."""
    gap = (weekday - day.weekday()) % 7 if future else -((day.weekday() - weekday) % 7)
    if strict and gap == 0:
        gap = 7 if future else -7
    return shift(day, by=gap, unit="D")


def common(left: str, right: str) -> str | None:
    """The finest value that holds both: the same week, month or year; None when not even the year agrees."""
    if left == right:
        return left
    first, last = bounds(left), bounds(right)
    if first is None or last is None:
        return None
    low, high = min(first[0], last[0]), max(first[1], last[1])
    for unit in ("D", "W", "M", "Y"):
        if value_of(low, unit=unit) == value_of(high, unit=unit):
            return value_of(low, unit=unit)
    return None


def day_value(year: int, month: int, day: int) -> str | None:
    """The value of a day of the calendar, or None when there is no such day."""
    try:
        return value_of(date(year, month, day), unit="D")
    except ValueError:
        return None


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    century, golden = year // 100, year % 19
    shift_ = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    offset = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - shift_ - year % 100 % 4) % 7
    moon = (golden + 11 * shift_ + 22 * offset) // 451
    month, day = divmod(shift_ + offset - 7 * moon + 114, 31)
    return date(year, month, day + 1)
