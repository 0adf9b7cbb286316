"""Annotated articles to labelled windows: what the reader should find, in the words that it sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from onrecord.reading.attribution.decoding import B_CONTENT, B_SOURCE, I_CONTENT, I_SOURCE, B, I, Ints, O
from onrecord.reading.attribution.pieces import CLS, MARK, SEP, Pieces, find_windows, read_pieces

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution to learn; places are code points of the text, end exclusive. ``inner`` says that it lies inside
    another one's content.
    """

    cue: Place
    source: tuple[Place, ...]
    content: tuple[Place, ...]
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Labelled:
    """One window: the columns of the encoder (one entry a piece, ``firsts`` one a word), tags of cues and of inner cues
    and whether these are known (one a word), and (first word, last word, role tags) of each annotated cue.
    """

    ids: Ints
    shapes: Ints
    quotes: Ints
    firsts: Ints
    cue_tags: Ints
    cue_known: Ints
    inner_tags: Ints
    inner_known: Ints
    cues: tuple[tuple[int, int, Ints], ...]


def labelled_windows(
    text: str,
    marked: Sequence[Marked],
    *,
    tokenizer: Tokenizer,
    size: int,
    unsure: Sequence[Place] = (),
    unsure_inner: Sequence[Place] = (),
) -> list[Labelled]:
    """The windows of at most ``size`` pieces that tile one article, without context, with the attributions whose cue
    lies inside. Where a place is ``unsure``, no tag of cues (``unsure_inner``: of inner cues) is taken for known.
    """
    pieces = read_pieces(text, tokenizer=tokenizer)
    ranged = [(_words(pieces, *one.cue), one) for one in marked]
    open_words = [[_words(pieces, *place) for place in places] for places in (unsure, unsure_inner)]
    windows = find_windows(pieces, size=size, left=0, right=0)
    return [_labelled(pieces, (w.core_start, w.core_end), ranged, open_words) for w in windows]


def _words(pieces: Pieces, start: int, end: int) -> Place:
    """Words [first, stop) that a place touches."""
    first = int(np.searchsorted(pieces.ends, start, side="right"))
    return first, max(first, int(np.searchsorted(pieces.starts, end)))


def _columns(pieces: Pieces, start: int, end: int) -> tuple[Ints, Ints, Ints, Ints]:
    """(ids, shapes, quotes, firsts) of words [start, end) between the edge marks."""
    left, right = pieces.firsts[start], pieces.firsts[end]
    return (
        np.concatenate([[CLS], pieces.ids[left:right], [SEP]]),
        np.concatenate([[MARK], pieces.shapes[left:right], [MARK]]),
        np.concatenate([[0], pieces.quotes[left:right], [0]]),
        pieces.firsts[start:end] - left + 1,
    )


def _labelled(
    pieces: Pieces,
    core: Place,
    ranged: Sequence[tuple[Place, Marked]],
    open_words: Sequence[Sequence[Place]],
) -> Labelled:
    """One window of words [start, end) with its tags."""
    start, size = core[0], core[1] - core[0]
    tags_of = {inner: np.zeros(size, dtype=np.int64) for inner in (False, True)}
    cues = []
    for (first, stop), one in ranged:
        first, stop = first - start, min(stop - start, size)
        if 0 <= first < stop:
            tags_of[one.inner][first:stop] = I
            tags_of[one.inner][first] = B
            cues.append((first, stop - 1, _role_tags(pieces, start, size, one, (first, stop))))
    known = [_known(size, [(a - start, b - start) for a, b in places]) for places in open_words]
    columns = _columns(pieces, start, start + size)
    return Labelled(*columns, tags_of[False], known[0], tags_of[True], known[1], tuple(cues))


def _role_tags(pieces: Pieces, start: int, size: int, one: Marked, cue: Place) -> Ints:
    """The role tags of one attribution over a window's words; none on its cue."""
    tags = np.zeros(size, dtype=np.int64)
    for places, begin, inside in ((one.source, B_SOURCE, I_SOURCE), (one.content, B_CONTENT, I_CONTENT)):
        for place in places:
            left, right = (min(max(at - start, 0), size) for at in _words(pieces, *place))
            tags[left:right] = inside
            if left < right:
                tags[left] = begin
    tags[slice(*cue)] = O
    return legal(tags)


def _known(size: int, unsure: Sequence[Place]) -> Ints:
    """1 for each of ``size`` words that lies outside the ``unsure`` ranges, else 0."""
    known = np.ones(size, dtype=np.int64)
    for first, stop in unsure:
        known[max(first, 0) : max(stop, 0)] = 0
    return known


def legal(tags: Ints) -> Ints:
    """Role tags with an orphaned inside tag made a beginning."""
    tags = tags.copy()
    before = np.r_[0, tags[:-1]]
    for inside in (I_SOURCE, I_CONTENT):
        tags[(tags == inside) & (before != inside) & (before != inside - 1)] = inside - 1
    return tags
