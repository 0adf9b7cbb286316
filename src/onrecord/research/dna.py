"""Codings in the two forms that users of Discourse Network Analyzer work with: its event list and its database.

The event list has the columns of rDNA (``dna_network(networkType = "eventlist")``); the database is that of DNA 3.0.
"""

from __future__ import annotations

import csv
import sqlite3
import unicodedata
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, time
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from onrecord.model import Article, Record
from onrecord.research.codings import Coding, codings_of
from onrecord.research.dna_schema import SHORT, statements

COLUMNS = (
    "statement_id", "time", "person", "organization", "concept", "agreement", "start_position", "stop_position", "text",
    "coder", "document_id", "document_title", "document_author", "document_source", "document_section", "document_type",
)  # fmt: skip
VERSION, RELEASED = "3.0.11", "2022-11-25"
CODER, PASSWORD, ROUNDS = 1, "onrecord", 100_000
VARIABLES = {"person": 1, "organization": 2, "concept": 3, "agreement": 4}
ATTRIBUTES = ("Type", "Alias", "Notes")
COLOURS = {"DNA Statement": (239, 208, 51), "Annotation": (211, 211, 211)}


def write_dna(record: Record, out: TextIO) -> None:
    """Write the record's codings as an event list (CSV, UTF-8).

    ``time`` is the day a statement was made, as precise as known, else empty; positions count UTF-16 units, as DNA
    does. Statements that commit to neither side have no agreement and are left out.
    """
    articles = record.articles()
    numbers = {article: number for number, article in enumerate(articles, start=1)}
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for number, coding in enumerate(_agreeing(record), start=1):
        article = articles[coding.article]
        start, stop = (utf16(article.text, at) for at in (coding.start, coding.end))
        said = (number, coding.day, coding.person, coding.organization, coding.concept, int(bool(coding.agreement)))
        place = (start, stop, article.text[coding.start : coding.end], CODER, numbers[coding.article])
        table.writerow([*said, *place, title_of(article), article.author or "", article.outlet or "", "", ""])


def _agreeing(record: Record) -> list[Coding]:
    return [coding for coding in codings_of(record) if coding.agreement is not None]


def utf16(text: str, at: int) -> int:
    """A place counted in code points, counted in UTF-16 units."""
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def title_of(article: Article) -> str:
    """The article's title, or where it came from, as short as DNA wants it."""
    return short(" ".join((article.title or article.origin).split()))


def write_database(record: Record, path: Path, *, undated: date | None = None) -> tuple[str, ...]:
    """Write the record as a DNA 3.0 database to a new file, and return the articles that could not be written.

    DNA gives every document a day, so an article of no known day gets ``undated`` or is left out. Its one coder
    "Admin" has the password "onrecord". The same record gives the same tables.
    """
    days = {key: dating.day or record.articles()[key].published for key, dating in record.dating().items()}
    days |= {key: article.published for key, article in record.articles().items() if key not in days}
    kept = {key: article for key, article in record.articles().items() if days[key] or undated}
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements():
            connection.execute(statement)
        _fill_ground(connection)
        _fill_documents(connection, list(kept.values()), {key: days[key] or undated for key in kept})
        _fill_statements(connection, [c for c in _agreeing(record) if c.article in kept], kept)
    return tuple(key for key in record.articles() if key not in kept)


def _fill_ground(connection: sqlite3.Connection) -> None:
    """What every DNA database begins with."""
    connection.executemany("INSERT INTO SETTINGS VALUES (?, ?)", [("version", VERSION), ("date", RELEASED)])
    connection.execute(
        "INSERT INTO CODERS (ID, Name, Red, Green, Blue, Password) VALUES (?, 'Admin', 255, 255, 0, ?)",
        (CODER, hashed(PASSWORD)),
    )
    types = [(number, label, *colour) for number, (label, colour) in enumerate(COLOURS.items(), start=1)]
    connection.executemany("INSERT INTO STATEMENTTYPES VALUES (?, ?, ?, ?, ?)", types)
    kinds = [
        (number, name, "boolean" if name == "agreement" else "short text", 1) for name, number in VARIABLES.items()
    ]
    connection.executemany("INSERT INTO VARIABLES VALUES (?, ?, ?, ?)", [*kinds, (5, "note", "long text", 2)])
    pairs = [(variable, attribute) for attribute in ATTRIBUTES for variable in (1, 2, 3)]
    connection.executemany("INSERT INTO ATTRIBUTEVARIABLES (VariableId, AttributeVariable) VALUES (?, ?)", pairs)


def hashed(password: str, salt: bytes = sha256(b"onrecord").digest()[:16]) -> str:
    """A password as Jasypt's StrongPasswordEncryptor stores it: salt and SHA-256 of 100,000 rounds, in Base64."""
    digest = salt + unicodedata.normalize("NFC", password).encode("utf-8")
    for _ in range(ROUNDS):
        digest = sha256(digest).digest()
    return b64encode(salt + digest).decode("ascii")


def _fill_documents(
    connection: sqlite3.Connection, articles: Sequence[Article], days: Mapping[str, date | None]
) -> None:
    rows = [
        (n, title_of(a), a.text, CODER, short(a.author), short(a.outlet), a.url or "", seconds(days[a.id]))
        for n, a in enumerate(articles, start=1)
    ]
    connection.executemany(
        "INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Author, Source, Notes, Date) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def short(text: str | None) -> str:
    """A text as short as DNA wants it."""
    return (text or "")[: SHORT - 1]


def seconds(day: date | None) -> int:
    """The day's first moment in seconds since 1970, UTC."""
    return int(datetime.combine(day or date(1970, 1, 1), time(), UTC).timestamp())


def _fill_statements(
    connection: sqlite3.Connection, codings: Sequence[Coding], articles: Mapping[str, Article]
) -> None:
    """The statements with their values; a value is an entity of its variable, "" where there is none."""
    documents = {key: number for number, key in enumerate(articles, start=1)}
    entities = _fill_entities(connection, codings)
    for number, coding in enumerate(codings, start=1):
        text = articles[coding.article].text
        span = (utf16(text, coding.start), utf16(text, coding.end))
        connection.execute(
            "INSERT INTO STATEMENTS VALUES (?, 1, ?, ?, ?, ?)", (number, documents[coding.article], *span, CODER)
        )
        for name in ("person", "organization", "concept"):
            values = (number, VARIABLES[name], entities[name, short(getattr(coding, name))])
            connection.execute("INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)", values)
        agreement = (number, VARIABLES["agreement"], int(bool(coding.agreement)))
        connection.execute("INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, ?, ?)", agreement)


def _fill_entities(connection: sqlite3.Connection, codings: Iterable[Coding]) -> dict[tuple[str, str], int]:
    """Every value of every variable, with an attribute of each kind left empty; their numbers by variable and value."""
    named = {(name, short(getattr(c, name))) for c in codings for name in ("person", "organization", "concept")}
    named |= {(name, "") for name in ("person", "organization", "concept")}
    found = {key: number for number, key in enumerate(sorted(named), start=1)}
    rows = [(number, VARIABLES[name], value) for (name, value), number in found.items()]
    connection.executemany(
        "INSERT INTO ENTITIES (ID, VariableId, Value, Red, Green, Blue) VALUES (?, ?, ?, 0, 0, 0)", rows
    )
    connection.execute(
        "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) SELECT e.ID, v.ID, ''"
        " FROM ENTITIES e JOIN ATTRIBUTEVARIABLES v ON v.VariableId = e.VariableId ORDER BY e.ID, v.ID"
    )
    return found
