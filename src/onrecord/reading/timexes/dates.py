"""What expressions that name a day, month, season, quarter, year or decade mean, as TIMEX3 values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from onrecord.reading.timexes.grammar import Answer, Context, Parts
from onrecord.reading.timexes.tokens import MONTHS, WEEKDAYS
from onrecord.text.calendar import bounds, day_value, easter, moved, shift, valued, weekday_near
from onrecord.text.calendar_words import word_lists, word_sets

_CONTEXTS = word_sets("time_contexts")
UNITS = {
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "weekend": "WE",
    "quarter": "Q",
}
UNITS |= {"hour": "TH", "minute": "TM", "second": "TS", "fortnight": "2W"}
PARTS = {"morning": "TMO", "dawn": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
PARTS |= {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
ORDINALS = {word: at for at, word in enumerate(word_lists("time_words")["ORDWORD"], 1)}
_FIXED_DAYS = {"christmas": (12, 25), "halloween": (10, 31)}
_DECADES = dict(zip(word_lists("time_words")["DECADE"], "23456789", strict=True))


def month_of(parts: Parts) -> int | None:
    """The month's number that the expression names."""
    name = parts.of("MONTH")
    return MONTHS[name.rstrip(".")] if name else None


def year_of(parts: Parts, context: Context) -> int | None:
    """The year that the expression names, outright or as last, this or next year."""
    if written := parts.of("YEAR"):
        return int(written)
    if "year" in parts.words and context.today and (step := _step(parts)) is not None:
        return context.today.year + step
    return None


def _step(parts: Parts) -> int | None:
    for name, step in (("LAST", -1), ("PREVIOUS", -1), ("THIS", 0), ("NEXT", 1), ("FOLLOWING", 1)):
        if parts.of(name):
            return step
    return None


def day_month(parts: Parts, context: Context) -> Answer | None:
    """A day of a month, with or without a year: "Dec. 3, 2024", "3 October"."""
    month, day = month_of(parts), int((parts.all("DAY", "ORD")[0]).rstrip("sthndr"))
    if month is None or not 1 <= day <= 31:
        return None
    if (year := year_of(parts, context)) is not None:
        return Answer(day_value(year, month, day))
    return _nearest_year(context, lambda year: day_value(year, month, day), parts)


def month_alone(parts: Parts, context: Context) -> Answer | None:
    """A month, with or without a year: "July", "last June", "May 2008"."""
    month = month_of(parts)
    if month is None:
        return None
    if (year := year_of(parts, context)) is not None:
        return Answer(f"{year:04}-{month:02}")
    return _nearest_year(context, lambda year: f"{year:04}-{month:02}", parts)


def that_month(parts: Parts, context: Context) -> Answer | None:
    """ "that February": the one of the year spoken of."""
    month, base = month_of(parts), context.last
    if month is None or base is None or not base[:4].isdigit() or len(base) < len("2024"):
        return month_alone(parts, context)
    return Answer(f"{base[:4]}-{month:02}", anchor=f"text {base}")


def _nearest_year(context: Context, value_in: Callable[[int], str | None], parts: Parts) -> Answer:
    """The year that makes a date without one lie nearest in the direction the words give; past when they give none."""
    now = context.today
    if now is None:
        return Answer(None)
    behind, here, ahead = (value_in(now.year + step) for step in (-1, 0, 1))
    same = bounds(here)
    if same and same[0] <= now <= same[1] and not (parts.of("LAST") or parts.of("NEXT")):
        return Answer(here, anchor=f"article {now}")
    passed = bool(same and same[1] < now)
    before, after = (here, ahead) if passed else (behind, here)
    future = parts.of("NEXT") is not None or (parts.of("LAST") is None and context.tense == "future")
    if parts.of("THIS"):
        return Answer(here, anchor=f"article {now}")
    chosen, other = (after, before) if future else (before, after)
    if context.tense is None and not parts.of("LAST") and not parts.of("NEXT") and _is_nearer(now, before, after):
        chosen, other = after, before
    return Answer(chosen or other, other=other if chosen else None, anchor=f"article {now}")


def _is_nearer(now: date, before: str | None, after: str | None) -> bool:
    """Whether the reading ahead is plainly nearer than the one behind: with no tense to tell, the likelier."""
    back, ahead = bounds(before), bounds(after)
    return back is not None and ahead is not None and (ahead[0] - now).days * _PAST_BIAS < (now - back[1]).days


_PAST_BIAS = 1.5


def weekday(parts: Parts, context: Context) -> Answer | None:
    """A weekday, with or without a part of the day: "Tuesday", "last Friday", "Monday night"."""
    name = (parts.of("WEEKDAY") or "").rstrip(".")
    part = next((PARTS[word] for word in parts.all("PART", "NOON")), "")
    kind = "TIME" if part else "DATE"
    if context.today is None:
        return Answer(None, kind)
    now, wanted = context.today, WEEKDAYS[name]
    last, after = parts.of("LAST") is not None, parts.of("NEXT") is not None
    if "week" in parts.words:
        monday = weekday_near(now, weekday=0)
        found = monday and shift(monday, by=7 * (-1 if last else 1 if after else 0) + wanted, unit="D")
        return Answer(valued(found, unit="D", part=part), kind, anchor=f"article {now}")
    future = after or (context.tense == "future" and not last)
    found = weekday_near(now, weekday=wanted, future=future, strict=last or after)
    turned = weekday_near(now, weekday=wanted, future=not future, strict=True)
    sure = last or after or found == now
    other = None if sure else valued(turned, unit="D", part=part)
    return Answer(valued(found, unit="D", part=part), kind, other=other, anchor=f"article {now}")


