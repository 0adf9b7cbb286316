"""Articles read with the statements that gold gives, so that what comes after finding them is scored alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any

from onrecord.collation.actors.matching import match_actors
from onrecord.decision.positions import find_positions
from onrecord.model import Article, Position, Question, Reading, Record, Span, Statement, content_id
from onrecord.reading import READERS
from onrecord.reading.attribution.finding import find_statements

Row = Mapping[str, Any]


def spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """Pairs of offsets as spans."""
    return tuple(Span(*pair) for pair in pairs)


def statement_of(row: Row, article: Article) -> Statement:
    """The statement of a row, as a reader would have left it."""
    return Statement(
        id=content_id("statement", article.id, row["content"], row["cue"], row["source"]),
        article=article.id,
        content=spans(row["content"]),
        cue=spans(row["cue"]),
        source=spans(row["source"]),
        kind=row["kind"],
        confidence=1.0,
    )


def read_given(article: Article, rows: Sequence[Row]) -> Reading:
    """The article read with the statements that the rows give."""
    made = [statement_of(row, article) for row in rows]
    numbered = {row.get("n"): statement.id for row, statement in zip(rows, made, strict=True)}
    linked = [replace(s, inside=numbered.get(row.get("inside"))) for row, s in zip(rows, made, strict=True)]
    unique = {statement.id: statement for statement in linked}
    reading = Reading(article=article, statements=tuple(unique.values()))
    return reduce(lambda found, reader: reader(found), [r for r in READERS if r is not find_statements], reading)


def record_of(readings: Iterable[Reading]) -> Record:
    """A record of some readings with their actors, in order of article id."""
    return match_actors(Record(readings=tuple(sorted(readings, key=lambda reading: reading.article.id))))


def said_on(record: Record, question: Question) -> dict[str, Position]:
    """The record's positions on a question, by statement."""
    return {position.statement: position for position in find_positions(record, question).positions}
