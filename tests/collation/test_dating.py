"""Publication days: stated, worked out, bracketed, or left unknown."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from onrecord.collation.dating.articles import anchor_of, date_articles
from onrecord.collation.dating.bounds import Bound, Bracket, narrowed, solved
from onrecord.collation.dating.stated import dateline_days
from onrecord.collation.dating.views import view_of
from onrecord.model import Article, Aside, Dating, Evidence, Reading, Record, Span
from onrecord.reading.timexes.finding import find_timexes

SUMMIT = """Envoy Ana Prunk wants talks
Envoy Ana Prunk speaks to reporters before a council of fishing ministers in Porto, Dec. 3, 2024. Lu Tan/AP

Envoy Ana Prunk said at a council of fishing ministers in Porto on Tuesday that talks were near.
She answered the harbour lobby, which called on Monday for a “long and quiet pause in trawling”.
“We need a fair share of the quiet sea,” she said on Tuesday. “No net is worth a broken harbour town,” she added.
The council ended late on Tuesday.
"""
ECHO = """Fishing talks are near, says envoy

The envoy made it clear on Tuesday that there must be “a fair share of the quiet sea”.
She warned that “no net is worth a broken harbour town”, and rejected a “long and quiet pause in trawling”.
On Wednesday the ministers want to discuss quotas.
"""
CAPTION = SUMMIT.index("Envoy Ana Prunk speaks")


def reading(text, published=None, asides=()):
    return find_timexes(Reading(article=Article.make(origin=text[:20], text=text, published=published), asides=asides))


def summit(shift_weeks=0):
    day = date(2024, 12, 3) + timedelta(weeks=shift_weeks)
    text = SUMMIT.replace("Dec. 3, 2024", f"{day:%b}. {day.day}, {day.year}")
    line = Span(CAPTION, text.index("\n", CAPTION))
    return reading(text, asides=(Aside(line, "caption"),))


def dated(*readings):
    record = date_articles(Record(readings=tuple(sorted(readings, key=lambda r: r.article.id))))
    by_id = record.dating()
    return [by_id[one.article.id] for one in readings]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The ministers met on Tuesday and agreed.", id="a weekday alone"),
        pytest.param("Nets were cut on May 20, 2024.", id="a short line that tells of a day"),
        pytest.param("It was agreed in July.", id="a month alone"),
        pytest.param(
            "It was built in 1994 and sold on June 3, 2001, as planned.", id="old dates are no publication day"
        ),
        pytest.param(
            "FILE - This June 15, 2018 photo shows a net. Lu/AP\n\nThey met on Friday.", id="a picture from the files"
        ),
        pytest.param("", id="an empty text"),
    ],
)
def test_unknown_is_an_answer(text):
    (found,) = dated(reading(text))
    assert found.day is None
    assert found.latest is None


def test_metadata_comes_first():
    (found,) = dated(reading("Published: Dec. 3, 2024\nThey met.", published=date(2024, 12, 5)))
    assert (found.day, found.basis) == (date(2024, 12, 5), "metadata")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Fish are scarce\nPublished: Dec. 3, 2024\n\nThey met.", id="a published line"),
        pytest.param("Fish are scarce\n3 December 2024\n\nThey met.", id="a line with the date alone"),
        pytest.param("Fish are scarce\nTuesday, December 3, 2024 10:30 am\n\nThey met.", id="with weekday and time"),
        pytest.param("Fish are scarce\nBy Ana Prunk - December 3, 2024\n\nThey met.", id="behind a byline"),
    ],
)
def test_a_stated_day(text):
    (found,) = dated(reading(text))
    assert (found.day, found.basis) == (date(2024, 12, 3), "stated")
    assert found.why


def test_a_caption_dates_the_article_that_calls_the_day_its_own():
    (found,) = dated(summit())
    assert (found.day, found.basis) == (date(2024, 12, 3), "stated")


def test_an_article_that_quotes_the_same_words_on_the_same_weekday_is_of_the_same_week():
    _, found = dated(summit(), reading(ECHO))
    assert (found.day, found.basis) == (date(2024, 12, 3), "inferred")
    assert {len(why.reason) > 0 for why in found.why} == {True}


@pytest.mark.parametrize("weeks", [-200, -1, 1, 37])
def test_shifting_every_date_by_whole_weeks_shifts_every_answer(weeks):
    first, second = dated(summit(weeks), reading(ECHO))
    day = date(2024, 12, 3) + timedelta(weeks=weeks)
    assert (first.day, second.day) == (day, day)


def test_another_weekday_does_not_date_it():
    _, found = dated(summit(), reading(ECHO.replace("Tuesday", "Thursday")))
    assert found.day is None
    assert found.earliest is None


def test_days_told_and_announced_bracket_an_article_near_the_others():
    text = "The envoy landed in Porto on 3 October. The council will be held in Faro on 12 October."
    _, found = dated(summit(), reading(text))
    assert (found.day, found.earliest, found.latest) == (None, date(2024, 10, 3), date(2024, 10, 12))


def test_another_story_in_the_folder_takes_no_day_away():
    text = "The envoy landed in Porto on 3 October. The council will be held in Faro on 12 October."
    other = reading("Mayor Bo Harlan opened a lido in Quarrel. Crowds from Ostby cheered.", published=date(2025, 9, 1))
    _, found, _ = dated(summit(), reading(text), other)
    assert (found.earliest, found.latest) == (date(2024, 10, 3), date(2024, 10, 12))


def test_who_is_called_by_an_office_writes_after_taking_it_up():
    taken = "On 1 October 2024 Ana Prunk took over as Harbour Secretary General. It was a long wait."
    called = "Harbour Secretary-General Ana Prunk spoke of nets."
    later, former = dated(reading(taken, published=date(2024, 10, 2)), reading(called))[1], None
    assert (later.earliest, later.latest) == (date(2024, 10, 1), None)
    former = dated(reading(taken, published=date(2024, 10, 2)), reading("Former " + called))[1]
    assert former.earliest is None


def test_every_link_of_evidence_slices_to_its_words():
    readings = (summit(), reading(ECHO))
    texts = {one.article.id: one.article.text for one in readings}
    for dating in dated(*readings):
        for why in dating.why:
            assert why.span.of(texts[why.article]).strip()


def test_the_order_of_input_does_not_matter():
    one, two = summit(), reading(ECHO)
    assert date_articles(Record(readings=(one, two))).datings == tuple(
        reversed(date_articles(Record(readings=(two, one))).datings)
    )


def test_dates_are_read_again_with_the_day_found():
    record = date_articles(Record(readings=(summit(), reading(ECHO))))
    values = [t.value for t in record.readings[1].timexes]
    assert values == ["2024-12-03", "2024-12-04"]


def test_two_hundred_undated_copies_are_no_trouble():
    copies = tuple(replace(reading(ECHO), article=Article.make(origin=str(n), text=f"{n} {ECHO}")) for n in range(60))
    assert len(date_articles(Record(readings=copies)).datings) == 60


@pytest.mark.parametrize(
    ("dating", "known"),
    [
        pytest.param(Dating("a"), False, id="unknown"),
        pytest.param(Dating("a", None, date(2024, 1, 1), date(2024, 9, 1)), False, id="too wide"),
        pytest.param(Dating("a", None, date(2024, 1, 1), date(2024, 1, 9)), True, id="a bracket"),
    ],
)
def test_what_dates_can_be_read_against(dating, known):
    assert (anchor_of(dating) is not None) is known


WHY = (Evidence("a", Span(0, 1), "because"),)


def test_brackets():
    bracket = Bracket(date(2024, 1, 1), date(2024, 2, 1))
    assert narrowed(bracket, Bound(date(2023, 1, 1), None, 1, WHY)) is bracket
    assert narrowed(bracket, Bound(date(2024, 3, 1), None, 1, WHY)) is None
    assert narrowed(bracket, Bound(date(2024, 1, 9), None, 1, WHY)) == Bracket(date(2024, 1, 9), date(2024, 2, 1), WHY)


def test_of_two_claims_that_contradict_the_better_stands_and_equals_leave_it_unknown():
    early, late = date(2024, 1, 1), date(2024, 6, 1)
    assert solved([Bound(late, late, 5, WHY), Bound(early, early, 1, WHY)]) == Bracket(early, early, WHY)
    assert solved([Bound(late, late, 1, WHY), Bound(early, early, 1, WHY)]) is None
    assert solved([]) == Bracket()


def test_no_reason_names_a_day_that_is_not_in_the_record():
    for dating in dated(summit(), reading(ECHO)):
        for why in dating.why:
            for day in re.findall(r"\d{4}-\d\d-\d\d", why.reason):
                assert day == "2024-12-03"


DATELINE = """Talks end early

