"""Whose words a statement is said to be, against the speakers two people named: by class, by kind, and by sureness.

    python -m benchmarks.speakers --shared ../shared [--half odd] [--show] [--plot docs/speaker-sureness.svg]

The gold is ``gold/speakers.jsonl``: places and labels of statements in articles of the affairs and the news stream,
whose texts lie in the folder ``shared``. Half ``even`` was worked with; half ``odd`` was looked at once. Two annotators
labelled all of it without seeing each other; where they differed the text was read again. A statement marked ``wrong``
reports nobody's words and is not counted.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.reliability import Bin, bins, reliability_plot
from onrecord.intake.jsonl import read_jsonl
from onrecord.intake.metadata import Metadata
from onrecord.model import Article, Reading, Span, Statement
from onrecord.pipeline import read
from onrecord.reading.speakers.scene import Stage
from onrecord.text.names import name_words, normal, same_surname, similar
from onrecord.text.places import find_place

GOLD = Path(__file__).parent / "gold" / "speakers.jsonl"
SAME_NAME, SAME_SURNAME, LEAST_OVERLAP = 0.9, 0.9, 0.5
BODIES = ("state", "organization", "outlet")
SAID_SO = ("name", "surname", "group", "unnamed", "description", "institution", "capital", "office")
SURE = 0.9


@dataclass(frozen=True, slots=True)
class Gold:
    """One statement with its true speaker ("?": nobody can tell); ``type`` and ``how`` are the annotation's."""

    half: str
    corpus: str
    doc: str
    content: tuple[Span, ...]
    source: tuple[Span, ...]
    actor: str
    type: str
    how: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the product says of a gold statement. ``verdict``: right, wrong person, wrong, unresolved or unpaired."""

    gold: Gold
    verdict: str
    said: str = ""
    reason: str = ""
    sureness: float = 0.0


def load_gold(half: str, path: Path = GOLD) -> list[Gold]:
    """The statements of one half, in order of document, without those that report nobody's words."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    kept = [row for row in rows if row["half"] == half and not row.get("wrong")]
    return [_gold(row) for row in sorted(kept, key=lambda row: (row["corpus"], row["doc"], row["content"]))]


def _gold(row: dict[str, Any]) -> Gold:
    content, source = (tuple(Span(*pair) for pair in row[role]) for role in ("content", "source"))
    return Gold(row["half"], row["corpus"], row["doc"], content, source, row["actor"], row["type"], row["how"])


def load_article(shared: Path, corpus: str, doc: str) -> Article:
    """The article of a gold document: a line of an affair, or the stream's of that id."""
    path = shared / "corpora" / corpus
    line = _stream_line(path, doc) if corpus == "stream" else _line(path / "articles.jsonl", int(doc))
    found = [a for a in read_jsonl(line.encode(), origin=corpus, known=Metadata()) if isinstance(a, Article)]
    return found[0]


def _line(path: Path, number: int) -> str:
    return path.read_text(encoding="utf-8").split("\n")[number - 1]


