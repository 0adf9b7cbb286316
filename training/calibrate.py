"""Fit the confidence on the articles kept out of training, and choose the settings of decoding there.

    python training/calibrate.py --corpus polnear --onnx WEIGHTS --scorer score_attribution.py --out settings.json

For each bias of the cue tagger: read the articles, mark every candidate that survives the others as right or
wrong (content Jaccard at least 0.5 and the right source), fit a logistic model, and find the cut with the best
F1. Prints the reliability of five-fold cross-validated confidences.
"""

import argparse
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from corpus import load, split
from evaluate import SETTINGS, gold_of, scorer

from onrecord.reading.attribution.confidence import FEATURES, confidence, features
from onrecord.reading.attribution.encoder import load_model
from onrecord.reading.attribution.quotation import find_quotations
from onrecord.reading.attribution.settling import judge, settled

RIDGE = 1.0


def read(articles, model, score):
    """[(scored text, gold items, judged candidates)] of each article: the network's part, done once."""
    gold = gold_of(articles)
    out = []
    for article in articles:
        text = score.Text(article.text)
        judged, _ = judge(article.text, find_quotations(article.text), model)
        out.append((text, [score.Item(text, a) for a in gold[article.id]], judged))
    return out


def examples(readings, weights, score):
    """(features [n, f], right [n], article [n], number of gold attributions) of the candidates that survive the
    others.
    """
    rows, right, owner, total = [], [], [], 0
    for number, (text, wanted, judged) in enumerate(readings):
        sure = [confidence(one.candidate, kind=one.kind, calibration=weights) for one in judged]
        kept = settled(
            [replace(one, confidence=c) for one, c in zip(judged, sure, strict=True)], text=text.text, cut=0.0
        )
        items = [score.Item(text, _raw(one.candidate)) for one in kept]
        hits = set(score.pair(wanted, items, score.fits_joint).values())
        rows += [features(one.candidate, kind=one.kind) for one in kept]
        right += [i in hits for i in range(len(kept))]
        owner += [number] * len(kept)
        total += len(wanted)
    return np.array(rows), np.array(right, dtype=float), np.array(owner), total


def _raw(candidate):
    return {
        "source": [[candidate.source.start, candidate.source.end]] if candidate.source else None,
        "cue": [[candidate.cue.start, candidate.cue.end]],
        "content": [[s.start, s.end] for s in candidate.content],
    }


def fit(rows, right):
    """Intercept and weights of a ridge logistic regression, by Newton's method; zero without examples."""
    weights = np.zeros(1 + len(FEATURES))
    if not len(rows):
        return weights
    x = np.hstack([np.ones((len(rows), 1)), rows])
    ridge = RIDGE * np.eye(x.shape[1])
    ridge[0, 0] = 1e-6
    for _ in range(25):
        chance = 1 / (1 + np.exp(-x @ weights))
        hessian = (x * (chance * (1 - chance))[:, None]).T @ x + ridge
        weights += np.linalg.solve(hessian, x.T @ (right - chance) - ridge @ weights)
    return weights


def chances(rows, weights):
    if not len(rows):
        return np.zeros(0)
    return 1 / (1 + np.exp(-np.hstack([np.ones((len(rows), 1)), rows]) @ weights))


def best_cut(chance, right, total):
    """(F1, cut) of the best cut between 0.2 and 0.6."""
    tries = []
    for cut in np.arange(0.2, 0.61, 0.01):
        kept = chance >= cut
        hits = right[kept].sum()
        tries.append((2 * hits / (kept.sum() + total), round(float(cut), 2)))
    return max(tries)


def calibration_error(chance, right, bins=10):
    """Expected calibration error over bins of equal width, and the bins (mean confidence, share right, number)."""
    number = np.minimum((chance * bins).astype(int), bins - 1)
    table = [
        (chance[number == b].mean(), right[number == b].mean(), int((number == b).sum()))
        for b in range(bins)
        if (number == b).any()
    ]
    return sum(n * abs(c - r) for c, r, n in table) / max(len(chance), 1), table


def crossed(rows, right, owner, folds=5):
    """Confidences of each candidate from a fit on the other articles."""
    out = np.zeros(len(right))
    for fold in range(folds):
        test = owner % folds == fold
        out[test] = chances(rows[test], fit(rows[~test], right[~test]))
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--onnx", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--biases", type=float, nargs="+", default=[0.0, 0.7, 1.4])
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    score = scorer(args.scorer)
    articles = split(load(args.corpus / "train.docs.jsonl.gz", args.corpus / "train.gold.jsonl.gz"))[1]
    model = load_model(args.onnx)
    best = None
    for bias in args.biases:
        model = replace(model, settings={**SETTINGS, "cue_bias": bias})
        readings = read(articles, model, score)
        weights = SETTINGS["calibration"]
        for _ in range(3):  # the confidence decides which of two candidates survives, so fit again with the fitted one
            rows, right, owner, total = examples(readings, weights, score)
            weights = [round(float(w), 4) for w in fit(rows, right)]
        model = replace(model, settings={**model.settings, "calibration": weights})
        rows, right, owner, total = examples(readings, weights, score)
        chance = crossed(rows, right, owner)
        value, cut = best_cut(chance, right, total)
        error, table = calibration_error(chance, right)
        print(
            f"bias {bias}: F1 {value:.4f} at {cut}, ECE {error:.3f}, "
            f"candidates {len(right)}, gold {total}, ceiling {right.sum() / total:.3f}"
        )
        if best is None or value > best[0]:
            best = (value, {**model.settings, "cut": cut}, table)
    for sure, share, number in best[2]:
        print(f"  confidence {sure:.2f} right {share:.2f} n {number}")
    args.out.write_text(json.dumps(best[1], indent=1) + "\n")


if __name__ == "__main__":
    main()
