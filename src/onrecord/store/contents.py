"""What goes into the record file and comes out: readings as they were made, what was met and judged, and the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection

from onrecord.model import Article, Dating, Judgement, Question, Reading, Record, Trouble
from onrecord.store.codec import pack, unpack
from onrecord.store.connection import opened, transaction
from onrecord.store.rows import builder, cells, insert_rows, load, quoted, storable
from onrecord.store.tables import READING, RECORD, Table

ARTICLES = Table("articles", Article, key="id")
NOTE = "note:"
SETTING = "reading"
BLANK = Article(id="", origin="", text="")
UNFINISHED = "articles were read but not collated, because a build was interrupted: run onrecord build again"


def save_readings(path: Path, readings: Sequence[Reading]) -> None:
    """Add readings as they were made, all of them or none; an article already there is replaced with its reading.

    Raises RecordError when the file can't be written; it is then as it was.
    """
    with transaction(path) as connection:
        put_readings(connection, readings, collated=False)


def put_readings(connection: Connection, readings: Sequence[Reading], *, collated: bool) -> None:
    """Write articles, where they came from, and their readings packed."""
    put_articles(connection, [reading.article for reading in readings])
    packed = [(r.article.id, collated, pack(replace(r, article=BLANK))) for r in readings]
    insert_rows(connection, "readings", ("article", "collated", "raw"), packed, verb="INSERT OR REPLACE")


def put_articles(connection: Connection, articles: Sequence[Article]) -> None:
    """Write articles, in place of those with the same id, and their origins."""
    insert_rows(
        connection,
        "articles",
        ARTICLES.own_columns,
        [tuple(cells(ARTICLES, article)) for article in articles],
        verb="INSERT OR REPLACE",
    )
    put_origins(connection, [(article.origin, article.id) for article in articles])


def put_origins(connection: Connection, found: Iterable[tuple[str, str]]) -> None:
    """Write where articles were found."""
    pairs = [(storable(origin), article) for origin, article in found]
    insert_rows(connection, "origins", ("origin", "article"), pairs, verb="INSERT OR IGNORE")


def save_inputs(
    path: Path, *, seen: Iterable[str], troubles: Iterable[Trouble], origins: Iterable[tuple[str, str]]
) -> None:
    """Note what a run met at its inputs: the troubles of the origins it has ``seen`` replace those of earlier runs.

    ``origins`` are (origin, article id) of articles that were found. Raises RecordError when the file can't be written.
    """
    with transaction(path) as connection:
        met = set(map(storable, seen))
        there = connection.execute("SELECT DISTINCT origin FROM input_troubles").fetchall()
        stale = [row for row in there if not met.isdisjoint(enclosing(row[0]))]
        connection.executemany("DELETE FROM input_troubles WHERE origin = ?", stale)
        found = [tuple(map(storable, (t.origin, t.kind, t.message))) for t in troubles]
        insert_rows(connection, "input_troubles", ("origin", "kind", "message"), found, verb="INSERT OR IGNORE")
        put_origins(connection, origins)


def enclosing(origin: str) -> Iterator[str]:
    """An origin, and those it may be a part of: what stands before each ``#``."""
    yield origin
    yield from (origin[:at] for at, char in enumerate(origin) if char == "#")


def load_inputs(path: Path) -> tuple[list[tuple[str, str]], list[Trouble]]:
    """Where every article was found, as (origin, article id), and the troubles of inputs; both in order."""
    with opened(path) as connection:
        origins = connection.execute("SELECT origin, article FROM origins ORDER BY article, origin").fetchall()
        found = connection.execute("SELECT origin, kind, message FROM input_troubles ORDER BY 1, 2, 3")
        return origins, [Trouble(*row) for row in found]


def load_readings(path: Path) -> tuple[Reading, ...]:
    """The readings as they were made, in order of article id. Raises RecordError."""
    with opened(path) as connection:
        return tuple(raw_readings(connection, load_articles(connection), where=""))


def load_failed(path: Path) -> set[str]:
    """The ids of the articles on which a reader failed. Raises RecordError."""
    with opened(path) as connection:
        return {row[0] for row in connection.execute("SELECT article FROM reading_troubles WHERE kind = 'reader'")}


