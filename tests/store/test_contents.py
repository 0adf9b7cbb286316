"""What goes into the record file comes out."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from tests.store.strategies import RECORDS, in_order
from tests.web.sample import sample as unordered

from onrecord import store
from onrecord.errors import RecordError
from onrecord.model import Article, Judgement, Reading, Record, Span, Statement, Trouble
from onrecord.store.tables import READING, RECORD, with_children


def sample() -> Record:
    return in_order(unordered())


ARTICLE = Article.make(origin="post/1.txt", text="“We will sign,” said Ilse Varga.", outlet="Post")
VARGA = Statement("s-1", ARTICLE.id, (Span(0, 15),), (Span(16, 20),), (Span(21, 31),), "direct", 0.9)
READING_1 = Reading(ARTICLE, statements=(VARGA,))
JUDGEMENT = Judgement("judgement-1", "merge", "actor-1", "actor-2", "2031-03-04")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


def test_an_empty_record_comes_back_empty(path: Path) -> None:
    store.save_record(path, Record())
    assert store.load_record(path) == Record()


def test_everything_comes_back(path: Path) -> None:
    store.save_record(path, sample())
    assert store.load_record(path) == sample()


@settings(max_examples=15, deadline=None)
@given(RECORDS)
def test_any_record_comes_back(record: Record) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        store.save_record(path, record)
        assert store.load_record(path) == record


def test_a_note_of_no_visible_character_comes_back(path: Path) -> None:
    store.save_record(path, Record(notes={"\0": "\0"}))
    assert store.load_record(path).notes == {"\0": "\0"}


def test_saving_again_changes_nothing(path: Path) -> None:
    store.save_record(path, sample())
    store.save_record(path, store.load_record(path))
    assert store.load_record(path) == sample()


def test_readings_stay_as_they_were_made_when_collation_adds_to_them(path: Path) -> None:
    store.save_readings(path, [READING_1])
    resolved = replace(READING_1, statements=(replace(VARGA, actor="actor-1"),))
    store.save_record(path, Record(readings=(resolved,)))
    assert store.load_readings(path) == (READING_1,)
    assert store.load_record(path).readings == (resolved,)


def test_readings_not_yet_collated_are_there_and_the_record_says_so(path: Path) -> None:
    store.save_record(path, sample())
    store.save_readings(path, [READING_1])
    record = store.load_record(path)
    assert READING_1 in record.readings
    assert len(record.readings) == len(sample().readings) + 1
    assert record.notes["unfinished"].startswith("1 ")


def test_a_record_that_lacks_articles_of_the_file_is_refused_and_the_file_kept(path: Path) -> None:
    store.save_readings(path, [READING_1])
    with pytest.raises(RecordError, match="another build"):
        store.save_record(path, Record())
    assert store.load_readings(path) == (READING_1,)


def test_judgements_are_added_once_and_kept_by_a_record_that_lacks_them(path: Path) -> None:
    for _ in range(2):
        store.save_judgement(path, JUDGEMENT)
    store.save_record(path, Record())
    assert store.load_judgements(path) == (JUDGEMENT,)


def test_troubles_of_an_input_replace_those_of_the_run_before(path: Path) -> None:
    old, other = Trouble("a.jsonl#2", "empty", "nothing"), Trouble("b.txt", "binary", "a picture")
    store.save_inputs(path, seen=["a.jsonl", "b.txt"], troubles=[old, other], origins=[])
    store.save_inputs(path, seen=["a.jsonl"], troubles=[], origins=[])
    assert store.load_inputs(path) == ([], [other])


def test_half_a_surrogate_pair_becomes_a_visible_mark_and_offsets_stay(path: Path) -> None:
    store.save_readings(path, [Reading(Article(id="a", origin="a.txt", text="x\ud83dy"))])
    assert store.load_readings(path)[0].article.text == "x\ufffdy"


def test_articles_on_which_a_reader_failed_are_known(path: Path) -> None:
    failed = replace(READING_1, troubles=(Trouble("post/1.txt", "reader", "failed"),))
    store.save_record(path, Record(readings=(failed,)))
    assert store.load_failed(path) == {ARTICLE.id}


def test_every_column_is_filled_from_a_field(path: Path) -> None:
    store.save_record(path, Record())
    with sqlite3.connect(path) as connection:
        for table in (below for top in (READING, RECORD) for t in top.values() for below in with_children(t)):
            there = {row[1] for row in connection.execute(f"PRAGMA table_info({table.name})")}
            assert there == {*table.places, *table.own_columns}, table.name


def test_any_sqlite_tool_can_ask_who_said_what(path: Path) -> None:
    store.save_readings(path, [READING_1])
    store.save_record(path, Record(readings=(READING_1,)))
    query = """
        SELECT substr(a.text, p.start + 1, p."end" - p.start) FROM statement_spans AS p
        JOIN statements AS s ON s.id = p.statement JOIN articles AS a ON a.id = s.article WHERE p.part = 'source'
    """
    with sqlite3.connect(path) as connection:
        assert connection.execute(query).fetchall() == [("Ilse Varga",)]
