"""Continue masked-language-model pretraining of the encoder on unlabelled news.

    python training/pretrain.py --docs stream.jsonl.gz train.docs.jsonl.gz --encoder DIR --out DIR --minutes 25

The sentence-embedding checkpoint has lost part of its word-level knowledge; predicting masked words of news
brings some back and teaches the paragraph mark. The head is tied to the word embeddings and thrown away
afterwards.
"""

import argparse
import math
import random
import time
from pathlib import Path

import torch
from corpus import read_lines
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

CLS, SEP, MASK, PARAGRAPH = 101, 102, 103, 2
LENGTH, BATCH = 256, 16


class MaskedWordHead(nn.Module):
    """Hidden states [n, width] to vocabulary logits [n, words], tied to the word embeddings."""

    def __init__(self, width: int, embeddings: nn.Embedding) -> None:
        super().__init__()
        self.dense = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width)
        self.bias = nn.Parameter(torch.zeros(embeddings.num_embeddings))
        self.embeddings = embeddings

    def forward(self, hidden: torch.Tensor) -> torch.Tensor:
        return nn.functional.linear(
            self.norm(nn.functional.gelu(self.dense(hidden))), self.embeddings.weight, self.bias
        )


def stream_of_pieces(paths, tokenizer, rng):
    """Endless piece ids of the articles in random order, a paragraph mark before every paragraph."""
    texts = [row["text"] for path in paths for row in read_lines(path)]
    while True:
        rng.shuffle(texts)
        for text in texts:
            paragraphs = [p for p in text[:12_000].split("\n") if p.strip()]
            for encoded in tokenizer.encode_batch(paragraphs, add_special_tokens=False):
                yield PARAGRAPH
                yield from encoded.ids


def batches(paths, tokenizer, rng):
    """Endless (masked ids, true ids, mask) tensors [BATCH, LENGTH]."""
    pieces = stream_of_pieces(paths, tokenizer, rng)
    while True:
        rows = [[CLS, *(next(pieces) for _ in range(LENGTH - 2)), SEP] for _ in range(BATCH)]
        true = torch.tensor(rows)
        mask = (torch.rand(true.shape) < 0.15) & (true > SEP)
        shown = torch.where(mask & (torch.rand(true.shape) < 0.85), torch.tensor(MASK), true)
        yield shown, true, mask


def train(args):
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    model = BertModel.from_pretrained(args.encoder, local_files_only=True, add_pooling_layer=False)
    head = MaskedWordHead(model.config.hidden_size, model.embeddings.word_embeddings)
    fresh = [head.dense.weight, head.dense.bias, head.norm.weight, head.norm.bias, head.bias]
    optimiser = torch.optim.AdamW(
        [{"params": model.parameters(), "peak": 5e-4}, {"params": fresh, "peak": 2e-3}], weight_decay=0.01
    )
    start, losses = time.time(), []
    for step, (shown, true, mask) in enumerate(batches(args.docs, tokenizer, rng)):
        done = (time.time() - start) / (60 * args.minutes)
        if done >= 1:
            break
        rate = min((step + 1) / 40, 1) * (0.5 + 0.5 * math.cos(math.pi * done))
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * rate
        with torch.autocast("cpu", torch.bfloat16):
            logits = head(model(shown).last_hidden_state[mask])
        loss = nn.functional.cross_entropy(logits.float(), true[mask])
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        losses.append(loss.item())
        if step % 20 == 19:
            print(f"step {step + 1} {time.time() - start:.0f} s loss {sum(losses[-20:]) / 20:.3f}", flush=True)
    model.save_pretrained(args.out)
    tokenizer.save(str(args.out / "tokenizer.json"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docs", type=Path, nargs="+", required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=25)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
