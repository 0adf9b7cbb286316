"""Every member of a family keeps the family's contract."""

from __future__ import annotations

import inspect
from dataclasses import fields
from typing import Any

import pytest

from onrecord.collation import COLLATORS
from onrecord.engines import ENGINES
from onrecord.export import EXPORTS
from onrecord.intake import FORMATS
from onrecord.intake.metadata import Metadata
from onrecord.model import Article, Reading, Record, Span, Trouble
from onrecord.reading import READERS

TEXT = "The harbour council met on Monday.\n\n“We will sign,” said Ilse Varga, the council’s chair.\n"
HARD_TEXTS = {
    "one word": "Harbour",
    "only marks": "“” — … !!",
    "emoji and digits": "🙂 42 🙂 7 🏳️‍🌈",
    "a mark that never closes": "“We will sign, said Varga. " * 3,
    "right to left": "قال الرئيس إن التصويت انتهى.",
    "one long line": "word " * 400,
    "combining marks": "Zelenskyy\u0301 sa\u0308id “no\u0301”.",
    "hostile markup": "<script>alert(1)</script> said “'; DROP TABLE articles; --”",
}


def named(member: Any) -> str:
    return getattr(member, "name", None) or member.__name__


def reading_of(text: str) -> Reading:
    return Reading(Article.make(origin="a.txt", text=text, language="en"))


def spans_in(value: Any) -> list[Span]:
    """Every span anywhere in a record."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for item in value for span in spans_in(item)]
    if hasattr(value, "__dataclass_fields__"):
        return [span for f in fields(value) for span in spans_in(getattr(value, f.name))]
    return []


def read_all(reading: Reading) -> Reading:
    for reader in READERS:
        reading = reader(reading)
    return reading


@pytest.mark.parametrize("reader", READERS, ids=named)
def test_a_reader_says_what_it_finds_and_keeps_the_article(reader: Any) -> None:
    assert inspect.getdoc(reader)
    assert reader.__name__.startswith("find_")
    before = reading_of(TEXT)
    assert reader(before).article is before.article


@pytest.mark.parametrize("text", HARD_TEXTS.values(), ids=HARD_TEXTS)
def test_readers_bear_hard_text_and_every_span_lies_in_it(text: str) -> None:
    reading = read_all(reading_of(text))
    assert all(span.end <= len(text) for span in spans_in(reading))


def test_reading_twice_gives_the_same() -> None:
    assert read_all(reading_of(TEXT)) == read_all(reading_of(TEXT))


@pytest.mark.parametrize("collator", COLLATORS, ids=named)
def test_a_collator_says_what_it_does_and_bears_an_empty_record(collator: Any) -> None:
    assert inspect.getdoc(collator)
    assert collator(Record()) == Record()


@pytest.mark.parametrize("count", [1, 2], ids=["one article alone", "one text from two outlets"])
def test_collators_bear_few_articles(count: int) -> None:
    articles = [Article.make(origin=f"{n}.txt", text=TEXT, outlet=f"Outlet {n}", language="en") for n in range(count)]
    record = Record(readings=tuple(sorted((read_all(Reading(a)) for a in articles), key=lambda r: r.article.id)))
    for collator in COLLATORS:
        record = collator(record)
    texts = {r.article.id: r.article.text for r in record.readings}
    assert len(texts) == count
    assert {dating.article for dating in record.datings} == set(texts)


@pytest.mark.parametrize("member", FORMATS, ids=named)
@pytest.mark.parametrize("data", [b"", b"\x00\xff\xfe\x00", b"{", b"<html>"], ids=["empty", "binary", "brace", "tag"])
def test_a_format_turns_bad_bytes_into_troubles_or_articles_and_never_raises(member: Any, data: bytes) -> None:
    found = list(member.read(data, origin="bad", known=Metadata()))
    assert all(isinstance(item, Article | Trouble) for item in found)


@pytest.mark.parametrize("member", EXPORTS, ids=named)
def test_an_export_bears_an_empty_record_and_repeats_itself(member: Any) -> None:
    import io

    first, second = io.StringIO(), io.StringIO()
    member.write(Record(), first)
    member.write(Record(), second)
    assert first.getvalue() == second.getvalue()


@pytest.mark.parametrize("member", ENGINES, ids=named)
def test_an_engine_gives_results_in_the_order_of_the_work(member: Any) -> None:
    assert list(member.run(str.upper, ["b", "a", "c"])) == ["B", "A", "C"]
