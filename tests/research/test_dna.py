from __future__ import annotations

import csv
import io
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from tests.research.coded import record_with

from onrecord.model import Record
from onrecord.research import dna
from onrecord.research.dna_schema import layout, statements

RECORD = record_with(
    ("Bremia", "support", "2031-05-01"), ("Dorn", "oppose", "2031-05-02"), ("Calden", "non_committal", "2031-05-03")
)
TABLES = """SETTINGS CODERS DOCUMENTS STATEMENTTYPES VARIABLES VARIABLELINKS REGEXES CODERRELATIONS STATEMENTS
    DATABOOLEAN DATAINTEGER ENTITIES DATASHORTTEXT DATALONGTEXT ATTRIBUTEVARIABLES ATTRIBUTEVALUES"""


def event_list(record: Record) -> list[dict[str, str]]:
    out = io.StringIO()
    dna.write_dna(record, out)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def test_a_record_without_positions_is_a_header() -> None:
    assert event_list(Record()) == []


def test_the_event_list_has_the_columns_and_values_of_dna() -> None:
    rows = event_list(RECORD)
    assert tuple(rows[0]) == dna.COLUMNS
    assert [(r["organization"], r["concept"], r["agreement"], r["time"], r["text"]) for r in rows] == [
        ("Bremia", "Should Arvenia be invited?", "1", "2031-05-01", "words of number 1"),
        ("Dorn", "Should Arvenia be invited?", "0", "2031-05-02", "words of number 2"),
    ]
    assert {len(r["document_title"]) < 191 for r in rows} == {True}


@pytest.mark.parametrize(("text", "at", "unit"), [("abc", 2, 2), ("“é”c", 3, 3), ("a🙂b", 2, 3)])
def test_places_count_utf16_units_as_dna_does(text: str, at: int, unit: int) -> None:
    assert dna.utf16(text, at) == unit


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "affair.dna"
    assert dna.write_database(RECORD, path) == ()
    return path


