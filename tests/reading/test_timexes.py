"""Time expressions: found, resolved, and left alone."""

from __future__ import annotations

import os
import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Article, Reading, Span
from onrecord.reading.timexes.finding import Dct, find_timexes, timexes_of

TUESDAY = date(2024, 12, 3)


def found(text, dct=TUESDAY):
    return [(t.span.of(text), t.type, t.value) for t in timexes_of(text, dct=dct)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The ministers may march on in spite of it.", id="may and march are verbs"),
        pytest.param("He won a second seat after the fall of the city.", id="a second seat and the fall of a city"),
        pytest.param("It paid $2000 for 1500 people.", id="sums and counts are no years"),
        pytest.param("Three quarters of the seats were lost.", id="three quarters of a whole"),
        pytest.param("She left the moment he came.", id="the moment he came"),
        pytest.param("The clip (03:01) is online.", id="the length of a clip is no time of day"),
        pytest.param("The last one was better.", id="the last one is not the past"),
        pytest.param("The party won 2019 votes.", id="a count of votes"),
        pytest.param("", id="an empty text"),
        pytest.param("🎈🎈 🎈", id="only emoji"),
    ],
)
def test_finds_nothing(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("They met on Tuesday.", ("Tuesday", "2024-12-03"), id="a weekday may be the day of writing"),
        pytest.param("They met on Wednesday.", ("Wednesday", "2024-11-27"), id="a past weekday lies behind"),
        pytest.param("They will meet on Wednesday.", ("Wednesday", "2024-12-04"), id="an announced weekday lies ahead"),
        pytest.param("On Friday they want to talk.", ("Friday", "2024-12-06"), id="what is wanted lies ahead"),
        pytest.param("Talks by Friday are needed.", ("Friday", "2024-12-06"), id="by a weekday looks ahead"),
        pytest.param("He resigned last Tuesday.", ("last Tuesday", "2024-11-26"), id="last Tuesday is not today"),
        pytest.param("It opens next Monday.", ("next Monday", "2024-12-09"), id="next Monday"),
        pytest.param("She said so yesterday.", ("yesterday", "2024-12-02"), id="yesterday"),
        pytest.param(
            "She left the day before yesterday.", ("the day before yesterday", "2024-12-01"), id="two days back"
        ),
        pytest.param("He spoke late Monday.", ("late Monday", "2024-12-02"), id="late belongs to the weekday"),
        pytest.param("It began last week.", ("last week", "2024-W48"), id="last week"),
        pytest.param("It ended earlier this week.", ("earlier this week", "2024-W49"), id="earlier this week"),
        pytest.param("It grew last month.", ("last month", "2024-11"), id="last month"),
        pytest.param("The bloc agreed in July.", ("July", "2024-07"), id="a past month"),
        pytest.param("It takes effect in February.", ("February", "2025-02"), id="a month to come"),
        pytest.param("He takes office on January 20th.", ("January 20th", "2025-01-20"), id="a day to come next year"),
        pytest.param("It was signed on 3 October.", ("3 October", "2024-10-03"), id="day before month"),
        pytest.param("It was signed on Oct. 3, 2021.", ("Oct. 3, 2021", "2021-10-03"), id="a full date"),
        pytest.param("It dates from May 2008.", ("May 2008", "2008-05"), id="a month of a year"),
        pytest.param("It failed in the 1990s.", ("the 1990s", "199"), id="a decade"),
        pytest.param("It was common in the 19th century.", ("the 19th century", "18"), id="a century"),
        pytest.param("Output fell in the third quarter.", ("the third quarter", "2024-Q3"), id="a quarter"),
        pytest.param("It rose in the first half of 2009.", ("the first half of 2009", "2009-H1"), id="half a year"),
        pytest.param("It opened in the summer of 2009.", ("the summer of 2009", "2009-SU"), id="a season"),
        pytest.param("They met ten days ago.", ("ten days ago", "2024-11-23"), id="days ago is a day"),
        pytest.param("They met a good two weeks ago.", ("a good two weeks ago", "2024-W47"), id="weeks ago is a week"),
        pytest.param("They met four months ago.", ("four months ago", "2024-08"), id="months ago is a month"),
        pytest.param("It stood there 20 years ago.", ("20 years ago", "2004"), id="years ago is a year"),
        pytest.param("Turkeys sold well on Thanksgiving.", ("Thanksgiving", "2024-11-28"), id="a holiday"),
        pytest.param("It is now under way.", ("now", "PRESENT_REF"), id="now"),
        pytest.param("It was recently sold.", ("recently", "PAST_REF"), id="recently"),
        pytest.param("Help will come soon.", ("soon", "FUTURE_REF"), id="soon"),
        pytest.param("It might join one day.", ("one day", "FUTURE_REF"), id="one day to come"),
        pytest.param("He is ill for the time being.", ("the time being", "PRESENT_REF"), id="the time being"),
    ],
)
def test_dates(text, expected):
    assert found(text) == [(expected[0], "DATE", expected[1])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It lasted 24 hours.", ("24 hours", "DURATION", "PT24H"), id="hours"),
        pytest.param("A two-day meeting began.", ("two-day", "DURATION", "P2D"), id="as an adjective"),
        pytest.param("It will take one year.", ("one year", "DURATION", "P1Y"), id="one year"),
        pytest.param("It lasted one week.", ("one week", "DURATION", "P1W"), id="one week"),
        pytest.param("It can be done in one day.", ("one day", "DURATION", "P1D"), id="in one day"),
        pytest.param("It took more than two years.", ("more than two years", "DURATION", "P2Y"), id="more than"),
        pytest.param("It took a year and a half.", ("a year and a half", "DURATION", "P1.5Y"), id="and a half"),
        pytest.param("It took half an hour.", ("half an hour", "DURATION", "PT30M"), id="half an hour"),
        pytest.param("It fell in the past decade.", ("the past decade", "DURATION", "P10Y"), id="the past decade"),
        pytest.param("They waited for months.", ("months", "DURATION", "PXM"), id="some months"),
        pytest.param("They bomb every day.", ("every day", "SET", "P1D"), id="every day"),
        pytest.param("They meet every other week.", ("every other week", "SET", "P2W"), id="every other week"),
        pytest.param("It is held twice a year.", ("twice a year", "SET", "P1Y"), id="twice a year"),
        pytest.param("It makes 15 a year.", ("a year", "SET", "P1Y"), id="a rate"),
        pytest.param("They meet on Mondays.", ("Mondays", "SET", "XXXX-WXX-1"), id="Mondays"),
        pytest.param(
            "He spoke at 8:30 p.m. Monday.", ("8:30 p.m. Monday", "TIME", "2024-12-02T20:30"), id="a clock time"
        ),
        pytest.param("He spoke on Monday night.", ("Monday night", "TIME", "2024-12-02TNI"), id="a part of a day"),
        pytest.param(
            "It opened at 16:00 UTC today.", ("16:00 UTC today", "TIME", "2024-12-03T16:00Z"), id="with a zone"
        ),
    ],
)
def test_durations_sets_and_times(text, expected):
    assert found(text) == [expected]


