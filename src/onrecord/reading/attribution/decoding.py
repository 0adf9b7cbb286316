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
    count, words, _ = scores.shape
    back = np.zeros(scores.shape, dtype=np.int8)
    alpha = crf.start + scores[:, 0]
    live = np.arange(words)[:, None] < lengths[None, :]
    for at in range(1, words):
        paths = alpha[:, :, None] + crf.steps
        back[:, at] = paths.argmax(1)
        alpha = np.where(live[at][:, None], paths.max(1) + scores[:, at], alpha)
    tags = np.zeros((count, words), dtype=np.int64)
    tag = alpha.argmax(1)
    rows = np.arange(count)
    for at in range(words - 1, -1, -1):
        tags[:, at] = np.where(live[at], tag, 0)
        tag = np.where(live[at], back[rows, at, tag] if at else tag, tag)
    return tags


def tag_chances(scores: Floats, lengths: Ints, *, crf: Crf) -> Floats:
    """The chance of each tag at each word [sequences, words, tags] (forward-backward); 0 beyond a sequence's
    length.
    """
    _, words, _ = scores.shape
    potential = np.exp(scores - scores.max(2, keepdims=True))
    steps = np.exp(np.minimum(crf.steps, 50.0))
    live = (np.arange(words)[:, None] < lengths[None, :])[:, :, None]
    forward = np.zeros_like(potential)
    message = _normal(np.exp(crf.start) * potential[:, 0])
    forward[:, 0] = message
    for at in range(1, words):
        message = _normal((message @ steps) * potential[:, at])
        forward[:, at] = message
    backward = np.ones_like(message)
    chances: Floats = np.zeros_like(potential)
    for at in range(words - 1, -1, -1):
        chances[:, at] = _normal(forward[:, at] * backward) * live[at]
        onward = _normal((backward * potential[:, at]) @ steps.T)
        backward = np.where(live[at], onward, backward)
    return chances


def _normal(message: Floats) -> Floats:
    return np.asarray(message / np.maximum(message.sum(1, keepdims=True), 1e-30), dtype=np.float32)


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
