"""``onrecord quality``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.annotations.annotated import AnnotatedArticle
from onrecord.annotations.formats import read_annotations
from onrecord.cli import options
from onrecord.cli.opening import open_record
from onrecord.cli.overlap import Score, score
from onrecord.cli.terminal import say, tell_table
from onrecord.errors import ExitCode, InputError
from onrecord.model import Reading, Record


def quality(
    gold: Annotated[Path, typer.Option(help="Your annotations: a file, or a folder of them.")],
    record: options.Record = options.DEFAULT_RECORD,
    form: Annotated[
        str | None, typer.Option("--format", help="exchange, brat, webanno or labelstudio; else the suffix decides.")
    ] = None,
    minimum: Annotated[
        float | None, typer.Option("--min", min=0, max=1, help="Exit with code 1 if the F1 of statements is lower.")
    ] = None,
) -> None:
    """Score the record's statements against your own annotations of the same articles.

    `onrecord quality --gold annotated.jsonl --record record.db`

    Annotations may be JSON Lines (an export of onrecord, corrected by hand, or a line an article with its `doc_id`, its
    id or file name, and its `attributions`), BRAT, WebAnno TSV 3 or Label Studio's JSON: docs/annotations.md.

    A statement is right when both contents share half of their words (Jaccard) and the sources share a word, or both
    have none.
    """
    annotated = read_annotations(gold, name=form)
    found = open_record(record)
    pairs = paired(annotated, found)
    missing = len(annotated) - len(pairs)
    if not pairs:
        raise InputError(f"none of the {len(annotated)} annotated articles is in {record}", advice="Check their ids")
    if missing:
        say(f"onrecord: {missing} of {len(annotated)} annotated articles are not in the record and not scored")
    scores = score(pairs)
    tell_table(("measure", "precision", "recall", "F1", "found", "gold"), map(cells, scores))
    say(f"{len(pairs)} articles")
    if minimum is not None and scores[0].f1 < minimum:
        raise typer.Exit(ExitCode.FINDINGS)


def cells(line: Score) -> tuple[str, ...]:
    """A score as a line of the table."""
    figures = (f"{value:.3f}" for value in (line.precision, line.recall, line.f1))
    return line.measure, *figures, str(line.found), str(line.gold)


def paired(annotated: list[AnnotatedArticle], record: Record) -> list[tuple[AnnotatedArticle, Reading]]:
    """The annotated articles that are in the record, each with its reading."""
    by_name: dict[str, Reading] = {}
    for reading in reversed(record.readings):
        origin = reading.article.origin
        extra = dict(reading.article.extra)
        for name in (origin, Path(origin).name, Path(origin).stem, extra.get("id", ""), reading.article.id):
            by_name[name] = reading
    by_text = {reading.article.text: reading for reading in reversed(record.readings)}
    found = ((gold, by_text.get(gold.text or "") or by_name.get(gold.name)) for gold in annotated)
    return [(gold, reading) for gold, reading in found if reading is not None]
