"""Text to what the trained reader sees: word pieces with case shape and quotation state, words, and overlapping
windows.

A *word* is what the BERT pre-tokeniser calls one: a run of word characters or a single sign. A paragraph's
beginning is a word of its own without characters (``PARAGRAPH``). Word offsets are code points of the text, end
exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from tokenizers import Encoding, Tokenizer

from onrecord.reading.attribution.quotation import find_quotations

Ints = npt.NDArray[np.int64]
CLS, SEP, PARAGRAPH = 101, 102, 2
LOWER, TITLE, UPPER, MIXED, DIGIT, SIGN, MARK = range(7)
SHAPES = 7
QUOTE_STATES = 3
SENTENCE_BREAK, PARAGRAPH_BREAK = 1, 2
WINDOW_PIECES = 224
LEFT_PIECES, RIGHT_PIECES = 32, 24
_CHUNK = 4_000
_LINE = re.compile(r"\S[^\n]*")
_STOPS = frozenset(".!?…")
_CLOSERS = frozenset("\"”’')]»")


@dataclass(frozen=True, slots=True)
class Pieces:
    """One text as word pieces.

    ``ids``, ``shapes`` and ``quotes`` have one entry a piece; ``firsts`` (index of a word's first piece, one
    more entry at the end for the total), ``starts`` and ``ends`` (offsets; equal for a paragraph mark) and
    ``breaks`` (0 none, 1 a sentence may begin here, 2 a paragraph does) one a word.
    """

    ids: Ints
    shapes: Ints
    quotes: Ints
    firsts: Ints
    starts: Ints
    ends: Ints
    breaks: Ints

    def __len__(self) -> int:
        return len(self.starts)


@dataclass(frozen=True, slots=True)
class Window:
    """Words [start, end) read together; cues are taken from [core_start, core_end) only, the rest is context."""

    start: int
    end: int
    core_start: int
    core_end: int


def read_pieces(text: str, *, tokenizer: Tokenizer) -> Pieces:
    """``text`` as pieces; linear in its length, whatever its paragraphs look like."""
    ids: list[int] = []
    shapes: list[int] = []
    firsts: list[int] = []
    offsets: list[tuple[int, int]] = []
    for start, begins, encoded in _encoded_chunks(text, tokenizer):
        if begins:
            firsts.append(len(ids))
            offsets.append((start, start))
            ids.append(PARAGRAPH)
            shapes.append(MARK)
        _add_chunk(text, start, encoded, ids, shapes, firsts, offsets)
    spans = np.array(offsets, dtype=np.int64).reshape(-1, 2)
    bounds = np.array([*firsts, len(ids)], dtype=np.int64)
    return Pieces(
        ids=np.array(ids, dtype=np.int64),
        shapes=np.array(shapes, dtype=np.int64),
        quotes=np.repeat(_quote_states(text, spans), np.diff(bounds)),
        firsts=bounds,
        starts=spans[:, 0],
        ends=spans[:, 1],
        breaks=_breaks(text, offsets),
    )


def _encoded_chunks(text: str, tokenizer: Tokenizer) -> Iterator[tuple[int, bool, Encoding]]:
    """(offset, whether a paragraph begins, encoding) of stretches of at most ``_CHUNK`` code points, cut at white
    space.
    """
    for line in _LINE.finditer(text):
        at, begins = line.start(), True
        while at < line.end():
            stop = min(at + _CHUNK, line.end())
            if stop < line.end():
                gap = text.rfind(" ", at, stop)
                stop = gap if gap > at else stop
            yield at, begins, tokenizer.encode(text[at:stop], add_special_tokens=False)
            at, begins = stop, False


def _add_chunk(
    text: str,
    start: int,
    encoded: Encoding,
    ids: list[int],
    shapes: list[int],
    firsts: list[int],
    offsets: list[tuple[int, int]],
) -> None:
    """Append one encoded stretch to the growing columns."""
    before = None
    for piece, word, (left, right) in zip(encoded.ids, encoded.word_ids, encoded.offsets, strict=True):
        if word != before:
            before = word
            firsts.append(len(ids))
            offsets.append((start + left, start + right))
        else:
            offsets[-1] = (offsets[-1][0], start + right)
        ids.append(piece)
    _extend_shapes(text, ids, shapes, firsts, offsets)


def _extend_shapes(
    text: str, ids: list[int], shapes: list[int], firsts: list[int], offsets: list[tuple[int, int]]
) -> None:
    """Give every piece that has no shape yet the shape of its word."""
    number = len(firsts)
    while number and firsts[number - 1] >= len(shapes):
        number -= 1
    for index in range(number, len(firsts)):
        stop = firsts[index + 1] if index + 1 < len(firsts) else len(ids)
        left, right = offsets[index]
        shapes += [case_shape(text[left:right])] * (stop - firsts[index])


@lru_cache(maxsize=20_000)
def case_shape(word: str) -> int:
    """The case class of one word: LOWER, TITLE, UPPER, MIXED, DIGIT or SIGN."""
    if not any(c.isalnum() for c in word):
        return SIGN
    if any(c.isdigit() for c in word):
        return DIGIT
    if word.islower() or not any(c.isupper() for c in word):
        return LOWER
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return TITLE
    return UPPER if word.isupper() else MIXED


def _quote_states(text: str, spans: Ints) -> Ints:
    """0 outside, 1 inside double, 2 inside single quotation marks, for each word; the marks count as inside."""
    states = np.zeros(len(spans), dtype=np.int64)
    for quotation in find_quotations(text):
        left, right = np.searchsorted(spans[:, 0], [quotation.start, quotation.end])
        states[left:right] = 1 if quotation.mark == "double" else 2
    return states


def _breaks(text: str, offsets: Sequence[tuple[int, int]]) -> Ints:
    """Where a window may begin: 2 at a paragraph mark, 1 after a full stop with its closing marks, else 0."""
    breaks = np.zeros(len(offsets), dtype=np.int64)
    stopped = False
    for number, (left, right) in enumerate(offsets):
        if left == right:
            breaks[number], stopped = PARAGRAPH_BREAK, False
            continue
        word = text[left:right]
        if stopped and word not in _CLOSERS and word not in _STOPS:
            breaks[number] = 1 if text[left - 1].isspace() and not word.islower() else 0
            stopped = False
        stopped = stopped or word in _STOPS
    return breaks


def find_windows(
    pieces: Pieces, *, size: int = WINDOW_PIECES, left: int = LEFT_PIECES, right: int = RIGHT_PIECES
) -> list[Window]:
    """Windows of at most ``size`` pieces (two of them for the edge marks) whose cores tile the text.

    ``left`` and ``right`` are the pieces of context before and after a core, cut back to where a sentence begins. A
    core that ends with a paragraph needs none after it.
    """
    windows: list[Window] = []
    core, total, room = 0, len(pieces), size - 2
    while core < total:
        start = _left_context(pieces, core, left)
        limit = max(_fitting(pieces, start, room), core + 1)
        if limit >= total:
            windows.append(Window(start, total, core, total))
            break
        window = _to_paragraph(pieces, start, core, limit) or _to_sentence(pieces, start, core, limit, right)
        windows.append(window)
        core = window.core_end
    return windows


def _fitting(pieces: Pieces, start: int, room: int) -> int:
    """The word that no longer fits when the words from ``start`` on have ``room`` pieces."""
    return int(np.searchsorted(pieces.firsts, pieces.firsts[start] + room, side="right")) - 1


def _to_paragraph(pieces: Pieces, start: int, core: int, limit: int) -> Window | None:
    """The window that ends with a paragraph in the last quarter of what there is room for, if one does."""
    after = limit - (limit - core) // 4
    ends = np.flatnonzero(pieces.breaks[after : limit + 1] >= PARAGRAPH_BREAK)
    end = after + int(ends[-1]) if len(ends) else core
    return Window(start, end, core, end) if end > core else None


def _to_sentence(pieces: Pieces, start: int, core: int, limit: int, right: int) -> Window:
    """The window whose core ends with a sentence in its later half, or else where ``right`` pieces are left."""
    latest = max(_fitting(pieces, limit, -right), core + 1)
    after = latest - (latest - core) // 2
    ends = np.flatnonzero(pieces.breaks[after : latest + 1] >= SENTENCE_BREAK)
    end = after + int(ends[-1]) if len(ends) else latest
    return Window(start, limit, core, end if end > core else latest)


def _left_context(pieces: Pieces, core: int, left: int) -> int:
    """The first sentence beginning within ``left`` pieces before ``core``."""
    earliest = int(np.searchsorted(pieces.firsts, pieces.firsts[core] - left))
    candidates = np.flatnonzero(pieces.breaks[earliest:core])
    return earliest + int(candidates[0]) if len(candidates) else core
