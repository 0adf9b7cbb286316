"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Form(StrEnum):
    """How results are written."""

    text = "text"
    jsonl = "jsonl"
    csv = "csv"


def day(value: str) -> date:
    """An ISO day. Raises BadParameter."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no day of the form 2024-12-03") from None


Record = Annotated[
    Path, typer.Option("--record", "-r", envvar="ONRECORD_RECORD", help="The record file.", show_default=True)
]
Speaker = Annotated[str | None, typer.Option(help="Only of this speaker: a name or part of one, or an actor's id.")]
Outlet = Annotated[str | None, typer.Option(help="Only from this outlet (part of its name, or of the file's).")]
Since = Annotated[date | None, typer.Option(parser=day, metavar="DAY", help="Not before this day (2024-12-03).")]
Until = Annotated[date | None, typer.Option(parser=day, metavar="DAY", help="Not after this day.")]
OfQuestion = Annotated[str | None, typer.Option("--question", help="Only about this question, by its id.")]
Kind = Annotated[
    str | None, typer.Option(help="Only of this kind: direct, indirect, mixed; a stance; fact; person ...")
]
Containing = Annotated[str | None, typer.Option("--text", help="Only with these words in it.")]
Limit = Annotated[int | None, typer.Option(min=1, help="At most so many.")]
Format = Annotated[Form, typer.Option("--format", "-f", help="How to write it.")]
DEFAULT_RECORD = Path("record.db")