def load_dated(path: Path) -> tuple[tuple[Dating, ...], tuple[Trouble, ...]]:
    """The datings and the troubles of the record as it was saved last; none where none was. Raises RecordError."""
    with opened(path) as connection:
        datings, troubles = (load(connection, RECORD[name]).get("", ()) for name in ("datings", "troubles"))
        return datings, troubles


def save_setting(path: Path, value: str) -> None:
    """Keep how articles are read. Raises RecordError."""
    with transaction(path) as connection:
        insert_rows(connection, "meta", ("key", "value"), [(SETTING, value)], verb="INSERT OR REPLACE")


def load_setting(path: Path) -> str | None:
    """How articles were read, as it was kept; None in a file that has nothing of it. Raises RecordError."""
    with opened(path) as connection:
        row = connection.execute("SELECT value FROM meta WHERE key = ?", (SETTING,)).fetchone()
        return str(row[0]) if row else None


def load_articles(connection: Connection) -> dict[str, Article]:
    """The articles by id, in order of id."""
    build = builder(ARTICLES)
    query = f"SELECT {quoted(ARTICLES.own_columns)} FROM articles ORDER BY id"  # noqa: S608
    found = (build("", 0, values, {}) for values in connection.execute(query))
    return {article.id: article for article in found}


def raw_readings(connection: Connection, articles: dict[str, Article], *, where: str) -> list[Reading]:
    """Packed readings, with their articles."""
    packed = connection.execute(f"SELECT article, raw FROM readings {where} ORDER BY article")  # noqa: S608
    return [replace(unpack(Reading, raw), article=articles[article]) for article, raw in packed]


def save_judgement(path: Path, judgement: Judgement) -> None:
    """Add what a person judged. Raises RecordError."""
    with transaction(path) as connection:
        put_judgements(connection, [judgement])


def put_judgements(connection: Connection, judgements: Iterable[Judgement]) -> None:
    """Write the judgements that aren't there yet, after those that are."""
    table = RECORD["judgements"]
    here = connection.execute("SELECT coalesce(max(n) + 1, 0) FROM judgements").fetchone()[0]
    known = {row[0] for row in connection.execute("SELECT id FROM judgements")}
    new = [judgement for judgement in judgements if judgement.id not in known]
    numbered = [(here + n, *cells(table, judgement)) for n, judgement in enumerate(new)]
    insert_rows(connection, "judgements", ("n", *table.own_columns), numbered)


def load_judgements(path: Path) -> tuple[Judgement, ...]:
    """What persons judged, in the order it was made. Raises RecordError."""
    with opened(path) as connection:
        return load(connection, RECORD["judgements"]).get("", ())


def load_questions(path: Path) -> tuple[Question, ...]:
    """The questions asked of the record. Raises RecordError."""
    with opened(path) as connection:
        return load(connection, RECORD["questions"]).get("", ())


def load_record(path: Path) -> Record:
    """The record as it was saved last.

    Articles read since by a build that was interrupted come with their reading alone; ``notes["unfinished"]`` says so.

    Raises RecordError when there is no such file, or it is newer, damaged or no record.
    """
    with opened(path) as connection:
        connection.execute("BEGIN")
        return whole_record(connection)


def whole_record(connection: Connection) -> Record:
    """Everything in the file."""
    articles = load_articles(connection)
    fresh = raw_readings(connection, articles, where="WHERE collated = 0")
    parts = {name: load(connection, table) for name, table in READING.items()}
    apart = {reading.article.id for reading in fresh}
    readings = [
        Reading(article, **{name: items.get(key, ()) for name, items in parts.items()})
        for key, article in articles.items()
        if key not in apart
    ]
    meta = connection.execute("SELECT key, value FROM meta ORDER BY key").fetchall()
    notes = {key.removeprefix(NOTE): value for key, value in meta if key.startswith(NOTE)}
    if fresh:
        notes["unfinished"] = f"{len(fresh)} {UNFINISHED}"
    return Record(
        readings=tuple(sorted([*readings, *fresh], key=lambda r: r.article.id)),
        notes=notes,
        **{name: load(connection, table).get("", ()) for name, table in RECORD.items()},
    )
