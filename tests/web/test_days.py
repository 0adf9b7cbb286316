"""Days in words: as precise as known."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import Dating
from onrecord.web.days import show_dating, show_range, show_said_on


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "day not known"),
        ("2031", "2031"),
        ("2031-03", "Mar 2031"),
        ("2031-W10", "3–9 Mar 2031"),
        ("2031-Q1", "1 Jan – 31 Mar 2031"),
        ("2031-03-04", "4 Mar 2031"),
        ("PRESENT_REF", "day not known"),
        ("P1D", "day not known"),
    ],
)
def test_a_day_is_shown_as_precisely_as_it_is_known(value: str | None, words: str) -> None:
    assert show_said_on(value) == words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (None, None, "date unknown"),
        (date(2031, 3, 4), None, "4 Mar 2031 or later"),
        (None, date(2031, 3, 4), "4 Mar 2031 or earlier"),
        (date(2031, 3, 4), date(2031, 3, 4), "4 Mar 2031"),
        (date(2031, 3, 4), date(2031, 3, 6), "4–6 Mar 2031"),
        (date(2031, 3, 4), date(2031, 4, 6), "4 Mar – 6 Apr 2031"),
        (date(2030, 12, 30), date(2031, 1, 2), "30 Dec 2030 – 2 Jan 2031"),
    ],
)
def test_a_bracket_of_days_says_what_is_open(earliest: date | None, latest: date | None, words: str) -> None:
    assert show_range(earliest, latest) == words


def test_an_article_of_no_dating_is_of_unknown_date() -> None:
    assert show_dating(None) == ("date unknown", "unknown")
    assert show_dating(Dating("a")) == ("date unknown", "unknown")
    assert show_dating(Dating("a", date(2031, 3, 4), basis="stated")) == ("4 Mar 2031", "stated")
