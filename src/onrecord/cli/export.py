"""``onrecord export``."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated, TextIO

import typer

import onrecord
from onrecord.cli import options
from onrecord.cli.opening import open_record
from onrecord.cli.terminal import say
from onrecord.errors import ExitCode, InputError, OnRecordError
from onrecord.export import EXPORTS, write
from onrecord.export.csv import CSV_TABLES
from onrecord.model import Record

FormName = StrEnum("FormName", [*(export.name for export in EXPORTS), "html", "svg", "dna", "dna-sqlite"])  # type: ignore[misc]
TableName = StrEnum("TableName", CSV_TABLES)  # type: ignore[misc]
ProfileName = StrEnum("ProfileName", ["spreadsheet", "data"])
JSONL = FormName("jsonl")


def export(
    record: options.Record = options.DEFAULT_RECORD,
    form: Annotated[FormName, typer.Option("--format", "-f", help="The format.")] = JSONL,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A file, in place of standard output.")] = None,
    table: Annotated[TableName | None, typer.Option(help="csv: which table (statements, if not given).")] = None,
    profile: Annotated[
        ProfileName | None,
        typer.Option(help="csv: safe for a spreadsheet, where no cell is a formula, or exact data for programs."),
    ] = None,
    as_of: Annotated[
        date | None, typer.Option(parser=options.day, metavar="DAY", help="Decisions as they stood on this day.")
    ] = None,
    undated: Annotated[
        date | None,
        typer.Option(parser=options.day, metavar="DAY", help="dna-sqlite: the day of articles of no known day."),
    ] = None,
) -> None:
    """Write the whole record in another format.

    `onrecord export > record.jsonl` writes everything (docs/exchange.md).

    `onrecord export --format csv --table positions -o positions.csv`

    `onrecord export --format html -o report.html` writes one page that opens without a server or network.

    `onrecord export --format dna-sqlite -o affair.dna` writes a database that Discourse Network Analyzer 3 opens,
    `--format dna` its list of statements (docs/research.md).
    """
    chosen: dict[str, str] = {key: value.value for key, value in (("table", table), ("profile", profile)) if value}
    if chosen and form.value != "csv":
        raise InputError(f"--{next(iter(chosen))} is for --format csv", advice="Leave it out, or write CSV")
    if undated and form.value != "dna-sqlite":
        raise InputError("--undated is for --format dna-sqlite", advice="Leave it out")
    found = as_it_stood(open_record(record), as_of)
    if form.value == "dna-sqlite":
        write_dna_database(found, output, undated)
        return
    write_to(output, lambda out: write_form(found, out, form=form.value, chosen=chosen))


LATER = {
    "html": ("onrecord.web.report", "write_report"),
    "svg": ("onrecord.web.multiples", "write_svg"),
    "dna": ("onrecord.research.dna", "write_dna"),
}


def write_form(record: Record, out: TextIO, *, form: str, chosen: dict[str, str]) -> None:
    """The record in one of the formats of the family, or in one whose module is imported here, for it takes long."""
    if form in LATER:
        module, function = LATER[form]
        getattr(import_module(module), function)(record, out)
    else:
        write(record, form, out, **chosen)


def as_it_stood(record: Record, day: date | None) -> Record:
    """The record with its decisions as they stood on a day."""
    return onrecord.decide(record, record.questions, as_of=day) if day else record


def write_dna_database(record: Record, output: Path | None, undated: date | None) -> None:
    """Write a DNA database, whole or not at all, and say what could not be written."""
    if output is None:
        raise InputError("--format dna-sqlite writes a file", advice="Name it with --output")
    part = output.with_name(f".{output.name}.part")
    part.unlink(missing_ok=True)
    try:
        left = import_module("onrecord.research.dna").write_database(record, part, undated=undated)
        part.replace(output)
    except (OSError, sqlite3.Error) as error:
        raise CannotWrite(f"{output} can't be written: {error}", advice="Check the folder and free space") from error
    finally:
        with suppress(OSError):
            part.unlink()
    if left:
        say(f"{len(left)} articles of no known day are left out: DNA needs one, which --undated DAY gives them")


def write_to(output: Path | None, writer: Callable[[TextIO], None]) -> None:
    """Write to a file, whole or not at all, or to standard output. Raises OnRecordError when it can't be written."""
    if output is None:
        writer(sys.stdout)
        return
    part = output.with_name(f".{output.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as out:
            writer(out)
        part.replace(output)
    except OSError as error:
        raise CannotWrite(
            f"{output} can't be written: {error.strerror or error}",
            advice="Check the folder, its permissions and free space",
        ) from error
    finally:
        with suppress(OSError):
            part.unlink()


class CannotWrite(OnRecordError):
    """An output file that can't be written."""

    exit_code = ExitCode.RECORD_UNUSABLE
