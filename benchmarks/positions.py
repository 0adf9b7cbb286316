"""Positions read from text against the positions two people read: relevance, stance, reversals, conditions.

    python -m benchmarks.positions --shared ../shared [--set affairs|stream] [--half odd] [--show]

The gold is ``gold/positions.jsonl``: places and labels of statements of four affairs, whose texts lie in the folder
``shared``, each on the question of its affair in ``questions/``. Half ``even`` was worked with; half ``odd`` was looked
at once. Two annotators labelled all of it without seeing each other; where they differed the text was read again. The
statements are given, so that what is scored is the reading of positions and not the finding of statements.
``benchmarks.positions_stream`` is another set, of many matters, which nothing was tuned on.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import positions_stream as stream
from benchmarks.given_statements import Row, read_given, record_of, said_on, statement_of
from benchmarks.position_measures import Answer, agreement_of, measures_of
from onrecord.decision.questions import load_question
from onrecord.intake.files import Input, find_inputs, read_input
from onrecord.model import Article

HERE = Path(__file__).parent
GOLD = HERE / "gold" / "positions.jsonl"
QUESTIONS = {
    "affairs/nato-ukraine": "nato_ukraine.yaml",
    "corpora/affairs/iran_deal_2015": "iran.yaml",
    "corpora/affairs/usmca_2018_2020": "usmca.yaml",
    "corpora/affairs/greece_bailout_2015": "greece.yaml",
}


def load_rows(half: str, path: Path = GOLD) -> list[Row]:
    """The rows of one half, in order of article and place."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    kept = [row for row in rows if row["half"] == half]
    return sorted(kept, key=lambda row: (row["corpus"], row["doc"], row["content"], row["n"]))


def load_articles(shared: Path, corpus: str) -> dict[str, Article]:
    """The articles of an affair by file name, or by line of its file."""
    folder = shared / corpus
    given = folder / "articles" if (folder / "articles").is_dir() else folder / "articles.jsonl"
    inputs = [one for one in find_inputs([str(given)]) if isinstance(one, Input)]
    found = [article for one in inputs for article in read_input(one) if isinstance(article, Article)]
    return {article.origin.split("/")[-1].split("#")[-1]: article for article in found}


def answers(shared: Path, rows: Sequence[Row]) -> Iterator[Answer]:
    """What the product says of every row."""
    for corpus, group in groupby(rows, key=lambda row: row["corpus"]):
        several, articles = list(group), load_articles(shared, corpus)
        given = {doc: list(part) for doc, part in groupby(several, key=lambda row: row["doc"])}
        record = record_of(read_given(articles[doc], part) for doc, part in given.items())
        said = said_on(record, load_question(HERE / "questions" / QUESTIONS[corpus]))
        yield from (Answer(row, said.get(statement_of(row, articles[row["doc"]]).id)) for row in several)


def positions_even(shared: Path, _work: Path) -> dict[str, float]:
    """The half that was worked with, for ``benchmarks.quality``."""
    return measures_of(list(answers(shared, load_rows("even"))))


def show(found: Sequence[Answer], console: Console) -> None:
    """Every row on which gold and product differ, with the product's reason."""
    for answer in found:
        gold, said = answer.gold.get("position", "-"), answer.said
        if gold != (said.stance if said else "-"):
            place = f"{answer.gold['corpus']} {answer.gold['doc']} {answer.gold['n']}"
            console.print(f"{place}: gold {gold}, said {said.stance if said else '-'}", said and said.reason)


def table_of(columns: Mapping[str, Mapping[str, float]]) -> Table:
    """Measures side by side, in the order they first come in."""
    table = Table("measure", *columns)
    for name in dict.fromkeys(name for column in columns.values() for name in column):
        table.add_row(name, *(f"{column[name]:.3f}" if name in column else "" for column in columns.values()))
    return table


def main() -> None:
    """Measure one set and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--set", choices=("affairs", "stream"), default="affairs")
    parser.add_argument("--half", choices=("even", "odd"), default="even", help="of the affairs")
    parser.add_argument("--limit", type=int, help="so many articles of the stream, to see whether it works")
    parser.add_argument("--show", action="store_true")
    known = parser.parse_args()
    console = Console(width=150)
    if known.set == "affairs":
        found = list(answers(known.shared, load_rows(known.half)))
        columns = {"value": measures_of(found)}
    else:
        rows = stream.load_rows()[: known.limit]
        found, second = list(stream.answers(known.shared, rows)), list(stream.second_answers(rows))
        columns = {"value": measures_of(found), "second annotator": measures_of(second)}
        columns["second annotator"] |= agreement_of(second)
    if known.show:
        show(found, console)
    console.print(table_of(columns))


if __name__ == "__main__":
    main()