def iso(parts: Parts, context: Context) -> Answer | None:
    """A written ISO day, kept only when there is such a day."""
    word = parts.words[0].upper()
    return Answer(word, "TIME" if "T" in word else "DATE") if bounds(word[:10]) else None


def slash(parts: Parts, context: Context) -> Answer | None:
    """Digits with slashes or dots: both readings when day and month may stand in either order."""
    first, second, year = (int(part) for part in parts.words[0].replace(".", "/").split("/"))
    american, european = day_value(year, first, second), day_value(year, second, first)
    if american and european and american != european:
        return (
            Answer(None, other=f"{american} {european}")
            if "." not in parts.words[0]
            else Answer(european, other=american)
        )
    return Answer(american or european) if american or european else None


def year_alone(parts: Parts, context: Context) -> Answer | None:
    """A bare year, where the words beside it don't make it a count."""
    year = parts.of("YEAR") or ""
    if len(parts.words) > 1:
        return Answer(year)
    led = context.before in _CONTEXTS["YEAR"]
    if context.before in _CONTEXTS["NOT_YEAR"] or context.after in _CONTEXTS["COUNTED"]:
        return None
    return Answer(year) if led or "1900" <= year <= "2069" else None


def decade(parts: Parts, context: Context) -> Answer | None:
    """A decade: "the 1990s", "the late 80s", "the sixties"."""
    if word := parts.of("DIGITDECADE"):
        digits = word.strip("'s")
        return (
            Answer(digits[:3]) if len(digits) == 4 else Answer("19" + digits[0]) if digits[0] != "0" else Answer("200")
        )
    return Answer("19" + _DECADES[parts.of("DECADE") or ""])


def century(parts: Parts, context: Context) -> Answer | None:
    """A numbered century: "the 19th century"."""
    word = (parts.all("ORD", "ORDWORD") or [""])[0]
    if "century" not in parts.words:
        return Answer(None, barrier=True) if context.after == "of" and parts.of("THE") else None
    number = ORDINALS.get(word) or int(word.rstrip("sthndr"))
    return Answer(f"{number - 1:02}")


def quarter(parts: Parts, context: Context) -> Answer | None:
    """A quarter or half of a year; without a year the nearest that has begun by the day of writing."""
    if word := parts.of("PARTOFYEAR"):
        tag = word.upper()
    else:
        ordinal = parts.of("ORDWORD") or ""
        tag = f"{'H' if parts.of('HALF') else 'Q'}{4 if ordinal == 'final' else ORDINALS.get(ordinal, 9)}"
    if tag[1] not in "1234" or (tag[0] == "H" and tag[1] not in "12"):
        return None
    if (year := year_of(parts, context)) is not None:
        return Answer(f"{year:04}-{tag}")
    now = context.today
    if now is None:
        return Answer(None)
    covered = bounds(f"{now.year:04}-{tag}")
    begun = covered is not None and covered[0] <= now
    ahead = context.tense == "future"
    return Answer(f"{now.year if begun or ahead else now.year - 1:04}-{tag}", anchor=f"article {now}")


def fiscal(parts: Parts, context: Context) -> Answer | None:
    """A fiscal year."""
    year = year_of(parts, context)
    return Answer(f"FY{year:04}") if year is not None else None


def season(parts: Parts, context: Context) -> Answer | None:
    """A season, with or without a year."""
    tag = SEASONS[parts.of("SEASON") or ""]
    if parts.of("YEAR"):
        return Answer(f"{parts.of('YEAR')}-{tag}")
    if len(parts.words) == 1 and context.before not in ("in", "by", "until", "since", "this", "last", "next", "during"):
        return None
    return _nearest_year(context, lambda year: f"{year:04}-{tag}", parts)


def holiday(parts: Parts, context: Context) -> Answer | None:
    """A holiday that the calendar fixes."""
    name = parts.of("HOLIDAY") or ""
    eve = -1 if parts.has("eve") else 0

    def value_in(year: int) -> str | None:
        day = shift(_holiday(name, year), by=eve, unit="D")
        return valued(day, unit="D")

    if parts.of("YEAR"):
        return Answer(value_in(int(parts.of("YEAR") or "")))
    return _nearest_year(context, value_in, parts)


def _holiday(name: str, year: int) -> date:
    if name == "easter":
        return easter(year)
    if name == "thanksgiving":
        return date(year, 11, 22 + (3 - date(year, 11, 1).weekday()) % 7)
    return date(year, *_FIXED_DAYS[name])


def same_period(parts: Parts, context: Context) -> Answer | None:
    """ "the same period last year", "the same month a year ago": what was named before, a year back."""
    if (year := year_of(parts, context)) is not None and context.last and len(context.last) > 4:
        return Answer(f"{year:04}{context.last[4:]}", anchor=f"text {context.last}")
    if parts.has("ago", "earlier", "previous", "preceding", "prior") and context.last:
        return Answer(moved(context.last, by=-1, unit="Y"), anchor=f"text {context.last}")
    return Answer(str(year)) if year else Answer(None)