NEWSWIRE = date(1989, 10, 26)  # a Thursday
CLASSES = [
    # quarters, halves and fiscal years
    ("Third-quarter profit rose.", "Third-quarter", "DATE", "1989-Q3"),
    ("Profit fell in the 1988 fourth quarter.", "the 1988 fourth quarter", "DATE", "1988-Q4"),
    ("It lost money in 1988's fourth quarter.", "1988's fourth quarter", "DATE", "1988-Q4"),
    ("It beat last year's third quarter.", "last year's third quarter", "DATE", "1988-Q3"),
    ("It lost in the last quarter of 1987.", "the last quarter of 1987", "DATE", "1987-Q4"),
    ("In the first half, profit rose.", "the first half", "DATE", "1989-H1"),
    ("They will merge by the end of the first quarter.", "the end of the first quarter", "DATE", "1990-Q1"),
    ("It was so at the end of the 1970s.", "the end of the 1970s", "DATE", "197"),
    ("Sales for the quarter rose.", "the quarter", "DATE", "1989-Q3"),
    ("In the latest quarter, it earned more.", "the latest quarter", "DATE", "1989-Q3"),
    ("In the year-ago quarter, it earned less.", "the year-ago quarter", "DATE", "1988-Q3"),
    ("It expects fiscal 1990 earnings to rise.", "fiscal 1990", "DATE", "1990"),
    ("A rebound is due by year-end.", "year-end", "DATE", "1989"),
    ("It is to open by the end of the year.", "the end of the year", "DATE", "1989"),
    ("For the rest of the year, it will wait.", "the rest of the year", "DATE", "1989"),
    # lengths of time
    ("Over the last 12 months, shares fell.", "the last 12 months", "DURATION", "P12M"),
    ("For the nine months, net rose.", "the nine months", "DURATION", "P9M"),
    ("It sold 10-year notes.", "10-year", "DURATION", "P10Y"),
    ("It fell for two straight days.", "two straight days", "DURATION", "P2D"),
    ("It took three-and-a-half years.", "three-and-a-half years", "DURATION", "P3.5Y"),
    ("A three-and-a-half-year term ended.", "three-and-a-half-year", "DURATION", "P3.5Y"),
    ("In the past couple of weeks he left.", "the past couple of weeks", "DURATION", "P2W"),
    # sets
    ("They pray three times a day.", "three times a day", "SET", "P1D"),
    ("It opens every Saturday night.", "every Saturday night", "SET", "XXXX-WXX-6TNI"),
    ("The quarterly dividend is 10 cents.", "quarterly", "SET", "P1Q"),
    ("It makes 200 barrels a day.", "a day", "SET", "P1D"),
    # parts of days and clock times
    ("He left at 1:30 p.m. EST Saturday.", "1:30 p.m. EST Saturday", "TIME", "1989-10-21T13:30"),
    ("He left at 8 o'clock this morning.", "8 o'clock this morning", "TIME", "1989-10-26T08:00"),
    ("He left at 3 a.m. local time.", "3 a.m. local time", "TIME", "1989-10-26T03:00"),
    ("He left on the night of June 5.", "the night of June 5", "TIME", "1989-06-05TNI"),
    ("He left early this morning.", "early this morning", "TIME", "1989-10-26TMO"),
    ("He left last night.", "last night", "TIME", "1989-10-25TNI"),
    # holidays and weekends
    ("He left on New Year's Eve.", "New Year's Eve", "DATE", "1988-12-31"),
    ("It was closed on Good Friday.", "Good Friday", "DATE", "1989-03-24"),
    ("They voted on Election Day 1988.", "Election Day 1988", "DATE", "1988-11-08"),
    ("They rested on Memorial Day.", "Memorial Day", "DATE", "1989-05-29"),
    ("They dined on Thanksgiving weekend 1988.", "Thanksgiving weekend 1988", "DATE", "1988-W47-WE"),
    ("Over the weekend, officials met.", "the weekend", "DATE", "1989-W42-WE"),
    ("Officials will meet over the weekend.", "the weekend", "DATE", "1989-W43-WE"),
    # counted from a day beside it
    ("It opens a week from Friday.", "a week from Friday", "DATE", "1989-11-03"),
    ("It opened a week ago Sunday.", "a week ago Sunday", "DATE", "1989-10-15"),
    ("It closed on the last day of September.", "the last day of September", "DATE", "1989-09-30"),
    ("It closed in the spring of 1988.", "the spring of 1988", "DATE", "1988-SP"),
    # years and decades
    ("It was known in the 1800s.", "the 1800s", "DATE", "18"),
    ("Since at least 1975, it was known.", "1975", "DATE", "1975"),
    # references
    ("It fell in the recent past.", "the recent past", "DATE", "PAST_REF"),
    ("It fell in recent weeks.", "recent weeks", "DATE", "PAST_REF"),
    ("In the coming weeks, talks are planned.", "the coming weeks", "DATE", "FUTURE_REF"),
    ("In the long run, it will fall.", "the long run", "DATE", "FUTURE_REF"),
    ("At present, it is open.", "present", "DATE", "PRESENT_REF"),
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), [pytest.param(*c, id=c[0]) for c in CLASSES])
def test_what_newswire_says(text, words, kind, value):
    assert (words, kind, value) in found(text, NEWSWIRE)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The 25-year-old man, 61 years old, is in his 30s.", id="ages are no time"),
        pytest.param("USA Today and the Daily Herald wrote it.", id="names of papers"),
        pytest.param("It has been a long day.", id="a long day"),
        pytest.param("They won the past two elections.", id="the past two of something else"),
        pytest.param("The team led in the first half.", id="half a game"),
        pytest.param("He came shortly afterward.", id="shortly afterward"),
        pytest.param("Long-term debt fell, and the future of the mill is open.", id="no reference to a time"),
    ],
)
def test_what_newswire_does_not_date(text):
    assert found(text, NEWSWIRE) == []


