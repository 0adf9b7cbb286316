"""PolNeAR-shaped corpora: articles with attributions, split for training and for choices."""

import gzip
import json
import random
from dataclasses import dataclass, replace
from pathlib import Path

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution; offsets are code points of the article's text, end exclusive. ``source`` may be empty;
    ``inner`` says that it lies inside another one's content.
    """

    source: Spans
    cue: Spans
    content: Spans
    inner: bool = False

    def roles(self):
        return (("source", self.source), ("cue", self.cue), ("content", self.content))


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated article. ``unsure`` are stretches where a cue may stand that is not annotated, ``unsure_inner``
    those where the cue of an inner report may.
    """

    id: str
    text: str
    attributions: tuple[Attribution, ...]
    unsure: Spans = ()
    unsure_inner: Spans = ()


def read_lines(path):
    """The objects of a JSONL file, gzipped or not."""
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def load(docs: Path, gold: Path) -> list[Annotated]:
    """The annotated articles in the order of the gold file."""
    texts = {row["id"]: row["text"] for row in read_lines(docs)}
    return [_annotated(row, texts[row["doc_id"]]) for row in read_lines(gold)]


def load_read(path: Path) -> list[Annotated]:
    """Articles with what a reader found in them (:mod:`inner`, :mod:`read_stream`), each row with its ``text``."""
    return [_annotated(row, row["text"]) for row in read_lines(path)]


def with_inner(articles, path: Path):
    """The articles with the inner reports that ``path`` has for them (rows of :mod:`inner`)."""
    rows = {row["doc_id"]: row for row in read_lines(path)}
    return [
        replace(
            article,
            attributions=(*article.attributions, *map(_attribution, rows[article.id]["attributions"])),
            unsure_inner=_spans(rows[article.id]["unsure_inner"]),
        )
        if article.id in rows
        else article
        for article in articles
    ]


def _annotated(row, text):
    return Annotated(
        row["doc_id"],
        text,
        tuple(map(_attribution, row["attributions"])),
        _spans(row.get("unsure")),
        _spans(row.get("unsure_inner")),
    )


def _attribution(row):
    return Attribution(*(_spans(row[role]) for role in ("source", "cue", "content")), row.get("inner", False))


def _spans(raw):
    return tuple((start, end) for start, end in raw or ())


def split(articles, *, held_out=50, seed=13):
    """(for training, for choices). Articles without one attribution were left unannotated and are dropped."""
    usable = [a for a in articles if a.attributions]
    chosen = set(random.Random(seed).sample(range(len(usable)), held_out)) if held_out else set()
    return ([a for i, a in enumerate(usable) if i not in chosen], [a for i, a in enumerate(usable) if i in chosen])
