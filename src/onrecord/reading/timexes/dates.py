"""What expressions that name a day, month, season, quarter, year or decade mean, as TIMEX3 values."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from onrecord.reading.timexes.grammar import Answer, Context, Parts
from onrecord.reading.timexes.tokens import MONTHS, WEEKDAYS, YEARS
from onrecord.text.calendar import bounds, day_value, shift, valued, weekday_near
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
    """A day of a month, with or without a year: "Dec. 3, 2024", "3 October", "the first of May"."""
    written = parts.all("DAY", "ORD", "ORDWORD")[0]
    month, day = month_of(parts), ORDINALS.get(written) or int(written.rstrip("sthndr"))
    if month is None or not 1 <= day <= 31:
        return None
    if (year := year_of(parts, context)) is not None:
        return Answer(day_value(year, month, day))
    return nearest_year(context, lambda year: day_value(year, month, day), parts)


def month_alone(parts: Parts, context: Context) -> Answer | None:
    """A month, with or without a year: "July", "last June", "May 2008"."""
    month = month_of(parts)
    if month is None:
        return None
    if (year := year_of(parts, context)) is not None:
        return Answer(f"{year:04}-{month:02}")
    return nearest_year(context, lambda year: f"{year:04}-{month:02}", parts)


def that_month(parts: Parts, context: Context) -> Answer | None:
    """ "that February": the one of the year spoken of."""
    month, base = month_of(parts), context.last
    if month is None or base is None or not base[:4].isdigit() or len(base) < len("2024"):
        return month_alone(parts, context)
    return Answer(f"{base[:4]}-{month:02}", anchor=f"text {base}")


def nearest_year(context: Context, value_in: Callable[[int], str | None], parts: Parts) -> Answer:
    """The year that makes a date without one lie nearest in the direction the words give; past when they give none."""
    now = context.today
    if (shared := _year_shared(parts, context)) is not None:
        return Answer(value_in(shared))
    if now is None:
        return Answer(None)
    behind, here, ahead = (value_in(now.year + step) for step in (-1, 0, 1))
    same, asked = bounds(here), parts.of("LAST") or parts.of("NEXT")
    if parts.of("THIS") or (same and same[0] <= now <= same[1] and not asked):
        return Answer(here, anchor=f"article {now}")
    passed = bool(same and same[1] < now)
    before, after = (here, ahead) if passed else (behind, here)
    future = parts.of("NEXT") is not None if asked else _looks_ahead(context.tense, now, before, after)
    chosen, other = (after, before) if future else (before, after)
    return Answer(chosen or other, other=other if chosen else None, anchor=f"article {now}")


def _looks_ahead(tense: str | None, now: date, before: str | None, after: str | None) -> bool:
    """Whether the reading ahead is meant: by the tense, unless it asks for a date most of a year off while the other
    is near; with no tense, where it is plainly nearer.
    """
    back, ahead = bounds(before), bounds(after)
    if back is None or ahead is None:
        return tense == "future"
    since, until = (now - back[1]).days, (ahead[0] - now).days
    if tense == "future":
        return not (until > _FAR and since < _CLOSE_BY)
    if tense == "past":
        return since > _MOST_OF_A_YEAR and until < _FEW_WEEKS and ahead[0].year == now.year
    return until * _PAST_BIAS < since


def _year_shared(parts: Parts, context: Context) -> int | None:
    """The year that stands behind the last month of several: "between August and December 1990"."""
    found = _SHARED.match(" ".join(context.following))
    if found is None:
        return None
    own, other = month_of(parts), MONTHS[found["month"]]
    return int(found["year"]) - (own is not None and own > other)


_PAST_BIAS = 1.5
_CENTURY = 100  # a year below it is written with two digits: the nearest to the day of writing is meant
_FAR, _CLOSE_BY = 280, 75  # days
_MOST_OF_A_YEAR, _FEW_WEEKS = 325, 35  # days
_NAMES = "|".join(sorted(MONTHS, key=lambda name: (-len(name), name)))
_SHARED = re.compile(
    rf"(?:(?:,|and|or|to|through|until|till|-|–) )(?:(?:and|or|early|late) )?"
    rf"(?:(?:{_NAMES})\.? (?:\d\d? )?, )*(?:and )?(?P<month>{_NAMES})\.? (?:\d\d? )?(?:, )?(?P<year>(?:19|20)\d\d)\b"
)


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
    """A written ISO day, kept only when there is such a day, of a year that news speaks of."""
    word = parts.words[0].upper()
    known = int(word[:4]) in YEARS and bounds(word[:10])
    return Answer(word, "TIME" if "T" in word else "DATE") if known else None


def slash(parts: Parts, context: Context) -> Answer | None:
    """Digits with slashes or dots: both readings when day and month may stand in either order."""
    first, second, year = (int(part) for part in parts.words[0].replace(".", "/").split("/"))
    if year < _CENTURY:
        if (now := context.today) is None:
            return Answer(None)
        year = min((1900 + year, 2000 + year), key=lambda full: abs(full - now.year))
    if year not in YEARS:
        return None
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
    least = context.preceding[-2:] == ("at", "least") and context.preceding[-3:-2] in (("since",), ("until",), ("in",))
    led = least or context.before in _CONTEXTS["YEAR"]
    if (not least and context.before in _CONTEXTS["NOT_YEAR"]) or context.after in _CONTEXTS["COUNTED"]:
        return None
    return Answer(year) if led or "1900" <= year <= "2069" else None


def decade(parts: Parts, context: Context) -> Answer | None:
    """A decade: "the 1990s", "the late 80s", "the sixties"; "the 1800s" are a century, and "his 30s" an age."""
    word = parts.of("DIGITDECADE")
    if word is None:
        return Answer("19" + _DECADES[parts.of("DECADE") or ""])
    digits = word.strip("'s")
    if len(digits) == len("1990"):
        return Answer(digits[:2] if digits[2] == "0" and digits < "2000" else digits[:3])
    if len(parts.words) == 1 and word[0] != "'" and context.before not in _CONTEXTS["LISTING"]:
        return None
    return Answer("19" + digits[0] if digits[0] != "0" else "200")


def century(parts: Parts, context: Context) -> Answer | None:
    """A numbered century: "the 19th century"."""
    word = (parts.all("ORD", "ORDWORD") or [""])[0]
    if "century" not in parts.words:
        return Answer(None, barrier=True) if context.after == "of" and parts.of("THE") else None
    number = ORDINALS.get(word) or int(word.rstrip("sthndr"))
    return Answer(f"{number - 1:02}")


def season(parts: Parts, context: Context) -> Answer | None:
    """A season, with or without a year."""
    tag = SEASONS[parts.of("SEASON") or ""]
    if parts.of("YEAR"):
        return Answer(f"{parts.of('YEAR')}-{tag}")
    if len(parts.words) == 1 and context.before not in ("in", "by", "until", "since", "this", "last", "next", "during"):
        return None
    return nearest_year(context, lambda year: f"{year:04}-{tag}", parts)
