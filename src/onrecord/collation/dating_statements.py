"""When each statement was said: the words beside it that fix the day, else the same speaker's occasion, else the article's day."""

from __future__ import annotations

from onrecord.model import Record


def date_statements(record: Record) -> Record:
    """The record with ``said_on`` for every statement."""
    return record
