"""Saving a record over another one: only what has changed is written, and what comes out is the new record."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from tests.store.strategies import RECORDS

from onrecord import store
from onrecord.model import Actor, Article, Mention, Reading, Record, Span, Statement
from onrecord.store.tables import READING, RECORD, with_children


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


def reading(name: str, *, actor: str | None = None) -> Reading:
    article = Article(name, f"post/{name}.txt", "“We will sign,” said Ilse Varga.")
    said = Statement(f"s-{name}", name, (Span(0, 15),), (Span(16, 20),), (Span(21, 31),), "direct", 0.9, actor=actor)
    return Reading(article, mentions=(Mention(Span(21, 31), "person", "Ilse Varga", "e"),), statements=(said,))


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every table that collation fills, in one order."""
    tables = {below.name for top in (READING, RECORD) for t in top.values() for below in with_children(t)}
    with sqlite3.connect(path) as connection:
        wanted = sorted(tables | {"article_words", "statement_words"})
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in wanted}


def mark(path: Path, article: str) -> None:
    """Make a row of an article tell that nobody has written it again."""
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE mentions SET reason = 'untouched' WHERE article = ?", (article,))


def untouched(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        found = connection.execute("SELECT DISTINCT article FROM mentions WHERE reason = 'untouched' ORDER BY 1")
        return [row[0] for row in found]


def test_articles_that_are_as_they_were_are_left_alone(path: Path) -> None:
    store.save_record(path, Record(readings=(reading("a"), reading("b"))))
    mark(path, "a")
    mark(path, "b")
    store.save_record(path, Record(readings=(reading("a"), reading("b", actor="actor-1"), reading("c"))))
    assert untouched(path) == ["a"]


def based(program: str, *readings: Reading, mark: bytes = b"1") -> store.Basis:
    return store.Basis(program, {r.article.id: r for r in readings}, {r.article.id: mark for r in readings})


def test_what_collation_made_of_a_raw_reading_tells_whether_it_has_changed(path: Path) -> None:
    raw = [reading("a"), reading("b")]
    first = Record(readings=(reading("a", actor="actor-1"), reading("b", actor="actor-1")))
    store.save_record(path, first, based("one", *raw))
    mark(path, "a")
    mark(path, "b")
    second = Record(readings=(reading("a", actor="actor-1"), reading("b", actor="actor-2")))
    store.save_record(path, second, based("one", *raw))
    assert untouched(path) == ["a"]


@pytest.mark.parametrize(
    "basis",
    [based("two", reading("a")), based("one", reading("a"), mark=b"2"), store.Basis("one")],
    ids=["by another program", "from another raw reading", "from nobody knows what"],
)
def test_what_was_made_otherwise_is_written_again(basis: store.Basis, path: Path) -> None:
    store.save_record(path, Record(readings=(reading("a"),)), based("one", reading("a")))
    mark(path, "a")
    store.save_record(path, Record(readings=(reading("a"),)), basis)
    assert untouched(path) == []


def test_a_speaker_by_another_name_is_found_by_it(path: Path) -> None:
    for name in ("Ilse Varga", "Ilona Novak"):
        actor = Actor("actor-1", name, "person")
        store.save_record(path, Record(readings=(reading("a", actor="actor-1"),), actors=(actor,)))
    assert [hit.id for hit in store.search(path, "speaker: novak")] == ["s-a"]


def test_a_statement_that_is_gone_is_not_found(path: Path) -> None:
    store.save_record(path, Record(readings=(reading("a"),)))
    store.save_record(path, Record(readings=(replace(reading("a"), statements=()),)))
    assert store.search(path, "sign") == []
    assert [hit.id for hit in store.search(path, "sign", among="articles")] == ["a"]


def test_an_article_read_again_is_written_again(path: Path) -> None:
    record = Record(readings=(reading("a"),))
    store.save_record(path, record)
    mark(path, "a")
    store.save_readings(path, record.readings)
    store.save_record(path, record)
    assert untouched(path) == []


@settings(max_examples=25, deadline=None)
@given(RECORDS, RECORDS)
def test_over_any_other_record_it_is_what_it_is_in_a_new_file(one: Record, other: Record) -> None:
    before, after = sorted((one, other), key=lambda record: len(record.readings))
    after = replace(after, judgements=before.judgements)
    with TemporaryDirectory() as folder:
        path, fresh = Path(folder) / "record.db", Path(folder) / "fresh.db"
        store.save_record(path, before)
        store.save_record(path, after)
        store.save_record(fresh, after)
        assert store.load_record(path) == store.load_record(fresh) == after
        assert everything(path) == everything(fresh)
