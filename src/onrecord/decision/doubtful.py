"""Positions that were found but are not sure enough for the roll, so that a gap in the roll can be looked into."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from onrecord.decision.positions import IN_THE_ROLL
from onrecord.model import Position, Record, Statement
from onrecord.text.calendar import bounds


def doubtful_of(
    record: Record, question: str, statements: Mapping[str, Statement], as_of: date | None = None
) -> tuple[Position, ...]:
    """The doubtful positions on a question, the surest first; with ``as_of`` without those of a later day."""
    found = [
        position
        for position in record.positions
        if position.question == question
        and position.confidence < IN_THE_ROLL
        and position.statement in statements
        and not _later(statements[position.statement].said_on, as_of)
    ]
    return tuple(sorted(found, key=lambda position: (-position.confidence, position.statement)))


def _later(said_on: str | None, as_of: date | None) -> bool:
    """Whether every day that something can have been said on comes after a day."""
    days = bounds(said_on)
    return as_of is not None and days is not None and days[0] > as_of
