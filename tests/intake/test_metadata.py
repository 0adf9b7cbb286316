from __future__ import annotations

from datetime import date

import pytest

from onrecord.intake.metadata import Metadata, joined, read_day, read_sidecar, stated

DOUBTFUL = {
    "a day that could be two": "05/06/2024",
    "a day that is not in the calendar": "2024-02-30",
    "a month only": "2024-12",
    "words": "yesterday",
    "figures without dashes": "20241203",
    "nothing but a time": "T09:30",
    "a day in the far future": "2724-12-03",
    "the first day that programs know": "0001-01-01T00:00:00Z",
    "the last day that programs know, with slashes": "31/12/9999",
}


@pytest.mark.parametrize("value", DOUBTFUL.values(), ids=DOUBTFUL.keys())
def test_a_doubtful_date_is_unknown_and_a_trouble(value: str) -> None:
    metadata, troubles = stated({"published": value}, origin="a.txt")
    assert metadata.published is None
    assert [(t.origin, t.kind) for t in troubles] == [("a.txt", "date")]


@pytest.mark.parametrize("value", ["2024-12-03", " 2024-12-03 ", "2024-12-03T23:59:00+02:00", "2024-12-03 09:30"])
def test_an_iso_day_is_read_as_it_stands(value: str) -> None:
    assert read_day(value) == date(2024, 12, 3)


def test_unknown_keys_are_kept() -> None:
    metadata, troubles = stated({"outlet": "Wire", "section": "world", "title": None, "author": " "}, origin="a")
    assert metadata == Metadata(outlet="Wire", extra=(("section", "world"),))
    assert troubles == []


def test_what_stands_beside_the_file_wins() -> None:
    both, troubles = joined(Metadata(outlet="A", title="T"), Metadata(outlet="B"), origin="a")
    assert (both.outlet, both.title, troubles) == ("B", "T", [])


def test_two_publication_days_make_it_unknown() -> None:
    own, beside = Metadata(published=date(2024, 12, 3)), Metadata(published=date(2024, 12, 4))
    both, troubles = joined(own, beside, origin="a")
    assert both.published is None
    assert "2024-12-03" in troubles[0].message
    assert "2024-12-04" in troubles[0].message
    assert both.extra == (("published either", "2024-12-03 2024-12-04"),)


@pytest.mark.parametrize(
    ("value", "day", "either"),
    [
        pytest.param("25/06/2024", date(2024, 6, 25), None, id="no month has that number"),
        pytest.param("06/25/2024 10:30", date(2024, 6, 25), None, id="month first, with a time"),
        pytest.param("06/06/2024", date(2024, 6, 6), None, id="both orders are one day"),
        pytest.param("05/06/2024", None, "2024-05-06 2024-06-05", id="either day"),
        pytest.param("30/02/2024", None, None, id="neither day is in the calendar"),
    ],
)
def test_digits_with_slashes(value: str, day: date | None, either: str | None) -> None:
    metadata, troubles = stated({"published": value}, origin="a.txt")
    assert metadata.published == day
    assert dict(metadata.extra).get("published either") == either
    assert [either in trouble.message or "both are kept" in trouble.message for trouble in troubles if either] == (
        [True] if either else []
    )
    assert bool(troubles) == (day is None)


def test_reads_a_sidecar() -> None:
    sidecar = read_sidecar(b"file,outlet,published\n./a.txt,Wire,2024-12-03\nb.txt,,\n", origin="metadata.csv")
    assert sidecar.rows == {"a.txt": Metadata(outlet="Wire", published=date(2024, 12, 3)), "b.txt": Metadata()}
    assert sidecar.troubles == ()


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_sidecar_is_parted_by_what_parts_its_header(sign: str) -> None:
    table = sign.join(["file", "title"]) + "\n" + sign.join(["a.txt", "Talks go on."]) + "\n"
    assert read_sidecar(table.encode(), origin="metadata.csv").rows == {"a.txt": Metadata(title="Talks go on.")}


BAD_SIDECARS = {
    "an empty file": (b"", 0, "no column named 'file'"),
    "no column for the file": (b"name,outlet\na.txt,Wire\n", 0, "no column named 'file'"),
    "a row without a file": (b"file,outlet\n,Wire\na.txt,Wire\n", 1, "is empty"),
    "a row with too many cells": (b"file,outlet\na.txt,Wire,more\nb.txt,Wire\n", 1, "more or fewer cells"),
    "a row with too few cells": (b"file,outlet,title\na.txt,Wire\n", 0, "more or fewer cells"),
    "two rows that disagree": (b"file,outlet\na.txt,Wire\na.txt,Post\n", 1, "says otherwise"),
    "a doubtful date": (b"file,published\na.txt,1/2/2024\n", 1, "YYYY-MM-DD"),
}


@pytest.mark.parametrize(("data", "rows", "message"), BAD_SIDECARS.values(), ids=BAD_SIDECARS.keys())
def test_a_bad_row_is_a_trouble_and_the_others_are_read(data: bytes, rows: int, message: str) -> None:
    sidecar = read_sidecar(data, origin="metadata.csv")
    assert len(sidecar.rows) == rows
    assert any(message in trouble.message for trouble in sidecar.troubles)
