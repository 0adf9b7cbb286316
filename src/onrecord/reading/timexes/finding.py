"""Time expressions of an article, resolved to TIMEX3 against the day it was written; the clock is never read.

Where the day of writing is only bracketed, each expression is resolved at both ends: it keeps the interval, and a
value only as fine
as both ends agree on. Where it is unknown, relative expressions keep no value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model import Reading, Span, Timex
from onrecord.reading.timexes.grammar import Answer, Context, Expression, Parts, expressions
from onrecord.reading.timexes.limits import limited
from onrecord.reading.timexes.rules import RULES
from onrecord.reading.timexes.tense import tense_of
from onrecord.reading.timexes.tokens import Tokens, tokenised
from onrecord.text.calendar import bounds, common

_MEMORY = 6
_NEAR = 2
_BESIDE = 12
_ENDED = ("ended", "ending", "through")


@dataclass(frozen=True, slots=True)
class Dct:
    """The day a text was written, as a bracket of days (both ends the same where it is known)."""

    earliest: date
    latest: date


Said = Sequence[tuple[Span, date]]


def find_timexes(reading: Reading) -> Reading:
    """The reading with its time expressions, read against the article's stated publication day where there is one."""
    return replace(reading, timexes=timexes_of(reading.article.text, dct=reading.article.published))


def timexes_of(text: str, *, dct: Dct | date | None, said: Said = ()) -> tuple[Timex, ...]:
    """The time expressions of ``text``, in order.

    ``said`` gives the day of utterance of quoted stretches: expressions inside one are read against that day.
    """
    tokens = tokenised(text)
    found = expressions(tokens, RULES)
    if dct is None or isinstance(dct, date):
        return _resolved(tokens, found, dct, said)
    low, high = (_resolved(tokens, found, end, said) for end in (dct.earliest, dct.latest))
    kept = {timex.span: timex for timex in high}
    return tuple(_between(timex, kept[timex.span]) for timex in low if timex.span in kept)


def _between(low: Timex, high: Timex) -> Timex:
    """One timex from its readings at both ends of the bracket."""
    earliest = min(low.earliest, high.earliest) if low.earliest and high.earliest else None
    latest = max(low.latest, high.latest) if low.latest and high.latest else None
    if low.value == high.value:
        return replace(low, earliest=earliest, latest=latest)
    value = common(low.value, high.value) if low.value and high.value else None
    return replace(
        low,
        value=value,
        earliest=earliest,
        latest=latest,
        anchor=f"{low.anchor} to {high.anchor}",
        other=None,
    )


def _resolved(tokens: Tokens, found: list[Expression], today: date | None, said: Said) -> tuple[Timex, ...]:
    made: list[Timex] = []
    named: tuple[str | None, ...] = ()
    present = -_NEAR
    for place, one in enumerate(found):
        context = _context(tokens, one, _day_of(one, today, said), named, present)
        if context.after in _ENDED:
            context = replace(context, ended=_ended(tokens, found[place + 1 : place + 2], one, context))
        answer = one.rule.build(_parts(tokens, one), context)
        if answer is None:
            continue
        made.append(_timex(one, answer, tokens.words[one.first : one.last], context.today))
        if answer.value == "PRESENT_REF":
            present = one.last
        if answer.barrier:
            named = (None,)
        elif answer.type in ("DATE", "TIME") and bounds(answer.value):
            named = ((answer.value or "").split("T")[0], *named[: _MEMORY - 1])
    return tuple(made)


def _parts(tokens: Tokens, one: Expression) -> Parts:
    return Parts(tokens.words[one.first : one.last], tokens.classes[one.first : one.last])


def _ended(tokens: Tokens, ahead: list[Expression], one: Expression, context: Context) -> date | None:
    """The last day of the date right behind "ended"."""
    if not ahead or ahead[0].first - one.last > _NEAR:
        return None
    answer = ahead[0].rule.build(_parts(tokens, ahead[0]), replace(context, tense="past", following=()))
    covered = bounds(answer.value) if answer else None
    return covered[1] if covered else None


def _day_of(one: Expression, today: date | None, said: Said) -> date | None:
    for span, day in said:
        if span.start <= one.start and one.end <= span.end:
            return day
    return today


def _context(
    tokens: Tokens, one: Expression, today: date | None, named: tuple[str | None, ...], present: int
) -> Context:
    words = tokens.words
    return Context(
        today=today,
        named=named,
        now=one.first - present < _NEAR,
        tense=tense_of(tokens, one.first, one.last),
        before=words[one.first - 1] if one.first else "",
        after=_after(words, one.last),
        preceding=words[max(0, one.first - _BESIDE) : one.first],
        following=words[one.last : one.last + _BESIDE],
    )


def _after(words: tuple[str, ...], at: int) -> str:
    """The word after an expression, over a hyphen."""
    following = words[at : at + 2]
    return following[-1] if following and following[0] == "-" else following[0] if following else ""


def _timex(one: Expression, answer: Answer, words: Sequence[str], today: date | None) -> Timex:
    covered = bounds(answer.value)
    if covered is None and answer.value is None and answer.other:
        covered = _either(answer.other)
    low, high = limited(words, covered, today) if covered else (None, None)
    if answer.type in ("DURATION", "SET") or not answer.by_calendar:
        low = high = None
    return Timex(Span(one.start, one.end), answer.type, answer.value, low, high, answer.anchor, answer.other)


def _either(readings: str) -> tuple[date, date] | None:
    covered = [found for found in map(bounds, readings.split()) if found]
    return (min(low for low, _ in covered), max(high for _, high in covered)) if covered else None
