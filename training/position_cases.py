"""Statements labelled by hand, each with its article read: what positions are fitted on and measured by.

Reading takes minutes, so with a folder to keep it in, it is done once.
"""

import gzip
import json
import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from benchmarks import positions_stream
from benchmarks.given_statements import read_given, record_of, statement_of
from benchmarks.positions import GOLD, QUESTIONS, load_articles, load_rows
from stances import load_labels

from onrecord.decision.questions import load_question, load_questions
from onrecord.model import Article, Question, Record, Rule

HERE = Path(__file__).parent
LABELLED = HERE / "positions.jsonl"
ASKED = HERE / "positions_questions.yaml"
TEXTS = {"polnear": "polnear/train.docs.jsonl.gz", "stream": "stream/docs.jsonl.gz"}
KEPT = "position_cases.pkl"


@dataclass(frozen=True, slots=True)
class Case:
    """A question asked of a record, with the labelled rows by their statements' ids.

    ``part`` is ``worked`` or ``odd`` (halves of the affairs), ``stream`` (the second held-out set), ``labelled``
    (``positions.jsonl``), or ``held`` (the articles of the stance labels that are kept out of training).
    """

    part: str
    record: Record
    question: Question
    rows: Mapping[str, Mapping]


def load_cases(shared, kept=None):
    """All cases; with a folder ``kept``, from there if they are there."""
    path = kept and kept / KEPT
    if path and path.is_file():
        return pickle.loads(path.read_bytes())
    found = [*affairs(shared), *stream(shared), *labelled(shared), *held_out(shared)]
    if path:
        path.write_bytes(pickle.dumps(found))
    return found


def affairs(shared):
    """Both halves of the gold of four affairs."""
    for half, part in (("even", "worked"), ("odd", "odd")):
        for corpus, group in groupby(load_rows(half, GOLD), key=lambda row: row["corpus"]):
            question = load_question(GOLD.parent.parent / "questions" / QUESTIONS[corpus])
            yield case_of(part, list(group), load_articles(shared, corpus), question, lambda row: row["doc"])


def stream(shared):
    """The second held-out set: each article with each of its questions."""
    rows = positions_stream.load_rows()
    articles = positions_stream.load_articles(shared, rows)
    for row in rows:
        article = articles[row["doc"]]
        record = record_of([read_given(article, row["statements"])])
        pairs = positions_stream.pairs_of(row)
        for question in positions_stream.questions_of(row):
            own = {statement_of(pair, article).id: pair for asked, pair in pairs if asked == question.id}
            yield Case("stream", record, question, own)


def labelled(shared):
    """The training rows of ``positions.jsonl``, by question."""
    rows = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]
    articles = corpus_articles(shared, rows)
    asked = {question.id: question for question in load_questions(ASKED)}
    for name, group in groupby(sorted(rows, key=lambda row: row["question"]), key=lambda row: row["question"]):
        yield case_of("labelled", list(group), articles, asked[name], lambda row: (row["corpus"], row["doc"]))


def held_out(shared):
    """The articles of the stance labels that are kept out of training, with their own questions."""
    rows = [row for row in load_labels() if row["held_out"]]
    articles = corpus_articles(shared, rows)
    for row in rows:
        article = articles[row["corpus"], row["doc"]]
        given = [{**one, "kind": kind_of(one, article.text)} for one in row["statements"]]
        record = record_of([read_given(article, given)])
        labels = {(label["question"], label["statement"]): label for label in row["labels"]}
        for number, asked in enumerate(row["questions"], 1):
            question = Question(str(number), asked["text"], Rule("consensus", {}), (), about=tuple(asked["about"]))
            rows_of = {statement_of(one, article).id: {**labels.get((number, one["n"]), {}), **one} for one in given}
            yield Case("held", record, question, rows_of)


def case_of(part, rows, articles, question, key):
    """The case of the rows of one question, of several articles in one record."""
    given = {name: list(group) for name, group in groupby(sorted(rows, key=key), key=key)}
    record = record_of(read_given(articles[name], group) for name, group in given.items())
    numbered = {statement_of(row, articles[name]).id: row for name, group in given.items() for row in group}
    return Case(part, record, question, numbered)


def corpus_articles(shared, rows):
    """The articles that rows name, by (corpus, doc)."""
    wanted = {(row["corpus"], row["doc"]) for row in rows}
    found = {}
    for corpus in sorted({corpus for corpus, _ in wanted}):
        with gzip.open(shared / "corpora" / TEXTS[corpus], "rt", encoding="utf-8") as lines:
            for raw in map(json.loads, lines):
                if (corpus, raw["id"]) in wanted:
                    found[corpus, raw["id"]] = article_of(raw)
    return found


def article_of(raw):
    """An article of a corpus with what it tells of itself."""
    day = date.fromisoformat(raw["published"][:10]) if raw.get("published") else None
    known = {key: raw.get(key) for key in ("outlet", "title", "url")}
    return Article.make(origin=raw["id"], text=raw["text"], published=day, language="en", **known)


def kind_of(row, text):
    """Whether the content of a statement is all in quotation marks (direct), in part (mixed) or not at all."""
    words = [text[start:end].strip() for start, end in row["content"]]
    if all(one[:1] in ("“", '"') for one in words):
        return "direct"
    return "mixed" if any(mark in one for one in words for mark in ("“", '"')) else "indirect"
