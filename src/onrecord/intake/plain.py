"""Plain text: the file's whole text is the article's; nothing is cut out."""

from __future__ import annotations

from onrecord.intake.articles import make_articles
from onrecord.intake.decoding import decode
from onrecord.intake.formats import Found
from onrecord.intake.metadata import Metadata


def read_plain(data: bytes, *, origin: str, known: Metadata) -> Found:
    """The one article of a text file."""
    yield from make_articles(decode(data), origin=origin, metadata=known)
