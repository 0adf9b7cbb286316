"""Quoted words that say how the source acts, and sources that are texts, owners or several parties."""

from __future__ import annotations

import pytest
from tests.reading.speech import speakers

from onrecord.reading.speakers.phrases import is_thing, unnamed

BEFORE = "Anna Kolm met Otto Lund. "


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        pytest.param("Lund", "denied", "the way to peace by “shelling on”", id="an act and its manner"),
        pytest.param("Lund", "denied", "them any rest through “constantly firing at night”", id="with an adverb"),
        pytest.param("he", "rejected", "every offer by 'walking out of the room'", id="a pronoun, single marks"),
    ],
)
def test_nobody_is_given_words_on_his_own_deeds(source: str, cue: str, content: str) -> None:
    assert speakers(f"{BEFORE}So far, {source} {cue} {content}.", (source, cue, content)) == [None]


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        pytest.param("said", "peace would come by “shelling on”", id="a clause with a verb"),
        pytest.param("denied", "that they won by “shelling on”", id="a clause with that"),
        pytest.param("denied", "“shelling” anybody", id="a denial with a quotation"),
        pytest.param("promised", "peace by “Monday”", id="no deed after by"),
        pytest.param("threatened", "to answer by “shelling on”", id="what one will do"),
    ],
)
def test_other_quoted_words_stay_with_their_speaker(cue: str, content: str) -> None:
    assert speakers(f"{BEFORE}So far, Otto Lund {cue} {content}.", ("Otto Lund", cue, content)) == ["Otto Lund"]


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        pytest.param("officials", False, id="people"),
        pytest.param("Greece's government", False, id="a government"),
        pytest.param("a ministry spokesman", False, id="somebody with a body"),
        pytest.param("history", True, id="something abstract"),
        pytest.param("This plan", True, id="a text"),
        pytest.param("a 12-page document posted by Greece's ministry", True, id="a text that somebody posted"),
    ],
)
def test_a_text_is_nobody_who_acts(words: str, thing: bool) -> None:
    assert is_thing(words) is thing


@pytest.mark.parametrize(
    ("words", "called"),
    [
        pytest.param("officials", "unnamed officials", id="people"),
        pytest.param("Greece’s old backers", "Greece’s old backers", id="somebody's backers"),
    ],
)
def test_unnamed_is_not_said_before_a_possessive(words: str, called: str) -> None:
    assert unnamed(words) == called


def test_a_possessive_is_no_part_of_a_capitals_name() -> None:
    text = "Talks went on. Athens's claim that it was late fell flat."
    assert speakers(text, ("Athens's", "claim", "it was late")) == ["Greece"]


def test_somebody_unnamed_and_others_are_several() -> None:
    text = "A top envoy and Lowlanders said it was late."
    assert speakers(text, ("A top envoy and Lowlanders", "said", "it was late")) == ["A top envoy and Lowlanders"]
