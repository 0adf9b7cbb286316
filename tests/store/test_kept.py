"""What collation keeps from one build to the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import store
from onrecord.model import Article, Aside, Reading, Record, Span


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    store.save_record(path, Record())
    return path


def test_a_new_file_has_nothing(path: Path) -> None:
    assert store.load_kept(path, "one") == {}


def test_what_another_program_kept_is_not_used(path: Path) -> None:
    store.save_kept(path, "one", made={b"k": b"3"}, used=[b"k"])
    assert store.load_kept(path, "other") == {}
    store.save_kept(path, "other", made={b"l": b"4"}, used=[b"l"])
    assert store.load_kept(path, "other") == {b"l": b"4"}


def test_what_is_used_stays_and_the_rest_goes(path: Path) -> None:
    store.save_kept(path, "one", made={b"k": b"3", b"l": b"4"}, used=[b"k", b"l"])
    store.save_kept(path, "one", made={b"m": b"5"}, used=[b"l", b"m"])
    assert store.load_kept(path, "one") == {b"l": b"4", b"m": b"5"}


def test_another_reading_of_an_article_has_another_mark(path: Path) -> None:
    article = Article("a", "a.txt", "It was read out.")
    store.save_readings(path, [Reading(article)])
    before = store.load_marks(path)
    store.save_readings(path, [Reading(article)])
    assert store.load_marks(path) == before
    store.save_readings(path, [Reading(article, asides=(Aside(Span(0, 2), "stray"),))])
    assert store.load_marks(path)["a"] != before["a"]
