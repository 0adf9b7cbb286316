"""Statements and positions as CSV: for a spreadsheet, where no cell can be a formula, or exact, for a program."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, TextIO

from onrecord.export.exchange import Row, iso
from onrecord.export.lookup import Lookup
from onrecord.model import Commitment, Position, Record, Statement

Profile = Literal["spreadsheet", "data"]
CSV_TABLES = ("statements", "positions")
COMMITMENT: dict[Commitment, str] = {"CT": "certain", "PR": "probable", "PS": "possible", "U": ""}
FORMULA = re.compile(r"""[\s"'\ufeff\u200b]*[=+\-@＝＋－＠|%]|[\t\r\n]""")


def write_csv(
    record: Record,
    out: TextIO,
    *,
    table: Literal["statements", "positions"] = "statements",
    profile: Profile = "spreadsheet",
) -> None:
    """Write one table of the record.

    The ``spreadsheet`` profile begins with a byte order mark, which spreadsheets need to see UTF-8, and puts an
    apostrophe before text that they might take for a formula; ``data`` is exact.
    """
    known = Lookup(record)
    if profile == "spreadsheet":
        out.write("\ufeff")
    if table == "statements":
        rows: Iterator[Row] = (statement_cells(s, known) for s in known.statements.values())
    else:
        rows = (position_cells(p, known) for p in record.positions)
    write_table(rows, out, header=HEADERS[table], profile=profile)


HEADERS: dict[str, Sequence[str]] = {
    "statements": (
        "statement", "article", "origin", "outlet", "published", "speaker", "source_words", "via", "kind", "words",
        "cue_words", "said_on", "confidence", "start", "end", "inside", "url",
    ),
    "positions": (
        "question", "member", "actor", "stance", "doubtful", "commitment", "conditions", "reported_by", "said_on",
        "words", "outlet", "published", "origin", "reason", "confidence", "statement", "article", "start", "end",
    ),
}  # fmt: skip


def write_table(rows: Iterable[Row], out: TextIO, *, header: Sequence[str], profile: Profile) -> None:
    """Write rows under a header; lists become JSON."""
    table = csv.writer(out, lineterminator="\n")
    table.writerow(header)
    for row in rows:
        table.writerow([cell(row.get(name), profile) for name in header])


def cell(value: Any, profile: Profile) -> Any:
    """A value as a cell of a profile."""
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False)
    return neutral(value) if profile == "spreadsheet" and isinstance(value, str) else value


def neutral(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if FORMULA.match(text) else text


def placed(statement: Statement, known: Lookup) -> Row:
    """Where a statement stands."""
    article = known.articles[statement.article]
    return {
        "article": article.id,
        "origin": article.origin,
        "outlet": article.outlet,
        "url": article.url,
        "published": iso(known.dating(article.id).day),
        "start": statement.content[0].start if statement.content else None,
        "end": statement.content[-1].end if statement.content else None,
        "said_on": statement.said_on,
        "words": known.said(statement),
    }


def statement_cells(statement: Statement, known: Lookup) -> Row:
    """A statement as one flat row."""
    return {
        **placed(statement, known),
        "statement": statement.id,
        "speaker": known.speaker_name(statement),
        "source_words": known.words(statement.article, statement.source),
        "cue_words": known.words(statement.article, statement.cue),
        "via": "; ".join(statement.via),
        "kind": statement.kind,
        "confidence": round(statement.confidence, 4),
        "inside": statement.inside,
    }


def position_cells(position: Position, known: Lookup) -> Row:
    """A position as one flat row, with the words it rests on."""
    statement = known.statements[position.statement]
    actor = known.actors.get(position.actor)
    hangs_on = [f"{c.sequence}: {known.words(statement.article, (c.span,))}" for c in position.conditions]
    return {
        **placed(statement, known),
        "question": position.question,
        "member": position.member,
        "actor": actor.name if actor else position.actor,
        "stance": position.stance,
        "doubtful": "yes" if position.doubtful else "no",
        "commitment": COMMITMENT[position.commitment],
        "conditions": "; ".join(hangs_on),
        "reported_by": position.reported_by,
        "reason": position.reason,
        "confidence": round(position.confidence, 4),
        "statement": statement.id,
    }
