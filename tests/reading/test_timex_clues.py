"""Clues to when an article was written."""

from __future__ import annotations

import pytest

from onrecord.reading.timexes.clues import clues_of
from onrecord.reading.timexes.tense import tense_of
from onrecord.reading.timexes.tokens import tokenised


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He spoke last Tuesday and next June.", id="last and next are counted from an unknown day"),
        pytest.param("It took two weeks, in the past decade.", id="lengths of time are no clues"),
        pytest.param("He may go.", id="a verb"),
    ],
)
def test_no_clue(text):
    assert clues_of(text) == ()


def test_a_clue_keeps_what_the_words_say():
    day, weekday, part, year = clues_of("On Dec. 3, 2024, on Monday, on Friday, 4 October, in 1994.")
    assert (day.form, day.value) == ("day", "2024-12-03")
    assert (weekday.form, weekday.weekday, weekday.value) == ("weekday", 0, None)
    assert (part.form, part.weekday, part.month, part.day) == ("month day", 4, 10, 4)
    assert (year.form, year.value, year.before) == ("year", "1994", "in")


@pytest.mark.parametrize(
    ("text", "tense", "plain"),
    [
        pytest.param("They arrived on 3 October.", "past", True, id="a plain past"),
        pytest.param("The vote will be held on 12 October.", "future", True, id="a plain future"),
        pytest.param("If it is sent late, after July 9, they wait.", None, False, id="a condition is not plain"),
        pytest.param("It missed a March 31 deadline.", "future", False, id="a missed deadline is not plain"),
    ],
)
def test_how_plain_a_clue_is(text, tense, plain):
    (clue,) = clues_of(text)
    assert (clue.tense, clue.plain) == (tense, plain) or (tense is None and not clue.plain)


@pytest.mark.parametrize(
    ("before", "after", "tense"),
    [
        pytest.param("They met on", "in Geneva", "past", id="an irregular past"),
        pytest.param("They signed it on", "", "past", id="a regular past"),
        pytest.param("They will sign it on", "", "future", id="will"),
        pytest.param("The talks are to begin on", "", "future", id="are to"),
        pytest.param("A hearing has been scheduled for", "", "future", id="has been scheduled"),
        pytest.param("The chamber was asked to vote", "", "future", id="to vote looks ahead"),
        pytest.param("They began to meet", "", "past", id="began to meet does not"),
        pytest.param("The meeting being held on", "will be long", "future", id="a participle tells nothing"),
        pytest.param("He hopes for a deal by", "", "future", id="by looks ahead"),
        pytest.param("Rain on", "", None, id="no verb, no tense"),
        pytest.param("It ended. Rain on", "", None, id="a full stop parts clauses"),
    ],
)
def test_tense(before, after, tense):
    tokens = tokenised(f"{before} Monday {after}".strip())
    at = tokens.words.index("monday")
    assert tense_of(tokens, at, at + 1) == tense
