"""Full-text search."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from onrecord import store
from onrecord.errors import InputError
from onrecord.model import Article, Reading, Record, Span, Statement

TEXT = "“We will sign the treaty,” said Ilse Várga. “The fleet stays,” said Tomas Orrin."
ARTICLE = Article.make(origin="a.txt", text=TEXT, title="Treaty near")
SIGN = Statement("s-1", ARTICLE.id, (Span(0, 26),), (), (Span(32, 42),), "direct", 0.9)
FLEET = Statement("s-2", ARTICLE.id, (Span(44, 63),), (), (Span(69, 80),), "direct", 0.9)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "record.db"
    store.save_record(path, Record(readings=(Reading(ARTICLE, statements=(SIGN, FLEET)),)))
    return path


FOUND = {
    "a word nobody said": ("harbour", []),
    "two words of two statements": ("treaty fleet", []),
    "a word": ("fleet", ["s-2"]),
    "a speaker, without the accent": ("varga", ["s-1"]),
    "words in any order": ("treaty sign", ["s-1"]),
    "a phrase": ('"will sign"', ["s-1"]),
    "the start of a word": ("trea*", ["s-1"]),
    "one or the other": ("treaty OR fleet", ["s-1", "s-2"]),
    "a column": ("speaker: orrin", ["s-2"]),
    "marks that would be syntax": ("treaty's; DROP TABLE statements --", []),
    "a hyphen is no operator": ("the-treaty", ["s-1"]),
}


@pytest.mark.parametrize(("query", "ids"), FOUND.values(), ids=FOUND)
def test_what_is_found(path: Path, query: str, ids: list[str]) -> None:
    assert sorted(hit.id for hit in store.search(path, query)) == ids


BROKEN = {
    "nothing": "",
    "only marks": "?!",
    "an open phrase": '"will sign',
    "an open bracket": "(treaty",
    "an operator alone": "AND",
    "a column that is not there": "colour: red",
    "a bare star": '"treaty" * *',
}


@pytest.mark.parametrize("query", BROKEN.values(), ids=BROKEN)
def test_a_query_that_cannot_be_read_is_said(path: Path, query: str) -> None:
    with pytest.raises(InputError):
        store.search(path, query)


def test_articles_are_found_by_title(path: Path) -> None:
    assert [hit.article for hit in store.search(path, "title: near", among="articles")] == [ARTICLE.id]


def test_a_query_without_end_is_stopped(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("onrecord.store.search"), "MOST_STEPS", 0)
    monkeypatch.setattr(import_module("onrecord.store.search"), "STEP", 1)
    with pytest.raises(InputError, match="too long"):
        store.search(path, "treaty")
