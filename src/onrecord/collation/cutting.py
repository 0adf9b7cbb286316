"""An article cut up once for all collators: its words, the sentences of its own text, its quotations.

They run one after the other on one set of articles, and cutting every article for each of them was half of their time.
What was cut is kept until it is let go, so that it isn't held while the record is used.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property

from onrecord.keeping import recalled
from onrecord.model import Article, Aside, Reading, Span, own_text
from onrecord.reading.attribution.quotation import Quotation, find_quotations
from onrecord.text.lexis import Words
from onrecord.text.sentences import sentences


@dataclass(frozen=True)
class Cut:
    """One article in pieces, each in order; ``sentences`` are those of its own text, outside the asides."""

    article: Article
    asides: tuple[Aside, ...]
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]

    @cached_property
    def words(self) -> Words:
        """All words, cut when they are first asked for."""
        return Words(self.article.text)


Pieces = tuple[tuple[Span, ...], tuple[Quotation, ...]]
_known: dict[str, Cut] = {}


def cut_of(reading: Reading) -> Cut:
    """The article in pieces: those cut before if they are of the same text, else new ones, kept for the next caller."""
    known = _known.get(reading.article.id)
    if known is None or not (known.article is reading.article and known.asides == reading.asides):
        known = _known[reading.article.id] = _cut(reading)
    return known


def let_go() -> None:
    """Keep nothing."""
    _known.clear()


def _cut(reading: Reading) -> Cut:
    own, quotations = recalled(("cut", parts_of(reading)), lambda: _pieces(reading), pack=_packed, unpack=_unpacked)
    return Cut(reading.article, reading.asides, own, quotations)


def parts_of(reading: Reading) -> tuple[object, ...]:
    """All that the own text of an article depends on."""
    return (reading.article.id, *((aside.span.start, aside.span.end) for aside in reading.asides))


def _pieces(reading: Reading) -> Pieces:
    text = reading.article.text
    own = (sentence for stretch in own_text(reading) for sentence in sentences(text, within=stretch))
    return tuple(own), tuple(find_quotations(text))


def _packed(pieces: Pieces) -> bytes:
    own, quotations = pieces
    rows = [[q.start, q.end, q.mark == "double", q.closed, q.resumes] for q in quotations]
    return json.dumps([[n for span in own for n in (span.start, span.end)], rows]).encode()


def _unpacked(body: bytes) -> Pieces:
    ends, rows = json.loads(body)
    own = tuple(map(Span, ends[::2], ends[1::2]))
    return own, tuple(Quotation(a, b, "double" if d else "single", c, r) for a, b, d, c, r in rows)
