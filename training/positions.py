"""Fit the weights by which positions are weighed, and write them with their hash.

    python training/positions.py --shared ../shared [--folds 5]

It learns from half ``even`` of ``benchmarks/gold/positions.jsonl`` and from ``training/positions.jsonl``: statements of
PolNeAR's training part and of the news stream on the questions of ``training/positions_questions.yaml``, labelled by
one person. Both hold places and labels, no texts. Ridge-penalised logistic regressions by Newton's method; with
``--folds`` it also prints how the weights do on articles they were not fitted on.
"""

import argparse
import gzip
import json
from itertools import groupby
from pathlib import Path

import numpy as np
from benchmarks.positions import GOLD, QUESTIONS, load_articles, load_rows, read_given, record_of, statement_of

from onrecord.decision.assessing import assess
from onrecord.decision.questions import load_question, load_questions
from onrecord.decision.topics import topic_of
from onrecord.decision.weighing import digest_of, weigh
from onrecord.model import Article

HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "onrecord" / "decision" / "data" / "position_weights.json"
PENALTY = {"relevance": 3.0, "direction": 1.0, "refusal": 1.0}
SIDE = {"support": 1, "conditional_support": 1, "oppose": -1, "conditional_oppose": -1, "non_committal": 0}


def corpus_articles(shared, rows):
    """The articles that the training rows name, by (corpus, doc)."""
    wanted = {(row["corpus"], row["doc"]) for row in rows}
    files = {"polnear": "polnear/train.docs.jsonl.gz", "stream": "stream/docs.jsonl.gz"}
    found = {}
    for corpus, name in files.items():
        with gzip.open(shared / "corpora" / name, "rt", encoding="utf-8") as lines:
            for raw in map(json.loads, lines):
                if (corpus, raw["id"]) in wanted:
                    found[corpus, raw["id"]] = Article.make(origin=raw["id"], text=raw["text"], language="en")
    return found


def examples(record, question, labels):
    """(article, signals, position or None) of each labelled statement that nothing bars."""
    for one in assess(record.readings, topic_of(question), record.actor()):
        if one.statement.id in labels and not one.outcome.barred:
            yield one.statement.article, one.signals, labels[one.statement.id]


def from_rows(rows, articles, question, key):
    """The examples of the rows of one question."""
    given = {name: list(part) for name, part in groupby(sorted(rows, key=key), key=key)}
    labels = {statement_of(row, articles[name]).id: row.get("position") for name in given for row in given[name]}
    return examples(record_of(read_given(articles[name], part) for name, part in given.items()), question, labels)


def load_examples(shared):
    """All examples: the even half of the gold, then the training rows by question."""
    for corpus, group in groupby(load_rows("even", GOLD), key=lambda row: row["corpus"]):
        question = load_question(GOLD.parent.parent / "questions" / QUESTIONS[corpus])
        yield from from_rows(list(group), load_articles(shared, corpus), question, lambda row: row["doc"])
    rows = [json.loads(line) for line in (HERE / "positions.jsonl").read_text(encoding="utf-8").splitlines()]
    asked = {question.id: question for question in load_questions(HERE / "positions_questions.yaml")}
    articles = corpus_articles(shared, rows)
    for name, group in groupby(sorted(rows, key=lambda row: row["question"]), key=lambda row: row["question"]):
        yield from from_rows(list(group), articles, asked[name], lambda row: (row["corpus"], row["doc"]))


def fit(values, wanted, penalty, rounds=60):
    """Weights and, last, the bias: [signals + 1]."""
    rows = np.c_[values, np.ones(len(values))]
    ridge = np.r_[np.full(values.shape[1], penalty), 1e-3]
    found = np.zeros(rows.shape[1])
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
        slope = rows.T @ (chance - wanted) + ridge * found
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(ridge)
        found -= np.linalg.solve(bend, slope)
    return found


def fitted(data):
    """The three regressions' weights by name."""
    relevant = [one for one in data if one[2]]
    sided = [one for one in relevant if SIDE[one[2]]]
    parts = {
        "relevance": (data, [float(bool(label)) for _, _, label in data]),
        "direction": (sided, [float(SIDE[label] > 0) for _, _, label in sided]),
        "refusal": (relevant, [float(SIDE[label] == 0) for _, _, label in relevant]),
    }
    return {name: _named(rows, wanted, name) for name, (rows, wanted) in parts.items()}


def _named(rows, wanted, name):
    signals = sorted(getattr(rows[0][1], name))
    values = np.array([[getattr(one, name)[signal] for signal in signals] for _, one, _ in rows])
    found = fit(values, np.array(wanted), PENALTY[name])
    return {signal: round(float(weight), 3) for signal, weight in zip([*signals, "bias"], found, strict=True)}


def cross_validated(data, folds):
    """Relevance F1 at 0.35 and the share of sides right, each article weighed by weights of the other folds."""
    names = sorted({article for article, _, _ in data})
    fold = {name: number % folds for number, name in enumerate(names)}
    right = said = wanted = sides = counted = 0
    for number in range(folds):
        weights = fitted([one for one in data if fold[one[0]] != number])
        for _, signals, label in (one for one in data if fold[one[0]] == number):
            weighed = weigh(signals, weights)
            shown = weighed.relevant >= 0.35
            right, said, wanted = right + bool(shown and label), said + shown, wanted + bool(label)
            if label and SIDE[label]:
                counted, sides = counted + 1, sides + ((weighed.favours > 0.5) == (SIDE[label] > 0))
    return 2 * right / (said + wanted), sides / counted


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--folds", type=int, default=0)
    known = parser.parse_args()
    data = list(load_examples(known.shared))
    if known.folds:
        print("relevance F1 {:.3f}, sides right {:.3f}".format(*cross_validated(data, known.folds)))
    weights = fitted(data)
    body = {
        "made_by": "training/positions.py",
        "statements": len(data),
        "sha256": digest_of(weights),
        "weights": weights,
    }
    OUT.write_text(json.dumps(body, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
