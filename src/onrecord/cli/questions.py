"""``onrecord questions``."""

from __future__ import annotations

import tempfile
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import onrecord
from onrecord.cli.opening import open_record
from onrecord.cli.terminal import say
from onrecord.decision.suggesting import question_file, suggest_questions
from onrecord.model import Record

Action = StrEnum("Action", ["suggest"])


def questions(
    action: Annotated[Action, typer.Argument(metavar="ACTION", help="suggest: propose the questions argued about.")],
    source: Annotated[Path, typer.Argument(metavar="RECORD_OR_ARTICLES", help="A record, or articles to read now.")],
    most: Annotated[int, typer.Option("--most", min=1, help="At most so many questions.")] = 5,
) -> None:
    """Propose the questions that articles argue about, as a question file to correct.

    `onrecord questions suggest record.db > questions.yaml`

    Each comes with the statements it was found in, those with speakers on both sides first. Members and rule are a
    first guess: correct them before you build with the file.
    """
    record = _record(source)
    found = suggest_questions(record, most=most)
    if not found:
        say("Nothing found that two speakers take sides on.")
        return
    typer.echo(question_file(found, record))


def _record(source: Path) -> Record:
    """The record of a file; articles are read into one that is thrown away."""
    if source.suffix == ".db":
        return open_record(source)
    with tempfile.TemporaryDirectory() as folder:
        return onrecord.build([source], Path(folder) / "record.db")
