"""``onrecord agree``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli import options
from onrecord.cli.opening import open_record
from onrecord.cli.show import check_question
from onrecord.cli.terminal import tell, tell_entry
from onrecord.errors import ExitCode
from onrecord.export.lookup import Lookup
from onrecord.research.agreement import NOT_CODED, Comparison, Pair, compare
from onrecord.research.coded import read_coding

SIDES = ("agree", "disagree", NOT_CODED)


def agree(
    coding: Annotated[Path, typer.Argument(help="A CSV file of codings, or an event list of DNA.")],
    record: options.Record = options.DEFAULT_RECORD,
    question: options.OfQuestion = None,
    limit: options.Limit = None,
) -> None:
    """Compare the record with a person's coding: agreement, Krippendorff's alpha, confusion, and every difference.

    The file has the columns person, organization, concept, agreement (1 or 0) and, where known, date, text, article,
    start, end; `onrecord export --format dna` writes such a file. Exit code 1 says that they differ.

    `onrecord agree my_coding.csv --question invite`
    """
    found = open_record(record)
    check_question(question, found)
    compared = compare(found, read_coding(coding), question=question)
    known = Lookup(found)
    for line in figures(compared):
        tell(line)
    tell()
    tell_confusion(compared)
    differing = [pair for pair in compared.pairs if pair.differs]
    if not differing:
        return
    tell("Where they differ", style="bold")
    for pair in differing[:limit]:
        tell_entry(difference_head(pair, known), difference_words(pair))
    raise typer.Exit(ExitCode.FINDINGS)


def figures(compared: Comparison) -> list[str]:
    """The measures in words."""
    ours, theirs = (sum(getattr(pair, side) is not None for pair in compared.pairs) for side in ("ours", "theirs"))
    lines = [f"{compared.shared} statements in both, of {ours} in the record and {theirs} in the coding"]
    if compared.agreement is not None:
        lines.append(f"same side in {compared.agreement:.1%} of these")
    lines.append(f"Krippendorff's alpha (nominal) on these: {figure(compared.alpha)}")
    lines.append(f"with statements that only one has, as a third value: {figure(compared.alpha_with_missed)}")
    return lines


def figure(value: float | None) -> str:
    """A measure, or why there is none."""
    return "none (nothing varies)" if value is None else f"{value:.3f}"


def tell_confusion(compared: Comparison) -> None:
    """The confusion, a line for each side that the record takes."""
    counts = {(ours, theirs): n for ours, theirs, n in compared.confusion}
    for ours in SIDES:
        cells = [f"{counts[ours, theirs]} {theirs}" for theirs in SIDES if (ours, theirs) in counts]
        if cells:
            tell(f"record {ours}: coding {', '.join(cells)}")
    tell()


def difference_head(pair: Pair, known: Lookup) -> tuple[str | None, ...]:
    """What differs, who it is, and where it stands."""
    place = f"row {pair.theirs.row}" if pair.theirs else None
    span = f"{known.articles[pair.ours.article].origin} {pair.ours.start}-{pair.ours.end}" if pair.ours else None
    labels = f"{pair.labels[0]} / {pair.labels[1]}"
    return (", ".join(pair.differs), labels, pair.ours.actor if pair.ours else None, named(pair), span, place)


def named(pair: Pair) -> str | None:
    """Who the coding says it is, where that is another name."""
    if pair.theirs is None:
        return None
    name = pair.theirs.organization or pair.theirs.person
    return f"coded: {name}" if pair.ours is None or name != pair.ours.actor else None


def difference_words(pair: Pair) -> str:
    """The words, as the record has them or else the coding."""
    return pair.ours.words if pair.ours else pair.theirs.text if pair.theirs else ""
