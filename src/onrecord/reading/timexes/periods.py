"""What quarters, halves, fiscal years, ends of years and the same period of the year before mean, as TIMEX3 values."""

from __future__ import annotations

from onrecord.reading.timexes.dates import ORDINALS, UNITS, month_alone, year_of
from onrecord.reading.timexes.grammar import Answer, Context, Parts
from onrecord.reading.timexes.tokens import CLASS
from onrecord.text.calendar import bounds, day_value, moved, shift, unit_of, valued
from onrecord.text.calendar_words import word_sets

_CONTEXTS = word_sets("time_contexts")
_QUARTERS, _HALVES = "1234", "12"
_YEAR_JUST_BEGUN = 3


def _ordinal(parts: Parts) -> int | None:
    """The number that "third", "3rd" or "final" gives, -1 for the last one."""
    if parts.has("final") or (parts.of("LAST") and not parts.has("year")):
        return -1
    word = (parts.all("ORDWORD", "ORD") or [""])[0]
    return ORDINALS.get(word) or (int(word.rstrip("sthndr")) if word[:1].isdigit() else None)


def quarter(parts: Parts, context: Context) -> Answer | None:
    """A quarter of a year; without a year the nearest that has begun by the day of writing."""
    if word := parts.of("PARTOFYEAR"):
        tag = word.upper()
    else:
        number = _ordinal(parts)
        tag = f"Q{4 if number == -1 else number}"
    if tag[1:] not in (_QUARTERS if tag[0] == "Q" else _HALVES):
        return None
    return _part_of_year(tag, parts, context)


def half(parts: Parts, context: Context) -> Answer | None:
    """Half a year: of a year that is named, else only where business is reported ("first-half profit")."""
    number = _ordinal(parts)
    if number not in (1, 2) or context.after == "of":
        return None
    named = parts.of("YEAR") or parts.has("year")
    if not named and not _CONTEXTS["BUSINESS"] & {*context.preceding, *context.following}:
        return None
    return _part_of_year(f"H{number}", parts, context)


def _part_of_year(tag: str, parts: Parts, context: Context) -> Answer:
    fiscal_year = parts.has("fiscal")
    if (year := year_of(parts, context)) is not None:
        return Answer(f"{year:04}-{tag}", by_calendar=not fiscal_year)
    now = context.today
    if now is None:
        return Answer(None)
    covered = bounds(f"{now.year:04}-{tag}")
    begun = covered is not None and covered[0] <= now
    over = covered is not None and covered[1] < now
    ahead = context.tense == "future"
    year = now.year + (over if ahead else begun - 1)
    return Answer(f"{year:04}-{tag}", anchor=f"article {now}", by_calendar=not fiscal_year)


def latest(parts: Parts, context: Context) -> Answer | None:
    """ "the latest quarter", "the most recent month": the last one that is over."""
    unit = UNITS.get(parts.words[-1], "")
    if context.today is None:
        return Answer(None)
    if unit not in ("W", "M", "Q", "Y"):
        return None
    day = shift(context.today, by=-1, unit=unit)
    return Answer(valued(day, unit=unit), anchor=f"article {context.today}")


def fiscal(parts: Parts, context: Context) -> Answer | None:
    """A fiscal year: which days it covers differs from house to house, so that it bounds none."""
    year = year_of(parts, context)
    if year is None and context.ended:
        year = context.ended.year
    if year is None and context.today and parts.has("current"):
        year = context.today.year
    return Answer(None if year is None else f"{year:04}", by_calendar=False)


def year_end(parts: Parts, context: Context) -> Answer | None:
    """ "year-end", "mid-year", "1989 year-end", "month-end"."""
    if written := parts.of("YEAR"):
        return Answer(written)
    unit = UNITS.get((parts.all("UNIT", "QUARTER") or ["year"])[0], "")
    if unit not in ("M", "Q", "Y") or not parts.has("end", "mid", "midyear"):
        return None
    if context.today is None:
        return Answer(None)
    over = context.tense == "past" and unit == "Y" and context.today.month <= _YEAR_JUST_BEGUN
    day = shift(context.today, by=-1 if over else 0, unit=unit)
    return Answer(valued(day, unit=unit), anchor=f"article {context.today}")


def same_period(parts: Parts, context: Context) -> Answer | None:
    """ "the same period last year", "the year-ago quarter": what was named before, a year back."""
    year, last = year_of(parts, context), context.last
    if year is not None and last and len(last) > len("2024"):
        return Answer(f"{year:04}{last[4:]}", anchor=f"text {last}")
    if parts.has("ago", "earlier", "previous", "preceding", "prior"):
        return _year_before(parts, context)
    return Answer(str(year)) if year else Answer(None)


def _year_before(parts: Parts, context: Context) -> Answer:
    """A year before the period named last, as fine as the words ask; a quarter else before the last one over."""
    unit = UNITS.get(parts.words[-1], "")
    if parts.of("QUARTER") and context.last is None and context.today is not None:
        over = shift(context.today, by=-1, unit="Q")
        found = over and shift(over, by=-1, unit="Y")
        return Answer(valued(found, unit="Q"), anchor=f"article {context.today}")
    covered = bounds(context.last)
    if context.last is None or covered is None:
        return Answer(None)
    if unit_of(context.last) == "D" and unit != "D":
        day = shift(covered[0], by=-1, unit="Y")
        return Answer(valued(day, unit=unit if unit in ("M", "Q", "W") else "Y"), anchor=f"text {context.last}")
    return Answer(moved(context.last, by=-1, unit="Y"), anchor=f"text {context.last}")


def nth_of(parts: Parts, context: Context) -> Answer | None:
    """ "the last day of March", "the first month of 1999"; of a week only its month is given, since weeks straddle."""
    at = next(place for place, kind in enumerate(parts.classes) if kind in (CLASS["MONTH"], CLASS["YEAR"]))
    holder = Parts(parts.words[at:], parts.classes[at:])
    whole = month_alone(holder, context) if holder.of("MONTH") else Answer(holder.of("YEAR"))
    covered, number = bounds(whole.value if whole else None), _ordinal(parts)
    if whole is None or whole.value is None or covered is None or number is None:
        return whole
    value: str | None = whole.value
    if parts.has("day") and holder.of("MONTH"):
        value = valued(covered[1], unit="D") if number < 0 else day_value(covered[0].year, covered[0].month, number)
    elif parts.has("month") and not holder.of("MONTH"):
        month = 12 if number < 0 else number
        value = f"{whole.value}-{month:02}" if month <= len(_QUARTERS) * 3 else None
    return Answer(value, anchor=whole.anchor)
