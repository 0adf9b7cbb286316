"""Fit the tagger of inner cues anew over the states of an exported encoder.

    python training/refit.py --corpus polnear --inner inner.jsonl --onnx WEIGHTS --out heads.npz

The corpus has no inner cues, so training teaches none; what the trained network marks itself (``inner.py``), and made
reports about reports (``nesting.py``), teach a linear tagger over its frozen states in minutes.
"""

import argparse
import random
from pathlib import Path

import numpy as np
import torch
from changes import augmented
from corpus import load, split, with_inner
from windows import windows_of

from onrecord.adapting.heads import CUE_TAGS, Crf
from onrecord.adapting.loss import real_words, stacked
from onrecord.reading.attribution.encoder import load_model
from onrecord.reading.attribution.heads import write_arrays
from onrecord.reading.attribution.pieces import WINDOW_PIECES

RATE, BATCH = 3e-3, 16


def encoded_windows(articles, model, rng):
    """[(labelled window, states [words, hidden] in half precision)] of each article once, freshly changed."""
    return [
        (window, model.network.encode(window.ids, window.shapes, window.quotes, window.firsts).astype(np.float16))
        for article in articles
        for window in windows_of(augmented(article, rng), model.tokenizer, WINDOW_PIECES)
        if len(window.firsts)
    ]


class Tagger(torch.nn.Module):
    """The linear tagger of inner cues with its CRF."""

    def __init__(self, hidden):
        super().__init__()
        self.inner = torch.nn.Linear(hidden, CUE_TAGS)
        self.inner_crf = Crf(CUE_TAGS, {2: (1, 2)})

    def loss(self, batch):
        """Mean negative log likelihood a window of [(labelled window, states)]."""
        labelled = [window for window, _ in batch]
        states = torch.nn.utils.rnn.pad_sequence([torch.from_numpy(x) for _, x in batch], batch_first=True)
        tags = stacked(labelled, ("inner_tags", "inner_known"))
        scores = self.inner(states.float())
        known = tags["inner_known"] > 0
        return self.inner_crf.partial_loss(scores, tags["inner_tags"], known, real_words(labelled)).mean()


def fit(tagger, windows, rng, epochs):
    """Teach the tagger from the windows; prints the mean loss of each epoch."""
    optimiser = torch.optim.AdamW(tagger.parameters(), lr=RATE, weight_decay=0.01)
    for epoch in range(epochs):
        order = sorted(windows, key=lambda pair: len(pair[0].firsts) + 24 * rng.random())
        groups = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
        rng.shuffle(groups)
        losses = []
        for number, group in enumerate(groups):
            optimiser.param_groups[0]["lr"] = RATE * (1 - (epoch + number / len(groups)) / epochs)
            loss = tagger.loss(group)
            loss.backward()
            optimiser.step()
            optimiser.zero_grad()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: {np.mean(losses):.3f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--inner", type=Path, required=True)
    parser.add_argument("--onnx", type=Path, required=True)
    parser.add_argument("--first", type=int, help="how many articles to learn from")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--out", type=Path, required=True, help="the arrays of the tagger")
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    rng = random.Random(0)
    articles = load(args.corpus / "train.docs.jsonl.gz", args.corpus / "train.gold.jsonl.gz")
    articles = with_inner(split(articles)[0], args.inner)[: args.first]
    windows = encoded_windows(articles, load_model(args.onnx), rng)
    tagger = Tagger(windows[0][1].shape[1])
    fit(tagger, windows, rng, args.epochs)
    write_arrays(args.out, {name: value.detach().numpy() for name, value in tagger.named_parameters()})


if __name__ == "__main__":
    main()
