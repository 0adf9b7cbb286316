"""Opening the record file: it is one SQLite file, one writer at a time, and any failure leaves it as it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.store.migrations import MIGRATIONS

APPLICATION_ID = 0x4F6E5263  # "OnRc", which tells the file from other SQLite files
BUSY_SECONDS = 5.0

ADVICE = {
    "full": "The disk is full: free some space and run it again; what was saved before is whole",
    "locked": "Another program is writing to it: wait until it has ended and run it again",
    "readonly": "The file or its folder can't be written: check its permissions, or give another --record",
    "unable to open": "Check that the folder exists and can be written",
    "not a database": "It is another kind of file: give another --record",
    "malformed": "The file is damaged: restore a copy, or build a new record from the articles",
    "disk i/o": "The disk can't be read or written: check it (is it full?) and run it again",
}


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The file opened to be read, brought up to this program's schema first if it is older.

    Raises RecordError when there is no such file, or it is newer, damaged or no record.
    """
    if not path.is_file():
        raise RecordError(f"there is no record at {path}", advice=f"Build one: onrecord build ARTICLES --record {path}")
    with open_file(path) as connection:
        yield connection


@contextmanager
def transaction(path: Path) -> Iterator[sqlite3.Connection]:
    """One transaction on the file, made if need be: all of it is saved, or nothing.

    Raises RecordError when it can't be written; the file is then as it was.
    """
    with open_file(path) as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def open_file(path: Path) -> Iterator[sqlite3.Connection]:
    """The file opened, checked and brought up to date; SQLite's errors become a RecordError that says what to do."""
    try:
        with closing(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
            bring_up_to_date(connection, path)
            yield connection
    except (sqlite3.Error, OverflowError) as error:
        raise explained(error, path) from error


def explained(error: Exception, path: Path) -> RecordError:
    """An error of SQLite as one a person can act on."""
    text = str(error)
    known = (advice for words, advice in ADVICE.items() if words in text.lower())
    return RecordError(f"the record {path} can't be used: {text}", advice=next(known, "The file is as it was"))


def number(connection: sqlite3.Connection, pragma: str) -> int:
    """One of the numbers in the file's header."""
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    """Check whose file it is and apply the migrations it lacks; a copy of an older file is kept beside it.

    Raises RecordError for a file of another program or of a newer OnRecord.
    """
    version = number(connection, "user_version")
    if number(connection, "application_id") != APPLICATION_ID:
        if version or connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
            raise RecordError(f"{path} is no record of OnRecord", advice="Give another file with --record")
    elif version > len(MIGRATIONS):
        raise RecordError(
            f"the record {path} was written by a newer OnRecord (schema {version}, this one knows {len(MIGRATIONS)})",
            advice="Install the newer OnRecord, or build the record again under another name",
        )
    if version < len(MIGRATIONS):
        if version:
            back_up(connection, path.with_name(f"{path.name}.v{version}"))
        migrate(connection)


def back_up(connection: sqlite3.Connection, copy: Path) -> None:
    """A copy of the file as it is."""
    with closing(sqlite3.connect(copy)) as target:
        connection.backup(target)


def migrate(connection: sqlite3.Connection) -> None:
    """Apply the migrations the file lacks, all of them or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for migration in MIGRATIONS[number(connection, "user_version") :]:
            migration(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
