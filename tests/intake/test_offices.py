from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.intake.offices import read_identifiers, read_offices

HEADER = "person,office,of,since,until\n"


def table(tmp_path: Path, body: str, name: str = "offices.csv") -> Path:
    path = tmp_path / name
    path.write_text(body, encoding="utf-8")
    return path


def test_an_empty_table_states_nothing(tmp_path: Path) -> None:
    assert read_offices(table(tmp_path, HEADER)) == []


@pytest.mark.parametrize(
    ("body", "says"),
    [
        pytest.param("A B,president,Norland,soon,\n", "no day", id="a date that is none"),
        pytest.param("A B,president,Norland,2021-01-01,2020-01-01\n", "before it begins", id="a term backwards"),
        pytest.param("A B,president,,2020-01-01,\n", "of is empty", id="nobody's office"),
        pytest.param(
            "A B,president,Norland,2020-01-01,\nC D,President,Norland,2021-01-01,\n", "same time", id="two at a time"
        ),
        pytest.param("A B,president,Norland,,\nC D,president,Norland,,\n", "same time", id="two of unknown dates"),
    ],
)
def test_says_what_is_wrong(tmp_path: Path, body: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_offices(table(tmp_path, HEADER + body))


def test_an_unknown_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'party'"):
        read_offices(table(tmp_path, "person,office,of,party\nA B,president,Norland,X\n"))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read"):
        read_offices(tmp_path / "none.csv")


def test_terms_that_meet_on_a_day_do_not_overlap(tmp_path: Path) -> None:
    body = "A B,president,Norland,2020-01-01,2024-05-01\nC D,president,Norland,2024-05-01,\n"
    found = read_offices(table(tmp_path, HEADER + body))
    assert [(j.verb, j.target) for j in found] == [("holds", "A B"), ("holds", "C D")]
    assert json.loads(found[1].value)["until"] is None


def test_yaml_says_the_same_as_csv(tmp_path: Path) -> None:
    body = "- {person: A B, office: president, of: Norland, since: 2020-01-01}\n"
    csv_body = HEADER + "A B,president,Norland,2020-01-01,\n"
    assert read_offices(table(tmp_path, body, "o.yaml")) == read_offices(table(tmp_path, csv_body))


def test_identifiers_are_read(tmp_path: Path) -> None:
    found = read_identifiers(table(tmp_path, "name,wikidata,iso\nA B,Q1,\nNorland,Q2,NO\n"))
    assert [(j.target, j.value) for j in found] == [
        ("A B", "wikidata:Q1"), ("Norland", "wikidata:Q2"), ("Norland", "iso:NO"),
    ]  # fmt: skip


def test_a_name_without_an_identifier_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="identifier"):
        read_identifiers(table(tmp_path, "name,wikidata,iso\nA B,,\n"))
