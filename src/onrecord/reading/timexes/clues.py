"""Date words that bear on when an article was written, unresolved: a day, a day and month, a weekday, a month, a
year, each with its tense."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model import Span
from onrecord.reading.timexes.dates import month_of, year_of
from onrecord.reading.timexes.grammar import Context, Expression, Parts, expressions
from onrecord.reading.timexes.rules import RULES
from onrecord.reading.timexes.tense import Tense, is_plain, tense_of
from onrecord.reading.timexes.tokens import WEEKDAYS, Tokens, tokenised
from onrecord.text.calendar import bounds

Form = Literal["day", "month day", "weekday", "month", "year"]
_FORMS: dict[str, Form] = {
    "month day": "month day",
    "day month": "month day",
    "iso day": "day",
    "weekday": "weekday",
    "month": "month",
    "year": "year",
}


@dataclass(frozen=True, slots=True)
class Clue:
    """One date in the words of an article, as far as the words alone fix it.

    ``value`` is a TIMEX3 day or year that needs no anchor; ``weekday`` (Monday is 0), ``month`` and ``day`` are what
    is written; ``before`` is the word
    before it, and ``plain`` says that the tense is plain enough to reason from.
    """

    span: Span
    form: Form
    tense: Tense | None
    value: str | None = None
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    before: str = ""
    plain: bool = False


def clues_of(text: str) -> tuple[Clue, ...]:
    """The clues of ``text``, in order."""
    tokens = tokenised(text)
    found = (_clue(tokens, one) for one in expressions(tokens, RULES) if one.rule.name in _FORMS)
    return tuple(clue for clue in found if clue is not None)


def _clue(tokens: Tokens, one: Expression) -> Clue | None:
    parts = Parts(tokens.words[one.first : one.last], tokens.classes[one.first : one.last])
    before = tokens.words[one.first - 1] if one.first else ""
    if any(parts.of(name) for name in ("LAST", "NEXT", "THIS")):
        return None
    form, month = _FORMS[one.rule.name], month_of(parts)
    answer = one.rule.build(parts, Context(None, before=before, after=_word(tokens, one.last)))
    if answer is None:
        return None
    value = answer.value if bounds(answer.value) else None
    name = parts.of("WEEKDAY")
    written = parts.all("DAY", "ORD") if form == "month day" else []
    return Clue(
        span=Span(one.start, one.end),
        form="day" if form == "month day" and year_of(parts, Context(None)) else form,
        tense=tense_of(tokens, one.first, one.last),
        value=value,
        weekday=WEEKDAYS[name.rstrip(".")] if name else None,
        month=month,
        day=int(written[0].rstrip("sthndr")) if written else None,
        before=before,
        plain=is_plain(tokens, one.first),
    )


def _word(tokens: Tokens, at: int) -> str:
    return tokens.words[at] if at < len(tokens.words) else ""