PORTO, {day} (Net Wire) - Envoy Ana Prunk broke off the talks on {weekday}, two days after they began.
The harbour lobby said on May 5, 2024 that it would wait. It repeated this on November 2, 2024.
"""


def yearless(bracket, day="November 5", weekday="Tuesday"):
    view = view_of(reading(DATELINE.format(day=day, weekday=weekday)))
    return [bound.earliest for bound in dateline_days(view, bracket)]


@pytest.mark.parametrize(
    ("bracket", "weekday"),
    [
        pytest.param(Bracket(), "Tuesday", id="nothing else is known"),
        pytest.param(Bracket(date(2024, 12, 1), date(2025, 3, 1)), "Tuesday", id="the rest rules the day out"),
        pytest.param(Bracket(date(2024, 9, 1), date(2024, 12, 1)), "Friday", id="the article names another weekday"),
        pytest.param(Bracket(date(2023, 9, 1), date(2024, 12, 1)), "Tuesday", id="two years are left"),
    ],
)
def test_a_date_line_without_a_year_gives_no_day(bracket, weekday):
    assert yearless(bracket, weekday=weekday) == []


def test_a_date_line_without_a_year_is_dated_where_one_year_fits():
    assert yearless(Bracket(date(2024, 9, 1), date(2024, 12, 1))) == [date(2024, 11, 5)]


def test_a_date_line_with_an_impossible_day_gives_none():
    assert yearless(Bracket(date(2024, 2, 1), date(2024, 12, 1)), day="Feb. 30") == []


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        pytest.param("They met.", date(2024, 5, 6), date(2024, 6, 5), id="both days are left"),
        pytest.param("Nets were cut on May 20, 2024.", date(2024, 6, 5), date(2024, 6, 5), id="one is ruled out"),
        pytest.param("Nets were cut on July 20, 2024.", date(2024, 7, 20), None, id="neither fits what is told"),
    ],
)
def test_two_days_in_the_metadata_are_both_weighed(text, earliest, latest):
    extra = (("published either", "2024-05-06 2024-06-05"),)
    article = Article.make(origin="a", text=text, extra=extra)
    (found,) = dated(find_timexes(Reading(article=article)))
    assert (found.earliest, found.latest) == (earliest, latest)
