"""An article cut up once for all collators: its words, the sentences of its own text, its quotations.

They run one after the other on one set of articles, and cutting every article for each of them was half of their time.
What was cut is kept until it is let go, so that it isn't held while the record is used.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Article, Aside, Reading, Span, own_text
from onrecord.reading.attribution.quotation import Quotation, find_quotations
from onrecord.text.lexis import Words
from onrecord.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class Cut:
    """One article in pieces, each in order; ``sentences`` are those of its own text, outside the asides."""

    article: Article
    asides: tuple[Aside, ...]
    words: Words
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]


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
    text = reading.article.text
    own = (sentence for stretch in own_text(reading) for sentence in sentences(text, within=stretch))
    return Cut(reading.article, reading.asides, Words(text), tuple(own), tuple(find_quotations(text)))
