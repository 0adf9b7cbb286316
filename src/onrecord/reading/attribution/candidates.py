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


@dataclass(frozen=True, slots=True)
class Found:
    """Every candidate of a text, and its words where the cue of a report inside another one may stand."""

    candidates: list[Candidate]
    hints: list[Span]


@dataclass(frozen=True, slots=True, eq=False)
class _Encoded:
    """A window with its word states."""

    window: Window
    states: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Cue:
    """A cue from word ``first`` to before ``stop`` of a window, and the mean chance over its words."""

    encoded: _Encoded
    first: int
    stop: int
    chance: float


def read_candidates(text: str, *, model: ReaderModel) -> Found:
    """Every candidate with content, in the order of the cues; offsets are code points of ``text``."""
    pieces = read_pieces(text, tokenizer=model.tokenizer)
    windows = find_windows(pieces)
    found = Found([], [])
    for at in range(0, len(windows), _TOGETHER):
        encoded = [_encode(pieces, window, model) for window in windows[at : at + _TOGETHER]]
        found.candidates.extend(_read_group(pieces, encoded, model))
        found.hints.extend(_hints(pieces, encoded, model))
    return found


def _encode(pieces: Pieces, window: Window, model: ReaderModel) -> _Encoded:
    """Run the encoder over one window."""
    left, right = int(pieces.firsts[window.start]), int(pieces.firsts[window.end])
    states = model.network.encode(
        _framed(pieces.ids[left:right], CLS, SEP),
        _framed(pieces.shapes[left:right], MARK, MARK),
        _framed(pieces.quotes[left:right], 0, 0),
        pieces.firsts[window.start : window.end] - left + 1,
    )
    return _Encoded(window, states)


def _framed(column: Ints, before: int, after: int) -> Ints:
    return np.concatenate([[before], column, [after]]).astype(np.int64)


def _read_group(pieces: Pieces, group: Sequence[_Encoded], model: ReaderModel) -> Iterator[Candidate]:
    """The candidates of some windows, decoded together."""
    cues = list(_cues(pieces, group, model))
    if not cues:
        return
    scores, lengths = stack([row for encoded in group for row in _roles(encoded, cues, model)])
    chances = tag_chances(scores, lengths, crf=model.role_crf)
    tags = best_tags(scores, lengths, crf=model.role_crf)
    for cue, line, odds in zip(cues, tags, chances, strict=True):
        candidate = _candidate(pieces, cue, line, odds)
        if candidate:
            yield candidate


def _cues(pieces: Pieces, group: Sequence[_Encoded], model: ReaderModel) -> Iterator[_Cue]:
    """The cues in some windows' cores, window by window."""
    scores, lengths = stack([model.cue_head.scores(encoded.states) for encoded in group])
    chances = tag_chances(scores, lengths, crf=model.cue_crf)
    scores[:, :, B] += model.settings["cue_bias"]
    for encoded, tags, odds in zip(group, best_tags(scores, lengths, crf=model.cue_crf), chances, strict=True):
        for first, stop in tagged_runs(tags, B, I):
            if _in_core((first, stop), encoded.window) and _has_words(pieces, encoded.window.start, (first, stop)):
                yield _Cue(encoded, first, stop, float(1 - odds[first:stop, O].mean()))


def _hints(pieces: Pieces, group: Sequence[_Encoded], model: ReaderModel) -> Iterator[Span]:
    """The words of some windows' cores that are likely enough in the cue of a report inside another one."""
    scores, lengths = stack([model.inner_head.scores(encoded.states) for encoded in group])
    chances = 1 - tag_chances(scores, lengths, crf=model.inner_crf)[:, :, O]
    for encoded, line in zip(group, chances, strict=True):
        window = encoded.window
        likely = line[window.core_start - window.start : window.core_end - window.start] >= model.settings["hint"]
        for word in np.flatnonzero(likely) + window.core_start:
            if pieces.ends[word] > pieces.starts[word]:
                yield Span(int(pieces.starts[word]), int(pieces.ends[word]))


def _roles(encoded: _Encoded, cues: Sequence[_Cue], model: ReaderModel) -> list[Floats]:
    """Role scores of the cues that lie in one window."""
    bounds = [(cue.first, cue.stop - 1) for cue in cues if cue.encoded is encoded]
    if not bounds:
        return []
    firsts, lasts = np.array(bounds, dtype=np.int64).T
    return list(model.network.roles(encoded.states, np.ascontiguousarray(firsts), np.ascontiguousarray(lasts)))


def _in_core(run: tuple[int, int], window: Window) -> bool:
    return window.core_start <= run[0] + window.start < window.core_end


def _candidate(pieces: Pieces, cue: _Cue, tags: Ints, chances: Floats) -> Candidate | None:
    """One cue's candidate from its tags and their chances; None when it has no content."""
    base = cue.encoded.window.start
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
        cue=_span(pieces, base, (cue.first, cue.stop)),
        source=_span(pieces, base, source) if source else None,
        cue_chance=cue.chance,
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
