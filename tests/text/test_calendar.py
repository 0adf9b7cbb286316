"""TIMEX3 arithmetic."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.calendar import (
    bounds,
    common,
    day_value,
    easter,
    moved,
    shift,
    unit_of,
    value_of,
    valued,
    weekday_near,
)

DAYS = st.dates(min_value=date(1850, 1, 1), max_value=date(2150, 12, 31))
UNITS = ("D", "W", "WE", "M", "Q", "H", "Y", "DE", "CE")


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(None, id="nothing covers no days"),
        pytest.param("PAST_REF", id="a vague past covers no days"),
        pytest.param("P3D", id="a duration covers no days"),
        pytest.param("XXXX-WXX-2", id="every Tuesday covers no days"),
        pytest.param("2024-02-30", id="30 February is no day"),
        pytest.param("2024-13", id="there is no thirteenth month"),
        pytest.param("2023-W53", id="2023 has no week 53"),
        pytest.param("FY2024", id="a fiscal year is not the calendar's"),
    ],
)
def test_values_without_days(value):
    assert bounds(value) is None


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        pytest.param("2024-12-03", "2024-12-03", "2024-12-03", id="a day is itself"),
        pytest.param("2024-12-03TMO", "2024-12-03", "2024-12-03", id="a morning lies in its day"),
        pytest.param("2024-02", "2024-02-01", "2024-02-29", id="a February of a leap year has 29 days"),
        pytest.param("2024-W49", "2024-12-02", "2024-12-08", id="a week runs from Monday to Sunday"),
        pytest.param("2024-W49-WE", "2024-12-07", "2024-12-08", id="a weekend is Saturday and Sunday"),
        pytest.param("2024-W49-2", "2024-12-03", "2024-12-03", id="the second day of a week is Tuesday"),
        pytest.param("2024-Q4", "2024-10-01", "2024-12-31", id="a quarter has three months"),
        pytest.param("2024-H1", "2024-01-01", "2024-06-30", id="a half has six months"),
        pytest.param("2024-SU", "2024-06-01", "2024-09-30", id="a summer covers all its readings"),
        pytest.param("2024-WI", "2023-12-01", "2025-03-20", id="a winter covers both that touch the year"),
        pytest.param("199", "1990-01-01", "1999-12-31", id="a decade has ten years"),
        pytest.param("19", "1900-01-01", "1999-12-31", id="a century has a hundred"),
        pytest.param("2011-06-XX", "2011-06-01", "2011-06-30", id="an unknown day of a month covers the month"),
    ],
)
def test_days_covered(value, first, last):
    assert bounds(value) == (date.fromisoformat(first), date.fromisoformat(last))


@given(DAYS, st.sampled_from(UNITS))
def test_a_value_covers_the_day_it_was_made_from(day, unit):
    low, high = bounds(value_of(day, unit=unit))
    assert low <= day <= high or (unit == "WE" and 0 < (low - day).days < 6)


@given(DAYS, st.sampled_from(UNITS))
def test_a_value_knows_its_unit(day, unit):
    assert unit_of(value_of(day, unit=unit)) == unit


@given(DAYS, st.integers(-40, 40), st.sampled_from(("D", "W")))
def test_shifting_by_days_and_weeks_can_be_undone(day, by, unit):
    assert shift(shift(day, by=by, unit=unit), by=-by, unit=unit) == day


@given(DAYS, st.integers(0, 6), st.booleans(), st.booleans())
def test_the_nearest_weekday_is_that_weekday_within_a_week(day, weekday, future, strict):
    found = weekday_near(day, weekday=weekday, future=future, strict=strict)
    assert found.weekday() == weekday
    gap = (found - day).days if future else (day - found).days
    assert (1 if strict else 0) <= gap <= (7 if strict else 6)


@pytest.mark.parametrize(
    ("day", "by", "unit", "expected"),
    [
        pytest.param("2024-03-31", -1, "M", "2024-02-29", id="a month before 31 March is the last of February"),
        pytest.param("2024-02-29", 1, "Y", "2025-02-28", id="a year after 29 February is the 28th"),
        pytest.param("2024-12-03", -1, "Q", "2024-09-03", id="a quarter back is three months"),
        pytest.param("2024-12-03", 1, "DE", "2034-12-03", id="a decade on is ten years"),
    ],
)
def test_shifts(day, by, unit, expected):
    assert shift(date.fromisoformat(day), by=by, unit=unit) == date.fromisoformat(expected)


def test_beyond_the_calendar_is_unknown():
    assert shift(date(9999, 12, 31), by=1, unit="D") is None
    assert shift(date(1, 1, 1), by=-1, unit="Y") is None
    assert valued(None, unit="D") is None


@pytest.mark.parametrize(
    ("value", "by", "unit", "expected"),
    [
        pytest.param("2024-Q4", -1, "Y", "2023-Q4", id="the same quarter a year before"),
        pytest.param("2024-SU", 1, "Y", "2025-SU", id="the next summer"),
        pytest.param("2024-12", 1, "M", "2025-01", id="the month after December"),
        pytest.param("PAST_REF", 1, "Y", None, id="a vague past does not move"),
    ],
)
def test_moved_values_stay_as_fine(value, by, unit, expected):
    assert moved(value, by=by, unit=unit) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param("2024-12-03", "2024-12-03", "2024-12-03", id="the same day"),
        pytest.param("2024-12-03", "2024-12-05", "2024-W49", id="two days of a week"),
        pytest.param("2024-12-03", "2024-12-23", "2024-12", id="two days of a month"),
        pytest.param("2024-03-03", "2024-12-23", "2024", id="two days of a year"),
        pytest.param("2023-03-03", "2024-12-23", None, id="nothing in common"),
        pytest.param("PAST_REF", "2024", None, id="a vague past has nothing in common with a year"),
    ],
)
def test_what_two_values_share(left, right, expected):
    assert common(left, right) == expected


def test_impossible_days_have_no_value():
    assert day_value(2024, 2, 30) is None
    assert day_value(2023, 2, 29) is None


@pytest.mark.parametrize(
    ("year", "day"), [(2024, date(2024, 3, 31)), (2015, date(2015, 4, 5)), (2000, date(2000, 4, 23))]
)
def test_easter(year, day):
    assert easter(year) == day


@given(DAYS)
def test_a_week_later_is_the_next_week(day):
    low, _ = bounds(value_of(day, unit="W"))
    assert bounds(value_of(day + timedelta(days=7), unit="W"))[0] == low + timedelta(days=7)
