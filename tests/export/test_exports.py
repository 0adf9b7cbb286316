"""The record in other formats."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from tests.store.strategies import RECORDS
from tests.web.sample import sample

import onrecord
from onrecord.errors import InputError
from onrecord.export.csv import neutral
from onrecord.export.markdown import escaped
from onrecord.model import Article, Passage, Reading, Record, Span, Statement

DOCS = Path(__file__).parents[2] / "docs"


def written(record: Record, form: str, **options: Any) -> str:
    out = io.StringIO()
    onrecord.write(record, form, out, **options)
    return out.getvalue()


def rows(record: Record) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(record, "jsonl").splitlines()]


def saying(words: str) -> Record:
    """A record of one statement."""
    article = Article.make(origin="a.txt", text=f"{words} he said.")
    said = Statement("s-1", article.id, (Span(0, len(words)),), (), (), "direct", 0.9)
    return Record(readings=(Reading(article, statements=(said,)),))


def test_an_unknown_format_is_said() -> None:
    with pytest.raises(InputError, match="jsonl, csv"):
        written(Record(), "papyrus")


def test_an_empty_record_has_no_rows() -> None:
    assert rows(Record()) == []


def test_every_type_and_key_is_documented() -> None:
    table = dict(
        re.findall(r"^\| `(\w+)` \| (.*) \|$", (DOCS / "exchange.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    for row in rows(sample()):
        assert set(row) - {"type", "schema"} <= set(re.findall(r"`(\w+)`", table[row["type"]])), row["type"]


def test_every_type_is_written() -> None:
    everything = {
        "article",
        "statement",
        "timex",
        "actor",
        "question",
        "position",
        "event",
        "link",
        "decision",
        "trouble",
    }
    assert everything <= {row["type"] for row in rows(sample())}


def test_every_row_says_its_schema_first_after_its_type() -> None:
    assert all(list(row)[:2] == ["type", "schema"] for row in rows(sample()))


def test_offsets_are_the_words_in_the_exported_text() -> None:
    found = rows(sample())
    texts = {row["id"]: row["text"] for row in found if row["type"] == "article"}
    for row in found:
        if row["type"] == "statement":
            assert row["words"] == " … ".join(texts[row["article"]][s:e] for s, e in row["content"])


def test_what_is_unknown_is_null() -> None:
    statement = next(row for row in rows(saying("“Yes,”")) if row["type"] == "statement")
    assert [statement[key] for key in ("source", "speaker", "speaker_name", "said_on", "inside")] == [None] * 5


def test_an_article_no_collator_dated_has_the_day_its_metadata_states() -> None:
    from datetime import date

    article = Article.make(origin="a.txt", text="x", published=date(2031, 3, 4))
    row = rows(Record(readings=(Reading(article),)))[0]
    assert (row["published"], row["published_basis"]) == ("2031-03-04", "metadata")


@settings(max_examples=15, deadline=None)
@given(RECORDS)
def test_any_record_gives_a_json_object_a_line(record: Record) -> None:
    known = {reading.article.id for reading in record.readings}
    links = tuple(k for k in record.links if not isinstance(k.left, Passage) or k.left.article in known)
    found = written(replace(record, links=links), "jsonl")
    assert all(isinstance(json.loads(line), dict) for line in found.split("\n")[:-1])


def table(record: Record, **options: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(record, "csv", **options).removeprefix("\ufeff"))))


def test_statements_are_a_table() -> None:
    record = sample()
    lines = table(record)
    assert len(lines) == len(record.statements())
    assert all(line["words"] and line["article"] and line["start"] for line in lines)


def test_positions_are_a_table_with_the_words_they_rest_on() -> None:
    record = sample()
    lines = table(record, table="positions", profile="data")
    assert [line["stance"] for line in lines] == [position.stance for position in record.positions]
    assert all(line["words"] for line in lines)


FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    " =1",
    "'=1",
    '"=1"',
    "\t=1",
    "＝1",
    "－1",
    "\u200b=1",
    "|x",
    "%x",
    "\r=1",
    "\n=1",
]
HARMLESS = ["“=1”", "one = two", "We will sign.", "a-b", "3.5", "", "(=1)"]


@pytest.mark.parametrize("text", HARMLESS)
def test_text_that_is_no_formula_is_left_alone(text: str) -> None:
    assert neutral(text) == text


@pytest.mark.parametrize("text", FORMULAS, ids=repr)
def test_text_like_a_formula_is_made_harmless_for_a_spreadsheet(text: str) -> None:
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize(("profile", "words"), [("spreadsheet", "'=HYPERLINK(1)"), ("data", "=HYPERLINK(1)")])
def test_the_profile_says_whether_a_cell_is_exact(profile: str, words: str) -> None:
    assert table(saying("=HYPERLINK(1)"), profile=profile)[0]["words"] == words


def test_the_report_has_every_part() -> None:
    report = written(sample(), "md")
    for part in ("## Where accounts differ", "## Statements", "## Articles", "## Troubles"):
        assert part in report


def test_silence_is_said() -> None:
    assert "no statement found" in written(sample(), "md")


LIVE = {
    "a link": "[here](http://x.example)",
    "an image": "![x](http://x.example/x.png)",
    "a tag": "<script>alert(1)</script>",
    "a heading": "# Big",
    "a list": "- item",
    "a number": "1. item",
    "a bare address": "https://x.example",
    "a bare www": "www.x.example",
    "code": "`rm`",
    "a table": "a | b",
    "an entity": "&lt;",
}


@pytest.mark.parametrize("text", LIVE.values(), ids=LIVE)
def test_markup_in_a_source_is_text_in_the_report(text: str) -> None:
    from markdown_it import MarkdownIt

    html = MarkdownIt("commonmark").render(escaped(text))
    assert re.fullmatch(r"<p>[^<]*</p>\n", html)
    assert "https://" not in escaped(text)
    assert "www." not in escaped(text)


@pytest.mark.parametrize(
    "text", ["\x1b[31mred", "a\u202eb", "a\x7fb"], ids=["a colour", "a line turned around", "a delete"]
)
def test_what_would_steer_a_terminal_is_made_visible_in_the_report(text: str) -> None:
    assert "\ufffd" in escaped(text)
    assert escaped(text).isprintable()


FORMS: dict[str, Callable[[Record], str]] = {
    form: lambda r, form=form: written(r, form) for form in ("jsonl", "csv", "md")
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_the_same_record_gives_the_same_bytes(form: Callable[[Record], str]) -> None:
    assert form(sample()) == form(sample())
