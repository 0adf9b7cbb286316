"""Positions over time as small multiples: a panel for each party, time across, five stances from against to for.

The shape is the same on the decision page and as a file of its own (SVG 1.1, no script, no style sheet), to be printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TextIO

from onrecord.decision.voices import Voice, voices_of
from onrecord.model import Question, Record, Stance
from onrecord.text.calendar import bounds
from onrecord.web.days import show_day, show_said_on
from onrecord.web.rendering import templates
from onrecord.web.wording import STANCE

LEVELS: tuple[Stance, ...] = ("oppose", "conditional_oppose", "non_committal", "conditional_support", "support")
COLUMNS = 4
WIDTH, HEIGHT = 236, 112
LEFT, RIGHT, TOP, BOTTOM = 10.0, 196.0, 28.0, 88.0
UNDATED = 214.0
MOST_PANELS = 60


@dataclass(frozen=True, slots=True)
class Dot:
    """A position in a panel: where, which way (-1 against, 1 for, 0 neither), on conditions, by another's account."""

    x: float
    y: float
    way: int
    conditional: bool
    hollow: bool
    title: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One party's panel; ``steps`` is the line through its own words in order of time, as SVG points."""

    name: str
    x: int
    y: int
    dots: tuple[Dot, ...]
    steps: str
    undated: bool


@dataclass(frozen=True, slots=True)
class Multiples:
    """The panels of one question, in units of a CSS pixel. ``first`` and ``last`` name the ends of the time axis."""

    title: str
    width: int
    height: int
    panels: tuple[Panel, ...]
    first: str
    last: str
    levels: tuple[tuple[float, str], ...]


def multiples_of(record: Record, question: Question, *, as_of: date | None = None) -> Multiples:
    """The panels of every party that took a position, by a day or by the end, in the question's order; those of no
    known day stand aside."""
    taken = [p for p in record.positions if p.question == question.id and p.member and not p.doubtful]
    voices = voices_of(record, taken, as_of=as_of)
    known = [found for voice in voices if (found := bounds(voice.day))]
    days = sorted({first for first, last in known if first == last} or {day for pair in known for day in pair})
    ends = (days[0], days[-1]) if days else None
    names = dict.fromkeys(party.name for party in question.parties)
    heard = [(name, [v for v in voices if v.position.member == name]) for name in names]
    spoke = [(name, said) for name, said in heard if said][:MOST_PANELS]
    return Multiples(
        title=question.text,
        width=COLUMNS * WIDTH,
        height=-(-len(spoke) // COLUMNS) * HEIGHT,
        panels=tuple(_panel(name, said, at, ends) for at, (name, said) in enumerate(spoke)),
        first=show_day(ends[0]) if ends else "",
        last=show_day(ends[1]) if ends and ends[1] > ends[0] else "",
        levels=tuple((_level(stance), STANCE[stance]) for stance in LEVELS),
    )


def _panel(name: str, voices: Sequence[Voice], at: int, ends: tuple[date, date] | None) -> Panel:
    dots = tuple(_dot(voice, ends) for voice in voices)
    own = [dot for dot in dots if not dot.hollow and dot.x < UNDATED]
    return Panel(
        name=name,
        x=at % COLUMNS * WIDTH,
        y=at // COLUMNS * HEIGHT,
        dots=dots,
        steps=" ".join(_corner(a, b) for a, b in pairwise(own)),
        undated=any(dot.x == UNDATED for dot in dots),
    )


def _corner(one: Dot, other: Dot) -> str:
    """From one position to the next: it holds until the other is taken."""
    return f"{one.x},{one.y} {other.x},{one.y} {other.x},{other.y}"


def _dot(voice: Voice, ends: tuple[date, date] | None) -> Dot:
    stance = voice.position.stance
    when = show_said_on(voice.day) if voice.day else "day not known"
    account = "" if voice.first_hand else f", by the account of {voice.position.reported_by}"
    return Dot(
        x=_place(voice.day, ends),
        y=_level(stance),
        way=(LEVELS.index(stance) > 2) - (LEVELS.index(stance) < 2),
        conditional=stance.startswith("conditional"),
        hollow=not voice.first_hand,
        title=f"{when}: {STANCE[stance]}{account}",
    )


def _place(day: str, ends: tuple[date, date] | None) -> float:
    """Where a day, or the middle of a month or year, lies across a panel."""
    known = bounds(day) if day else None
    if known is None or ends is None:
        return UNDATED
    middle = (known[0].toordinal() + known[1].toordinal()) / 2 - ends[0].toordinal()
    whole = max((ends[1] - ends[0]).days, 1)
    return round(LEFT + (RIGHT - LEFT) * min(max(middle / whole, 0.0), 1.0), 1)


def _level(stance: Stance) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * LEVELS.index(stance) / (len(LEVELS) - 1), 1)


def write_svg(record: Record, out: TextIO) -> None:
    """Write the small multiples of every question, one below the other, as one SVG file."""
    found = [multiples_of(record, question) for question in record.questions]
    out.write(templates().get_template("multiples.svg").render(charts=found))
