"""The forms of time expressions that news uses, each with the function that works out its value.

Of two that start together the longer wins, then the earlier in the list. Extents follow TimeML: determiners and
quantifiers belong to an expression,
prepositions and a possessive 's don't.
"""

from __future__ import annotations

from onrecord.reading.timexes import dates, spans
from onrecord.reading.timexes.grammar import Answer, Build, Context, Parts, Rule, rule


def _on_day(day_of: Build) -> Build:
    """A builder for a clock time with its day beside it."""

    def build(parts: Parts, context: Context) -> Answer | None:
        time, day = spans.clock(parts, context), day_of(parts, context)
        if time is None or day is None or day.value is None or time.value is None:
            return day
        clock = time.value if time.value.startswith("T") else time.value[10:]
        return Answer(day.value[:10] + clock, "TIME", anchor=day.anchor)

    return build


RULES: tuple[Rule, ...] = (
    rule("month day", "(WEEKDAY COMMA?)? EDGE? MONTH MDAY (COMMA? YEAR)?", dates.day_month),
    rule("day month", "(WEEKDAY COMMA?)? (THE)? MDAY of? MONTH (COMMA? YEAR)?", dates.day_month),
    rule("month year", "PREFIX? MONTH (COMMA|of)? YEAR", dates.month_alone),
    rule("month last year", "PREFIX? MONTH of? (LAST|THIS|NEXT) year", dates.month_alone),
    rule("month", "PREFIX? (LAST|NEXT|THIS)? MONTH", dates.month_alone),
    rule("that month", "THAT MONTH", dates.that_month),
    rule("iso day", "ISO", dates.iso),
    rule("day in digits", "SLASH", dates.slash),
    rule("weekday", "(THIS? (LAST|NEXT)|THIS|PREFIX)? WEEKDAY (PART|NOON)?", dates.weekday),
    rule("weekday of a week", "WEEKDAY (LAST|THIS|NEXT|of (LAST|THIS|NEXT)) week", dates.weekday),
    rule("year", "(PREFIX|THE UNIT)? YEAR", dates.year_alone),
    rule("decade", "THE? (EDGE|mid HY?)? (DIGITDECADE|DECADE)", dates.decade),
    rule("century", "THE? (EDGE|mid HY?)? (ORD|ORDWORD) HY? century", dates.century),
    rule("quarter", "THE? (fiscal)? (ORDWORD|final) HY? QUARTER (of? (YEAR|(LAST|THIS|NEXT) year))?", dates.quarter),
    rule("short quarter", "PARTOFYEAR (COMMA? of? YEAR)?", dates.quarter),
    rule("half year", "THE? (ORDWORD) HALF of (YEAR|(LAST|THIS|NEXT) year|THE year)", dates.quarter),
    rule("fiscal year", "fiscal year? YEAR", dates.fiscal),
    rule("season", "PREFIX? (LAST|NEXT|THIS|THE)? SEASON (of? YEAR)?", dates.season),
    rule("holiday", "HOLIDAY (day|eve)? (COMMA? YEAR)?", dates.holiday),
    rule(
        "same period",
        "THE SAME (PERIOD|UNIT1) ((of|in)? (LAST year|A year (AGO|EARLIER)|THE PREVIOUS year|THE year before))",
        dates.same_period,
    ),
    rule("year-ago period", "THE? UNIT HY (EARLIER|AGO) (PERIOD|UNIT1)?", dates.same_period),
    rule("today", "PREFIX? TODAY (PART|NOON)?", spans.deictic),
    rule("the day before yesterday", "THE day (before|after) TODAY", spans.deictic),
    rule("relative unit", "PREFIX? (THIS (LAST|NEXT)?|LAST|NEXT) (UNIT1|PART)", spans.relative_unit),
    rule("the coming unit", "PREFIX? THE (coming|current) UNIT1", spans.relative_unit),
    rule("anchored unit", "PREFIX? (THE|THAT) (SAME|PREVIOUS|FOLLOWING|NEXT) (UNIT1|PART)", spans.anchored_unit),
    rule("that unit", "PREFIX? THAT (UNIT1|PART)", spans.anchored_unit),
    rule("the unit", "PREFIX? THE UNIT1", spans.the_unit),
    rule("units ago", "ROUGHLY? QTY KIND? ANYUNIT (AGO|EARLIER|LATER|from NOW)", spans.ago),
    rule("long ago", "(UNITS|long) AGO", spans.ago),
    rule(
        "rolling",
        "(ROUGHLY)? (THE|these|those|THIS)? (LAST|NEXT|PREVIOUS|FOLLOWING|ORDWORD|final) (QTY) KIND? UNITS",
        spans.rolling,
    ),
    rule("rolling one", "(ROUGHLY)? THE LAST ANYUNIT", spans.rolling),
    rule("rolling bare", "(ROUGHLY)? (THE) (NEXT|coming|PREVIOUS|FOLLOWING) UNITS", spans.rolling),
    rule("one day", "one day", spans.one_day),
    rule("duration", "ROUGHLY? QTY KIND? ANYUNIT", spans.duration),
    rule("duration as adjective", "ROUGHLY? (NUMBER|VAGUE) HY (UNIT1|UNITS) (HY (old|long))?", spans.duration),
    rule("duration and a half", "ROUGHLY? A UNIT and A HALF", spans.duration),
    rule("half a unit", "ROUGHLY? (A HALF HY?|HALF A|HALF THE) (UNIT)", spans.duration),
    rule("whole unit", "(all|THE (whole|entire|full)) UNIT1", spans.duration),
    rule("units long", "UNITS HY long", spans.rolling),
    rule("some period", "A (undetermined|indefinite|unspecified|undisclosed) PERIOD (of PERIOD)?", spans.unspecified),
    rule("bare units", "UNITS", spans.bare_units),
    rule("often", "OFTEN", spans.often),
    rule("every", "EVERY (other|ORDWORD|NUMBER|few)? (ANYUNIT|WEEKDAY|PART)", spans.every),
    rule("weekdays", "WEEKDAYS", spans.every),
    rule("times a unit", "(once|twice|(NUMBER|several|A few) times) (A|EVERY) (UNIT1)", spans.every),
    rule("clock", "CLOCKTIME", spans.clock),
    rule("clock today", "CLOCKTIME TODAY", _on_day(spans.deictic)),
    rule("clock on a weekday", "CLOCKTIME (on)? WEEKDAY", _on_day(dates.weekday)),
    rule("part of the day", "(EDGE|THE)? PART", spans.part_of_day),
    rule("noon", "NOON", spans.clock),
    rule("now", "(right)? NOW", spans.vague("PRESENT_REF")),
    rule("the present", "(THE (moment|PERIOD being|present)|these UNITS|current)", spans.present),
    rule("recently", "(very|more|most)? RECENTLY", spans.vague("PAST_REF")),
    rule("recent", "(recent (UNITS|history|PERIOD|memory)?|THE (recent|distant)? LAST)", spans.past),
    rule("soon", "(very)? SOON", spans.soon),
    rule(
        "the future",
        "(THE (near|distant|foreseeable|immediate)? future|THE? (long|near|short|medium) HY? term)",
        spans.vague("FUTURE_REF"),
    ),
    rule("some day", "some day|someday", spans.some_day),
)
