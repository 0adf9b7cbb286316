"""Fit the weights by which positions are weighed, write them with their hash, and print what they come to.

    PYTHONPATH=. python training/positions.py --shared ../shared [--keep FOLDER] [--no-report]

It learns from half ``even`` of ``benchmarks/gold/positions.jsonl`` and from ``training/positions.jsonl``: statements of
PolNeAR's training part and of the news stream on the questions of ``training/positions_questions.yaml``, labelled by
one person. Both hold places and labels, no texts. Ridge-penalised logistic regressions by Newton's method. ``--keep``
is a folder for the articles once they are read.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from benchmarks.position_measures import SIDE
from position_cases import load_cases
from position_report import print_measures, print_reference

from onrecord.decision.assessing import assess
from onrecord.decision.topics import topic_of
from onrecord.decision.weighing import digest_of, load_weights, weigh

HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "onrecord" / "decision" / "data" / "position_weights.json"
PENALTY = {"relevance": 3.0, "direction": 1.0, "refusal": 1.0}
FITTED_ON = ("worked", "labelled")
FOLDS = 5


class Example:
    """A labelled statement that nothing bars: its article, its signals and its label (None: not relevant)."""

    def __init__(self, case, assessed):
        self.article, self.signals = assessed.statement.article, assessed.signals
        self.label = case.rows[assessed.statement.id].get("position")


def examples(cases):
    """The examples of some cases."""
    for case in cases:
        for one in assess(case.record.readings, topic_of(case.question), case.record.actor()):
            if one.statement.id in case.rows and not one.outcome.barred:
                yield Example(case, one)


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


def wanted_of(data, name):
    """The examples that a regression learns from, and what it should say of each."""
    relevant = [one for one in data if one.label]
    if name == "relevance":
        return data, [float(bool(one.label)) for one in data]
    if name == "refusal":
        return relevant, [float(SIDE[one.label] == 0) for one in relevant]
    sided = [one for one in relevant if SIDE[one.label]]
    return sided, [float(SIDE[one.label] > 0) for one in sided]


def fitted(data):
    """The three regressions' weights by name and signal."""
    return {name: _fitted(*wanted_of(data, name), name) for name in PENALTY}


def _fitted(rows, wanted, name):
    signals = sorted(getattr(rows[0].signals, name))
    values = np.array([[getattr(one.signals, name)[signal] for signal in signals] for one in rows])
    found = fit(values, np.array(wanted), PENALTY[name])
    return {signal: round(float(weight), 3) for signal, weight in zip([*signals, "bias"], found, strict=True)}


def blind_weights(data, folds=FOLDS):
    """A function that gives for an example the weights fitted without its article."""
    names = sorted({one.article for one in data})
    fold = {name: number % folds for number, name in enumerate(names)}
    parts = [fitted([one for one in data if fold[one.article] != number]) for number in range(folds)]
    return lambda one: parts[fold[one.article]]


def cross_validated(data, blind):
    """Relevance F1 at 0.35 and the share of sides right, each article weighed by weights that have not seen it."""
    right = said = wanted = sides = counted = 0
    for one in data:
        weighed = weigh(one.signals, blind(one))
        shown = weighed.relevant >= 0.35
        right, said, wanted = right + bool(shown and one.label), said + shown, wanted + bool(one.label)
        if one.label and SIDE[one.label]:
            counted, sides = counted + 1, sides + ((weighed.favours > 0.5) == (SIDE[one.label] > 0))
    return 2 * right / (said + wanted), sides / counted


def write(weights, statements):
    """Write the weights where the package looks for them."""
    body = {
        "made_by": "training/positions.py",
        "statements": statements,
        "sha256": digest_of(weights),
        "weights": weights,
    }
    OUT.write_text(json.dumps(body, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    load_weights.cache_clear()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--no-report", action="store_true")
    known = parser.parse_args()
    cases = load_cases(known.shared, known.keep)
    data = list(examples([case for case in cases if case.part in FITTED_ON]))
    figures = cross_validated(data, blind_weights(data))
    print("on articles not fitted on: relevance F1 {:.3f}, sides right {:.3f}".format(*figures))
    write(fitted(data), len(data))
    if not known.no_report:
        print_measures(cases)
        print_reference(cases, known.shared, known.keep)


if __name__ == "__main__":
    main()
