"""Readers and collators that are quick: the wiring is under test, not what is found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.model import Actor, Reading, Record, Span, Statement, content_id
from onrecord.pipeline import verbs


def find_first_word(reading: Reading) -> Reading:
    """The first word is a statement."""
    end = len(reading.article.text.split(" ", 1)[0])
    key = content_id("statement", reading.article.id, 0)
    said = Statement(key, reading.article.id, (Span(0, end),), (), (), "indirect", 0.5)
    return replace(reading, statements=(said,))


def match_everybody(record: Record) -> Record:
    """Everybody is one actor."""
    if not record.readings:
        return record
    one = Actor("actor-1", "Everybody", "group")
    readings = tuple(
        replace(r, statements=tuple(replace(s, actor=one.id) for s in r.statements)) for r in record.readings
    )
    return replace(record, readings=readings, actors=(one,))


def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use these in place of the real ones."""
    monkeypatch.setattr(verbs, "READERS", (find_first_word,))
    monkeypatch.setattr(verbs, "COLLATORS", (match_everybody,))


def write_articles(folder: Path, *, count: int = 3) -> Path:
    """A folder of short articles."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(count):
        text = f"Number {n} of the harbour council's letters was read out on Monday, the clerk said, and it was short."
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")
    return folder
