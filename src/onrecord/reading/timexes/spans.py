"""What expressions relative to a day, durations, sets, clock times and vague ones mean, as TIMEX3 values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.reading.timexes.dates import PARTS, UNITS
from onrecord.reading.timexes.grammar import Answer, Context, Parts
from onrecord.reading.timexes.tokens import WEEKDAYS
from onrecord.text.calendar import bounds, moved, shift, unit_of, valued, weekday_near
from onrecord.text.calendar_words import word_lists, word_sets

_CONTEXTS = word_sets("time_contexts")
_TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
CARDINALS = {word: at for at, word in enumerate(word_lists("time_words")["CARD"][:20], 1)} | _TENS
_OFTEN = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "hourly": "PT1H", "nightly": "P1D"}
_OFTEN |= {"biweekly": "P2W", "fortnightly": "P2W", "biannual": "P6M"} | dict.fromkeys(
    ("yearly", "annually", "annual"), "P1Y"
)


def unit_in(parts: Parts) -> str:
    """The unit of time that the expression counts in."""
    word = (parts.all("UNIT", "UNITS", "QUARTER") or ["day"])[-1]
    return UNITS.get(word) or UNITS.get(word.rstrip("s")) or UNITS["century"]


def amount(parts: Parts) -> float | None:
    """How many, or None when the words don't say ("several")."""
    if parts.has("couple"):
        return 2
    total, seen = 0.0, False
    for word in parts.all("DAY", "YEAR", "NUM", "CARD"):
        seen = True
        if word == "hundred":
            total = (total or 1) * 100
        elif word == "thousand":
            total = (total or 1) * 1000
        else:
            total += CARDINALS.get(word) or float(word.replace(",", "").rstrip("sthndr"))
    half = 0.5 if parts.of("HALF") else 0.0
    if seen:
        return total + half
    if parts.has("dozen"):
        return 12
    if parts.of("VAGUE") or parts.has("few") or not parts.all("A", "UNIT", "QUARTER"):
        return None
    if parts.of("HALF"):
        return 1.5 if parts.has("and") else 0.5
    return 1 if parts.all("UNIT", "QUARTER") else None


