from __future__ import annotations

import json
from datetime import date

import pytest

from onrecord.intake.jsonl import read_jsonl
from onrecord.intake.metadata import Metadata
from onrecord.model import Article, Trouble

STORY = "The ministers met in Port Senna on Tuesday and parted without an agreed text, a spokesman said."


def read(text: str, *, known: Metadata | None = None) -> list[Article | Trouble]:
    return list(read_jsonl(text.encode("utf-8"), origin="wire.jsonl", known=known or Metadata()))


def test_finds_nothing_in_blank_lines_and_says_so() -> None:
    (trouble,) = read("\n \n")
    assert isinstance(trouble, Trouble)
    assert trouble.kind == "empty"


def test_reads_one_article_a_line_with_its_metadata() -> None:
    row = {
        "text": STORY,
        "outlet": "Wire",
        "published": "2024-12-03",
        "id": "w-1",
        "topics": ["a", "b"],
        "language": "en-GB",
    }
    first, second = read(json.dumps(row) + "\n\n" + json.dumps({"text": STORY}) + "\n")
    assert isinstance(first, Article)
    assert (first.origin, first.outlet, first.published, first.language) == (
        "wire.jsonl#1",
        "Wire",
        date(2024, 12, 3),
        "en",
    )
    assert first.extra == (("id", "w-1"), ("topics", '["a", "b"]'))
    assert isinstance(second, Article)
    assert second.origin == "wire.jsonl#3"
    assert second.outlet is None


def test_the_text_is_kept_as_it_is() -> None:
    (article,) = read(json.dumps({"text": "  One.\r\n\n\tTwo. "}))
    assert isinstance(article, Article)
    assert article.text == "  One.\n\n\tTwo. "


@pytest.mark.parametrize("indent", [None, 2], ids=["on one line", "on many"])
def test_reads_a_list_and_a_single_object(indent: int | None) -> None:
    assert len(read(json.dumps([{"text": STORY}, {"text": STORY + " "}], indent=indent))) == 2
    assert len(read(json.dumps({"text": STORY}, indent=indent))) == 1


BAD_ROWS = {
    "not JSON": "{text: 1}",
    "a number": "42",
    "no text": '{"outlet": "Wire"}',
    "a text that is no string": '{"text": ["a"]}',
    "nothing in the text": '{"text": " "}',
    "nested without end": "[" * 100_000,
}


@pytest.mark.parametrize("row", BAD_ROWS.values(), ids=BAD_ROWS.keys())
def test_a_bad_row_is_a_trouble_and_the_next_is_read(row: str) -> None:
    first, second = read(json.dumps({"text": STORY}) + "\n" + row)
    assert isinstance(first, Article)
    assert isinstance(second, Trouble)
    assert second.origin == "wire.jsonl#2"


def test_a_lone_surrogate_is_replaced_and_told() -> None:
    trouble, article = read('{"text": "He said \\ud83d and left."}')
    assert isinstance(trouble, Trouble)
    assert trouble.kind == "encoding"
    assert isinstance(article, Article)
    assert article.text == "He said \ufffd and left."


def test_a_date_that_the_sidecar_contradicts_is_unknown() -> None:
    found = read(json.dumps({"text": STORY, "published": "2024-12-03"}), known=Metadata(published=date(2024, 12, 4)))
    assert [getattr(thing, "kind", None) for thing in found] == ["date", None]
    assert isinstance(found[1], Article)
    assert found[1].published is None
