"""Building a record file."""

from __future__ import annotations

import io
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.pipeline.stand_ins import find_first_word, stand_in, write_articles
from tests.pipeline.test_verbs import QUESTION, find_nothing

import onrecord
from onrecord import store
from onrecord.engines.engine import Engine
from onrecord.errors import InputError, QuestionError, RecordError
from onrecord.model import Article, Reading, Record
from onrecord.pipeline import Progress, build, building, open_record, rebuild, verbs
from onrecord.reading.settings import NAMED_CUTS, Settings


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


def exported(record: Record) -> str:
    out = io.StringIO()
    onrecord.write(record, "jsonl", out)
    return out.getvalue()


def last_of(paths: list[str], path: Path, **known: object) -> Progress:
    seen: list[Progress] = []
    build(paths, path, progress=seen.append, **known)
    return seen[-1]


def test_what_is_built_is_what_opens(tmp_path: Path, path: Path) -> None:
    record = build([write_articles(tmp_path / "news")], path)
    assert len(record.readings) == 3
    assert open_record(path) == record


def test_only_what_is_new_is_read(tmp_path: Path, path: Path) -> None:
    news = write_articles(tmp_path / "news")
    build([news], path)
    write_articles(news, count=5)
    seen = last_of([str(news)], path)
    assert (seen.added, seen.known) == (2, 3)


def test_everything_is_read_again_when_asked(tmp_path: Path, path: Path) -> None:
    news = write_articles(tmp_path / "news")
    record = build([news], path)
    assert last_of([str(news)], path, again=True).added == 3
    assert open_record(path) == record


