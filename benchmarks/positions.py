"""Positions read from text against the positions two people read: relevance, stance, reversals, conditions.

    python -m benchmarks.positions --shared ../shared [--half odd] [--show]

The gold is ``gold/positions.jsonl``: places and labels of statements of four affairs, whose texts lie in the folder
``shared``, each on the question of its affair in ``questions/``. Half ``even`` was worked with; half ``odd`` was looked
at once. Two annotators labelled all of it without seeing each other; where they differed the text was read again. The
statements are given, so that what is scored is the reading of positions and not the finding of statements.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from onrecord.collation.actors.matching import match_actors
from onrecord.decision.positions import IN_THE_ROLL, find_positions
from onrecord.decision.questions import load_question
from onrecord.intake.files import Input, find_inputs, read_input
from onrecord.model import Article, Condition, Position, Question, Reading, Record, Span, Stance, Statement, content_id
from onrecord.reading import READERS
from onrecord.reading.attribution.finding import find_statements

HERE = Path(__file__).parent
GOLD = HERE / "gold" / "positions.jsonl"
QUESTIONS = {
    "affairs/nato-ukraine": "nato_ukraine.yaml",
    "corpora/affairs/iran_deal_2015": "iran.yaml",
    "corpora/affairs/usmca_2018_2020": "usmca.yaml",
    "corpora/affairs/greece_bailout_2015": "greece.yaml",
}
STANCES = ("support", "conditional_support", "non_committal", "conditional_oppose", "oppose")
SIDE = dict(zip(STANCES, (1, 1, 0, -1, -1), strict=True))
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """A gold row, and the product's position on its statement (None: it says nothing)."""

    gold: Row
    said: Position | None


def load_rows(half: str, path: Path = GOLD) -> list[Row]:
    """The rows of one half, in order of article and place."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    kept = [row for row in rows if row["half"] == half]
    return sorted(kept, key=lambda row: (row["corpus"], row["doc"], row["content"], row["n"]))


def spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """Pairs of offsets as spans."""
    return tuple(Span(*pair) for pair in pairs)


def statement_of(row: Row, article: Article) -> Statement:
    """The statement of a row, as a reader would have left it."""
    return Statement(
        id=content_id("statement", article.id, row["content"], row["cue"], row["source"]),
        article=article.id,
        content=spans(row["content"]),
        cue=spans(row["cue"]),
        source=spans(row["source"]),
        kind=row["kind"],
        confidence=1.0,
    )


def read_given(article: Article, rows: Sequence[Row]) -> Reading:
    """The article read with the statements that the rows give."""
    made = [statement_of(row, article) for row in rows]
    numbered = {row.get("n"): statement.id for row, statement in zip(rows, made, strict=True)}
    linked = [replace(s, inside=numbered.get(row.get("inside"))) for row, s in zip(rows, made, strict=True)]
    unique = {statement.id: statement for statement in linked}
    reading = Reading(article=article, statements=tuple(unique.values()))
    return reduce(lambda found, reader: reader(found), [r for r in READERS if r is not find_statements], reading)


def record_of(readings: Iterable[Reading]) -> Record:
    """A record of some readings with their actors, in order of article id."""
    return match_actors(Record(readings=tuple(sorted(readings, key=lambda reading: reading.article.id))))


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


def said_on(record: Record, question: Question) -> dict[str, Position]:
    """The record's positions on a question, by statement."""
    return {position.statement: position for position in find_positions(record, question).positions}


def f1(right: int, said: int, wanted: int) -> float:
    """The harmonic mean of precision and recall, 0 where nothing is right."""
    return 2 * right / (said + wanted) if right else 0.0


def measures_of(found: Sequence[Answer]) -> dict[str, float]:
    """All measures; those named ``roll`` count only what is sure enough to enter the roll."""
    return {
        **{f"positions.{name}": value for name, value in _measures(found).items()},
        **{f"positions.roll_{name}": value for name, value in _measures([_in_roll(a) for a in found]).items()},
    }


def _in_roll(answer: Answer) -> Answer:
    sure = answer.said is not None and answer.said.confidence >= IN_THE_ROLL
    return answer if sure else replace(answer, said=None)


def _measures(found: Sequence[Answer]) -> dict[str, float]:
    wanted = [answer for answer in found if answer.gold.get("position")]
    said = [answer for answer in found if answer.said]
    pairs: Counter[tuple[str, Stance]] = Counter((a.gold["position"], a.said.stance) for a in wanted if a.said)
    both = sum(pairs.values())
    reversals = sum(n for (gold, stance), n in pairs.items() if SIDE[gold] * SIDE[stance] < 0)
    return {
        "precision": both / len(said) if said else 1.0,
        "recall": both / len(wanted),
        "relevance_f1": f1(both, len(said), len(wanted)),
        "stance_macro_f1": _macro(pairs, STANCES),
        "side_macro_f1": _macro(_sides(pairs), (1, 0, -1)),
        "reversed": reversals / both if both else 0.0,
        "commitment": sum(_commits(a) for a in wanted if a.said) / both if both else 0.0,
        "conditions_f1": _conditions(found),
    }


def _sides(pairs: Mapping[tuple[str, Stance], int]) -> Counter[tuple[int, int]]:
    found: Counter[tuple[int, int]] = Counter()
    for (gold, stance), count in pairs.items():
        found[SIDE[gold], SIDE[stance]] += count
    return found


def _macro(pairs: Mapping[tuple[Any, Any], int], classes: Sequence[Any]) -> float:
    """The mean F1 of the classes over the statements that both count as relevant."""
    scores = [
        f1(
            pairs.get((c, c), 0),
            sum(n for (_, said), n in pairs.items() if said == c),
            sum(n for (gold, _), n in pairs.items() if gold == c),
        )
        for c in classes
    ]
    return sum(scores) / len(scores)


def _commits(answer: Answer) -> bool:
    return answer.said is not None and answer.said.commitment in [c.rstrip("+-") for c in answer.gold["commitment"]]


def _conditions(found: Sequence[Answer]) -> float:
    """F1 of conditions by their words: right where half of the shorter of two spans lies in the other."""
    right = said = wanted = 0
    for answer in found:
        gold = [Span(*condition["span"]) for condition in answer.gold.get("conditions", ())]
        given = list(answer.said.conditions) if answer.said else []
        said, wanted = said + len(given), wanted + len(gold)
        for span in gold:
            hit = next((condition for condition in given if _covers(span, condition)), None)
            if hit is not None:
                given.remove(hit)
                right += 1
    return f1(right, said, wanted)


def _covers(gold: Span, condition: Condition) -> bool:
    shared = min(gold.end, condition.span.end) - max(gold.start, condition.span.start)
    return 2 * shared >= min(gold.end - gold.start, condition.span.end - condition.span.start)


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


def main() -> None:
    """Measure one half and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--half", choices=("even", "odd"), default="even")
    parser.add_argument("--show", action="store_true")
    known = parser.parse_args()
    console, table = Console(width=150), Table("measure", "value")
    found = list(answers(known.shared, load_rows(known.half)))
    if known.show:
        show(found, console)
    for name, value in measures_of(found).items():
        table.add_row(name, f"{value:.3f}")
    console.print(table)


if __name__ == "__main__":
    main()
