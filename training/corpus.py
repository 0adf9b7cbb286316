"""PolNeAR-shaped corpora: articles with attributions, split for training and for choices."""

import gzip
import json
import random
from dataclasses import dataclass
from pathlib import Path

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution; offsets are code points of the article's text, end exclusive. ``source`` may be empty."""

    source: Spans
    cue: Spans
    content: Spans

    def roles(self):
        return (("source", self.source), ("cue", self.cue), ("content", self.content))


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated article."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]


def read_lines(path):
    """The objects of a JSONL file, gzipped or not."""
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def load(docs: Path, gold: Path) -> list[Annotated]:
    """The annotated articles in the order of the gold file."""
    texts = {row["id"]: row["text"] for row in read_lines(docs)}
    return [
        Annotated(row["doc_id"], texts[row["doc_id"]], tuple(map(_attribution, row["attributions"])))
        for row in read_lines(gold)
    ]


def _attribution(row):
    return Attribution(*(tuple((s, e) for s, e in row[role] or ()) for role in ("source", "cue", "content")))


def split(articles, *, held_out=50, seed=13):
    """(for training, for choices). Articles without one attribution were left unannotated and are dropped."""
    usable = [a for a in articles if a.attributions]
    chosen = set(random.Random(seed).sample(range(len(usable)), held_out)) if held_out else set()
    return ([a for i, a in enumerate(usable) if i not in chosen], [a for i, a in enumerate(usable) if i in chosen])
