"""Saving a collated record: of articles only what has changed, and anew what is about several of them.

Most articles are as they were when others are added, and their rows are most of the file. What the open tables hold of
each article is told by a digest beside its reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from sqlite3 import Connection

from onrecord.errors import RecordError
from onrecord.model import Reading, Record, Statement
from onrecord.store.codec import dump, unlike
from onrecord.store.connection import transaction
from onrecord.store.contents import NOTE, put_articles, put_judgements, put_readings
from onrecord.store.migrations import MIGRATIONS
from onrecord.store.rows import insert, insert_rows, remove, rows, storable
from onrecord.store.tables import READING, RECORD

DIGEST_BYTES = 16


@dataclass(frozen=True, slots=True)
class Basis:
    """What a record was made from: the ``program``, the raw ``readings`` and what tells each of them (``marks``), by
    article id. With it a reading is told by what collation made of the raw one, and not by all that is in it.
    """

    program: str = ""
    readings: Mapping[str, Reading] = field(default_factory=dict)
    marks: Mapping[str, bytes] = field(default_factory=dict)


NOTHING_KNOWN = Basis()


def save_record(path: Path, record: Record, basis: Basis = NOTHING_KNOWN) -> None:
    """Put a collated record in place of the one in the file, in one transaction; judgements are only ever added.

    Articles whose rows are there, written by the same program, are left alone. Raises RecordError, and leaves the file
    as it was, when it can't be written or has gained articles the record lacks.
    """
    with transaction(path) as connection:
        held = dict(connection.execute("SELECT article, held FROM readings"))
        if held.keys() - {reading.article.id for reading in record.readings}:
            raise RecordError(
                f"the record {path} was added to by another build meanwhile",
                advice="Run this one again: nothing is lost",
            )
        speakers = {actor.id: actor.name for actor in record.actors}
        digests = {reading.article.id: digest(reading, speakers, basis) for reading in record.readings}
        changed = [
            reading for reading in record.readings if held.get(reading.article.id) != digests[reading.article.id]
        ]
        put_readings(connection, [reading for reading in changed if reading.article.id not in held], collated=True)
        replace_rows(connection, changed, speakers)
        marks = [(digests[reading.article.id], reading.article.id) for reading in changed]
        connection.executemany("UPDATE readings SET collated = 1, held = ? WHERE article = ?", marks)
        replace_joined(connection, record)


def digest(reading: Reading, speakers: Mapping[str, str], basis: Basis = NOTHING_KNOWN) -> bytes:
    """What tells whether the open tables hold a reading: everything that is written there of it, the schema, and the
    program that writes.
    """
    article = reading.article
    raw, mark = basis.readings.get(article.id), basis.marks.get(article.id, b"")
    known = raw if mark else None
    named = [speakers.get(statement.actor or "", "") for statement in reading.statements]
    about = replace(article, text="") if known and known.article == article else article
    told = unlike(reading, known and replace(known, article=article))
    body = dump((len(MIGRATIONS), basis.program, mark.hex(), named, about, told))
    return blake2b(body.encode("ascii"), digest_size=DIGEST_BYTES).digest()


def replace_rows(connection: Connection, readings: Sequence[Reading], speakers: Mapping[str, str]) -> None:
    """Write articles with all the rows and indexed words of their readings, in place of those that are there."""
    articles = [reading.article.id for reading in readings]
    forget_words(connection, articles)
    for table in READING.values():
        remove(connection, table, articles)
    put_articles(connection, [reading.article for reading in readings])
    for name, table in READING.items():
        found = (row for r in readings for row in rows(table, getattr(r, name), owner=r.article.id))
        insert(connection, found)
    index_words(connection, readings, speakers)


def replace_joined(connection: Connection, record: Record) -> None:
    """Write what is about several articles, and the notes, in place of what is there."""
    for name, table in RECORD.items():
        if name != "judgements":
            remove(connection, table)
            insert(connection, rows(table, getattr(record, name)))
    put_judgements(connection, record.judgements)
    connection.execute("DELETE FROM meta WHERE substr(key, 1, ?) = ?", (len(NOTE), NOTE))
    notes = [(NOTE + storable(key), storable(value)) for key, value in sorted(record.notes.items())]
    insert_rows(connection, "meta", ("key", "value"), notes)


def forget_words(connection: Connection, articles: Iterable[str]) -> None:
    """Take some articles and their statements, as they are there, out of the full-text tables."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS changed (article TEXT PRIMARY KEY)")
    connection.execute("DELETE FROM changed")
    insert_rows(connection, "changed", ("article",), [(article,) for article in articles])
    connection.execute("DELETE FROM article_words WHERE article IN (SELECT article FROM changed)")
    there = "SELECT id FROM statements WHERE article IN (SELECT article FROM changed)"
    connection.execute(f"DELETE FROM statement_words WHERE statement IN ({there})")  # noqa: S608


def index_words(connection: Connection, readings: Iterable[Reading], speakers: Mapping[str, str]) -> None:
    """Put articles and their statements into the full-text tables."""
    found = list(readings)
    articles = [(r.article.id, storable(r.article.title or ""), storable(r.article.text)) for r in found]
    insert_rows(connection, "article_words", ("article", "title", "text"), articles)
    statements = [
        (s.id, storable(s.words(reading.article.text)), storable(speaker_words(s, reading, speakers)))
        for reading in found
        for s in reading.statements
    ]
    insert_rows(connection, "statement_words", ("statement", "words", "speaker"), statements)


def speaker_words(statement: Statement, reading: Reading, speakers: Mapping[str, str]) -> str:
    """The names a statement's speaker can be searched by: the actor's, and the words that name the source."""
    source = " ".join(span.of(reading.article.text) for span in statement.source)
    return f"{speakers.get(statement.actor or '', '')} {source}".strip()
