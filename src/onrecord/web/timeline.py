"""The timeline page: one row for each party, a mark for each position it took, and what happened or is scheduled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.model import Event, Position, Question, Statement
from onrecord.text.calendar import bounds
from onrecord.web.axis import Axis, axis_over
from onrecord.web.days import show_event, show_range
from onrecord.web.index import Index
from onrecord.web.lines import Line, in_time, line_of
from onrecord.web.links import Links, anchor
from onrecord.web.wording import STANCE

MOST_ROWS = 40
MOST_DAYS = 8
MOST_LEVELS = 9
_STEP = 13
_ABREAST = 5
_GAP = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in a row. ``start`` and ``end`` are the ends of the days it can be of where they are more than one."""

    x: float
    y: float
    stance: str | None
    hollow: bool
    href: str
    title: str
    start: float | None
    end: float | None


@dataclass(frozen=True, slots=True)
class Row:
    """A party's row; ``y`` is its upper edge, ``middle`` the line of its marks, ``more`` counts those with no room."""

    label: str
    y: float
    height: float
    middle: float
    marks: tuple[Mark, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Flag:
    """Events of about one day on the chart; ``label`` holds their numbers in the list, ``width`` fits it."""

    label: str
    x: float
    width: float
    status: str
    title: str


@dataclass(frozen=True, slots=True)
class Happening:
    """An event in the list; ``number`` is None where it has no day and so no place on the chart."""

    number: int | None
    what: str
    when: str
    status: str
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing for one question, in units of a CSS pixel at full width."""

    anchor: str
    title: str
    axis: Axis
    height: float
    rows: tuple[Row, ...]
    flags: tuple[Flag, ...]
    undated: bool


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The charts, the events, and the statements behind the marks in order of time."""

    charts: tuple[Chart, ...]
    happenings: tuple[Happening, ...]
    unplaced: tuple[Happening, ...]
    lines: tuple[tuple[str, tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Dot:
    """A statement to be marked in a row; ``reported`` is the day of its article, which counts where its own is not
    known, as in the roll."""

    row: str
    statement: Statement
    position: Position | None
    reported: date | None

    @property
    def days(self) -> tuple[date, date] | None:
        """The days it stands on."""
        return bounds(self.statement.said_on) or ((self.reported, self.reported) if self.reported else None)


def show_timeline(index: Index, *, asked: Mapping[str, str], link: Links) -> TimelineView:
    """A chart for each question with positions, or the one asked for by ``question``; if none, one of all speakers."""
    wanted = asked.get("question")
    questions = [q for q in index.record.questions if wanted in (None, "", q.id)]
    groups = [(q.text, q.id, _positions(index, q)) for q in questions]
    groups = [group for group in groups if group[2]] or [("Who spoke when", "speakers", _speakers(index))]
    numbered = _numbered(index)
    return TimelineView(
        charts=tuple(_chart(index, title, key, dots, numbered, link) for title, key, dots in groups if dots),
        happenings=tuple(_happening(index, n, event, link) for n, event in numbered if n),
        unplaced=tuple(_happening(index, n, event, link) for n, event in numbered if not n),
        lines=_by_day(index, {d.statement.id: d.statement for _, _, dots in groups for d in dots if d.position}, link),
    )


def _positions(index: Index, question: Question) -> list[_Dot]:
    """The positions of the parties that the roll counts, copies left out."""
    parties = {party.name: n for n, party in enumerate(question.parties)}
    taken = [p for p in index.record.positions if p.question == question.id and p.member in parties and not p.doubtful]
    taken.sort(key=lambda p: parties[p.member or ""])
    known = [(p, index.statements[p.statement]) for p in taken if p.statement in index.statements]
    return [_Dot(p.member or "", s, p, _reported(index, s)) for p, s in known if s.article not in index.copy_of]


def _reported(index: Index, statement: Statement) -> date | None:
    dating = index.datings.get(statement.article)
    return dating.day if dating else None


def _speakers(index: Index) -> list[_Dot]:
    """The statements of named speakers, those who spoke most first."""
    spoken: dict[str, list[Statement]] = {}
    for statement in index.statements.values():
        if statement.actor in index.actors and statement.article not in index.copy_of:
            spoken.setdefault(statement.actor or "", []).append(statement)
    busiest = sorted(spoken, key=lambda a: (-len(spoken[a]), index.actors[a].name))[:MOST_ROWS]
    return [_Dot(index.actors[a].name, s, None, _reported(index, s)) for a in busiest for s in spoken[a]]


def _numbered(index: Index) -> list[tuple[int | None, Event]]:
    """The events in order of time, those that can stand on a chart numbered: of known days, and not only imagined."""
    events = sorted(index.record.events, key=lambda e: (e.earliest or e.latest or date.max, e.what, e.id))
    found: list[tuple[int | None, Event]] = []
    number = 0
    for event in events:
        days = _event_days(event)
        placed = days is not None and (days[1] - days[0]).days < MOST_DAYS and event.status != "hypothetical"
        number += placed
        found.append((number if placed else None, event))
    return found


def _event_days(event: Event) -> tuple[date, date] | None:
    first, last = event.earliest or event.latest, event.latest or event.earliest
    return (first, last) if first and last else None


def _chart(
    index: Index, title: str, key: str, dots: list[_Dot], numbered: list[tuple[int | None, Event]], link: Links
) -> Chart:
    said = [days for dot in dots if (days := dot.days)]
    axis = axis_over(said, beside=[days for n, event in numbered if n and (days := _event_days(event))])
    flags = tuple(_flags(axis, numbered))
    rows, y = [], 26.0 if flags else 6.0
    for label in dict.fromkeys(dot.row for dot in dots):
        rows.append(_row(index, label, [d for d in dots if d.row == label], axis, y, link))
        y += rows[-1].height
    undated = any(dot.days is None for dot in dots)
    return Chart(anchor(f"timeline-{key}"), title, axis, y, tuple(rows), flags, undated)


def _flags(axis: Axis, numbered: list[tuple[int | None, Event]]) -> list[Flag]:
    """Events on the chart, those whose labels would touch under one."""
    placed = [(axis.x_of(days), number, event) for number, event in numbered if number and (days := _held(axis, event))]
    groups: list[list[tuple[float, int, Event]]] = []
    for one in sorted(placed, key=lambda place: place[:2]):
        groups.append([one])
        while len(groups) > 1 and _touch(groups[-2], groups[-1]):
            groups[-2:] = [[*groups[-2], *groups[-1]]]
    return [_flag(group) for group in groups]


def _held(axis: Axis, event: Event) -> tuple[date, date] | None:
    days = _event_days(event)
    return days if days and axis.holds(days) else None


def _touch(one: list[tuple[float, int, Event]], other: list[tuple[float, int, Event]]) -> bool:
    (_, left, wide), (_, right, broad) = _label(one), _label(other)
    return right - left < (wide + broad) / 2 + _GAP


def _label(members: list[tuple[float, int, Event]]) -> tuple[str, float, float]:
    """The numbers of some events, in the middle of which place, and how wide that is."""
    numbers = sorted(number for _, number, _ in members)
    runs = numbers[-1] - numbers[0] == len(numbers) - 1
    label = f"{numbers[0]}–{numbers[-1]}" if runs and len(numbers) > 2 else ", ".join(map(str, numbers))
    return label, round((members[0][0] + members[-1][0]) / 2, 1), max(17.0, 6.5 * len(label) + 6)


def _flag(members: list[tuple[float, int, Event]]) -> Flag:
    statuses = {event.status for *_, event in members}
    told = (f"{n}. {show_range(e.earliest, e.latest)}: {e.what} ({e.status})" for _, n, e in members)
    status = statuses.pop() if len(statuses) == 1 else "happened"
    return Flag(*_label(members), status, "\n".join(told))


def _row(index: Index, label: str, dots: list[_Dot], axis: Axis, y: float, link: Links) -> Row:
    every = [*_dated(dots, axis), *_undated(dots, axis)]
    placed = [place for place in every if place[1] < MOST_LEVELS]
    height = (1 + max(level for _, level, _ in placed)) * _STEP + 9.0
    first = y + (_STEP + 9.0) / 2
    marks = tuple(_mark(index, dot, x, first + level * _STEP, axis, link) for x, level, dot in placed)
    return Row(label, y, height, first, marks, len(dots) - len(placed))


def _dated(dots: list[_Dot], axis: Axis) -> list[tuple[float, int, _Dot]]:
    """Where marks of known days stand: a place along the row, and the first level on which it is free."""
    known = [(axis.x_of(days), dot) for dot in dots if (days := dot.days)]
    placed, edges = [], list[float]()
    for x, dot in sorted(known, key=lambda k: (k[0], k[1].statement.id)):
        level = next((n for n, edge in enumerate(edges) if edge <= x - _STEP), len(edges))
        edges[level : level + 1] = [x]
        placed.append((x, level, dot))
    return placed


def _undated(dots: list[_Dot], axis: Axis) -> list[tuple[float, int, _Dot]]:
    """Where the others stand: side by side in the last column."""
    others = [dot for dot in dots if dot.days is None]
    middle = (min(len(others), _ABREAST) - 1) / 2
    return [
        (axis.undated + (n % _ABREAST - middle) * _STEP, n // _ABREAST, dot)
        for n, dot in enumerate(sorted(others, key=lambda d: d.statement.id))
    ]


def _mark(index: Index, dot: _Dot, x: float, y: float, axis: Axis, link: Links) -> Mark:
    line = line_of(index, dot.statement, link=link)
    days = dot.days
    wide = days is not None and days[0] != days[1]
    stance = dot.position.stance if dot.position else None
    hollow = bool(dot.position and dot.position.reported_by)
    told = f"{STANCE[stance]}, " if stance else ""
    whose = "by another’s account, " if hollow else ""
    known = bounds(dot.statement.said_on) or dot.reported is None
    said = line.said if known else f"reported {show_range(dot.reported, dot.reported)}"
    words = line.words if len(line.words) < 160 else f"{line.words[:157]}…"
    return Mark(
        x=x,
        y=y,
        stance=stance,
        hollow=hollow,
        href=line.href,
        title=f"{said}: {line.speaker.name} {told}{whose}{line.outlet}: {words}",
        start=axis.at(days[0]) if days and wide else None,
        end=axis.at(days[1], after=True) if days and wide else None,
    )


def _happening(index: Index, number: int | None, event: Event, link: Links) -> Happening:
    voices = {index.outlet(e.article): link.place(e.article, e.span) for e in reversed(event.evidence)}
    return Happening(number, event.what, show_event(event), event.status, tuple(sorted(voices.items())))


def _by_day(index: Index, statements: dict[str, Statement], link: Links) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    days: dict[str, list[Line]] = {}
    for statement in in_time(index, statements.values()):
        line = line_of(index, statement, link=link)
        days.setdefault(line.said, []).append(line)
    return tuple((day, tuple(lines)) for day, lines in days.items())
