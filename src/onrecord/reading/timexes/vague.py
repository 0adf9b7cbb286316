"""What references to a time that no calendar names mean: past, present and future, as TIMEX3 values."""

from __future__ import annotations

from onrecord.reading.timexes.grammar import Answer, Build, Context, Parts
from onrecord.reading.timexes.spans import CARDINALS, duration
from onrecord.text.calendar_words import word_sets

_CONTEXTS = word_sets("time_contexts")


def vague(value: str) -> Build:
    """A builder for a reference to past, present or future that names no day."""

    def build(parts: Parts, context: Context) -> Answer | None:
        return Answer(value)

    return build


def past(parts: Parts, context: Context) -> Answer | None:
    """ "the past", "recent years", but neither "the last one" nor "the past two elections"."""
    counted = parts.words[-1] == "past" and (context.after[:1].isdigit() or context.after in CARDINALS)
    return None if counted or "last" in parts.words else Answer("PAST_REF")


def present(parts: Parts, context: Context) -> Answer | None:
    """ "the time being", "current", "at the moment", but not "the moment he left"."""
    if "moment" in parts.words and context.before not in _CONTEXTS["MOMENT"]:
        return None
    if parts.words == ("present",) and context.before != "at":
        return None
    if "these" in parts.words and "days" not in parts.words:
        return None
    return Answer("PRESENT_REF")


def soon(parts: Parts, context: Context) -> Answer | None:
    """ "soon", but not "shortly after"."""
    if context.after in _CONTEXTS["SOON_AFTER"] or context.following[:1] == ("-",):
        return None
    return None if context.before in ("as", "too", "how") else Answer("FUTURE_REF")


def one_day(parts: Parts, context: Context) -> Answer | None:
    """ "one day": some day to come where the clause looks ahead, else a length of time."""
    if parts.words == ("one", "day") and context.tense == "future" and context.before not in _CONTEXTS["WITHIN"]:
        return Answer("FUTURE_REF")
    return duration(parts, context)


def unspecified(parts: Parts, context: Context) -> Answer | None:
    """ "an indefinite period of time"."""
    return Answer("PXD", "DURATION")


def some_day(parts: Parts, context: Context) -> Answer | None:
    """ "some day": a day to come."""
    return Answer("FUTURE_REF") if parts.words in (("some", "day"), ("someday",)) else None


def past_units(parts: Parts, context: Context) -> Answer | None:
    """ "in past weeks", but not "the last weeks of the war"."""
    return Answer("PAST_REF") if parts.words[0] == "past" else None


def coming_units(parts: Parts, context: Context) -> Answer | None:
    """ "the coming weeks"."""
    return Answer("FUTURE_REF") if parts.has("coming") else None


def the_future(parts: Parts, context: Context) -> Answer | None:
    """ "the near future", but not "the future of the town"."""
    return None if parts.words[-2:] == ("the", "future") and context.after == "of" else Answer("FUTURE_REF")
