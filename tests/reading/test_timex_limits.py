"""The days that an expression's own words leave of its value."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.reading.timexes.finding import Dct, timexes_of

TUESDAY = date(2031, 5, 6)


def days(text, dct=TUESDAY):
    (timex,) = timexes_of(text, dct=dct)
    return timex.value, timex.earliest and timex.earliest.isoformat(), timex.latest and timex.latest.isoformat()


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        pytest.param("They met this week.", "2031-W19", "2031-05-05", "2031-05-11", id="this week is the whole week"),
        pytest.param("They met ten days ago.", "2031-04-26", "2031-04-26", "2031-04-26", id="ten days ago is a day"),
        pytest.param("They met last week.", "2031-W18", "2031-04-28", "2031-05-04", id="last week is over"),
    ],
)
def test_leaves_the_value_as_it_is(text, value, first, last):
    assert days(text) == (value, first, last)


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        pytest.param("They met earlier this week.", "2031-W19", "2031-05-05", "2031-05-06", id="earlier this week"),
        pytest.param("They met earlier this month.", "2031-05", "2031-05-01", "2031-05-06", id="earlier this month"),
        pytest.param("They will meet later this week.", "2031-W19", "2031-05-06", "2031-05-11", id="later this week"),
        pytest.param("They met around ten days ago.", "2031-04-26", "2031-04-23", "2031-04-29", id="around ten days"),
    ],
)
def test_holds_the_days_to_what_the_words_say(text, value, first, last):
    assert days(text) == (value, first, last)


def test_around_so_long_ago_that_no_calendar_goes_back_to_it():
    assert days("It sank about 700,000 days ago.")[1] == "0001-01-01"


def test_of_a_bracket_both_ends_count():
    bracket = Dct(date(2031, 5, 6), date(2031, 5, 8))
    assert days("They met earlier this week.", bracket)[1:] == ("2031-05-05", "2031-05-08")


def test_nothing_is_known_without_the_day_of_writing():
    assert days("They met earlier this week.", None) == (None, None, None)