def test_a_period_that_ended_on_a_day_is_the_one_that_ends_there():
    text = "In the quarter ended Sept. 30 it lost, and in the week ended Oct. 14 it won."
    assert [value for _, _, value in found(text, NEWSWIRE)] == ["1989-Q3", "1989-09-30", "1989-W41", "1989-10-14"]


def test_the_year_behind_the_last_month_of_several_is_that_of_all():
    text = "They waited from August to October 1987, and between November and February 1988."
    assert [value for _, _, value in found(text, NEWSWIRE)] == ["1987-08", "1987-10", "1987-11", "1988-02"]


def test_a_fiscal_year_bounds_no_days():
    (only,) = timexes_of("It expects fiscal 1990 earnings to rise.", dct=NEWSWIRE)
    assert (only.value, only.earliest, only.latest) == ("1990", None, None)


@pytest.mark.parametrize(
    ("text", "day", "value"),
    [
        pytest.param("Tuesday's ruling could swing it.", TUESDAY, "2024-12-03", id="what a day owns is past"),
        pytest.param("Friday's ruling could swing it.", TUESDAY, "2024-11-29", id="also where the clause looks ahead"),
        pytest.param("Friday's vote will decide it.", TUESDAY, "2024-12-06", id="unless it is announced"),
        pytest.param("Following the Friday vote, they left.", TUESDAY, "2024-11-29", id="what came after it"),
        pytest.param("He spoke to them before February 11.", date(2020, 1, 25), "2020-02-11", id="nearer ahead"),
        pytest.param("It was scheduled for March 31.", date(2020, 5, 3), "2020-03-31", id="planned, but past by now"),
        pytest.param("It will be fiercely contested in June.", TUESDAY, "2025-06", id="a passive to come"),
    ],
)
def test_direction(text, day, value):
    assert [t.value for t in timexes_of(text, dct=day)] == [value]


