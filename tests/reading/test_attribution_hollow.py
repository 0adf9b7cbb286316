"""Reports that only point to words said elsewhere are left out; what is supported or rejected may be a pronoun."""

from __future__ import annotations

import pytest

from onrecord.model import Span
from onrecord.reading.attribution.hollow import is_hollow, without_hollow
from onrecord.reading.attribution.record import Attribution


def one(text: str, cue: str, content: str, inside: int | None = None) -> Attribution:
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (content, cue)]
    return Attribution((spans[0],), (spans[1],), (), "indirect", 0.9, inside)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        pytest.param("She backed it.", "backed", "it", id="a pronoun that is supported"),
        pytest.param("She called it all good news.", "called", "it all good news", id="a pronoun and more"),
        pytest.param("She rejected those claims.", "rejected", "those claims", id="words that are rejected"),
        pytest.param("She said this town is lost.", "said", "this town is lost", id="a clause that opens with this"),
        pytest.param("She made a promise.", "made", "a promise", id="a thing that is made"),
        pytest.param("She noted with regret that.", "noted with regret", "that", id="a cue that goes on"),
    ],
)
def test_finds_nothing(text: str, cue: str, content: str) -> None:
    assert not is_hollow(one(text, cue, content), text)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        pytest.param("She made these comments on Friday.", "made", "these comments", id="comments made"),
        pytest.param("She has often emphasised this in port.", "has often emphasised", "this", id="this, emphasised"),
        pytest.param("That, she said, was it.", "said", "That,", id="that, said"),
        pytest.param("She notes this.", "notes", "this", id="this, in the present"),
        pytest.param("She kept saying this.", "kept saying", "this", id="this, said again and again"),
        pytest.param("She has given these statements.", "has given", "these statements", id="statements given"),
        pytest.param("She spoke those very words.", "spoke", "those very words", id="words spoken"),
    ],
)
def test_finds_what_only_points(text: str, cue: str, content: str) -> None:
    assert is_hollow(one(text, cue, content), text)


def test_what_lies_inside_stays_inside_what_holds_it() -> None:
    text = "Quist said that Harlan repeated this, and that Marr fears rain."
    found = [
        one(text, "said", "that Harlan repeated this, and that Marr fears rain"),
        one(text, "repeated", "this", inside=0),
        one(text, "fears", "rain", inside=1),
    ]
    assert [(a.cue[0].of(text), a.inside) for a in without_hollow(found, text)] == [("said", None), ("fears", 0)]


def test_nothing_found_stays_nothing() -> None:
    assert without_hollow([], "") == []