def test_an_article_on_which_a_reader_failed_is_read_again(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    news = write_articles(tmp_path / "news", count=1)
    monkeypatch.setattr(verbs, "READERS", (find_nothing,))
    assert [trouble.kind for trouble in build([news], path).troubles] == ["reader"]
    monkeypatch.setattr(verbs, "READERS", (find_first_word,))
    assert build([news], path).troubles == ()


def test_the_order_of_paths_and_runs_does_not_matter(tmp_path: Path) -> None:
    news = write_articles(tmp_path / "news", count=6)
    (news / "copy.txt").write_bytes((news / "4.txt").read_bytes())
    files = sorted(str(file) for file in news.iterdir())
    whole = exported(build(files, tmp_path / "whole.db"))
    for seed in range(4):
        shuffled = random.Random(seed).sample(files, len(files))
        parts = tmp_path / f"parts{seed}.db"
        for at in range(0, len(shuffled), 3):
            record = build(shuffled[at : at + 3], parts)
        assert exported(record) == whole


def test_the_engine_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run_in_threes(work: object, items: Iterator[object], *, workers: int) -> Iterator[object]:
        found = list(items)
        done = {id(item): work(item) for item in reversed(found)}
        return (done[id(item)] for item in found)

    news = write_articles(tmp_path / "news")
    monkeypatch.setattr(building, "ENGINES", (*building.ENGINES, Engine("threes", run_in_threes)))
    serial = exported(build([news], tmp_path / "serial.db"))
    assert exported(build([news], tmp_path / "threes.db", engine="threes")) == serial


def test_one_article_in_two_places_is_one_with_a_trouble_that_names_both(tmp_path: Path, path: Path) -> None:
    news = write_articles(tmp_path / "news", count=1)
    (news / "a_copy.txt").write_bytes((news / "0.txt").read_bytes())
    record = build([news], path)
    assert [r.article.origin for r in record.readings] == ["news/0.txt"]
    assert [(t.origin, t.kind) for t in record.troubles] == [("news/0.txt", "duplicate")]
    assert "news/a_copy.txt" in record.troubles[0].message


def test_a_file_whose_text_changed_is_two_articles_with_a_trouble(tmp_path: Path, path: Path) -> None:
    news = write_articles(tmp_path / "news", count=1)
    build([news], path)
    (news / "0.txt").write_text("Another text altogether, the clerk said on Tuesday to the council.", encoding="utf-8")
    record = build([news], path)
    assert len(record.readings) == 2
    assert [trouble.kind for trouble in record.troubles] == ["changed"]


BAD_FILES = {
    "an empty file": (b"", "empty"),
    "a binary": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
}


@pytest.mark.parametrize(("data", "kind"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_bad_file_is_a_trouble_and_the_others_are_read(tmp_path: Path, path: Path, data: bytes, kind: str) -> None:
    news = write_articles(tmp_path / "news")
    (news / "bad.txt").write_bytes(data)
    record = build([news], path)
    assert len(record.readings) >= 3
    assert ("news/bad.txt", kind) in {(t.origin, t.kind) for t in record.troubles}


def test_a_text_that_is_no_utf8_is_read_and_its_encoding_noted(tmp_path: Path, path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("The café’s owners voted on Monday, the clerk said. ".encode("cp1252") * 4)
    article = build([tmp_path / "old.txt"], path).readings[0].article
    assert article.encoding not in (None, "utf-8")
    assert "voted on Monday" in article.text


def test_a_bad_file_that_was_mended_is_no_trouble_any_more(tmp_path: Path, path: Path) -> None:
    news = write_articles(tmp_path / "news")
    (news / "bad.txt").write_bytes(b"")
    assert last_of([str(news)], path).failed == ["news/bad.txt"]
    (news / "bad.txt").write_text("A mended text of the council, the clerk said on Monday.", encoding="utf-8")
    assert build([news], path).troubles == ()


def test_a_path_that_is_not_there_and_a_folder_without_articles_are_troubles(tmp_path: Path, path: Path) -> None:
    (tmp_path / "bare").mkdir()
    seen = last_of([str(tmp_path / "nowhere.txt"), str(tmp_path / "bare")], path)
    assert seen.failed == ["nowhere.txt", "bare"]
    assert [trouble.kind for trouble in open_record(path).troubles] == ["no_articles", "missing"]


def test_a_file_too_large_is_a_trouble_that_says_what_to_do(tmp_path: Path, path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(50_000_000)
    trouble = build([tmp_path / "large.txt"], path).troubles[0]
    assert trouble.kind == "too_large"
    assert "one a file" in trouble.message


def test_a_wrong_question_is_said_before_anything_is_read(tmp_path: Path, path: Path) -> None:
    question = tmp_path / "question.yaml"
    question.write_text(QUESTION + "colour: red\n", encoding="utf-8")
    with pytest.raises(QuestionError, match="colour"):
        build([write_articles(tmp_path / "news")], path, [question])
    assert not path.exists()


def test_an_unknown_engine_is_said(tmp_path: Path, path: Path) -> None:
    with pytest.raises(InputError, match="serial or processes"):
        build([tmp_path], path, engine="steam")


def test_a_later_build_decides_the_questions_of_the_file(tmp_path: Path, path: Path) -> None:
    question = tmp_path / "question.yaml"
    question.write_text(QUESTION, encoding="utf-8")
    news = write_articles(tmp_path / "news")
    record = build([news], path, [question])
    assert [decision.question for decision in record.decisions] == ["seat"]
    assert build([news], path) == record
    assert rebuild(path) == record


def test_a_newer_record_is_refused_and_left_alone(tmp_path: Path, path: Path) -> None:
    news = write_articles(tmp_path / "news")
    build([news], path)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(RecordError, match="newer"):
        build([news], path)
    assert path.read_bytes() == before


def test_a_failure_at_an_input_is_a_trouble(tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.pipeline import arrivals

    def read_input(item: object) -> Iterator[object]:
        raise MemoryError("too much")

    monkeypatch.setattr(arrivals, "read_input", read_input)
    record = build([write_articles(tmp_path / "news", count=1)], path)
    assert [trouble.kind for trouble in record.troubles] == ["unreadable"]


def test_readings_saved_by_an_interrupted_build_are_not_read_again(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "BATCH", 1)
    news = write_articles(tmp_path / "news")

    def interrupt(seen: Progress) -> None:
        if seen.added == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([news], path, progress=interrupt)
    assert len(store.load_readings(path)) == 2
    assert "unfinished" in open_record(path).notes
    seen = last_of([str(news)], path)
    assert (seen.added, seen.known) == (1, 2)
    assert "unfinished" not in open_record(path).notes


@pytest.fixture
def cuts(monkeypatch: pytest.MonkeyPatch) -> list[float | None]:
    """The cut each article is read with, in order."""
    seen: list[float | None] = []
    real = building.read

    def spy(article: Article, settings: Settings) -> Reading:
        seen.append(settings.cut)
        return real(article, settings)

    monkeypatch.setattr(building, "read", spy)
    return seen


def test_without_a_cut_the_best_one_is_used(tmp_path: Path, path: Path, cuts: list[float | None]) -> None:
    build([write_articles(tmp_path / "news", count=1)], path)
    assert cuts == [None]


def test_a_cut_stays_with_the_record(tmp_path: Path, path: Path, cuts: list[float | None]) -> None:
    news = write_articles(tmp_path / "news", count=1)
    build([news], path, cut=0.7)
    write_articles(news, count=2)
    build([news], path)
    assert cuts == [0.7, 0.7]


def test_another_cut_reads_everything_anew_even_what_is_not_among_the_inputs(
    tmp_path: Path, path: Path, cuts: list[float | None]
) -> None:
    news = write_articles(tmp_path / "news")
    build([news], path)
    build([news / "0.txt"], path, cut="precision")
    assert cuts == [None] * 3 + [NAMED_CUTS["precision"]] * 3
    build([news], path, cut="precision")
    assert len(cuts) == 6


def test_the_next_build_goes_on_with_a_change_that_was_interrupted(
    tmp_path: Path, path: Path, cuts: list[float | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    news = write_articles(tmp_path / "news")
    build([news], path)
    with monkeypatch.context() as broken:
        broken.setattr(store, "save_readings", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            build([news], path, cut=0.7)
    del cuts[:]
    build([news], path)
    assert cuts == [0.7] * 3


@pytest.mark.parametrize("cut", ["", "best", "1.5", "-1", "nan"])
def test_what_is_no_cut_is_refused_before_a_file_is_made(tmp_path: Path, path: Path, cut: str) -> None:
    with pytest.raises(InputError, match="is no cut"):
        build([write_articles(tmp_path / "news")], path, cut=cut)
    assert not path.exists()
