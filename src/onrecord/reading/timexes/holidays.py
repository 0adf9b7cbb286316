"""What the names of holidays mean: days fixed in the calendar, or counted in it or from Easter."""

from __future__ import annotations

from datetime import date

from onrecord.reading.timexes.dates import nearest_year
from onrecord.reading.timexes.grammar import Answer, Context, Parts
from onrecord.reading.timexes.tokens import tokenised
from onrecord.text.calendar import day_value, easter, shift, valued
from onrecord.text.calendar_words import word_lists

_HOLIDAYS = {  # of text/data/holidays.txt
    name.replace("_", " "): rule for name, rule in word_lists("holidays").items()
}


def holiday_pattern() -> str:
    """The names of all holidays as a rule's pattern, the longest first."""
    names = sorted(_HOLIDAYS, key=lambda name: (-len(name), name))
    return "|".join(" ".join("POSS" if word == "'s" else word for word in tokenised(name).words) for name in names)


def holiday(parts: Parts, context: Context) -> Answer | None:
    """A holiday that the calendar fixes, of the year named with it, else of the nearest in the clause's direction."""
    named = [word for word in parts.words if not word.isdigit() and word != ","]
    rule = _HOLIDAYS.get(" ".join(named).replace(" 's", "'s"))
    around = rule is None and named[-1] == "weekend"
    rule = _HOLIDAYS.get(" ".join(named[:-1]) + " day") if around else rule
    if rule is None:
        return None

    def value_in(year: int) -> str | None:
        return _weekend_at(_in_year(rule, year)) if around else _in_year(rule, year)

    if written := parts.of("YEAR"):
        return Answer(value_in(int(written)))
    return nearest_year(context, value_in, parts)


def _weekend_at(value: str | None) -> str | None:
    """The weekend that a holiday lengthens: the one before a Monday, else that of its week."""
    day = date.fromisoformat(value) if value else None
    return valued(day and shift(day, by=-1, unit="D"), unit="WE") if day else None


def _in_year(rule: tuple[str, ...], year: int) -> str | None:
    """The day by its rule: ``on MONTH DAY``, ``nth MONTH WEEKDAY N`` (Monday is 0, N -1 the last), ``easter N``, each
    with days to add behind it.
    """
    how, numbers = rule[0], [int(number) for number in rule[1:]]
    if how == "on":
        return day_value(year, *numbers)
    if how == "easter":
        return valued(shift(easter(year), by=numbers[0], unit="D"), unit="D")
    month, weekday, count, added = numbers
    first = date(year, month, 1)
    days = (weekday - first.weekday()) % 7 + 7 * (count - 1 if count > 0 else 4)
    day = shift(first, by=days, unit="D")
    if day and day.month != month:
        day = shift(day, by=-7, unit="D")
    return valued(day and shift(day, by=added, unit="D"), unit="D")
