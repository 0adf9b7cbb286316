"""``onrecord polarization``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Annotated

import typer

from onrecord.cli import options
from onrecord.cli.network import ACTORS
from onrecord.cli.opening import open_record
from onrecord.cli.show import check_question
from onrecord.cli.terminal import say, tell
from onrecord.cli.views import counted
from onrecord.export.csv import write_table
from onrecord.export.exchange import Row
from onrecord.export.jsonl import write_rows
from onrecord.research.codings import codings_of
from onrecord.research.networks import By
from onrecord.research.polarization import Division, over_time
from onrecord.research.windows import between, dated, windows


def polarization(
    record: options.Record = options.DEFAULT_RECORD,
    question: options.OfQuestion = None,
    by: Annotated[By, typer.Option(help=ACTORS)] = "organization",
    window: Annotated[int, typer.Option(min=1, help="How many days are measured together.")] = 30,
    every: Annotated[int | None, typer.Option(min=1, help="Days to the next stretch. [default: --window]")] = None,
    since: options.Since = None,
    until: options.Until = None,
    form: options.Format = options.Form.text,
) -> None:
    """How divided the debate is over time: van der Eijk's agreement, polarization, balance of two camps.

    `onrecord polarization --window 90 --every 30 --format csv > division.csv`
    """
    found = open_record(record)
    check_question(question, found)
    taken = between(codings_of(found, question=question), since, until)
    divisions = over_time(windows(taken, size=window, step=every or window), by=by)
    rows = [division_row(one) for one in divisions]
    if form is options.Form.jsonl:
        write_rows(rows, sys.stdout)
    elif form is options.Form.csv and rows:
        write_table(rows, sys.stdout, header=list(rows[0]), profile="data")
    else:
        for line in division_lines(divisions):
            tell(line)
    empty = sum(not one.statements for one in divisions)
    gaps = f", {empty} of them without statements" if empty else ""
    undated = len(taken) - len(dated(taken))
    say(f"{counted(len(divisions), 'stretch', 'stretches')}{gaps}; {undated} statements of no known day are in none")


def division_row(one: Division) -> Row:
    """The measures of one stretch as a row."""
    return {
        "first": one.first,
        "last": one.last,
        "statements": one.statements,
        "actors": one.actors,
        "agreement": one.agreement,
        "polarization": one.polarization,
        "balance": one.balance,
        "conflict": one.conflict,
        "camp_1": list(one.camps[0]),
        "camp_2": list(one.camps[1]),
    }


def division_lines(divisions: Iterable[Division]) -> Iterator[str]:
    """A line for each stretch in words; stretches without statements that follow one another are one gap."""
    for is_gap, found in groupby(divisions, key=lambda one: not one.statements):
        stretches = list(found)
        if is_gap:
            yield f"{stretches[0].first} to {stretches[-1].last} · gap: no statement"
        else:
            yield from map(division_line, stretches)


def division_line(one: Division) -> str:
    """The measures of one stretch in words."""
    if not one.actors:
        return f"{one.first} to {one.last} · no actor takes a position"
    measured = [
        f"{name} {value:.2f}"
        for name in ("agreement", "polarization", "balance", "conflict")
        if (value := getattr(one, name)) is not None
    ]
    camps = " against ".join(", ".join(camp) for camp in one.camps if camp) if one.conflict else ""
    return " · ".join(filter(None, [f"{one.first} to {one.last}", counted(one.actors, "actor"), *measured, camps]))
