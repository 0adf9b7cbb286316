"""Positions in articles of the news stream that nothing was tuned on, beside what a second annotator says of them.

The gold is ``gold/positions_stream.jsonl``: an article a line, with its statements, one or two questions on deals and
decisions in it, and two annotators' labels: ``labels``, and ``second`` by somebody who had the questions alone. What
neither labels is not relevant. Each article is a record of its own, and its questions name no parties.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from benchmarks.given_statements import Row, read_given, record_of, said_on, statement_of
from benchmarks.position_measures import Answer
from onrecord.model import Article, Condition, Position, Question, Rule, Span

GOLD = Path(__file__).parent / "gold" / "positions_stream.jsonl"
TEXTS = Path("corpora/stream/docs.jsonl.gz")


def load_rows(path: Path = GOLD) -> list[Row]:
    """The labelled articles, in order of their ids."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def load_articles(shared: Path, rows: Sequence[Row]) -> dict[str, Article]:
    """The articles that the rows name, by id."""
    wanted = {row["doc"] for row in rows}
    with gzip.open(shared / TEXTS, "rt", encoding="utf-8") as lines:
        return {raw["id"]: _article(raw) for raw in map(json.loads, lines) if raw["id"] in wanted}


def _article(raw: Row) -> Article:
    day = date.fromisoformat(raw["published"][:10]) if raw.get("published") else None
    known = {key: raw.get(key) for key in ("outlet", "title", "url")}
    return Article.make(origin=raw["id"], text=raw["text"], published=day, **known)


def questions_of(row: Row) -> list[Question]:
    """The article's questions, known by their numbers from 1, with nobody to decide them."""
    return [
        Question(str(number), asked["text"], Rule("consensus", {}), parties=(), about=tuple(asked["about"]))
        for number, asked in enumerate(row["questions"], 1)
    ]


def pairs_of(row: Row, annotator: str = "labels") -> list[tuple[str, Row]]:
    """Each question's id beside each statement, this with the annotator's position and conditions, where relevant."""
    labels = {(label["question"], label["statement"]): label for label in row[annotator]}
    return [
        (str(number), {"corpus": row["corpus"], "doc": row["doc"], **labels.get((number, one["n"]), {}), **one})
        for number in range(1, len(row["questions"]) + 1)
        for one in row["statements"]
    ]


def answers(shared: Path, rows: Sequence[Row]) -> Iterator[Answer]:
    """What the product says of every statement on every question of its article."""
    articles = load_articles(shared, rows)
    for row in rows:
        article = articles[row["doc"]]
        record = record_of([read_given(article, row["statements"])])
        said = {question.id: said_on(record, question) for question in questions_of(row)}
        yield from (Answer(pair, said[asked].get(statement_of(pair, article).id)) for asked, pair in pairs_of(row))


def second_answers(rows: Sequence[Row]) -> Iterator[Answer]:
    """What the second annotator says of every statement on every question of its article."""
    for row in rows:
        for (asked, gold), (_, second) in zip(pairs_of(row), pairs_of(row, "second"), strict=True):
            yield Answer(gold, _position(asked, second) if "position" in second else None)


def _position(asked: str, labelled: Row) -> Position:
    """A label as a sure position, without an actor."""
    return Position(
        question=asked,
        actor="",
        statement=f"{labelled['doc']}#{labelled['n']}",
        stance=labelled["position"],
        commitment="U",
        conditions=tuple(Condition(Span(*one["span"]), one["sequence"]) for one in labelled.get("conditions", ())),
        confidence=1.0,
    )
