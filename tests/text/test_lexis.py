"""Words as units of comparison."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.text.lexis import content_words, normal, stem, weight, words

FAMILIES = [
    ("invite", "invited", "invitation"),
    ("negotiate", "negotiating", "negotiations"),
    ("meet", "met", "meeting"),
    ("open", "opened", "opens"),
    ("secure", "security"),
    ("territory", "territories"),
    ("discuss", "discussed", "discussion"),
]


@pytest.mark.parametrize("family", FAMILIES, ids=[family[0] for family in FAMILIES])
def test_forms_of_one_word_share_a_stem(family: tuple[str, ...]) -> None:
    assert len({stem(form) for form in family}) == 1


@pytest.mark.parametrize(("one", "other"), [("general", "generous"), ("port", "portal"), ("may", "main")])
def test_different_words_keep_their_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_normal_forms_have_no_accents_case_or_possessive() -> None:
    assert normal("Élysée’s") == "elysee"


def test_function_words_are_no_content() -> None:
    assert [w.norm for w in content_words(words("The herring of the bay have not left it"))] == [
        "herring",
        "bay",
        "left",
    ]


def test_rare_words_weigh_more_than_common_ones() -> None:
    assert weight(stem("people")) < weight(stem("treaty")) < weight(stem("quarrelsoundish"))


@given(st.text(max_size=80))
def test_every_word_slices_back(text: str) -> None:
    for word in words(text):
        assert normal(word.span.of(text)) == word.norm


def test_only_the_stretch_asked_for_is_read() -> None:
    assert [w.norm for w in words("one two three", Span(4, 7))] == ["two"]
