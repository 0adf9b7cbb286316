"""The seats of a roll: each party with its last position and words, who stands how, and who is in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.export.days import NOT_KNOWN, earliest_of
from onrecord.model import Decision, Obstacle, RollLine, Statement
from onrecord.web.days import show_day, show_said_on
from onrecord.web.index import Index
from onrecord.web.lines import Line, Standing, line_of, said_of, standing_of
from onrecord.web.links import Links
from onrecord.web.wording import ROLE, STANCE, STANCES, TALLY, join


@dataclass(frozen=True, slots=True)
class Seat:
    """One party's line in the roll. ``line`` is its latest statement, None where no statement was found; ``vaguer`` a
    later one that softened it.
    """

    member: str
    role: str
    stance: str | None
    words: str
    stage: str
    since: str
    hollow: bool
    standing: Standing | None
    line: Line | None
    more: tuple[tuple[str, tuple[Line, ...]], ...]
    vaguer: Line | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the parties who decide stand so."""

    stance: str | None
    words: str
    members: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Hurdle:
    """A party in the way; ``together`` says that it can't stop the decision by itself."""

    seat: Seat
    together: bool


def seat_of(index: Index, decision: Decision, line: RollLine, link: Links) -> Seat:
    """A line of the roll, with the words it rests on."""
    known = [index.statements[s] for s in line.evidence if s in index.statements]
    lines = [line_of(index, statement, link=link) for statement in known]
    vaguer = index.statements.get(decision.softened(line.member) or "")
    standing = next((s for shown in known for s in standings_of(index, decision, shown.id)), None)
    return Seat(
        member=line.member,
        role=ROLE[line.role],
        stance=line.stance,
        words=STANCE[line.stance],
        stage=_stage(line),
        since=_since(index, line, known),
        hollow=bool(standing and standing.hollow),
        standing=standing,
        line=lines[0] if lines else None,
        more=_by_outlet(lines[1:]),
        vaguer=line_of(index, vaguer, link=link) if vaguer else None,
    )


def _since(index: Index, line: RollLine, known: list[Statement]) -> str:
    """Since when, or the first day that it can be where that is not known."""
    if line.since:
        first_said = next((statement for statement in known if statement.said_on == line.since), None)
        return said_of(index, first_said) if first_said else show_said_on(line.since)
    if not known:
        return ""
    first = earliest_of(known, index.datings.get)
    return f"not known, {show_day(first)} at the earliest" if first else NOT_KNOWN


def _stage(line: RollLine) -> str:
    """The last stage a party has taken, and who took it, where that is more than a word."""
    if line.stage in (None, "declared"):
        return ""
    by = dict.fromkeys(step.by for step in line.steps if step.stage == line.stage and step.by)
    return f"{line.stage} by {join(list(by))}" if by else str(line.stage)


def _by_outlet(lines: list[Line]) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    outlets = dict.fromkeys(line.outlet for line in lines)
    return tuple((outlet, tuple(line for line in lines if line.outlet == outlet)) for outlet in outlets)


def standings_of(index: Index, decision: Decision, statement: str) -> list[Standing]:
    """What a statement says on the question that is decided."""
    taken = index.positions.get(statement, ())
    return [standing_of(p) for p in taken if p.question == decision.question]


def tallies_of(voters: list[Seat]) -> tuple[Tally, ...]:
    """Those who decide by their stance, those in favour first, the silent last."""
    groups = [(s, tuple(v for v in voters if v.stance == s)) for s in (*reversed(STANCES[:-1]), None)]
    return tuple(Tally(stance, TALLY[stance], members) for stance, members in groups if members)


def hurdles_of(
    decision: Decision, stated: list[Seat], how: Literal["declared", "threatened", "reported"]
) -> tuple[Hurdle, ...]:
    """Who stands in the way: in own words, only unless something is met, or by another's account."""
    found: dict[str, Obstacle] = {o.member: o for o in decision.obstacles if o.how == how}
    return tuple(Hurdle(seat, not found[seat.member].alone) for seat in stated if seat.member in found)
