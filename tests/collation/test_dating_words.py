"""What an article's own dates and posts say of its day, and what dated articles on the same matter agree on."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.collation.dating.agreed import agreed_days
from onrecord.collation.dating.bounds import Bracket
from onrecord.collation.dating.own import full_dates
from onrecord.collation.dating.posts import post_days
from onrecord.collation.dating.shared import Dated
from onrecord.collation.dating.solve import datings
from onrecord.collation.dating.told import is_announced, is_told
from onrecord.collation.dating.views import view_of
from onrecord.model import Article, Reading

AN_AFFAIR, MANY_YEARS = 200, 3000


def view(text):
    return view_of(Reading(article=Article.make(origin=text[:20], text=text)))


def dated(text, day):
    return Dated(view(text), Bracket(day, day))


@pytest.mark.parametrize(
    ("text", "told", "announced"),
    [
        pytest.param("They timed the poll on October 1.", True, False, id="a past verb close before"),
        pytest.param("They reached it, which on October 1 would be read.", False, False, id="what would be is open"),
        pytest.param("They were asked about elections on October 1.", False, False, id="a noun of what is to come"),
        pytest.param("Forecasts saw 200 boats counted on May 17.", False, False, id="a forecast"),
        pytest.param("They have until March 24 to agree.", False, True, id="until a day"),
        pytest.param("Talks go on ahead of a March 31 deadline.", False, True, id="a deadline"),
        pytest.param("The chamber will vote on March 31.", False, True, id="will"),
        pytest.param("They missed the March 31 deadline.", False, False, id="a missed deadline"),
        pytest.param("They did not agree by March 31.", False, False, id="what was not done by then"),
        pytest.param("It proceeded as scheduled on April 7, but was a mess.", False, False, id="as scheduled"),
    ],
)
def test_what_is_plainly_past_or_to_come(text, told, announced):
    one = view(text)
    (clue,) = one.clues
    assert (is_told(one, clue), is_announced(one, clue)) == (told, announced)


POST = "Fish are scarce.\n\nNo more nets! — Ana Prunk (@anaprunk) {day}\n\n"


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        pytest.param(
            POST.format(day="October 1, 2018"), date(2018, 9, 30), None, id="one post: not before, a zone off"
        ),
        pytest.param(
            "Nets were cut on Monday. " + POST.format(day="October 1, 2018"),
            date(2018, 10, 1),
            date(2018, 10, 7),
            id="the weekday of the news is that of the post",
        ),
        pytest.param(
            POST.format(day="October 1, 2018") * 2, date(2018, 9, 30), date(2018, 10, 7), id="two posts of a day"
        ),
        pytest.param(
            POST.format(day="May 1, 2012") + POST.format(day="October 1, 2018"),
            date(2018, 9, 30),
            None,
            id="the last one",
        ),
    ],
)
def test_posts_bracket_the_article_that_shows_them(text, earliest, latest):
    (bound,) = post_days(view(text))
    assert (bound.earliest, bound.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Nets were cut on October 1, 2018.", id="a date that is no post's"),
        pytest.param("— Ana Prunk (@anaprunk) October 1", id="a post without a year"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_post_no_claim(text):
    assert list(post_days(view(text))) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("Nets were cut on October 1, 2018.", [date(2018, 10, 1)], id="a full date that is told"),
        pytest.param("A scene from October 1, 2018.", [], id="from a day may lie ahead"),
        pytest.param("Nets will be cut on October 1, 2018.", [], id="a full date to come"),
        pytest.param("Updated October 1, 2018 at noon", [], id="the page's own furniture"),
    ],
)
def test_full_dates(text, days):
    assert [bound.earliest for bound in full_dates(view(text))] == days


KIN = "The envoys met. Fishing talks have until March 24 to reach a framework, the minister said."
OURS = "Ministers have until March 24 to reach a framework in the fishing talks."


@pytest.mark.parametrize(
    ("kin", "spread", "latest"),
    [
        pytest.param([], AN_AFFAIR, [], id="nobody else names the day"),
        pytest.param([date(2015, 3, 9)], AN_AFFAIR, [date(2015, 3, 24)], id="one other article of the affair"),
        pytest.param([date(2015, 3, 9), date(2016, 3, 9)], AN_AFFAIR, [], id="two that mean different years"),
        pytest.param(
            [date(2015, 3, 9), date(2015, 3, 11)], MANY_YEARS, [date(2015, 3, 24)], id="two that agree among many years"
        ),
        pytest.param([date(2015, 9, 25)], AN_AFFAIR, [], id="half a year off, either year may be meant"),
    ],
)
def test_a_deadline_ahead_bounds_the_article_in_the_year_that_others_mean(kin, spread, latest):
    sources = [dated(f"{KIN} {day}", day) for day in kin]
    assert [bound.latest for bound in agreed_days(view(OURS), sources, spread=spread)] == latest


def test_a_day_told_bounds_it_from_below():
    ours = "The ministers reached the framework on April 2 and went home."
    kin = [dated("Envoys hailed the framework reached on April 2 by tired ministers.", date(2015, 4, 5))]
    (bound,) = agreed_days(view(ours), kin, spread=AN_AFFAIR)
    assert bound.earliest == date(2015, 4, 2)
    assert [why.article for why in bound.why] == [view(ours).article.id, kin[0].view.article.id]


def story(day):
    """Two undated articles and a dated one, all of whose dates are counted from ``day``."""
    written = f"{day:%B} {day.day}, {day.year}"
    posted = f"Envoy Ana Prunk left Porto on {day:%A}. No nets! — Ana Prunk (@anaprunk) {written}"
    told = f"Ministers landed in Faro on {written}. Envoy Ana Prunk of Porto waited there."
    known = f"Envoy Ana Prunk spoke in Porto on {day:%A}."
    published = (None, None, day)
    return tuple(
        Reading(Article.make(origin=str(n), text=text, published=at))
        for n, (text, at) in enumerate(zip((posted, told, known), published, strict=True))
    )


def ends(day):
    return [(found.basis, found.earliest, found.latest) for found in datings(story(day))]


@settings(max_examples=25, deadline=None)
@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 1, 1)), st.integers(-400, 400))
def test_shifting_all_dates_by_whole_weeks_shifts_every_bracket(day, weeks):
    step = timedelta(weeks=weeks)
    moved = [(basis, low and low + step, high and high + step) for basis, low, high in ends(day)]
    assert ends(day + step) == moved
    assert [basis for basis, _, _ in moved] == ["inferred", "inferred", "metadata"]


def test_neither_order_nor_zone_nor_locale_matters(monkeypatch):
    readings = story(date(2024, 12, 3))
    forward = datings(readings)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    time.tzset()
    assert tuple(reversed(datings(readings[::-1]))) == forward
    monkeypatch.undo()
    time.tzset()
