"""``onrecord export``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated, TextIO

import typer

from onrecord.cli import options
from onrecord.cli.opening import open_record
from onrecord.errors import ExitCode, InputError, OnRecordError
from onrecord.export import EXPORTS, write
from onrecord.export.csv import CSV_TABLES
from onrecord.model import Record

FormName = StrEnum("FormName", [*(export.name for export in EXPORTS), "html"])  # type: ignore[misc]
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
) -> None:
    """Write the whole record in another format.

    `onrecord export > record.jsonl` writes everything (docs/exchange.md).

    `onrecord export --format csv --table positions -o positions.csv`

    `onrecord export --format html -o report.html` writes one page that opens without a server or network.
    """
    chosen: dict[str, str] = {key: value.value for key, value in (("table", table), ("profile", profile)) if value}
    if chosen and form.value != "csv":
        raise InputError(f"--{next(iter(chosen))} is for --format csv", advice="Leave it out, or write CSV")
    found = open_record(record)
    write_to(output, lambda out: write_form(found, out, form=form.value, chosen=chosen))


def write_form(record: Record, out: TextIO, *, form: str, chosen: dict[str, str]) -> None:
    """The record as a page, or in one of the formats of the family."""
    if form == "html":
        html_page(record, out)
    else:
        write(record, form, out, **chosen)


def html_page(record: Record, out: TextIO) -> None:
    """The record as one page. The page is imported here, for it takes longer than all else."""
    import_module("onrecord.web.report").write_report(record, out)


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
        part.unlink(missing_ok=True)
        raise CannotWrite(
            f"{output} can't be written: {error.strerror or error}",
            advice="Check the folder, its permissions and free space",
        ) from error


class CannotWrite(OnRecordError):
    """An output file that can't be written."""

    exit_code = ExitCode.RECORD_UNUSABLE