def test_two_digit_years_are_of_the_nearest_century():
    (only,) = timexes_of("It was signed on 25/06/98.", dct=NEWSWIRE)
    assert only.value == "1998-06-25"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("He took over on 1 October. That same day he spoke.", "2024-10-01", id="that same day"),
        pytest.param("It fell in 2021. The following year it rose.", "2022", id="the following year"),
        pytest.param("It was signed on June 5, 2019. Two days later it was void.", "2019-06-07", id="two days later"),
        pytest.param("It was sold in February 1999. Since that February it paid.", "1999-02", id="that February"),
        pytest.param(
            "Sales grew in March 2020, from the same month a year ago.", "2019-03", id="the same month a year ago"
        ),
    ],
)
def test_anchors_in_the_text(text, value):
    last = timexes_of(text, dct=TUESDAY)[-1]
    assert last.value == value
    assert last.anchor.startswith("text ")


def test_an_unknown_date_leaves_the_next_one_unknown():
    text = "The first year of her term saw a war, and the following year a crisis."
    assert [t.value for t in timexes_of(text, dct=TUESDAY)] == [None, None]


def test_without_an_anchor_relative_dates_have_no_value():
    text = "On Tuesday, last month, yesterday and in July it was so; in 1994 it was not."
    values = [t.value for t in timexes_of(text, dct=None)]
    assert values == [None, None, None, None, "1994"]


