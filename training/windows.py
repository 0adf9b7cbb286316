"""Annotated articles to batches of labelled windows."""

from dataclasses import dataclass

import numpy as np
import torch

from onrecord.reading.attribution.pieces import CLS, MARK, SEP, find_windows, read_pieces

MASK = 103
OUT, BEGIN, INSIDE = 0, 1, 2
B_SOURCE, I_SOURCE, B_CONTENT, I_CONTENT = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Labelled:
    """One window: the columns of the encoder, cue tags, and (first, last, role tags) for each gold cue."""

    ids: np.ndarray
    shapes: np.ndarray
    quotes: np.ndarray
    firsts: np.ndarray
    cue_tags: np.ndarray
    cues: tuple[tuple[int, int, np.ndarray], ...]


def word_range(pieces, start, end):
    """Words [first, stop) that a span touches."""
    first = int(np.searchsorted(pieces.ends, start, side="right"))
    return first, max(first, int(np.searchsorted(pieces.starts, end)))


def labelled_windows(article, tokenizer, size):
    """The windows of one article, without context, with the attributions whose cue lies inside."""
    pieces = read_pieces(article.text, tokenizer=tokenizer)
    cues = [(word_range(pieces, *a.cue[0]), a) for a in article.attributions if a.cue]
    windows = find_windows(pieces, size=size, left=0, right=0)
    return [_labelled(pieces, window.core_start, window.core_end, cues) for window in windows]


def columns(pieces, start, end):
    """(ids, shapes, quotes, firsts) of words [start, end) between the edge marks."""
    left, right = pieces.firsts[start], pieces.firsts[end]
    return (
        np.concatenate([[CLS], pieces.ids[left:right], [SEP]]),
        np.concatenate([[MARK], pieces.shapes[left:right], [MARK]]),
        np.concatenate([[0], pieces.quotes[left:right], [0]]),
        pieces.firsts[start:end] - left + 1,
    )


def _labelled(pieces, start, end, cues):
    size = end - start
    cue_tags = np.zeros(size, dtype=np.int64)
    inside = []
    for (first, stop), attribution in cues:
        first, stop = first - start, min(stop - start, size)
        if not 0 <= first < stop:
            continue
        cue_tags[first:stop] = INSIDE
        cue_tags[first] = BEGIN
        tags = np.zeros(size, dtype=np.int64)
        for spans, begin in ((attribution.source, B_SOURCE), (attribution.content, B_CONTENT)):
            for span in spans:
                left, right = (min(max(at - start, 0), size) for at in word_range(pieces, *span))
                tags[left:right] = begin + 1
                if left < right:
                    tags[left] = begin
        tags[first:stop] = OUT
        inside.append((first, stop - 1, legal(tags)))
    return Labelled(*columns(pieces, start, end), cue_tags, tuple(inside))


def legal(tags):
    """Role tags with an orphaned inside tag made a beginning."""
    tags = tags.copy()
    before = np.r_[0, tags[:-1]]
    for inside in (I_SOURCE, I_CONTENT):
        tags[(tags == inside) & (before != inside) & (before != inside - 1)] = inside - 1
    return tags


def batches(windows, rng, budget):
    """Windows of like length together, at most ``budget`` padded pieces a batch, in random order."""
    order = sorted(windows, key=lambda w: len(w.ids) + rng.random() * 24)
    groups, group = [], []
    for window in order:
        if group and (len(group) + 1) * max(len(window.ids), len(group[-1].ids)) > budget:
            groups.append(group)
            group = []
        group.append(window)
    groups.append(group)
    rng.shuffle(groups)
    return groups


def padded(group, generator=None, hide=0.0):
    """The tensors of one batch; ``hide`` is the share of pieces replaced by [MASK]."""

    def stack(name, length):
        rows = np.zeros((len(group), length), dtype=np.int64)
        for row, window in zip(rows, group, strict=True):
            column = getattr(window, name)
            row[: len(column)] = column
        return torch.from_numpy(rows)

    pieces, words = max(len(w.ids) for w in group), max(len(w.firsts) for w in group)
    batch = {name: stack(name, pieces) for name in ("ids", "shapes", "quotes")}
    batch |= {name: stack(name, words) for name in ("firsts", "cue_tags")}
    batch["mask"] = (batch["ids"] > 0).long()
    batch["words"] = torch.arange(words)[None] < torch.tensor([len(w.firsts) for w in group])[:, None]
    if hide:
        hidden = (torch.rand(batch["ids"].shape, generator=generator) < hide) & (batch["ids"] > SEP)
        batch["ids"] = batch["ids"].masked_fill(hidden, MASK)
    return batch