def _stream_line(path: Path, doc: str) -> str:
    with gzip.open(path / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        return next(line for line in lines if line.startswith(f'{{"id": "{doc}"'))


def answers(gold: Sequence[Gold], readings: dict[tuple[str, str], Reading]) -> Iterator[Answer]:
    """What the readings of the gold's documents, by (corpus, doc), say of each statement."""
    for key, rows in groupby(gold, key=lambda g: (g.corpus, g.doc)):
        stage = Stage(readings[key])
        for row in rows:
            statement = _paired(row, readings[key].statements)
            yield _answer(row, statement, stage) if statement else Answer(row, "unpaired")


def _paired(gold: Gold, statements: Iterable[Statement]) -> Statement | None:
    """The statement whose content shares most with the gold's, at least half of both; its source decides a tie."""
    best = max(statements, key=lambda s: (_overlap(gold.content, s.content), _overlap(gold.source, s.source)))
    return best if _overlap(gold.content, best.content) >= LEAST_OVERLAP else None


def _overlap(left: Sequence[Span], right: Sequence[Span]) -> float:
    """The share of two sets of code points that both hold."""
    a, b = ({at for span in spans for at in range(span.start, span.end)} for spans in (left, right))
    return len(a & b) / len(a | b) if a | b else 1.0


def _answer(gold: Gold, statement: Statement, stage: Stage) -> Answer:
    kind, head = stage.kinds.get(statement.entity or "", ""), stage.heads.get(statement.entity or "", "")
    said = f"{kind}: {head}" if kind else ""
    return Answer(gold, verdict(gold, kind, head), said, statement.reason, statement.sureness)


def verdict(gold: Gold, kind: str, head: str) -> str:
    """How an entity of some kind and name answers a gold statement ("" and "": nobody)."""
    if not kind:
        return "right" if gold.type == "none" or gold.actor == "?" else "unresolved"
    if is_right(gold, kind, head):
        return "right"
    return "wrong person" if kind == "person" else "wrong"


def is_right(gold: Gold, kind: str, head: str) -> bool:
    """Whether an entity is the gold's speaker."""
    if gold.type == "none" or gold.actor == "?":
        return kind in ("unnamed", "group")
    if gold.type == "person":
        return kind == "person" and is_person(gold.actor, head)
    if gold.type in BODIES:
        return kind != "person" and is_body(gold.actor, head)
    if kind not in ("unnamed", "group", "organisation"):
        return False
    return gold.how in SAID_SO if kind != "organisation" and gold.how in SAID_SO else is_alike(gold.actor, head)


def is_person(actor: str, head: str) -> bool:
    """Whether two names can be one person's: a full name beside a full name, or the surname alone."""
    left, right = name_words(actor), name_words(head)
    if min(len(left), len(right)) > 1:
        return similar(actor, head).score >= SAME_NAME
    return same_surname(left[-1], right[-1])[0] >= SAME_SURNAME


def is_body(actor: str, head: str) -> bool:
    """Whether two names mean one state or body: by the table of states, or one has all the words of the other."""
    left, right = find_place(actor), find_place(head)
    if left and right:
        return left.name == right.name
    a, b = _telling(actor), _telling(head)
    return bool(a and b) and (a <= b or b <= a) and min(len(a), len(b)) * 2 >= max(len(a), len(b))


def _telling(name: str) -> set[str]:
    return {normal(word) for word in name.replace("-", " ").split()} - {"of", "the", "s", "us", ""}


def is_alike(actor: str, head: str) -> bool:
    """Whether two descriptions share a telling word."""
    return bool(_telling(actor) & _telling(head) - {"and", "unnamed", "officials", "in", "by", "some"})


def measure_answers(found: Sequence[Answer]) -> dict[str, float]:
    """The measures by name. Those not paired with a statement of the product are left out of all but ``paired``."""
    paired = [a for a in found if a.verdict != "unpaired"]
    named = [a for a in paired if a.gold.type == "person" and a.gold.actor != "?"]
    return {
        "speakers.paired": len(paired) / len(found),
        "speakers.right": share(paired, "right"),
        "speakers.person": share(named, "right"),
        "speakers.wrong_person": share(paired, "wrong person"),
        "speakers.pronoun": share([a for a in named if a.gold.how == "pronoun"], "right"),
        "speakers.body": share([a for a in paired if a.gold.type in BODIES], "right"),
        "speakers.unresolved": share(paired, "unresolved"),
        "speakers.sure_right": share([a for a in paired if a.sureness >= SURE], "right"),
    }


def share(found: Sequence[Answer], verdict: str) -> float:
    """The share of some answers that have a verdict; 0 of none."""
    return sum(a.verdict == verdict for a in found) / len(found) if found else 0.0


def speakers(shared: Path, half: str = "even") -> list[Answer]:
    """The answers on one half, its articles read anew."""
    gold = load_gold(half)
    keys = dict.fromkeys((g.corpus, g.doc) for g in gold)
    return list(answers(gold, {key: read(load_article(shared, *key)) for key in keys}))


def speaker_measures(shared: Path, _: Path) -> dict[str, float]:
    """The measures of ``make quality``: those of the half that was worked with."""
    return measure_answers(speakers(shared))


def sureness_bins(found: Sequence[Answer]) -> list[Bin]:
    """The answers that name somebody, binned by how sure they are."""
    named = [a for a in found if a.verdict != "unpaired" and a.said]
    return bins([(a.sureness, a.verdict == "right") for a in named])


def show(found: Sequence[Answer], console: Console) -> None:
    """Print the measures, the classes and the calibration."""
    for name, value in measure_answers(found).items():
        console.print(f"{name:24} {value:.3f}")
    table = Table("how", "statements", "right", "wrong person", "wrong", "unresolved")
    by_how = sorted((a for a in found if a.verdict != "unpaired"), key=lambda a: a.gold.how)
    for how, group in groupby(by_how, key=lambda a: a.gold.how):
        rows = list(group)
        counts = (sum(a.verdict == v for a in rows) for v in ("right", "wrong person", "wrong", "unresolved"))
        table.add_row(how, str(len(rows)), *map(str, counts))
    console.print(table)
    table = Table("sureness", "statements", "mean", "right")
    for b in sureness_bins(found):
        table.add_row(f"{b.low:.2f}-{b.high:.2f}", str(b.count), f"{b.mean:.3f}", f"{b.right:.3f}")
    console.print(table)


def show_errors(found: Sequence[Answer], console: Console) -> None:
    """Print every answer that is not right."""
    for a in found:
        if a.verdict != "right":
            where = f"{a.gold.corpus} {a.gold.doc} {a.gold.content[0].start}"
            console.print(f"{a.verdict}: {where}: {a.gold.type}/{a.gold.how} {a.gold.actor!r}", markup=False)
            console.print(f"    {a.said} ({a.reason}; {a.sureness})", markup=False)


def main() -> None:
    """Measure one half and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--half", choices=("even", "odd"), default="even")
    parser.add_argument("--show", action="store_true", help="print every answer that is not right")
    parser.add_argument("--plot", type=Path, help="write the reliability plot here")
    known = parser.parse_args()
    console, found = Console(width=120), speakers(known.shared, known.half)
    show(found, console)
    if known.show:
        show_errors(found, console)
    if known.plot:
        known.plot.write_text(reliability_plot(sureness_bins(found), "Sureness of speakers"), encoding="utf-8")


if __name__ == "__main__":
    main()
