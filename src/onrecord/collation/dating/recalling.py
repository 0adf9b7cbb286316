"""The days of an article's statements as an earlier build worked them out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from onrecord.keeping import mark_of, recalled
from onrecord.model import Dating, Evidence, Reading, Span, Timex

Dated = Callable[[Reading, Dating], Reading]


def recalled_days(reading: Reading, dating: Dating, dated: Dated) -> Reading:
    """What ``dated`` gives for a raw reading and the day of its article, or what it gave before."""
    mark = mark_of(reading.article.id)
    if mark is None or not reading.statements:
        return dated(reading, dating)
    return recalled(
        ("said on", mark, dating.day, dating.earliest, dating.latest),
        lambda: dated(reading, dating),
        pack=lambda done: _packed(reading, done),
        unpack=lambda body: _unpacked(reading, body),
    )


def _packed(before: Reading, after: Reading) -> bytes:
    said = [[s.said_on, [[w.span.start, w.span.end, w.reason] for w in s.said_on_why]] for s in after.statements]
    timexes = None if after.timexes == before.timexes else list(map(_row, after.timexes))
    return json.dumps([said, timexes]).encode()


def _unpacked(reading: Reading, body: bytes) -> Reading:
    said, timexes = json.loads(body)
    article = reading.article.id
    statements = tuple(
        replace(s, said_on=day, said_on_why=tuple(Evidence(article, Span(a, b), reason) for a, b, reason in why))
        for s, (day, why) in zip(reading.statements, said, strict=True)
    )
    found = reading.timexes if timexes is None else tuple(map(_timex, timexes))
    return replace(reading, statements=statements, timexes=found)


def _row(t: Timex) -> list[Any]:
    days = [day and day.isoformat() for day in (t.earliest, t.latest)]
    return [t.span.start, t.span.end, t.type, t.value, *days, t.anchor, t.other]


def _timex(row: list[Any]) -> Timex:
    start, end, kind, value, first, last, anchor, other = row
    return Timex(Span(start, end), kind, value, _day(first), _day(last), anchor, other)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
