"""``onrecord build``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import onrecord
from onrecord.cli import options
from onrecord.cli.progress import Bar
from onrecord.cli.summary import tell_summary
from onrecord.cli.terminal import say
from onrecord.errors import ExitCode


def build(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, patterns, or - for standard input.")
    ],
    record: options.Record = options.DEFAULT_RECORD,
    question: Annotated[
        list[Path] | None,
        typer.Option("--question", "-q", help="A question file (docs/questions.md); may be repeated."),
    ] = None,
    metadata: Annotated[
        Path | None, typer.Option(help="A CSV with a column `file` and any of outlet, published, title, url, author.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Read articles anew that are in the record already.")] = False,
    cut: Annotated[
        str | None,
        typer.Option(
            metavar="CUT",
            help="How sure a statement must be: 0 to 1, precision (0.6) or recall (0.2). Stays with the record.",
        ),
    ] = None,
    model: Annotated[
        Path | None, typer.Option(help="A folder of weights made by `onrecord train`. Stays with the record.")
    ] = None,
    offices: Annotated[
        Path | None, typer.Option(help="A table of who held which office when (CSV or YAML). Stays with the record.")
    ] = None,
    identifiers: Annotated[
        Path | None, typer.Option(help="A table of names with Wikidata or ISO 3166 codes. Stays with the record.")
    ] = None,
    engine: Annotated[str, typer.Option(help="Where the reading runs: serial, or processes.")] = "serial",
    workers: Annotated[int, typer.Option(min=1, help="How many processes, with --engine processes.")] = 2,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress and no summary.")] = False,
) -> None:
    """Read articles into a record. Run again with more, it adds only what is new.

    `onrecord build articles/ --question question.yaml --record affair.db`

    `cat more.jsonl | onrecord build - --record affair.db`

    With another `--cut` or `--model` than before, all articles of the record are read anew.

    Text, HTML and JSON Lines are read. A bad file is a line in `onrecord show troubles` and never stops the run.
    """
    with Bar(quiet=quiet) as bar:
        built = onrecord.build(
            paths,
            record,
            question or (),
            engine=engine,
            workers=workers,
            sidecar=metadata,
            again=again,
            cut=cut,
            model=model.resolve() if model else None,
            offices=offices,
            identifiers=identifiers,
            progress=bar.watch,
        )
    if not quiet:
        tell_summary(built, record, bar.last)
    if bar.last.failed:
        say(f"onrecord: {len(bar.last.failed)} of the inputs gave no article: onrecord show troubles --record {record}")
        raise typer.Exit(ExitCode.SOME_INPUTS_FAILED)