def period(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length of time: P10Y for a decade, PT30M for half an hour, PXD for some days."""
    if unit == "2W":
        count, unit = count and count * 2, "W"
    if count is not None and unit in ("DE", "CE"):
        count, unit = count * (10 if unit == "DE" else 100), "Y"
    if count == 0.5 and unit in ("TH", "Y"):
        count, unit = (30, "TM") if unit == "TH" else (6, "M")
    number = "X" if count is None else f"{count:g}" if count < 1e6 else f"{int(count)}"
    return f"P{unit[0]}{number}{unit[1]}" if unit[0] == "T" else f"P{number}{unit}"


def duration(parts: Parts, context: Context) -> Answer | None:
    """A length of time."""
    if context.before in ("$", "€", "£") or _is_share(parts, context) or "old" in (context.after, parts.words[-1]):
        return None
    if parts.words[:2] == ("a", "long"):
        return None
    if (
        parts.words[0] == "a"
        and parts.words[-1] in ("day", "week", "month", "year", "hour", "night")
        and _counted(context)
    ):
        return Answer(period(1, unit_in(parts)), "SET")
    return Answer(period(amount(parts), unit_in(parts)), "DURATION")


def _is_share(parts: Parts, context: Context) -> bool:
    """Whether quarters are parts of a whole: "three quarters of the seats", "about a quarter", "in many quarters"."""
    if parts.words[-1] == "quarters":
        return bool(parts.of("VAGUE")) or (context.after == "of" and (amount(parts) or 0) == _THREE_PARTS)
    return parts.words[-1] == "quarter" and (context.after == "of" or parts.words[0] != "a")


_THREE_PARTS = 3


def _counted(context: Context) -> bool:
    """Whether what stands before "a year" is a rate: "15 a year", "$2 billion a year", "twice a week"."""
    return context.before[:1].isdigit() or context.before in _CONTEXTS["RATE"]


def bare_units(parts: Parts, context: Context) -> Answer | None:
    """ "in years", "for months": some length of time, only after words that make it one."""
    if context.before not in _CONTEXTS["BARE"]:
        return None
    if context.before == "of" and context.after not in (",", ".", ";"):
        return None
    return Answer(period(None, unit_in(parts)), "DURATION")


def rolling(parts: Parts, context: Context) -> Answer | None:
    """ "the past two weeks", "the next six months": a length of time that touches the day of writing."""
    return Answer(period(amount(parts), unit_in(parts)), "DURATION")


def relative_unit(parts: Parts, context: Context) -> Answer | None:
    """ "last week", "this year", "next month": a unit before, around or after the day of writing."""
    step = -1 if parts.of("LAST") or parts.of("PREVIOUS") else 1 if parts.of("NEXT") or parts.of("FOLLOWING") else 0
    part, unit = next((PARTS[word] for word in parts.all("PART", "NOON")), None), unit_in(parts)
    kind = "TIME" if part or unit[0] == "T" else "DATE"
    if context.today is None or unit[0] in "T2":
        return Answer(None, kind) if context.today is None else None
    day = shift(context.today, by=step, unit="D" if part else unit)
    value = valued(day, unit="D" if part else unit, part=part or "")
    return Answer(value, kind, anchor=f"article {context.today}")


def anchored_unit(parts: Parts, context: Context) -> Answer | None:
    """ "that same day", "the following year", "the previous week": counted from the last date named."""
    step = -1 if parts.of("PREVIOUS") else 1 if parts.of("FOLLOWING") or parts.of("NEXT") else 0
    part, unit = next((PARTS[word] for word in parts.all("PART", "NOON")), ""), unit_in(parts)
    kind = "TIME" if part else "DATE"
    if unit[0] in "T2":
        return None
    base = base_of(context, "D" if part else unit)
    if base is None:
        return Answer(None, kind)
    day, anchor = base
    moved_day = shift(day, by=step, unit="D" if part else unit)
    return Answer(valued(moved_day, unit="D" if part else unit, part=part), kind, anchor=anchor)


_ORDER = ("D", "WE", "W", "M", "Q", "H", "S", "Y", "DE", "CE")


def base_of(context: Context, unit: str) -> tuple[date, str] | None:
    """The day that "that week" counts from: of the last date named that is as fine as the unit, else of writing.

    A date named just before that nobody could resolve ("the first year of ...") leaves it unknown.
    """
    for value in context.named:
        if value is None:
            return None
        covered, fine = bounds(value), unit_of(value)
        if covered and fine and _ORDER.index(fine) <= _ORDER.index(unit):
            return covered[0], f"text {value}"
    return (context.today, f"article {context.today}") if context.today else None


def the_unit(parts: Parts, context: Context) -> Answer | None:
    """ "the day", "the year", "the end of the month": the one spoken of, only where the words beside it make it a date;
    "the quarter ended Sept. 30" is the one that ends there.
    """
    unit = unit_in(parts)
    if context.ended and unit in ("W", "M", "Q", "Y"):
        return Answer(valued(context.ended, unit=unit), anchor=f"text {context.ended}")
    if unit == "WE":
        return _weekend(context)
    edged = parts.words[0] != "the" or len(parts.words) > len(("the", "year"))
    if (not edged and context.before not in _CONTEXTS["THE_UNIT"]) or context.after in _CONTEXTS["LINKED"]:
        return None
    if unit == "Q" and not edged and context.tense != "future" and not _is_named(context, "Q"):
        day = context.today and shift(context.today, by=-1, unit="Q")
        return Answer(valued(day or None, unit="Q"), anchor=f"article {context.today}" if context.today else "none")
    ahead = edged and (context.tense == "future" or context.before in _CONTEXTS["BY"])
    return anchored_unit(parts, replace(context, named=()) if ahead else context)


def _is_named(context: Context, unit: str) -> bool:
    """Whether a date as fine as the unit was named before."""
    found = base_of(context, unit)
    return found is not None and found[1].startswith("text")


def _weekend(context: Context) -> Answer | None:
    """ "over the weekend": the last one begun, or the next to come where the clause looks ahead."""
    if context.before in ("of", "a", "for") or context.after in ("of", "when", "that"):
        return None
    now = context.today
    if now is None:
        return Answer(None)
    begun = context.tense == "future" or now.weekday() >= _SATURDAY
    return Answer(
        valued(now if begun else shift(now, by=-1, unit="W"), unit="WE"),
        other=valued(shift(now, by=-1, unit="W") if begun else now, unit="WE"),
        anchor=f"article {now}",
    )


_SATURDAY = 5


def from_day(parts: Parts, context: Context) -> Answer | None:
    """ "a week from Friday", "two weeks from today", "a week ago Sunday": counted from a day beside it."""
    count, unit, now = amount(parts), unit_in(parts), context.today
    if count is None or unit not in ("D", "W", "M", "Y"):
        return None
    if now is None:
        return Answer(None)
    name, back = parts.of("WEEKDAY"), parts.has("ago")
    step = {"yesterday": -1, "tomorrow": 1}.get(parts.of("TODAY") or "", 0)
    base = (
        weekday_near(now, weekday=WEEKDAYS[name.rstrip(".")], future=not back)
        if name
        else shift(now, by=step, unit="D")
    )
    found = base and shift(base, by=int(-count if back else count), unit=unit)
    return Answer(valued(found, unit="D"), anchor=f"article {now}")


def ago(parts: Parts, context: Context) -> Answer | None:
    """ "two weeks ago", "three days later", "a year earlier": a date as fine as the unit it is counted in."""
    unit, count = unit_in(parts), amount(parts)
    back = parts.has("ago", "earlier", "before")
    if count is None:
        return Answer("PAST_REF" if back else "FUTURE_REF")
    written = parts.has("ago") or parts.has("from")
    if not written and context.now:
        return Answer(None)
    anchor = None if written else _anchor(context)
    day = anchor[0] if anchor else context.today
    if day is None:
        return Answer(None, "TIME" if unit[0] == "T" else "DATE")
    if unit[0] == "T":
        return Answer("PAST_REF" if back else "FUTURE_REF", "DATE")
    if not written and context.last and unit == "Y" and unit_of(context.last) in ("M", "Q", "H", "S", "W"):
        return Answer(moved(context.last, by=int(-count if back else count), unit="Y"), anchor=f"text {context.last}")
    return _counted_from(day, -count if back else count, unit, anchor[1] if anchor else f"article {day}")


def _anchor(context: Context) -> tuple[date, str] | None:
    covered = bounds(context.last)
    if covered and unit_of(context.last or "") in ("D", "M", "Y", "Q", "W"):
        return covered[0], f"text {context.last}"
    return None


def _counted_from(day: date, count: float, unit: str, anchor: str) -> Answer:
    unit, count = ("W", count * 2) if unit == "2W" else (unit, count)
    if count != int(count):
        unit, count = {"Y": ("M", count * 12), "M": ("W", round(count * 4.35)), "DE": ("Y", count * 10)}.get(
            unit, (unit, count)
        )
    found = shift(day, by=int(count), unit=unit)
    return Answer(valued(found, unit="D" if unit == "WE" else unit), anchor=anchor)


def deictic(parts: Parts, context: Context) -> Answer | None:
    """Today, yesterday, tomorrow and tonight, with or without a part of the day."""
    word = parts.of("TODAY") or "today"
    part = next((PARTS[name] for name in parts.all("PART", "NOON")), "TNI" if word == "tonight" else "")
    kind = "TIME" if part else "DATE"
    if context.today is None:
        return Answer("PRESENT_REF" if word == "today" and context.after == "'s" else None, kind)
    step = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    step *= 2 if parts.has("before", "after") else 1
    day = shift(context.today, by=step, unit="D")
    return Answer(valued(day, unit="D", part=part), kind, anchor=f"article {context.today}")


def often(parts: Parts, context: Context) -> Answer | None:
    """Daily, weekly, annual."""
    return Answer(_OFTEN[parts.words[0]], "SET")


def every(parts: Parts, context: Context) -> Answer | None:
    """ "every day", "each Tuesday", "every Saturday night", "every two years", "Mondays"."""
    name = (parts.of("WEEKDAY") or parts.of("WEEKDAYS") or "").rstrip("s.")
    part = PARTS[parts.of("PART") or "night"] if parts.of("PART") else ""
    if name:
        return Answer(f"XXXX-WXX-{WEEKDAYS.get(name, WEEKDAYS.get(name + 's', 0)) + 1}{part}", "SET")
    if part:
        return Answer(f"XXXX-XX-XX{part}", "SET")
    if parts.of("MONTH"):
        return None
    count = 1 if parts.has("times") else 2 if parts.has("other", "second") else amount(parts)
    return Answer(period(count, unit_in(parts)), "SET")
