"""The record as JSON Lines: one object a line, each with its type and schema."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from onrecord.export.exchange import Row, exchange_rows
from onrecord.model import Record


def write_jsonl(record: Record, out: TextIO) -> None:
    """Write every row of the record in one order; the same record gives the same bytes."""
    write_rows(exchange_rows(record), out)


def write_rows(rows: Iterable[Row], out: TextIO) -> None:
    """Write rows as JSON Lines."""
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False, separators=(", ", ": ")) + "\n")
