"""Positions that were found but are not sure enough for the roll, so that a gap in the roll can be looked into."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from onrecord.decision.voices import bounds_of, is_by
from onrecord.model import Position, Record, Statement


def doubtful_of(
    record: Record, question: str, statements: Mapping[str, Statement], as_of: date | None = None
) -> tuple[Position, ...]:
    """The doubtful positions on a question, the surest first; with ``as_of`` only those known to be of that day or
    earlier."""
    found = [
        position
        for position in record.positions
        if position.question == question and position.doubtful and position.statement in statements
    ]
    if as_of is not None:
        days = bounds_of(record)
        found = [p for p in found if _is_by(statements[p.statement], days, as_of)]
    return tuple(sorted(found, key=lambda position: (-position.confidence, position.statement)))


def _is_by(statement: Statement, days: Mapping[str, tuple[str, str, str]], as_of: date) -> bool:
    day, _, latest = days.get(statement.article, ("", "", ""))
    return is_by(statement.said_on or day, latest, as_of)