def test_the_tables_are_those_of_dna_3(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert names == TABLES.split() == list(layout())
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        columns = [row[1] for row in connection.execute("PRAGMA table_info(DOCUMENTS)")]
    assert columns == ["ID", "Title", "Text", "Coder", "Author", "Source", "Section", "Notes", "Type", "Date"]


# What the reader asks for by name (class Sql): columns with types, "*" where a value must be given, and defaults.
READ_BY_NAME = {
    "SETTINGS": "Property:TEXT Value:TEXT*",
    "CODERS": "ID:INTEGER* Name:TEXT* Red:INTEGER*=0 Green:INTEGER*=0 Blue:INTEGER*=0 Refresh:INTEGER*=0"
    " FontSize:INTEGER*=14 Password:TEXT* PopupWidth:INTEGER*=300 ColorByCoder:INTEGER*=0 PopupDecoration:INTEGER*=0"
    " PopupAutoComplete:INTEGER*=1",
    "DOCUMENTS": "ID:INTEGER* Title:TEXT* Text:TEXT* Coder:INTEGER Author:TEXT*='' Source:TEXT*='' Section:TEXT*=''"
    " Notes:TEXT*='' Type:TEXT*='' Date:INTEGER*",
    "STATEMENTTYPES": "ID:INTEGER* Label:TEXT* Red:INTEGER*=0 Green:INTEGER*=0 Blue:INTEGER*=0",
    "VARIABLES": "ID:INTEGER* Variable:TEXT* DataType:TEXT*='short text' StatementTypeId:INTEGER",
    "VARIABLELINKS": "ID:INTEGER* SourceVariableId:INTEGER TargetVariableId:INTEGER",
    "REGEXES": "Label:TEXT Red:INTEGER*=0 Green:INTEGER*=0 Blue:INTEGER*=0",
    "CODERRELATIONS": "ID:INTEGER* Coder:INTEGER OtherCoder:INTEGER viewStatements:INTEGER*=1"
    " editStatements:INTEGER*=1 viewDocuments:INTEGER*=1 editDocuments:INTEGER*=1",
    "STATEMENTS": "ID:INTEGER* StatementTypeId:INTEGER DocumentId:INTEGER Start:INTEGER* Stop:INTEGER* Coder:INTEGER",
    "DATABOOLEAN": "ID:INTEGER* StatementId:INTEGER* VariableId:INTEGER* Value:INTEGER*=1",
    "DATAINTEGER": "ID:INTEGER* StatementId:INTEGER* VariableId:INTEGER* Value:INTEGER*=0",
    "ENTITIES": "ID:INTEGER* VariableId:INTEGER* Value:TEXT*='' Red:INTEGER Green:INTEGER Blue:INTEGER ChildOf:INTEGER",
    "DATASHORTTEXT": "ID:INTEGER* StatementId:INTEGER* VariableId:INTEGER* Entity:INTEGER*",
    "DATALONGTEXT": "ID:INTEGER* StatementId:INTEGER* VariableId:INTEGER* Value:TEXT=''",
    "ATTRIBUTEVARIABLES": "ID:INTEGER* VariableId:INTEGER* AttributeVariable:TEXT*",
    "ATTRIBUTEVALUES": "ID:INTEGER* EntityId:INTEGER* AttributeVariableId:INTEGER* AttributeValue:TEXT*=''",
}
PERMISSIONS = (
    "AddDocuments EditDocuments DeleteDocuments ImportDocuments AddStatements EditStatements DeleteStatements"
    " EditAttributes EditRegex EditStatementTypes EditCoders EditCoderRelations ViewOthersDocuments"
    " EditOthersDocuments ViewOthersStatements EditOthersStatements"
)


@pytest.mark.parametrize("table", READ_BY_NAME)
def test_the_reader_finds_every_column_by_name_type_and_default(table: str, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        found = connection.execute(f"PRAGMA table_info({table})").fetchall()
    shown = [
        f"{name}:{kind}{'*' * must}{'' if default is None else f'={default}'}"
        for _, name, kind, must, default, _ in found
    ]
    rights = [f"Permission{right}:INTEGER*=1" for right in PERMISSIONS.split()] if table == "CODERS" else []
    wanted = READ_BY_NAME[table].replace("short text", "short_text").split() + rights
    assert [column.replace("short text", "short_text") for column in shown] == wanted


def test_the_settings_that_the_program_checks_are_there(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        settings = dict(connection.execute("SELECT Property, Value FROM SETTINGS"))
        rights = connection.execute(
            f"SELECT Permission{', Permission'.join(PERMISSIONS.split())} FROM CODERS"
        ).fetchall()
    assert set(settings) == {"version", "date"}
    assert re.fullmatch(r"3\.0\.\d+", settings["version"])
    assert date.fromisoformat(settings["date"])
    assert rights == [(1,) * len(PERMISSIONS.split())]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("VARIABLELINKS VALUES (1, 1, 1)", id="a variable linked with itself"),
        pytest.param("CODERRELATIONS (ID, Coder, OtherCoder) VALUES (1, 1, 1)", id="a coder related to itself"),
        pytest.param("STATEMENTS VALUES (9, 1, 1, 5, 5, 1)", id="a statement without words"),
    ],
)
def test_what_the_program_refuses_is_refused(row: str, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        connection.execute(f"INSERT INTO {row}")


def test_every_statement_reads_back_with_its_values_and_words(database: Path) -> None:
    query = """
        SELECT s.ID, d.Date, d.Text, s.Start, s.Stop, v.Variable, e.Value, b.Value
        FROM STATEMENTS s JOIN DOCUMENTS d ON d.ID = s.DocumentId
        JOIN DATASHORTTEXT t ON t.StatementId = s.ID JOIN VARIABLES v ON v.ID = t.VariableId
        JOIN ENTITIES e ON e.ID = t.Entity AND e.VariableId = v.ID
        JOIN DATABOOLEAN b ON b.StatementId = s.ID ORDER BY s.ID, v.ID
    """
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(query).fetchall()
    assert [(row[0], row[5], row[6], row[7]) for row in rows] == [
        (1, "person", "", 1), (1, "organization", "Bremia", 1), (1, "concept", "Should Arvenia be invited?", 1),
        (2, "person", "", 0), (2, "organization", "Dorn", 0), (2, "concept", "Should Arvenia be invited?", 0),
    ]  # fmt: skip
    assert {row[2][row[3] : row[4]] for row in rows} == {"words of number 1", "words of number 2"}
    assert {row[1] for row in rows} == {1935360000, 1935446400}


def test_the_ground_is_what_dna_begins_with(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        assert dict(connection.execute("SELECT * FROM SETTINGS"))["version"].startswith("3.0")
        assert connection.execute("SELECT Label FROM STATEMENTTYPES").fetchall() == [
            ("DNA Statement",),
            ("Annotation",),
        ]
        kinds = connection.execute("SELECT Variable, DataType FROM VARIABLES WHERE StatementTypeId = 1").fetchall()
        attributes = connection.execute("SELECT COUNT(*) FROM ATTRIBUTEVALUES").fetchone()[0]
        entities = connection.execute("SELECT COUNT(*) FROM ENTITIES").fetchone()[0]
    assert dict(kinds) == {**dict.fromkeys(("person", "organization", "concept"), "short text"), "agreement": "boolean"}
    assert attributes == 3 * entities


def test_the_password_is_hashed_as_jasypt_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dna, "ROUNDS", 2)
    salt = bytes(range(16))
    digest = sha256(sha256(salt + b"sample").digest()).digest()
    assert dna.b64encode(salt + digest).decode() == dna.hashed("sample", salt)


def test_an_article_of_no_known_day_is_left_out_or_given_one(tmp_path: Path) -> None:
    record = record_with(("Bremia", "support", None))
    name = record.readings[0].article.id
    assert dna.write_database(record, tmp_path / "a.dna") == (name,)
    assert dna.write_database(record, tmp_path / "b.dna", undated=date(2031, 1, 1)) == ()
    with closing(sqlite3.connect(tmp_path / "b.dna")) as connection:
        assert connection.execute("SELECT COUNT(*) FROM STATEMENTS").fetchone() == (1,)


def test_the_same_record_gives_the_same_tables(tmp_path: Path, database: Path) -> None:
    again = tmp_path / "again.dna"
    dna.write_database(replace(RECORD), again)
    dumps = []
    for path in (database, again):
        with closing(sqlite3.connect(path)) as connection:
            dumps.append(list(connection.iterdump()))
    assert dumps[0] == dumps[1]


def test_every_foreign_key_refers_to_an_earlier_table() -> None:
    made: list[str] = []
    for statement in statements():
        name = statement.split("(")[0].removeprefix("CREATE TABLE ")
        referred = [part.split("(")[0] for part in statement.split("REFERENCES ")[1:]]
        assert set(referred) <= {*made, name}
        made.append(name)
