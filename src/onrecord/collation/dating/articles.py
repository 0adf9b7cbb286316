"""When each article was published: stated by its metadata or its words, or worked out from the others; then its dates
read again."""

from __future__ import annotations

from dataclasses import replace

from onrecord.collation.dating.solve import datings
from onrecord.collation.dating.statements import date_statements
from onrecord.model import Dating, Reading, Record
from onrecord.reading.timexes.finding import Dct, timexes_of

__all__ = ["date_articles", "date_statements"]

_WIDEST = 92


def date_articles(record: Record) -> Record:
    """The record with a dating for every article, and its time expressions read against it.

    A day is given only where it is stated or several links of evidence agree; a bracket or "unknown" otherwise.
    """
    found = datings(record.readings)
    readings = tuple(_read_again(reading, dating) for reading, dating in zip(record.readings, found, strict=True))
    return replace(record, readings=readings, datings=found)


def _read_again(reading: Reading, dating: Dating) -> Reading:
    if reading.article.published is not None:
        return reading
    return replace(reading, timexes=timexes_of(reading.article.text, dct=anchor_of(dating)))


def anchor_of(dating: Dating) -> Dct | None:
    """The days to read an article's relative dates against, or None where too little is known."""
    if dating.earliest is None or dating.latest is None or (dating.latest - dating.earliest).days > _WIDEST:
        return None
    return Dct(dating.earliest, dating.latest)
