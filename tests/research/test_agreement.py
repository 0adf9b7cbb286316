from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.decision.told import reading_of, record_of
from tests.research.coded import record_with

from onrecord.errors import InputError
from onrecord.research import dna, pairing
from onrecord.research.agreement import compare
from onrecord.research.coded import Coded, read_coding

RECORD = record_with(
    ("Bremia", "support", "2031-05-01"), ("Calden", "support", "2031-05-02"), ("Dorn", "oppose", "2031-05-03")
)
HEADER = "person,organization,concept,agreement,date,text\n"


def coded(tmp_path: Path, body: str, header: str = HEADER) -> tuple[Coded, ...]:
    path = tmp_path / "coding.csv"
    path.write_text(header + body, encoding="utf-8")
    return read_coding(path)


def test_an_empty_coding_shares_nothing(tmp_path: Path) -> None:
    found = compare(RECORD, coded(tmp_path, ""))
    assert (found.shared, found.agreement, found.alpha) == (0, None, None)
    assert [pair.differs for pair in found.pairs] == [("only in the record",)] * 3


def test_the_records_own_event_list_agrees_with_it(tmp_path: Path) -> None:
    path = tmp_path / "dna.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        dna.write_dna(RECORD, out)
    found = compare(RECORD, read_coding(path))
    assert (found.shared, found.agreement, found.alpha, found.alpha_with_missed) == (3, 1.0, 1.0, 1.0)
    assert not any(pair.differs for pair in found.pairs)


@pytest.mark.parametrize(
    ("body", "differs"),
    [
        pytest.param(",Bremia,,1,2031-05-01,\n", (), id="the same actor on the same day"),
        pytest.param(",Bremia,,0,2031-05-01,\n", ("agreement",), id="another side"),
        pytest.param(",Calden,,1,,words of number 1\n", ("actor",), id="the same words from somebody else"),
        pytest.param(",Esk,,0,,words of number 1\n", ("agreement", "actor"), id="another side and somebody else"),
        pytest.param(",Bremia,,1,2031-05-09,\n", ("only in the coding",), id="another day is another statement"),
        pytest.param(",Bremia,Another thing,1,2031-05-01,\n", ("only in the coding",), id="another concept too"),
    ],
)
def test_how_a_row_differs_from_the_statement_it_means(tmp_path: Path, body: str, differs: tuple) -> None:
    assert compare(RECORD, coded(tmp_path, body)).pairs[0].differs == differs


def test_a_row_with_a_place_means_the_statement_it_touches(tmp_path: Path) -> None:
    name = RECORD.readings[0].article.origin
    text = RECORD.readings[0].article.text
    at = text.index("words")
    header = "organization,agreement,article,start,end\n"
    hit, miss = coded(tmp_path, f"Esk,1,{name},{at},{at + 3}\nEsk,1,{name},0,2\n", header)
    assert compare(RECORD, (hit,)).shared == 1
    assert compare(RECORD, (miss,)).shared == 0


def test_places_of_dna_count_utf16_units_and_others_code_points(tmp_path: Path) -> None:
    told = reading_of("Bremia | said | yes to the seat", said_on="2031-05-01", lead="🎌🎌🎌🎌🎌🎌 ")
    said = told.statements[0]
    position = replace(RECORD.positions[0], statement=said.id, actor=said.actor or "")
    record = replace(record_of(told), positions=(position,), questions=RECORD.questions)
    start, end, name = said.content[0].start, said.content[0].end, told.article.origin
    plain, units = (
        "agreement,organization,article,start,end\n",
        ("agreement,organization,document_title,start_position,stop_position\n"),
    )
    row = f"1,Bremia,{name},{end - 3},{end}\n"
    shifted = f"1,Bremia,{name},{end + 3},{end + 6}\n"
    assert compare(record, coded(tmp_path, row, plain)).shared == 1
    assert compare(record, coded(tmp_path, shifted, plain)).shared == 0
    assert compare(record, coded(tmp_path, shifted, units)).shared == 1
    assert start < end


def test_the_surest_pair_is_made_first_whatever_the_order_of_rows(tmp_path: Path) -> None:
    name, text = RECORD.readings[0].article.origin, RECORD.readings[0].article.text
    at = text.index("words")
    header = "organization,agreement,article,start,end\n"
    narrow, whole = f"Esk,0,{name},{at},{at + 2}\n", f"Bremia,1,{name},{at},{len(text) - 1}\n"
    for body in (narrow + whole, whole + narrow):
        pairs = compare(RECORD, coded(tmp_path, body, header)).pairs
        assert [p.theirs.organization for p in pairs if p.ours and p.theirs] == ["Bremia"]


def test_many_rows_are_compared_with_few_statements_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(f"Esk{n}", "support", "2031-05-01") for n in range(60)]
    record = record_with(*rows)
    looked: list[str] = []
    fit = pairing._fit
    monkeypatch.setattr(pairing, "_fit", lambda row, c, article: (looked.append(c.statement), fit(row, c, article))[1])
    body = "".join(f",{name},,1,{day},\n" for name, _, day in rows)
    assert compare(record, coded(tmp_path, body)).shared == len(rows)
    assert len(looked) == len(rows)


def test_the_measures(tmp_path: Path) -> None:
    body = ",Bremia,,1,2031-05-01,\n,Calden,,0,2031-05-02,\n,Esk,,1,2031-05-01,\n"
    found = compare(RECORD, coded(tmp_path, body))
    assert (found.shared, found.agreement) == (2, 0.5)
    assert {(a, b): n for a, b, n in found.confusion} == {
        ("agree", "agree"): 1,
        ("agree", "disagree"): 1,
        ("disagree", "not coded"): 1,
        ("not coded", "agree"): 1,
    }


@pytest.mark.parametrize(
    ("header", "body", "says"),
    [
        pytest.param("person,date\n", "a,b\n", "no column agreement", id="no agreement"),
        pytest.param("agreement,date\n", "1,b\n", "no column person or organization", id="no actor"),
        pytest.param(HEADER, f",Bremia,,1,,{'a' * 140_000}\n", "is no CSV", id="a cell larger than CSV allows"),
        pytest.param(HEADER, ",Bremia,,maybe,,\n", "row 1: agreement 'maybe'", id="neither yes nor no"),
    ],
)
def test_a_file_that_is_no_coding_is_refused(tmp_path: Path, header: str, body: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        coded(tmp_path, body, header)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read"):
        read_coding(tmp_path / "none.csv")
