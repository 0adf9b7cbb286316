"""Read articles with a checkpoint or with the exported files, and score them.

    python training/evaluate.py --corpus polnear --encoder DIR \
        --checkpoint runs/one/epoch3.pt [--part dev|choices] [--onnx DIR]
"""

import argparse
import importlib.util
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from corpus import load, split
from model import Reader
from train import plain_tokenizer

from onrecord.reading.attribution.decoding import Crf
from onrecord.reading.attribution.encoder import ReaderModel, load_model
from onrecord.reading.attribution.finding import read_attributions
from onrecord.reading.attribution.heads import cue_head

SETTINGS = {
    "cue_bias": 0.7,
    "hint": 0.012,
    "cut": 0.32,
    "nested_cut": 0.65,
    "calibration": [-2.5395, 0.4019, 0.2893, -0.0188, 0.0994, 0.9807, 0.9084, 0.0656, 0.327, 0.3704],
}


@dataclass(frozen=True)
class TorchNetwork:
    """A checkpoint behind the interface of the exported files."""

    model: Any

    @torch.no_grad()
    def encode(self, ids, shapes, quotes, firsts):
        ids, shapes, quotes, firsts = (torch.from_numpy(x)[None] for x in (ids, shapes, quotes, firsts))
        return self.model.encode(ids, shapes, quotes, torch.ones_like(ids), firsts)[0].numpy()

    @torch.no_grad()
    def roles(self, states, firsts, lasts):
        rows = torch.zeros(len(firsts), dtype=torch.long)
        return self.model.roles(
            torch.from_numpy(states)[None], rows, torch.from_numpy(firsts), torch.from_numpy(lasts), 0.0
        ).numpy()


def crf_of(module):
    """A trained CRF as the run time's."""
    start, steps = (x.detach().numpy().astype(np.float32) for x in module.transitions())
    return Crf(start, steps)


def averaged(paths: Sequence[Path]):
    """The mean of the weights of some checkpoints. The tagger of inner cues is that of the last: only it has learnt."""
    states = [torch.load(path, weights_only=True) for path in paths]
    return {
        name: value if name.startswith("inner") else torch.stack([state[name] for state in states]).mean(0)
        for name, value in states[-1].items()
    }


def checkpoint_model(encoder: Path, checkpoints: Sequence[Path], settings=None) -> ReaderModel:
    """The run-time model of one checkpoint, or of the mean of several."""
    network = Reader(encoder).eval()
    network.load_state_dict(averaged(checkpoints), strict=False)
    arrays = {name: value.numpy() for name, value in network.state_dict().items()}
    return ReaderModel(
        network=TorchNetwork(network),
        tokenizer=plain_tokenizer(encoder),
        cue_head=cue_head(arrays, "cue"),
        inner_head=cue_head(arrays, "inner"),
        cue_crf=crf_of(network.cue_crf),
        inner_crf=crf_of(network.inner_crf),
        role_crf=crf_of(network.role_crf),
        settings=settings or SETTINGS,
    )


def predicted(articles, model, *, nested=True, cut=None):
    """{article id: attributions} in the shape the scorer reads."""
    found = {}
    for article in articles:
        rows = read_attributions(article.text, model=model, cut=cut)
        found[article.id] = [
            {
                "source": [[s.start, s.end] for s in a.source] or None,
                "cue": [[s.start, s.end] for s in a.cue],
                "content": [[s.start, s.end] for s in a.content],
                "kind": a.kind,
                "confidence": a.confidence,
                "inside": a.inside,
            }
            for a in rows
            if nested or a.inside is None
        ]
    return found


def gold_of(articles):
    """The annotated attributions that are not inner ones, in the shape the scorer reads."""
    return {
        a.id: [
            {
                "source": [list(s) for s in x.source] or None,
                "cue": [list(s) for s in x.cue],
                "content": [list(s) for s in x.content],
            }
            for x in a.attributions
            if not x.inner
        ]
        for a in articles
    }


def scorer(path):
    """The scoring script as a module."""
    spec = importlib.util.spec_from_file_location("score_attribution", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def summary(score, articles, found):
    """The figures to watch, as {name: F1}."""
    texts, gold = {a.id: a.text for a in articles}, gold_of(articles)
    out = {}
    for view in ("all", "quoted"):
        rows = {(s["measure"], s["role"]): s for s in score.evaluate(texts, gold, found, view, draws=0)["scores"]}
        joint = rows["joint", "all"]
        out[f"joint {view}"] = round(joint["f1"], 4)
        if view == "all":
            out |= {"precision": round(joint["p"], 3), "recall": round(joint["r"], 3)}
            out |= {f"fragment {role}": round(rows["fragment", role]["f1"], 4) for role in ("source", "cue", "content")}
            out |= {f"j50 {role}": round(rows["jaccard50", role]["f1"], 4) for role in ("source", "cue", "content")}
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--encoder", type=Path)
    parser.add_argument("--checkpoint", type=Path, nargs="+", help="several are averaged")
    parser.add_argument("--onnx", type=Path, help="folder of exported files, in place of a checkpoint")
    parser.add_argument("--part", choices=["dev", "choices"], default="choices")
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--set", nargs="*", default=[], metavar="NAME=VALUE", help="settings to try")
    args = parser.parse_args()
    torch.set_num_threads(1)
    part = "train" if args.part == "choices" else "dev"
    articles = load(args.corpus / f"{part}.docs.jsonl.gz", args.corpus / f"{part}.gold.jsonl.gz")
    articles = split(articles)[1] if part == "train" else articles
    model = load_model(args.onnx) if args.onnx else checkpoint_model(args.encoder, args.checkpoint)
    tried = {name: float(value) for name, value in (pair.split("=") for pair in args.set)}
    model = replace(model, settings=model.settings | tried)
    begun = time.process_time()
    found = predicted(articles, model)
    spent = time.process_time() - begun
    words = sum(len(a.text.split()) for a in articles)
    score = scorer(args.scorer)
    outer = {name: [row for row in rows if row["inside"] is None] for name, rows in found.items()}
    figures = {"outer": summary(score, articles, outer), "everything": summary(score, articles, found)}
    figures["inner"] = sum(map(len, found.values())) - sum(map(len, outer.values()))
    json.dump(figures | {"words_per_second": round(words / spent)}, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
