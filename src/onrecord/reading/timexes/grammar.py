"""How the rules of time expressions are written and run.

A pattern is a regular expression over words instead of characters: ``MONTH DAY (COMMA? YEAR)?``. Names in capitals
are classes of
``timex_tokens`` or macros, words in small letters stand for themselves. Blanks mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.reading.timexes.tense import Tense
from onrecord.reading.timexes.tokens import CLASS, Tokens, literal

MACROS: Mapping[str, str] = {
    "COUNT": "(DAY|YEAR|NUM|CARD)",
    "NUMBER": "(COUNT (HY? CARD)* (and A HALF)?)",
    "ROUGHLY": "(ROUGH|OVER|(more|less|fewer) than|at (least|most)|up to|no more than|A good|(well|just) over|just"
    " under)",
    "KIND": "(consecutive|straight|long|trading|business|working|full|more|additional|whole|solid|successive)",
    "QTY": "((A|THE)? NUMBER|A? couple of?|A few|VAGUE|A dozen|dozens of|A|A full|A single)",
    "UNIT1": "(UNIT|QUARTER)",
    "ANYUNIT": "(UNIT|QUARTER|UNITS)",
    "MDAY": "(DAY|ORD)",
    "LOCAL": "(ZONE|(local|eastern|central|mountain|pacific) (standard|daylight)? PERIOD)",
    "CLOCKTIME": "((CLOCK AMPM?|(DAY|CARD) AMPM|(DAY|CARD) o'clock|NOON) LOCAL?|(NUM|YEAR|CLOCK) ZONE)",
    "YEARS": "(YEAR POSS?|(LAST|THIS|NEXT) year POSS)",
    "OFYEAR": "(of? fiscal? YEAR|of? (LAST|THIS|NEXT) year|of THE year)",
    "PREFIX": "(EARLIER|LATER|EDGE|THE? SPAN of|THE? mid HY?|mid HY?)",
}
_WORD = re.compile(r"[A-Z][A-Z0-9]*|[a-z][a-z']*|\s+")


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against.

    ``named`` are the dates named before it, the last one first, None for one that could not be resolved; ``now`` says
    that "now" stands right before it; ``before`` and ``after`` are the words beside it, ``preceding`` and ``following``
    a dozen on each side; ``ended`` is the day behind an "ended" that follows ("the quarter ended Sept. 30").
    """

    today: date | None
    named: tuple[str | None, ...] = ()
    now: bool = False
    tense: Tense | None = None
    before: str = ""
    after: str = ""
    preceding: tuple[str, ...] = ()
    following: tuple[str, ...] = ()
    ended: date | None = None

    @property
    def last(self) -> str | None:
        """The last date named before, or None."""
        return self.named[0] if self.named else None


@dataclass(frozen=True, slots=True)
class Answer:
    """What an expression means: its TIMEX3 value (None while its anchor is unknown), the second reading, and what it
    was worked out from.

    ``barrier`` marks a date that stays unknown, so that "the following year" behind it isn't counted from another;
    ``by_calendar`` is False for a year that may begin in any month, so that it bounds no days.
    """

    value: str | None
    type: str = "DATE"
    other: str | None = None
    anchor: str = "none"
    barrier: bool = False
    by_calendar: bool = True


@dataclass(frozen=True, slots=True)
class Parts:
    """The words of one expression with their classes."""

    words: tuple[str, ...]
    classes: str

    def of(self, name: str) -> str | None:
        """The first word of a class, or None."""
        at = self.classes.find(CLASS[name])
        return self.words[at] if at >= 0 else None

    def all(self, *names: str) -> list[str]:
        """The words of some classes, in order."""
        wanted = {CLASS[name] for name in names}
        return [word for word, kind in zip(self.words, self.classes, strict=True) if kind in wanted]

    def has(self, *words: str) -> bool:
        """Whether one of these words is there."""
        return any(word in self.words for word in words)


Build = Callable[[Parts, Context], Answer | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of time expression: its name, its pattern and what it means."""

    name: str
    pattern: re.Pattern[str]
    build: Build


@dataclass(frozen=True, slots=True)
class Expression:
    """One found expression, unresolved: where it stands (words and code points) and the rule that found it."""

    rule: Rule
    first: int
    last: int
    start: int
    end: int


def rule(name: str, pattern: str, build: Build) -> Rule:
    """A rule from its written pattern."""
    return Rule(name, re.compile(compiled(pattern)), build)


def compiled(pattern: str) -> str:
    """The regular expression over class characters that a written pattern means."""

    def character(found: re.Match[str]) -> str:
        word = found[0]
        if word.isspace():
            return ""
        if word in MACROS:
            return f"(?:{compiled(MACROS[word])})"
        return CLASS[word] if word[0].isupper() else literal(word)

    return _WORD.sub(character, pattern.replace("(", "(?:"))


def expressions(tokens: Tokens, rules: tuple[Rule, ...]) -> list[Expression]:
    """The longest expressions from left to right; of equally long ones the earlier rule's."""
    found = [
        (match.start(), -match.end(), order)
        for order, one in enumerate(rules)
        for match in one.pattern.finditer(tokens.classes)
    ]
    chosen, reached = [], 0
    for first, minus_last, order in sorted(found):
        if first >= reached:
            reached = -minus_last
            span = tokens.starts[first], tokens.ends[reached - 1]
            chosen.append(Expression(rules[order], first, reached, *span))
    return chosen
