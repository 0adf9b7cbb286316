"""The record file when something is wrong: each is a clear error, and the file stays whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.store.strategies import in_order
from tests.web.sample import sample as unordered

from onrecord import store
from onrecord.errors import ExitCode, RecordError
from onrecord.model import Article, Reading, Record
from onrecord.store import connection as door
from onrecord.store import migrations


def sample() -> Record:
    return in_order(unordered())


READING = Reading(Article.make(origin="a.txt", text="word " * 3000))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    store.save_record(path, sample())
    return path


def newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")


def another_program(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE shopping (item)")


def another_kind(path: Path) -> None:
    path.write_text("a list of things to buy, long enough to be no header " * 40)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


SPOILT: dict[str, tuple[Callable[[Path], None], str]] = {
    "there is none": (Path.unlink, "onrecord build"),
    "a newer OnRecord wrote it": (newer, "newer OnRecord"),
    "another program's SQLite file": (another_program, "no record"),
    "no SQLite file at all": (another_kind, "another kind of file"),
    "it was cut short": (cut_short, "damaged"),
}


@pytest.mark.parametrize(("spoil", "says"), SPOILT.values(), ids=SPOILT)
def test_a_file_that_is_no_record_is_refused_with_advice(path: Path, spoil: Callable[[Path], None], says: str) -> None:
    spoil(path)
    with pytest.raises(RecordError, match=says) as caught:
        store.load_record(path)
    assert caught.value.exit_code is ExitCode.RECORD_UNUSABLE


def test_a_newer_record_is_left_alone_by_a_build(path: Path) -> None:
    newer(path)
    before = path.read_bytes()
    with pytest.raises(RecordError):
        store.save_readings(path, [READING])
    assert path.read_bytes() == before


def test_a_full_disk_is_said_and_the_record_stays_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = sqlite3.connect

    def on_a_full_disk(*arguments: object, **known: object) -> sqlite3.Connection:
        connection = real(*arguments, **known)
        connection.execute("PRAGMA max_page_count = 1")
        return connection

    monkeypatch.setattr(sqlite3, "connect", on_a_full_disk)
    with pytest.raises(RecordError, match=r"disk is full.*free some space") as caught:
        store.save_readings(path, [READING])
    assert caught.value.exit_code is ExitCode.RECORD_UNUSABLE
    monkeypatch.undo()
    assert store.load_record(path) == sample()


def test_another_writer_is_said_after_a_short_wait(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "BUSY_SECONDS", 0.01)
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordError, match="Another program is writing"):
            store.save_readings(path, [READING])
        other.execute("ROLLBACK")
    assert store.load_record(path) == sample()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="folder exists"):
        store.save_readings(tmp_path / "nowhere" / "record.db", [READING])


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    path.touch()
    store.save_readings(path, [READING])
    assert store.load_readings(path) == (READING,)


def test_the_record_is_one_file(path: Path) -> None:
    assert [file.name for file in path.parent.iterdir()] == ["record.db"]


def test_an_older_file_is_brought_up_to_date_and_a_copy_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def second(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE later (thing TEXT)")

    monkeypatch.setattr(door, "MIGRATIONS", (*migrations.MIGRATIONS, second))
    assert store.load_record(path) == sample()
    known = len(migrations.MIGRATIONS)
    assert path.with_name(f"record.db.v{known}").exists()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (known + 1,)


def test_a_file_of_the_first_schema_has_every_column_of_this_one_afterwards(tmp_path: Path, path: Path) -> None:
    old = tmp_path / "old.db"
    with sqlite3.connect(old) as connection:
        migrations.MIGRATIONS[0](connection)
        connection.execute(f"PRAGMA application_id = {door.APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
    store.save_record(old, sample())
    assert store.load_record(old) == store.load_record(path)


def test_a_migration_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE actors")
        connection.execute("no SQL")

    monkeypatch.setattr(door, "MIGRATIONS", (*migrations.MIGRATIONS, broken))
    with pytest.raises(RecordError):
        store.load_record(path)
    monkeypatch.undo()
    assert store.load_record(path) == sample()
