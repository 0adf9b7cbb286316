"""Candidates for attributions: every cue the network finds, with the source and content it reads for that cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from onrecord.model import Span
from onrecord.reading.attribution.decoding import (
    B_CONTENT,
    B_SOURCE,
    I_CONTENT,
    I_SOURCE,
    B,
    Floats,
    I,
    Ints,
    O,
    best_tags,
    stack,
    tag_chances,
    tagged_runs,
)
from onrecord.reading.attribution.encoder import ReaderModel
from onrecord.reading.attribution.pieces import (
    CLS,
    MARK,
    PARAGRAPH_BREAK,
    SEP,
    Pieces,
    Window,
    find_windows,
    read_pieces,
)

_TOGETHER = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """One attribution as the network reads it; the chances (0 to 1) are what its confidence is worked out from.

    ``cue_chance`` is the mean chance over the cue's words, ``content_chance`` that over the content's words,
    ``edge_chance`` the least chance of a content's first or last word, ``source_chance`` that over the source's
    words or, without a source, of there being none.
    """

    content: tuple[Span, ...]
    cue: Span
    source: Span | None
    cue_chance: float
    content_chance: float
    edge_chance: float
    source_chance: float


@dataclass(frozen=True, slots=True, eq=False)
class _Encoded:
    """A window with its word states and cue scores."""

    window: Window
    states: Floats
    scores: Floats


def read_candidates(text: str, *, model: ReaderModel) -> list[Candidate]:
    """Every candidate with content, in the order of the cues; offsets are code points of ``text``."""
    pieces = read_pieces(text, tokenizer=model.tokenizer)
    windows = find_windows(pieces)
    found: list[Candidate] = []
    for at in range(0, len(windows), _TOGETHER):
        encoded = [_encode(pieces, window, model) for window in windows[at : at + _TOGETHER]]
        found += _read_group(pieces, encoded, model)
    return found


def _encode(pieces: Pieces, window: Window, model: ReaderModel) -> _Encoded:
    """Run the encoder over one window."""
    left, right = int(pieces.firsts[window.start]), int(pieces.firsts[window.end])
    states, scores = model.network.encode(
        _framed(pieces.ids[left:right], CLS, SEP),
        _framed(pieces.shapes[left:right], MARK, MARK),
        _framed(pieces.quotes[left:right], 0, 0),
        pieces.firsts[window.start : window.end] - left + 1,
    )
    return _Encoded(window, states, scores)


def _framed(column: Ints, before: int, after: int) -> Ints:
    return np.concatenate([[before], column, [after]]).astype(np.int64)


def _read_group(pieces: Pieces, group: Sequence[_Encoded], model: ReaderModel) -> Iterator[Candidate]:
    """The candidates of some windows, decoded together."""
    scores, lengths = stack([encoded.scores for encoded in group])
    chances = tag_chances(scores, lengths, crf=model.cue_crf)
    scores[:, :, B] += model.settings["cue_bias"]
    tags = best_tags(scores, lengths, crf=model.cue_crf)
    cues: list[tuple[_Encoded, int, int, float]] = []
    roles: list[Floats] = []
    for row, encoded in enumerate(group):
        runs = [
            run
            for run in tagged_runs(tags[row], B, I)
            if _in_core(run, encoded.window) and _has_words(pieces, encoded.window.start, run)
        ]
        if runs:
            bounds = np.array(runs, dtype=np.int64)
            roles += list(model.network.roles(encoded.states, bounds[:, 0], bounds[:, 1] - 1))
            cues += [(encoded, a, b, float(1 - chances[row, a:b, O].mean())) for a, b in runs]
    if not cues:
        return
    scores, lengths = stack(roles)
    chances = tag_chances(scores, lengths, crf=model.role_crf)
    tags = best_tags(scores, lengths, crf=model.role_crf)
    for (encoded, first, stop, chance), line, odds in zip(cues, tags, chances, strict=True):
        candidate = _candidate(pieces, encoded.window.start, (first, stop, chance), line, odds)
        if candidate:
            yield candidate


def _in_core(run: tuple[int, int], window: Window) -> bool:
    return window.core_start <= run[0] + window.start < window.core_end


def _candidate(pieces: Pieces, base: int, cue: tuple[int, int, float], tags: Ints, chances: Floats) -> Candidate | None:
    """One cue's candidate from its tags and their chances; None when it has no content."""
    content = [part for run in tagged_runs(tags, B_CONTENT, I_CONTENT) for part in _paragraphs(pieces, base, run)]
    if not content:
        return None
    of_content = chances[:, B_CONTENT] + chances[:, I_CONTENT]
    of_source = chances[:, B_SOURCE] + chances[:, I_SOURCE]
    sources = [run for run in tagged_runs(tags, B_SOURCE, I_SOURCE) if _has_words(pieces, base, run)]
    source = max(sources, key=lambda run: (float(of_source[run[0] : run[1]].mean()), -run[0]), default=None)
    edges = [min(float(chances[a, B_CONTENT]), float(of_content[b - 1])) for a, b in content]
    words = np.concatenate([of_content[a:b] for a, b in content])
    return Candidate(
        content=tuple(_span(pieces, base, run) for run in content),
        cue=_span(pieces, base, cue[:2]),
        source=_span(pieces, base, source) if source else None,
        cue_chance=cue[2],
        content_chance=float(words.mean()),
        edge_chance=min(edges),
        source_chance=float(of_source[slice(*source)].mean()) if source else float(1 - of_source.max()),
    )


def _paragraphs(pieces: Pieces, base: int, run: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The run cut at the paragraph marks inside it."""
    marks = np.flatnonzero(pieces.breaks[base + run[0] : base + run[1]] == PARAGRAPH_BREAK) + run[0]
    edges = [run[0] - 1, *marks.tolist(), run[1]]
    return ((a + 1, b) for a, b in pairwise(edges) if b > a + 1)


def _has_words(pieces: Pieces, base: int, run: tuple[int, int]) -> bool:
    return bool(pieces.ends[base + run[1] - 1] > pieces.starts[base + run[0]])


def _span(pieces: Pieces, base: int, run: tuple[int, int]) -> Span:
    """The offsets of a run of words, without paragraph marks at its edges."""
    return Span(int(pieces.starts[base + run[0]]), int(pieces.ends[base + run[1] - 1]))
