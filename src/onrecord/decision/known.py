"""What was known on a past day: the articles there were, and the events as those told them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onrecord.decision.voices import bounds_of, is_by
from onrecord.model import Event, Record


def articles_by(record: Record, day: date) -> frozenset[str]:
    """The ids of the articles that surely are of a day or earlier."""
    return frozenset(name for name, (of, _, latest) in bounds_of(record).items() if is_by(of, latest, day))


def events_by(record: Record, day: date | None) -> tuple[Event, ...]:
    """The events that articles of a day or earlier tell of; all of the record's without a day.

    An event that later articles tell of too is shown as the earlier ones had it, one by one: its day, or that it took
    place, may be known from the later ones alone.
    """
    if day is None:
        return record.events
    known = articles_by(record, day)
    told = [(event, [e.article in known for e in event.evidence]) for event in record.events]
    partly = [event for event, parts in told if any(parts) and not all(parts)]
    return (*(event for event, parts in told if parts and all(parts)), *_as_told(record, known, partly))


def _as_told(record: Record, known: frozenset[str], partly: list[Event]) -> Iterator[Event]:
    """The events of known articles that became part of some events of the record."""
    places = {(e.article, e.span) for event in partly for e in event.evidence}
    articles = {article for article, _ in places}
    for reading in record.readings:
        if reading.article.id not in known & articles:
            continue
        spans = [span for article, span in places if article == reading.article.id]
        for event in reading.events:
            if any(e.span.touches(span) for e in event.evidence for span in spans):
                yield event
