"""``onrecord network``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TextIO

import typer

from onrecord.cli import options
from onrecord.cli.export import write_to
from onrecord.cli.opening import open_record
from onrecord.cli.show import check_question
from onrecord.cli.terminal import say
from onrecord.errors import InputError
from onrecord.research import graphs
from onrecord.research.codings import Coding, codings_of
from onrecord.research.networks import By, Duplicates, Kind, Mode, Network, Normalization
from onrecord.research.networks import network as network_of
from onrecord.research.windows import between, dated, windows

FileForm = Literal["graphml", "csv"]
ACTORS = "Which actors: organizations, persons, or organizations and persons without one."
KINDS = (
    "Ties where they agree, where they differ, the one less the other, or both. [default: congruence; twomode: ignore]"
)
NORMS = "One-mode: none, average, jaccard, cosine. Two-mode: none, activity, prominence."


def network(
    record: options.Record = options.DEFAULT_RECORD,
    mode: Annotated[Mode, typer.Option(help="What is tied: actors, concepts, or both.")] = "actors",
    kind: Annotated[Kind | None, typer.Option(help=KINDS, show_default=False)] = None,
    normalization: Annotated[Normalization, typer.Option(help=NORMS)] = "none",
    by: Annotated[By, typer.Option(help=ACTORS)] = "organization",
    duplicates: Annotated[
        Duplicates, typer.Option(help="Count equal statements once a document, week ...")
    ] = "include",
    question: options.OfQuestion = None,
    since: options.Since = None,
    until: options.Until = None,
    window: Annotated[int | None, typer.Option(min=1, help="A network for every stretch of so many days.")] = None,
    every: Annotated[int | None, typer.Option(min=1, help="Days to the next stretch. [default: --window]")] = None,
    output: Annotated[Path | None, typer.Option("--output", "--out", "-o", help="A file (.graphml or .csv).")] = None,
    form: Annotated[FileForm | None, typer.Option("--format", "-f", help="Else by the file's name, or csv.")] = None,
) -> None:
    """Networks of who agrees with whom on what, with the normalizations of Discourse Network Analyzer.

    `onrecord network --mode actors --kind congruence --out actors.graphml`

    `onrecord network --mode twomode --kind subtract --normalization activity > twomode.csv`

    `onrecord network --kind conflict --window 90 --every 30 --out conflict.graphml` writes a file for every stretch of
    time, its first day in the name.
    """
    found = open_record(record)
    check_question(question, found)
    if window and output is None:
        raise InputError("--window writes several files", advice="Name one with --out; its day is added to the name")

    def made(codings: Sequence[Coding], first: date | None = None, last: date | None = None) -> Network:
        wanted = kind or ("ignore" if mode == "twomode" else "congruence")
        try:
            return network_of(
                codings, mode=mode, kind=wanted, normalization=normalization, by=by, duplicates=duplicates,
                first=first, last=last,
            )  # fmt: skip
        except ValueError as error:
            raise InputError(str(error), advice="See onrecord network --help") from None

    taken = between(codings_of(found, question=question), since, until)
    if window is None or output is None:
        write_network(made(taken), output, form)
        return
    stretches = list(windows(taken, size=window, step=every or window))
    for stretch in stretches:
        path = output.with_name(f"{output.stem} {stretch.first.isoformat()}{output.suffix}")
        write_network(made(stretch.codings, stretch.first, stretch.last), path, form)
    say(f"{len(stretches)} networks; {len(taken) - len(dated(taken))} statements of no known day are in none")


def write_network(made: Network, output: Path | None, form: FileForm | None) -> None:
    """Write one network to a file or standard output."""
    as_graph = form == "graphml" or (form is None and output is not None and output.suffix == ".graphml")

    def write(out: TextIO) -> None:
        (graphs.write_graphml if as_graph else graphs.write_matrix)(made, out)

    write_to(output, write)
    if not made.rows:
        say("no statement of an actor that takes a side was found, so the network is empty")
