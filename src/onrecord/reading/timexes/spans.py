"""What expressions relative to a day, durations, sets, clock times and vague ones mean, as TIMEX3 values."""

from __future__ import annotations

from datetime import date

from onrecord.reading.timexes.dates import PARTS, UNITS
from onrecord.reading.timexes.grammar import Answer, Build, Context, Parts
from onrecord.reading.timexes.tokens import WEEKDAYS
from onrecord.text.calendar import bounds, moved, shift, unit_of, valued
from onrecord.text.calendar_words import word_lists, word_sets

_CONTEXTS = word_sets("time_contexts")
_TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
_CARDINALS = {word: at for at, word in enumerate(word_lists("time_words")["CARD"][:20], 1)} | _TENS
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
            total += _CARDINALS.get(word) or float(word.replace(",", "").rstrip("sthndr"))
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
    if context.before in ("$", "€", "£") or _is_share(parts, context):
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


def unspecified(parts: Parts, context: Context) -> Answer | None:
    """ "an indefinite period of time"."""
    return Answer("PXD", "DURATION")


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
    base = _base(context, "D" if part else unit)
    if base is None:
        return Answer(None, kind)
    day, anchor = base
    moved_day = shift(day, by=step, unit="D" if part else unit)
    return Answer(valued(moved_day, unit="D" if part else unit, part=part), kind, anchor=anchor)


_ORDER = ("D", "WE", "W", "M", "Q", "H", "S", "Y", "DE", "CE")


def _base(context: Context, unit: str) -> tuple[date, str] | None:
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
    """ "the day", "the year": the one spoken of, only where the words beside it make it a date."""
    edged = parts.words[0] != "the"
    if not edged and context.before not in _CONTEXTS["THE_UNIT"]:
        return None
    if context.after in _CONTEXTS["LINKED"]:
        return None
    return anchored_unit(parts, context)


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
    if not written and context.last and unit == "Y" and (unit_of(context.last) or "D") not in ("D", "Y"):
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
    """ "every day", "each Tuesday", "every two years", "Mondays"."""
    name = (parts.of("WEEKDAY") or parts.of("WEEKDAYS") or "").rstrip("s.")
    if name:
        return Answer(f"XXXX-WXX-{WEEKDAYS.get(name, WEEKDAYS.get(name + 's', 0)) + 1}", "SET")
    if part := parts.of("PART"):
        return Answer(f"XXXX-XX-XX{PARTS[part]}", "SET")
    if parts.of("MONTH"):
        return None
    count = 2 if parts.has("other", "second") else amount(parts)
    return Answer(period(count, unit_in(parts)), "SET")


def clock(parts: Parts, context: Context) -> Answer | None:
    """A time of the day, on the day named with it, else the one spoken of, else the day of writing."""
    time = _clock(parts)
    if time is None or (len(parts.words) == 1 and not parts.of("NOON") and context.before not in _CONTEXTS["CLOCK"]):
        return None
    if parts.of("TODAY") or parts.of("WEEKDAY"):
        return Answer(time, "TIME")
    base = _base(context, "D")
    return Answer(valued(base[0] if base else None, unit="D", part=time), "TIME", anchor=base[1] if base else "none")


def _clock(parts: Parts) -> str | None:
    zone = "Z" if parts.has("utc", "gmt") else ""
    if word := parts.of("NOON"):
        return PARTS[word]
    word = (parts.all("CLOCK", "DAY", "NUM", "YEAR", "CARD") or [""])[0]
    hour, _, minute = (f"{word[:2]}:{word[2:]}" if len(word) == 4 and word.isdigit() else word).partition(":")
    hours = _CARDINALS.get(hour) or int(hour.replace(".", "") if hour.replace(".", "").isdigit() else 99)
    half = (parts.of("AMPM") or " ")[0]
    hours = hours % 12 + 12 * (half == "p") if half in "ap" else hours
    if hours > 24 or (minute and int(minute[:2]) > 59):
        return None
    return f"T{hours:02}:{minute or '00'}{zone}"


def part_of_day(parts: Parts, context: Context) -> Answer | None:
    """ "in the morning", "morning trading": on the day spoken of, else the day of writing."""
    if context.before not in ("in", "on", "during", "by", "until") and len(parts.words) == 1:
        return None
    part = PARTS[(parts.all("PART", "NOON"))[0]]
    base = _base(context, "D")
    return Answer(valued(base[0] if base else None, unit="D", part=part), "TIME", anchor=base[1] if base else "none")


def vague(value: str) -> Build:
    """A builder for a reference to past, present or future that names no day."""

    def build(parts: Parts, context: Context) -> Answer | None:
        return Answer(value)

    return build


def past(parts: Parts, context: Context) -> Answer | None:
    """ "the past", "recent years", but not "the last one"."""
    return None if "last" in parts.words else Answer("PAST_REF")


def present(parts: Parts, context: Context) -> Answer | None:
    """ "the time being", "current", "at the moment", but not "the moment he left"."""
    if "moment" in parts.words and context.before not in _CONTEXTS["MOMENT"]:
        return None
    if "these" in parts.words and "days" not in parts.words:
        return None
    return Answer("PRESENT_REF")


def soon(parts: Parts, context: Context) -> Answer | None:
    """ "soon", but not "shortly after"."""
    return (
        None
        if context.after in ("after", "before", "as", "enough") or context.before in ("as", "too")
        else Answer("FUTURE_REF")
    )


def one_day(parts: Parts, context: Context) -> Answer | None:
    """ "one day": some day to come where the clause looks ahead, else a length of time."""
    if parts.words == ("one", "day") and context.tense == "future" and context.before not in _CONTEXTS["WITHIN"]:
        return Answer("FUTURE_REF")
    return duration(parts, context)


def some_day(parts: Parts, context: Context) -> Answer | None:
    """ "some day": a day to come."""
    return Answer("FUTURE_REF") if parts.words in (("some", "day"), ("someday",)) else None