def test_a_bracket_gives_an_interval_and_what_both_ends_agree_on():
    text = "It was agreed on Monday, last month."
    monday, month = timexes_of(text, dct=Dct(date(2024, 12, 3), date(2024, 12, 12)))
    assert (monday.earliest, monday.latest, monday.value) == (date(2024, 12, 2), date(2024, 12, 9), "2024-12")
    assert month.value == "2024-11"


@pytest.mark.parametrize("words", ["30 February", "30 February 2024", "June 31", "February 29, 2023"])
def test_a_day_that_does_not_exist_is_found_and_has_no_value(words):
    assert found(f"It was signed on {words}.") == [(words, "DATE", None)]


@pytest.mark.parametrize("words", ["0001-01-01", "9999-12-31", "31/12/9999"])
def test_what_programs_write_for_no_day_is_none(words):
    assert found(f"It was signed on {words}.") == []


def test_a_raised_figure_is_no_number():
    assert [value for _, _, value in found("He spoke of the ²nd quarter of 2015.")][-1:] != ["2015-Q2"]


def test_both_readings_of_a_guess_are_kept():
    (only,) = timexes_of("They met on Wednesday.", dct=TUESDAY)
    assert (only.value, only.other) == ("2024-11-27", "2024-12-04")


def test_day_and_month_in_either_order_keep_both_readings():
    (only,) = timexes_of("It was signed on 05/06/2024.", dct=TUESDAY)
    assert only.value is None
    assert only.other == "2024-05-06 2024-06-05"
    assert (only.earliest, only.latest) == (date(2024, 5, 6), date(2024, 6, 5))
    assert [t.value for t in timexes_of("It was signed on 25/06/2024.", dct=TUESDAY)] == ["2024-06-25"]


def test_dates_inside_a_quotation_are_read_against_the_day_it_was_said():
    text = "“We met yesterday,” he said."
    said = [(Span(0, 18), date(2024, 7, 10))]
    assert [t.value for t in timexes_of(text, dct=TUESDAY, said=said)] == ["2024-07-09"]


def test_a_reading_is_read_against_its_stated_day():
    article = Article.make(origin="a", text="They met yesterday.", published=TUESDAY)
    assert [t.value for t in find_timexes(Reading(article=article)).timexes] == ["2024-12-02"]


TEXT = (
    "On Tuesday, yesterday, last Friday, next Monday, tomorrow and ten days ago they met; on Wednesday they will vote."
)


@settings(max_examples=40)
@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 1, 1)), st.integers(-400, 400))
def test_shifting_the_day_by_whole_weeks_shifts_every_answer(day, weeks):
    step = timedelta(days=7 * weeks)
    here, there = timexes_of(TEXT, dct=day), timexes_of(TEXT, dct=day + step)
    assert [t.span for t in here] == [t.span for t in there]
    assert [t.earliest + step for t in here] == [t.earliest for t in there]


@settings(max_examples=60)
@given(st.text(max_size=200), st.dates())
def test_any_text_gives_spans_in_order_that_slice_back(text, day):
    spans = [t.span for t in timexes_of(text, dct=day)]
    assert spans == sorted(spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


def test_neither_the_time_zone_nor_the_locale_matters(monkeypatch):
    before = timexes_of(TEXT, dct=TUESDAY)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    if hasattr(time, "tzset"):
        time.tzset()
    assert timexes_of(TEXT, dct=TUESDAY) == before
    os.environ.pop("TZ")
    if hasattr(time, "tzset"):
        time.tzset()


def test_a_long_paragraph_is_read_in_linear_time():
    text = "the first second of may and the last 12 of 1999 in a month, " * 1000
    began = time.process_time()
    timexes_of(text, dct=TUESDAY)
    assert time.process_time() - began < 4
