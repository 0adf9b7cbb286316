"""An article's text cut into blocks and pieces, each piece with everything marked on it.

The pieces of a block joined give its text back.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.model import Reading, Span, Timex
from onrecord.text.calendar import bounds
from onrecord.web.days import show_said_on
from onrecord.web.index import Index
from onrecord.web.links import place_anchor

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_Mark = tuple[str, int]
TIMEX = {"DATE": "a day or days", "TIME": "a time of day", "DURATION": "how long", "SET": "how often"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on which the same things are marked.

    ``content``, ``cue`` and ``source`` are numbers of statements, counted from 1 in the article; ``starts`` those whose
    content begins here. ``timex`` is the time expression that ends here. ``anchors`` are the page ids of pointed-to
    places that begin here, ``places`` the numbers of those the piece belongs to.
    """

    text: str
    content: tuple[int, ...] = ()
    cue: tuple[int, ...] = ()
    source: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    dated: bool = False
    timex: Timex | None = None
    anchors: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    aside: str | None = None

    @property
    def plain(self) -> bool:
        """Whether nothing is marked on it."""
        return not (self.content or self.cue or self.source or self.dated or self.places or self.aside)

    @property
    def days(self) -> str:
        """The days that the time expression ending here names, in words; "" where it names none of the calendar."""
        return show_said_on(self.timex.value) if self.timex and bounds(self.timex.value) else ""

    @property
    def worked_out(self) -> str:
        """How the time expression ending here was understood."""
        if self.timex is None:
            return ""
        other = show_said_on(self.timex.other) if self.timex.other else ""
        anchor = "" if self.timex.anchor == "none" else f"worked out from: {self.timex.anchor}"
        return "; ".join(filter(None, (TIMEX[self.timex.type], anchor, other and f"or else {other}")))

    @property
    def classes(self) -> str:
        """The marks as class names: what it is, and of which statement (s: its content, k: the rest) or place (p)."""
        kinds = {
            "c": self.content,
            "cc": len(self.content) > 1,
            "q": self.cue,
            "o": self.source,
            "t": self.dated,
            "e": self.places,
            "a": self.aside,
        }
        told = sorted({*self.cue, *self.source})
        numbered = [f"s{n}" for n in self.content] + [f"k{n}" for n in told] + [f"p{n}" for n in self.places]
        return " ".join([name for name, marked in kinds.items() if marked] + numbered)


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the article.

    ``aside`` is the kind when none of it is the article's own text; ``notes`` number the statements that begin in it.
    """

    span: Span
    pieces: tuple[Piece, ...]
    aside: str | None
    notes: tuple[int, ...]


def blocks_of(index: Index, reading: Reading) -> list[Block]:
    """The lines of the article that hold any words, in order, with all marks. Linear in text and marks."""
    marks = _marks(index, reading)
    lines = [Span(*line.span()) for line in _LINE.finditer(reading.article.text)]
    edges = {edge for span, _ in marks for edge in (span.start, span.end)}
    edges |= {edge for line in lines for edge in (line.start, line.end)}
    pieces = _swept(index, reading, marks, sorted(edges))
    by_start = sorted(pieces)
    found, at = [], 0
    for line in lines:
        mine = []
        while at < len(by_start) and by_start[at] < line.end:
            if by_start[at] >= line.start:
                mine.append(pieces[by_start[at]])
            at += 1
        found.append(_block(line, tuple(mine)))
    return found


def _block(line: Span, pieces: tuple[Piece, ...]) -> Block:
    kinds = {piece.aside for piece in pieces if piece.text.strip()}
    aside = kinds.pop() if len(kinds) == 1 else None
    return Block(line, pieces, aside, tuple(n for piece in pieces for n in piece.starts))


def _marks(index: Index, reading: Reading) -> list[tuple[Span, _Mark]]:
    return sorted(_every_mark(index, reading))


def _every_mark(index: Index, reading: Reading) -> Iterator[tuple[Span, _Mark]]:
    for number, statement in enumerate(index.of_article(reading.article.id), start=1):
        for kind, spans in (("content", statement.content), ("cue", statement.cue), ("source", statement.source)):
            yield from ((span, (kind, number)) for span in spans)
        if statement.content:
            yield min(statement.content), ("starts", number)
    yield from ((timex.span, ("timex", n)) for n, timex in enumerate(reading.timexes))
    yield from ((aside.span, ("aside", n)) for n, aside in enumerate(reading.asides))
    yield from ((span, ("place", n)) for n, span in enumerate(index.places.get(reading.article.id, ())))


def _swept(index: Index, reading: Reading, marks: list[tuple[Span, _Mark]], edges: list[int]) -> dict[int, Piece]:
    """The pieces between neighbouring edges, by where they start."""
    opening: dict[int, list[_Mark]] = defaultdict(list)
    closing: dict[int, list[_Mark]] = defaultdict(list)
    for span, mark in marks:
        opening[span.start].append(mark)
        closing[span.end].append(mark)
    places = index.places.get(reading.article.id, ())
    active: dict[_Mark, None] = {}
    pieces = {}
    for start, end in pairwise(edges):
        for mark in closing[start]:
            active.pop(mark, None)
        for mark in opening[start]:
            active[mark] = None
        piece = _piece(reading, Span(start, end), list(active), opening[start], closing[end])
        begun = [places[n] for n in _numbers(opening[start], "place")]
        anchors = tuple(place_anchor(reading.article.id, place) for place in begun)
        pieces[start] = replace(piece, anchors=anchors) if anchors else piece
    return pieces


def _numbers(marks: list[_Mark], kind: str) -> tuple[int, ...]:
    return tuple(sorted({number for name, number in marks if name == kind}))


def _piece(reading: Reading, span: Span, active: list[_Mark], opening: list[_Mark], closing: list[_Mark]) -> Piece:
    asides = _numbers(active, "aside")
    times = _numbers(closing, "timex")
    return Piece(
        text=span.of(reading.article.text),
        content=_numbers(active, "content"),
        cue=_numbers(active, "cue"),
        source=_numbers(active, "source"),
        starts=_numbers(opening, "starts"),
        dated=bool(_numbers(active, "timex")),
        timex=reading.timexes[times[-1]] if times else None,
        places=_numbers(active, "place"),
        aside=reading.asides[asides[0]].kind if asides else None,
    )
