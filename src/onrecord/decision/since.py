"""What is different in a decision since a day: the same question then and now, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model import Condition, Decision, Requirement, RollLine, Stage, Stance, Statement


@dataclass(frozen=True, slots=True)
class Move:
    """A party whose line in the roll is another one, with the statement that shows it.

    ``dated`` is false where that statement's day is unknown, so that it may be older than the day asked for.
    """

    member: str
    before: Stance | None
    after: Stance | None
    stage_before: Stage | None
    stage_after: Stage | None
    statement: str | None
    dated: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """What is different between two states of one decision, the earlier one first."""

    before: Decision
    after: Decision
    moves: tuple[Move, ...]
    new_conditions: tuple[tuple[str, Requirement], ...]
    gone_conditions: tuple[tuple[str, Requirement], ...]
    turned_conditions: tuple[tuple[str, Requirement], ...]
    new_pending: tuple[str, ...]


def difference(before: Decision, after: Decision, statements: Mapping[str, Statement]) -> Difference:
    """What changed from one state of a decision to a later one: who moved, which conditions and events are new."""
    then = {line.member: line for line in before.roll}
    moves = (_move(then.get(line.member), line, statements) for line in after.roll)
    return Difference(
        before=before,
        after=after,
        moves=tuple(move for move in moves if move),
        new_conditions=_only_in(after, before),
        gone_conditions=_only_in(before, after),
        turned_conditions=_turned(before, after),
        new_pending=tuple(event for event in after.pending if event not in before.pending),
    )


def _named(decision: Decision) -> dict[tuple[str, Condition], Requirement]:
    return {(statement, one.condition): one for statement, one in decision.conditions}


def _only_in(one: Decision, other: Decision) -> tuple[tuple[str, Requirement], ...]:
    """The conditions that one decision names and the other doesn't."""
    known = _named(other)
    return tuple((s, required) for s, required in one.conditions if (s, required.condition) not in known)


def _turned(before: Decision, after: Decision) -> tuple[tuple[str, Requirement], ...]:
    """The conditions of both of which something else is known than before: met, no longer met, not known any more."""
    then = _named(before)
    known = ((s, one, then.get((s, one.condition))) for s, one in after.conditions)
    return tuple((s, one) for s, one, was in known if was is not None and was.met != one.met)


def _move(before: RollLine | None, after: RollLine, statements: Mapping[str, Statement]) -> Move | None:
    """How a party's line changed, None where its stance and stage are the same."""
    was = before or RollLine(after.member, after.role)
    if (was.stance, was.stage) == (after.stance, after.stage):
        return None
    steps = [step.statement for step in after.steps if step not in was.steps]
    told = (after.evidence[:1] if was.stance != after.stance else ()) or tuple(steps[-1:]) or after.evidence[:1]
    statement = statements.get(told[0]) if told else None
    return Move(
        member=after.member,
        before=was.stance,
        after=after.stance,
        stage_before=was.stage,
        stage_after=after.stage,
        statement=statement.id if statement else None,
        dated=bool(statement and statement.said_on),
    )
