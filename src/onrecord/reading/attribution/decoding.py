"""From tag scores to tags: the linear-chain conditional random field (Lafferty, McCallum, Pereira, 2001) in numpy.

Scores are log potentials [sequences, words, tags]; sequences are padded on the right and ``lengths`` says how
long each one is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
O, B, I = 0, 1, 2  # noqa: E741
B_SOURCE, I_SOURCE, B_CONTENT, I_CONTENT = 1, 2, 3, 4
# messages are scaled every so many words: with potentials above e^-_FLOOR none can leave the range of a double
_TOGETHER, _FLOOR = 8, 60.0


@dataclass(frozen=True, slots=True, eq=False)
class Crf:
    """Scores of a first tag [tags] and of a step [from, to]; a step that cannot be has a large negative score."""

    start: Floats
    steps: Floats


def stack(rows: Sequence[Floats]) -> tuple[Floats, Ints]:
    """Rows [words, tags] of differing length as one padded array, and their lengths."""
    lengths = np.array([len(row) for row in rows], dtype=np.int64)
    scores = np.zeros((len(rows), int(lengths.max(initial=0)), rows[0].shape[1]), dtype=np.float32)
    for target, row in zip(scores, rows, strict=True):
        target[: len(row)] = row
    return scores, lengths


def best_tags(scores: Floats, lengths: Ints, *, crf: Crf) -> Ints:
    """The likeliest tags [sequences, words] (Viterbi); 0 beyond a sequence's length."""
    count, words, kinds = scores.shape
    best = np.array(scores.transpose(1, 2, 0), order="C")
    best[0] += crf.start[:, None]
    steps = crf.steps[:, :, None]
    for at in range(1, words):
        best[at] += (best[at - 1][:, None] + steps).max(0)
    before = np.zeros((words - 1, kinds, count), dtype=np.int64)
    most = best[:-1, 0, None] + steps[0]
    for kind in range(1, kinds):
        paths = best[:-1, kind, None] + steps[kind]
        before[paths > most] = kind
        np.maximum(most, paths, out=most)
    rows, lasts = np.arange(count), lengths - 1
    ends = best[lasts, :, rows].argmax(1)
    tags = np.zeros((words, count), dtype=np.int64)
    tags[-1] = ends
    for at in range(words - 2, -1, -1):
        tags[at] = np.where(at == lasts, ends, before[at, tags[at + 1], rows])
    return np.where(_live(words, lengths), tags, 0).T


def tag_chances(scores: Floats, lengths: Ints, *, crf: Crf) -> Floats:
    """The chance of each tag at each word [sequences, words, tags] (forward-backward); 0 beyond a sequence's
    length.

    The backward pass is the forward pass over the mirrored sequences, so that both run as one batch.
    """
    words = scores.shape[1]
    along = scores.transpose(1, 0, 2).astype(np.float64)
    potential = np.exp(np.maximum(along - along.max(2, keepdims=True), -_FLOOR))
    rows = np.arange(len(lengths))
    mirror = np.where(_live(words, lengths), lengths - 1 - np.arange(words)[:, None], np.arange(words)[:, None])
    both = np.stack([potential, potential[mirror, rows]], axis=1)
    steps = np.exp(np.stack([crf.steps, crf.steps.T]).astype(np.float64))
    messages = both.copy()
    messages[0, 0] *= np.exp(crf.start.astype(np.float64))
    for at in range(1, words):
        message = (messages[at - 1] @ steps) * both[at]
        messages[at] = message / message.sum(2, keepdims=True) if at % _TOGETHER == 0 else message
    chances = messages[:, 0] * messages[:, 1][mirror, rows] / potential
    chances *= _live(words, lengths)[:, :, None] / chances.sum(2, keepdims=True)
    found: Floats = chances.transpose(1, 0, 2).astype(np.float32)
    return found


def _live(words: int, lengths: Ints) -> npt.NDArray[np.bool_]:
    """Whether a word [words, sequences] lies within its sequence."""
    return np.arange(words)[:, None] < lengths[None, :]


def tagged_runs(tags: Ints, begin: int, inside: int) -> list[tuple[int, int]]:
    """The (first, stop) word runs of one kind in one sequence of tags."""
    runs: list[tuple[int, int]] = []
    wanted = np.flatnonzero((tags == begin) | (tags == inside))
    for at in wanted.tolist():
        if runs and runs[-1][1] == at and tags[at] == inside:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs
