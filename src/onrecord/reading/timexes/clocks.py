"""What clock times and parts of the day mean, alone or with their day beside them, as TIMEX3 values."""

from __future__ import annotations

from onrecord.reading.timexes import dates
from onrecord.reading.timexes.dates import PARTS
from onrecord.reading.timexes.grammar import Answer, Build, Context, Parts
from onrecord.reading.timexes.spans import CARDINALS, base_of
from onrecord.text.calendar import valued
from onrecord.text.calendar_words import word_sets

_CONTEXTS = word_sets("time_contexts")


def clock(parts: Parts, context: Context) -> Answer | None:
    """A time of the day, on the day named with it, else the one spoken of, else the day of writing."""
    time = _clock(parts)
    if time is None or (len(parts.words) == 1 and not parts.of("NOON") and context.before not in _CONTEXTS["CLOCK"]):
        return None
    if parts.of("TODAY") or parts.of("WEEKDAY"):
        return Answer(time, "TIME")
    base = base_of(context, "D")
    return Answer(valued(base[0] if base else None, unit="D", part=time), "TIME", anchor=base[1] if base else "none")


def _clock(parts: Parts) -> str | None:
    zone = "Z" if parts.has("utc", "gmt") else ""
    if word := parts.of("NOON"):
        return PARTS[word]
    word = (parts.all("CLOCK", "DAY", "NUM", "YEAR", "CARD") or [""])[0]
    hour, _, minute = (f"{word[:2]}:{word[2:]}" if len(word) == 4 and word.isdigit() else word).partition(":")
    hours = CARDINALS.get(hour) or int(hour.replace(".", "") if hour.replace(".", "").isdigit() else 99)
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
    base = base_of(context, "D")
    return Answer(valued(base[0] if base else None, unit="D", part=part), "TIME", anchor=base[1] if base else "none")


def on_day(day_of: Build) -> Build:
    """A builder for a clock time with its day beside it: "9 a.m. today", "8 p.m. on Friday"."""

    def build(parts: Parts, context: Context) -> Answer | None:
        time, day = clock(parts, context), day_of(parts, context)
        if time is None or day is None or day.value is None or time.value is None:
            return day
        written = time.value if time.value.startswith("T") else time.value[10:]
        return Answer(day.value[:10] + written, "TIME", anchor=day.anchor)

    return build


def part_of(parts: Parts, context: Context) -> Answer | None:
    """ "the night of June 5", "the morning of Sept. 11": a part of the day named behind it."""
    day = dates.day_month(parts, context) if parts.of("MONTH") else dates.weekday(parts, context)
    if day is None or day.value is None:
        return Answer(None, "TIME")
    other = day.other and day.other[:10] + PARTS[parts.of("PART") or ""]
    return Answer(day.value[:10] + PARTS[parts.of("PART") or ""], "TIME", other=other, anchor=day.anchor)
