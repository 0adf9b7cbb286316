"""The records hold and check."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ExitCode, InputError, RecordError
from onrecord.model import Article, Aside, Reading, Span, content_id, own_text


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(0, 0, id="an empty stretch is no span"),
        pytest.param(5, 3, id="a span does not run backwards"),
        pytest.param(-1, 3, id="a span does not begin before the text"),
    ],
)
def test_what_is_no_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(st.text(min_size=1), st.data())
def test_a_span_slices_back_to_the_words_it_names(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert Span(start, end).of(text) == text[start:end]


@pytest.mark.parametrize(
    ("one", "other", "touches", "holds"),
    [
        pytest.param((0, 3), (3, 6), False, False, id="neighbours do not touch"),
        pytest.param((0, 4), (3, 6), True, False, id="an overlap touches but does not hold"),
        pytest.param((0, 9), (3, 6), True, True, id="the larger holds the smaller"),
    ],
)
def test_how_two_spans_lie(one: tuple[int, int], other: tuple[int, int], touches: bool, holds: bool) -> None:
    assert Span(*one).touches(Span(*other)) is touches
    assert Span(*one).holds(Span(*other)) is holds


@given(st.text(min_size=1, max_size=60), st.lists(st.tuples(st.integers(0, 58), st.integers(1, 20)), max_size=6))
def test_own_text_and_asides_together_are_the_whole_article(text: str, cuts: list[tuple[int, int]]) -> None:
    asides = tuple(Aside(Span(s, min(s + n, len(text))), "advert") for s, n in cuts if s < len(text))
    own = own_text(Reading(Article.make(origin="a", text=text), asides=asides))
    in_own = {i for span in own for i in range(span.start, span.end)}
    in_asides = {i for aside in asides for i in range(aside.span.start, aside.span.end)}
    assert in_own | in_asides == set(range(len(text)))
    assert not in_own & in_asides


def test_an_article_keeps_its_id_wherever_its_file_lies() -> None:
    here = Article.make(origin="here/a.txt", text="The vote is over.", outlet="The Gazette")
    there = Article.make(origin="there/b.txt", text="The vote is over.", outlet="The Gazette")
    assert here.id == there.id


@pytest.mark.parametrize(
    "known",
    [
        pytest.param({"outlet": "The Courier"}, id="another outlet"),
        pytest.param({"published": date(2031, 5, 6)}, id="another day"),
        pytest.param({"url": "https://courier.example/1"}, id="another address"),
    ],
)
def test_what_is_stated_of_an_article_is_part_of_its_id(known: dict[str, object]) -> None:
    plain = Article.make(origin="a", text="The vote is over.")
    assert Article.make(origin="a", text="The vote is over.", **known).id != plain.id  # type: ignore[arg-type]


def test_ids_differ_by_kind_and_by_how_parts_are_cut() -> None:
    assert content_id("statement", "ab", "c") != content_id("statement", "a", "bc")
    assert content_id("statement", "a") != content_id("actor", "a")


def test_an_id_survives_a_lone_surrogate() -> None:
    assert content_id("article", "\ud800").startswith("article-")


def test_an_error_says_what_happened_and_what_to_do() -> None:
    error = InputError("no such folder: news", advice="Check the path")
    assert str(error) == "no such folder: news. Check the path"
    assert RecordError("x").exit_code is ExitCode.RECORD_UNUSABLE
