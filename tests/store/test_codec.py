"""Records to plain values and back."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from tests.store.strategies import READINGS

from onrecord.model import Article, Dating, Link, Passage, Reading, Span
from onrecord.store.codec import dump, from_plain, pack, to_plain, unlike, unpack


def test_what_holds_its_default_is_left_out() -> None:
    assert to_plain(Dating("a")) == {"article": "a"}


def test_a_day_is_an_iso_string() -> None:
    assert to_plain(Dating("a", day=date(2031, 3, 4)))["day"] == "2031-03-04"


def test_keys_nobody_knows_are_passed_over() -> None:
    assert from_plain(Dating, {"article": "a", "colour": "red"}) == Dating("a")


def test_a_type_that_fits_no_value_is_an_error() -> None:
    with pytest.raises((TypeError, ValueError)):
        from_plain(Span, {"start": 5, "end": 2})


@pytest.mark.parametrize("end", ["statement-1", Passage("article-1", (Span(1, 2),))], ids=["an id", "a passage"])
def test_the_end_of_a_link_comes_back(end: str | Passage) -> None:
    link = Link("discrepancy", end, end)
    assert from_plain(Link, json.loads(dump(link))) == link


@settings(max_examples=30, deadline=None)
@given(READINGS)
def test_any_reading_comes_back(reading: Reading) -> None:
    assert unpack(Reading, pack(reading)) == reading


def test_half_a_surrogate_pair_is_no_trouble() -> None:
    reading = Reading(Article(id="a", origin="a.txt", text="\ud83d"))
    assert unpack(Reading, pack(reading)) == reading


@settings(max_examples=25, deadline=None)
@given(READINGS, READINGS, READINGS)
def test_what_tells_two_values_from_a_third_is_the_same_only_for_equal_ones(
    one: Reading, two: Reading, old: Reading
) -> None:
    assert unlike(old, old) is None
    assert (dump(unlike(one, old)) == dump(unlike(two, old))) == (one == two)


def test_of_what_differs_only_the_differing_fields_are_told() -> None:
    old = (Span(1, 2), Span(3, 4))
    assert unlike((Span(1, 2), Span(3, 5)), old) == {"1": {"end": {"=": 5}}}
    assert unlike((Span(1, 2),), old) == {"=": [{"start": 1, "end": 2}]}
    assert unlike(Dating("a", None), Dating("a", date(2031, 5, 4))) == {"day": {"=": None}}
