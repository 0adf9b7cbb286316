"""What the heads are taught: the losses of one batch of labelled windows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from onrecord.adapting.heads import FORBIDDEN, Heads
from onrecord.adapting.windows import Labelled, legal

WORD_COLUMNS = ("firsts", "cue_tags", "cue_known", "inner_tags", "inner_known")
CUE_WEIGHT, INNER_WEIGHT = 2.0, 1.0


class Losses(NamedTuple):
    """The loss of each tagger on a batch: a sum of negative log likelihoods divided by the number of windows."""

    cue: Tensor
    inner: Tensor
    role: Tensor

    def total(self) -> Tensor:
        """What is minimised."""
        return CUE_WEIGHT * self.cue + INNER_WEIGHT * self.inner + self.role


def stacked(group: Sequence[Labelled], columns: Sequence[str]) -> dict[str, Tensor]:
    """Columns of windows as tensors [windows, longest], padded with 0."""
    return {name: _stack([getattr(window, name) for window in group]) for name in columns}


def _stack(rows: Sequence[np.ndarray]) -> Tensor:
    padded = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    for target, row in zip(padded, rows, strict=True):
        target[: len(row)] = row
    return torch.from_numpy(padded)


def real_words(group: Sequence[Labelled]) -> Tensor:
    """[windows, words] whether a word is one and no padding."""
    lengths = torch.tensor([len(window.firsts) for window in group])
    return torch.arange(int(lengths.max()))[None] < lengths[:, None]


def batch_loss(heads: Heads, states: Tensor, group: Sequence[Labelled], rng: Random, *, propose: bool) -> Losses:
    """The losses over word states [windows, words, hidden].

    With ``propose``, the role tagger also learns from cues that the cue tagger proposes wrongly: the right content for
    a cue with the wrong edge, nothing for a false one.
    """
    batch = stacked(group, WORD_COLUMNS)
    words = real_words(group)
    with torch.autocast("cpu", torch.bfloat16):
        scores, inner = heads.cue(states), heads.inner(states)
    scores, inner = scores.float(), inner.float()
    cue_loss = heads.cue_crf.partial_loss(scores, batch["cue_tags"], batch["cue_known"] > 0, words)
    inner_loss = heads.inner_crf.partial_loss(inner, batch["inner_tags"], batch["inner_known"] > 0, words)
    role_loss = torch.zeros(1)
    if any(window.cues for window in group):
        limit = len(group) if propose else 0
        rows, firsts, lasts, tags = role_examples(group, scores.detach(), words, limit, rng)
        bias = torch.zeros(words.shape).masked_fill(~words, FORBIDDEN)[rows][:, None, None, :]
        with torch.autocast("cpu", torch.bfloat16):
            read = heads.roles(states, rows, firsts, lasts, bias)
        role_loss = heads.role_crf.loss(read.float(), tags, words[rows])
    return Losses(*(loss.sum() / len(group) for loss in (cue_loss, inner_loss, role_loss)))


def role_examples(
    group: Sequence[Labelled], scores: Tensor, words: Tensor, limit: int, rng: Random
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """(rows, firsts, lasts, tags): every annotated cue, and at most ``limit`` proposed ones with the tags of the
    annotated cue they touch, or none.
    """
    width = words.shape[1]
    examples = [
        (row, first, last, np.pad(tags, (0, width - len(tags))))
        for row, window in enumerate(group)
        for first, last, tags in window.cues
    ]
    taken = {example[:3] for example in examples}
    guesses = [guess for guess in _guessed_cues(scores, words) if guess not in taken] if limit else []
    rng.shuffle(guesses)
    for row, first, last in guesses[:limit]:
        near = [tags for a, b, tags in group[row].cues if a <= last and first <= b]
        tags = np.pad(near[0], (0, width - len(near[0]))) if near else np.zeros(width, dtype=np.int64)
        tags[first : last + 1] = 0
        examples.append((row, first, last, legal(tags)))
    rows, firsts, lasts, all_tags = zip(*examples, strict=True)
    return torch.tensor(rows), torch.tensor(firsts), torch.tensor(lasts), torch.from_numpy(np.stack(all_tags))


def _guessed_cues(scores: Tensor, words: Tensor) -> Iterator[tuple[int, int, int]]:
    """(row, first, last) of the cues that the raw scores propose."""
    tags = scores.argmax(2).masked_fill(~words, 0).numpy()
    for row, line in enumerate(tags):
        for first in np.flatnonzero((line > 0) & ((line == 1) | (np.r_[0, line[:-1]] == 0))):
            last = first
            while last + 1 < len(line) and line[last + 1] == 2:
                last += 1
            yield row, int(first), int(last)
