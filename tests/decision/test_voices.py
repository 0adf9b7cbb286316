"""Voices in order of time: days, brackets and copies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.decision.told import reading_of

from onrecord.decision.voices import bounds_of, copies, standing, voices_of
from onrecord.model import (
    Change,
    Dating,
    Decision,
    Link,
    Passage,
    Position,
    Reading,
    Record,
    RollLine,
    Span,
    Stance,
    content_id,
)

EARLY = reading_of("Bremia | said | that it would block any seat", said_on="2025-04-07")
LATE = reading_of("Bremia | said | that it would no longer block it")
BACK = reading_of("Bremia | had said | that it would block any seat")


def position(reading: Reading, stance: Stance) -> Position:
    statement = reading.statements[0]
    return Position("seat", "actor-1", statement.id, stance, "CT", member="Bremia", confidence=0.9)


def held(record: Record) -> Stance | None:
    found = standing("Bremia", voices_of(record, record.positions, as_of=None))
    return found.voice.position.stance if found else None


def record_of(*datings: Dating, links: tuple[Link, ...] = (), more: tuple[Reading, ...] = ()) -> Record:
    positions = (position(EARLY, "oppose"), position(LATE, "support"))
    return Record(readings=(EARLY, LATE, *more), datings=datings, links=links, positions=positions)


def test_a_statement_of_which_no_day_is_known_does_not_overturn_a_dated_one() -> None:
    assert held(record_of()) == "oppose"


def test_of_two_like_statements_the_one_of_a_known_day_speaks() -> None:
    positions = (position(EARLY, "oppose"), position(LATE, "oppose"))
    later = Dating(LATE.article.id, earliest=date(2025, 5, 1), latest=date(2025, 5, 9))
    found = standing(
        "Bremia",
        voices_of(Record(readings=(EARLY, LATE), datings=(later,), positions=positions), positions, as_of=None),
    )
    assert found is not None
    assert (found.voice.day, found.since) == ("2025-04-07", "2025-04-07")


def test_a_firm_statement_of_no_known_day_gives_way_to_a_dated_vague_one() -> None:
    positions = (position(EARLY, "non_committal"), position(LATE, "support"))
    assert held(Record(readings=(EARLY, LATE), positions=positions)) == "non_committal"


@pytest.mark.parametrize(
    ("earliest", "stance", "changes"),
    [
        pytest.param(date(2025, 5, 1), "support", ["first_stated", "reversed"], id="a bracket after the day"),
        pytest.param(date(2025, 3, 1), "oppose", ["first_stated"], id="a bracket that begins before the day"),
    ],
)
def test_the_bracket_of_the_article_gives_the_order(earliest: date, stance: Stance, changes: list[str]) -> None:
    record = record_of(Dating(LATE.article.id, earliest=earliest, latest=date(2025, 5, 9)))
    found = standing("Bremia", voices_of(record, record.positions, as_of=None))
    assert found is not None
    assert found.voice.position.stance == stance
    assert [change.kind for change in found.changes if earliest > date(2025, 4, 7)] in ([], changes)


@pytest.mark.parametrize(
    ("day", "count"),
    [pytest.param(date(2025, 5, 8), 1, id="within the bracket"), pytest.param(date(2025, 5, 9), 2, id="past it")],
)
def test_on_a_past_day_a_bracket_counts_once_it_is_past(day: date, count: int) -> None:
    record = record_of(Dating(LATE.article.id, earliest=date(2025, 5, 1), latest=date(2025, 5, 9)))
    assert len(voices_of(record, record.positions, as_of=day)) == count


def test_an_article_that_looks_back_on_a_dated_statement_is_later() -> None:
    told = replace(BACK.statements[0], id=content_id("statement", "back"))
    both = replace(BACK, statements=(told,))
    link = Link("same_utterance", EARLY.statements[0].id, told.id)
    record = record_of(links=(link,), more=(both,))
    assert bounds_of(record)[BACK.article.id] == ("", "2025-04-08", "")


def test_reprints_given_as_passages_are_one_group() -> None:
    span = (Span(0, 4),)
    link = Link("reprint", Passage(EARLY.article.id, span), Passage(LATE.article.id, span))
    assert len(set(copies(record_of(links=(link,))).values())) == 1


def test_of_copies_the_original_speaks() -> None:
    told = "Bremia | said | that it backs a seat"
    first, copy = reading_of(told), reading_of(told, lead="(The Wire) ")
    first = _in(first, "The Wire", "1")
    copy = _in(copy, "The Echo", "0")
    link = Link("reprint", first.article.id, copy.article.id)
    record = Record(
        readings=(first, copy), links=(link,), positions=(position(first, "support"), position(copy, "support"))
    )
    voices = voices_of(record, record.positions, as_of=None)
    assert [voice.position.statement for voice in voices] == [first.statements[0].id]


def _in(reading: Reading, outlet: str, mark: str) -> Reading:
    article = replace(reading.article, id=f"article-{mark}", outlet=outlet)
    told = replace(reading.statements[0], id=f"statement-{mark}", article=article.id)
    return replace(reading, article=article, statements=(told,))


@pytest.mark.parametrize(
    ("changes", "vaguer"),
    [
        pytest.param((), None, id="nothing changed"),
        pytest.param((("first_stated", "one"),), None, id="a first word softens nothing"),
        pytest.param((("first_stated", "one"), ("softened", "held")), None, id="the roll holds the vaguer words"),
        pytest.param((("softened", "two"), ("hardened", "held")), None, id="firm again since"),
        pytest.param((("hardened", "held"), ("softened", "two")), "two", id="vaguer words after the firm ones"),
    ],
)
def test_a_line_of_the_roll_knows_what_softened_it(changes: tuple[tuple[str, str], ...], vaguer: str | None) -> None:
    moved = tuple(Change("Bremia", kind, None, after) for kind, after in changes)  # type: ignore[arg-type]
    line = RollLine("Bremia", "voter", "support", evidence=("held",))
    decision = Decision("seat", "open", "", (line,), changes=(*moved, Change("Calden", "softened", None, "other")))
    assert decision.softened("Bremia") == vaguer
    assert decision.softened("Dorn") is None
