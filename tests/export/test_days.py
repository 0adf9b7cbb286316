"""Days in ISO 8601, as wide as they are known."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.export.days import dated, days_between, days_of, event_days, said_when
from onrecord.model import Dating, Event, Span, Statement

NOT_DATED = Dating("a")
BRACKET = Dating("a", earliest=date(2031, 3, 4), latest=date(2031, 6, 30), basis="inferred")
WEEK = (date(2031, 3, 3), date(2031, 3, 9))


@pytest.mark.parametrize(
    ("value", "days"),
    [
        (None, "day not known"),
        ("P1D", "day not known"),
        ("PAST_REF", "day not known"),
        ("2031-02-30", "day not known"),
        ("2031", "2031"),
        ("2031-03", "2031-03"),
        ("2031-03-04", "2031-03-04"),
        ("2031-03-04TMO", "2031-03-04"),
        ("2031-W10", "2031-03-03 to 2031-03-09"),
        ("2031-Q1", "2031-01-01 to 2031-03-31"),
        ("203", "2030-01-01 to 2039-12-31"),
    ],
)
def test_a_value_is_written_without_codes(value: str | None, days: str) -> None:
    assert days_of(value) == days


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (None, None, "day not known"),
        (date(2031, 3, 4), None, "2031-03-04 or later"),
        (None, date(2031, 3, 4), "2031-03-04 or earlier"),
        (date(2031, 3, 4), date(2031, 3, 4), "2031-03-04"),
        (date(2031, 3, 1), date(2031, 3, 31), "2031-03"),
        (date(2031, 1, 1), date(2031, 12, 31), "2031"),
        (date(2031, 3, 1), date(2031, 3, 30), "2031-03-01 to 2031-03-30"),
    ],
)
def test_a_range_says_what_is_open(first: date | None, last: date | None, days: str) -> None:
    assert days_between(first, last) == days


@pytest.mark.parametrize(
    ("dating", "words"),
    [
        (NOT_DATED, "day not known"),
        (BRACKET, "2031-03-04 to 2031-06-30 (worked out)"),
        (Dating("a", date(2031, 3, 4), basis="stated"), "2031-03-04 (stated in the text)"),
        (Dating("a", date(2031, 3, 4)), "2031-03-04"),
    ],
)
def test_a_day_says_how_it_is_known(dating: Dating, words: str) -> None:
    assert dated(dating) == words


@pytest.mark.parametrize(
    ("said_on", "dating", "words"),
    [
        (None, NOT_DATED, "day not known"),
        (None, BRACKET, "reported 2031-03-04 to 2031-06-30 (worked out)"),
        ("2031-W10", BRACKET, "2031-03-03 to 2031-03-09"),
        ("2031-W10", Dating("a", date(2031, 3, 4)), "2031-03-03 to 2031-03-04"),
        ("2031-W10", Dating("a", date(2031, 2, 4)), "2031-03-03 to 2031-03-09"),
        ("2031-03", Dating("a", date(2031, 3, 4)), "2031-03"),
    ],
    ids=["nothing", "its report", "a week", "a week not over", "a report that can't be older", "a month as it is"],
)
def test_what_was_said_on_no_known_day_has_the_days_of_its_report(
    said_on: str | None, dating: Dating, words: str
) -> None:
    said = Statement("s", "a", (Span(0, 1),), (), (), "direct", 0.9, said_on=said_on)
    assert said_when(said, dating) == words


@pytest.mark.parametrize(
    ("event", "days"),
    [
        (Event("e", "vote", "scheduled", ()), "day not known"),
        (Event("e", "vote", "scheduled", (), "2031-W10"), "2031-03-03 to 2031-03-09"),
        (Event("e", "vote", "scheduled", (), None, date(2031, 3, 1), date(2031, 3, 31)), "2031-03"),
        (Event("e", "vote", "happened", (), "2031-W10", WEEK[0], date(2031, 3, 4)), "2031-03-03 to 2031-03-04"),
    ],
)
def test_an_event_has_all_the_days_it_can_be_of(event: Event, days: str) -> None:
    assert event_days(event) == days
