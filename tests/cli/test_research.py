"""The commands for researchers, on the sample affair."""

from __future__ import annotations

import csv
import io
import sqlite3
from contextlib import closing
from pathlib import Path

import networkx
import pytest
from tests.cli.conftest import Call
from tests.decision.told import reading_of, record_of
from tests.research.coded import QUESTION, record_with

import onrecord
from onrecord import store

ROWS = (("Bremia", "support", "2031-05-01"), ("Calden", "support", "2031-05-02"), ("Dorn", "oppose", "2031-07-03"))


@pytest.fixture
def affair(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    store.save_record(path, record_with(*ROWS))  # type: ignore[arg-type]
    return path


def test_a_record_in_which_nobody_takes_a_side_gives_an_empty_network(call: Call, tmp_path: Path) -> None:
    store.save_record(tmp_path / "record.db", record_with(("Dorn", "non_committal", None)))
    result = call("network")
    assert (result.exit_code, result.stdout) == (0, '""\n')
    assert "the network is empty" in result.stderr


def test_a_network_by_the_name_of_the_file(call: Call, affair: Path, tmp_path: Path) -> None:
    assert call("network", "--kind", "subtract", "--out", "net.graphml").exit_code == 0
    graph = networkx.read_graphml(tmp_path / "net.graphml")
    assert sorted(weight for _, _, weight in graph.edges(data="weight")) == [-1, -1, 1]
    matrix = call("network", "--mode", "twomode", "--kind", "subtract").stdout
    assert [row[1] for row in csv.reader(io.StringIO(matrix), delimiter=";")][1:] == ["1", "1", "-1"]


def test_networks_of_stretches_of_time_are_files_of_their_own(call: Call, affair: Path, tmp_path: Path) -> None:
    assert call("network", "--window", 31, "--out", "net.csv").exit_code == 0
    assert sorted(p.name for p in tmp_path.glob("net*.csv")) == [
        "net 2031-05-01.csv",
        "net 2031-06-01.csv",
        "net 2031-07-02.csv",
    ]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param(("network", "--window", "5"), "several files", id="several networks on one output"),
        pytest.param(("network", "--normalization", "activity"), "has the normalizations", id="another mode's norm"),
        pytest.param(("network", "--question", "none"), "no question 'none'", id="a question never asked"),
        pytest.param(("export", "--format", "dna-sqlite"), "writes a file", id="a database to standard output"),
        pytest.param(("export", "--undated", "2031-01-01"), "is for --format dna-sqlite", id="a day nobody needs"),
        pytest.param(("agree", "none.csv"), "can't be read", id="a coding that is not there"),
    ],
)
def test_what_cannot_be_done_is_said(call: Call, affair: Path, words: tuple[str, ...], says: str) -> None:
    result = call(*words)
    assert result.exit_code == 2
    assert says in result.stderr


def test_polarization_over_time(call: Call, affair: Path) -> None:
    result = call("polarization", "--window", 90, "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert (row["first"], row["statements"], row["actors"], row["balance"]) == ("2031-05-01", "3", "3", "1.0")
    assert "Bremia, Calden against Dorn" in call("polarization", "--window", 90).stdout


def test_stretches_without_statements_are_one_gap(call: Call, affair: Path) -> None:
    result = call("polarization", "--window", 10)
    assert [line.split(" · ")[1] for line in result.stdout.splitlines()] == ["2 actors", "gap: no statement", "1 actor"]
    assert "2031-05-11 to 2031-06-29 · gap" in result.stdout
    assert "5 of them without statements" in result.stderr


def test_the_event_list_goes_out_and_comes_back_in_agreement(call: Call, affair: Path) -> None:
    assert call("export", "--format", "dna", "-o", "coded.csv").exit_code == 0
    result = call("agree", "coded.csv")
    assert result.exit_code == 0
    assert "3 statements in both, of 3 in the record and 3 in the coding" in result.stdout


def test_differences_are_listed_with_their_place_and_exit_code(call: Call, affair: Path, tmp_path: Path) -> None:
    body = "organization,agreement,date\nBremia,0,2031-05-01\nDorn,0,2031-07-03\n"
    (tmp_path / "mine.csv").write_text(body, encoding="utf-8")
    result = call("agree", "mine.csv")
    assert result.exit_code == 1
    assert "agreement · agree / disagree · Bremia" in result.stdout
    assert "only in the record · agree / not coded · Calden" in result.stdout


def test_a_dna_database_and_the_small_multiples(call: Call, affair: Path, tmp_path: Path) -> None:
    assert call("export", "--format", "dna-sqlite", "-o", "affair.dna").exit_code == 0
    with closing(sqlite3.connect(tmp_path / "affair.dna")) as connection:
        assert connection.execute("SELECT COUNT(*) FROM STATEMENTS").fetchone() == (3,)
    assert call("export", "--format", "svg").stdout.startswith("<svg")


def test_what_changed_since_a_day(call: Call, tmp_path: Path) -> None:
    told = [
        reading_of("Bremia | said | it supports the invitation of Arvenia", said_on="2031-05-01"),
        reading_of("Dorn | said | it opposes the invitation of Arvenia", said_on="2031-05-09"),
    ]
    store.save_record(tmp_path / "record.db", onrecord.decide(record_of(*told), [QUESTION]))
    shown = call("show", "--since", "2031-05-04").stdout
    moved = shown[shown.index("Since 2031-05-04: open, now blocked") :]
    assert "Dorn: no statement found → against: Dorn said ⟦it opposes the invitation of Arvenia⟧" in moved
    assert "Bremia" not in moved
