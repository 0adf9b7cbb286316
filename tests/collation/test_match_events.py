"""Reports of one event joined over articles; several events of one affair kept apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.collation.accounts import account, record

from onrecord.collation.events.matching import match_events
from onrecord.collation.events.reports import UNKNOWN, told_days
from onrecord.model import Event, Reading

NAMES = ("Ada Quist", "Bo Harlan")


def events(*readings: Reading) -> tuple[Event, ...]:
    return match_events(record(*readings)).events


def articles(event: Event) -> set[str]:
    return {evidence.article for evidence in event.evidence}


def test_no_articles_no_events() -> None:
    assert events() == ()


def test_two_reports_of_one_meeting_are_one_event() -> None:
    one = account("Ada Quist met Bo Harlan on Monday.", outlet="A", names=NAMES, when=(("Monday", "2031-05-05"),))
    two = account("On 5 May Ada Quist met Bo Harlan in port.", outlet="B", names=NAMES, when=(("5 May", "2031-05-05"),))
    (event,) = events(one, two)
    assert event.when == "2031-05-05"
    assert len(articles(event)) == 2
    (link,) = [link for link in match_events(record(one, two)).links if link.kind != "story"]
    assert link.relation == "same_event"


@pytest.mark.parametrize(
    ("text", "names", "day"),
    [
        ("Ada Quist met Bo Harlan on 19 May.", NAMES, "2031-05-19"),
        ("Ada Quist met Cy Marr on 19 May.", ("Ada Quist", "Cy Marr"), "2031-05-05"),
        ("Ada Quist phoned Bo Harlan on 19 May.", NAMES, "2031-05-05"),
    ],
    ids=["another day", "other people", "another kind"],
)
def test_other_events_are_kept_apart(text: str, names: tuple[str, ...], day: str) -> None:
    one = account("Ada Quist met Bo Harlan on Monday.", outlet="A", names=NAMES, when=(("Monday", "2031-05-05"),))
    two = account(text, outlet="B", names=names, day="2031-05-20", when=(("19 May", day),))
    assert all(len(articles(event)) == 1 for event in events(one, two))


def test_what_is_told_of_a_day_to_come_is_scheduled() -> None:
    told = account(
        "Ada Quist meets Bo Harlan on 9 May.",
        outlet="A",
        names=NAMES,
        day="2031-05-05",
        when=(("9 May", "2031-05-09"),),
    )
    (event,) = events(told)
    assert event.status == "scheduled"


def test_what_was_scheduled_is_closed_by_the_later_report() -> None:
    plan = account(
        "Ada Quist will meet Bo Harlan on Friday.",
        outlet="A",
        names=NAMES,
        day="2031-05-05",
        when=(("Friday", "2031-05-09"),),
    )
    done = account(
        "Ada Quist met Bo Harlan on Friday.",
        outlet="B",
        names=NAMES,
        day="2031-05-10",
        when=(("Friday", "2031-05-09"),),
    )
    (event,) = events(plan, done)
    assert event.status == "happened"
    assert {e.reason.split(":")[0] for e in event.evidence if not e.reason.endswith("when")} == {
        "scheduled",
        "happened",
    }


def test_a_plan_nobody_reports_on_stays_scheduled() -> None:
    plan = account("Ada Quist will meet Bo Harlan on Friday.", names=NAMES, when=(("Friday", "2031-05-09"),))
    assert [event.status for event in events(plan)] == ["scheduled"]


def test_the_order_of_input_does_not_matter() -> None:
    one = account("Ada Quist met Bo Harlan on Monday.", outlet="A", names=NAMES, when=(("Monday", "2031-05-05"),))
    two = account("Ada Quist met Bo Harlan on 5 May.", outlet="B", names=NAMES, when=(("5 May", "2031-05-05"),))
    assert events(one, two) == events(two, one)


def test_a_weekday_is_no_name_that_two_reports_share() -> None:
    days = (("Sunday", "2031-05-04"),)
    one = account("Ada Quist met the wardens in Marrable on Sunday.", outlet="A", names=("Ada Quist",), when=days)
    two = account("Ada Quist met the pilots in port on Sunday.", outlet="B", names=("Ada Quist",), when=days)
    assert all(len(articles(event)) == 1 for event in events(one, two))


def test_an_article_that_still_plans_it_does_not_stand_under_what_another_calls_done() -> None:
    names = ("Bo Harlan", "Quarrel")
    done = account("Bo Harlan had opened a herring school in Quarrel.", outlet="A", names=names, day="2031-05-05")
    plan = account("Bo Harlan plans to open a herring school in Quarrel.", outlet="B", names=names, day="2031-05-05")
    found = {event.status: articles(event) for event in events(done, plan)}
    assert found == {"happened": {done.article.id}, "scheduled": {plan.article.id}}
    assert [link.relation for link in match_events(record(done, plan)).links if link.kind != "story"] == ["same_event"]


def test_an_older_plan_is_closed_by_what_another_calls_done() -> None:
    names = ("Bo Harlan", "Quarrel")
    done = account("Bo Harlan had opened a herring school in Quarrel.", outlet="A", names=names, day="2031-05-12")
    plan = account("Bo Harlan plans to open a herring school in Quarrel.", outlet="B", names=names, day="2031-05-05")
    assert [event.status for event in events(done, plan)] == ["happened"]


WEEK = (date(2031, 5, 5), date(2031, 5, 11))
TUESDAY = (date(2031, 5, 6), date(2031, 5, 6))


@pytest.mark.parametrize(
    ("status", "days", "around", "wanted"),
    [
        ("happened", WEEK, None, WEEK),
        ("happened", UNKNOWN, TUESDAY, UNKNOWN),
        ("hypothetical", WEEK, TUESDAY, WEEK),
        ("happened", TUESDAY, WEEK, TUESDAY),
        ("scheduled", TUESDAY, (WEEK[1], WEEK[1]), TUESDAY),
        ("happened", WEEK, TUESDAY, (WEEK[0], TUESDAY[1])),
        ("scheduled", WEEK, TUESDAY, (TUESDAY[0], WEEK[1])),
    ],
    ids=[
        "the article's day is not known",
        "the event's days are not known",
        "only imagined",
        "within the article's days",
        "planned for a day before",
        "past: not after the article",
        "planned: not before the article",
    ],
)
def test_days_that_an_article_can_mean(status, days, around, wanted) -> None:
    assert told_days(status, days, around) == wanted


def test_what_is_told_as_past_does_not_lie_after_the_article() -> None:
    told = account(
        "Ada Quist met Bo Harlan this week.",
        outlet="A",
        names=NAMES,
        day="2031-05-06",
        when=(("this week", "2031-05-05"),),
    )
    week = replace(told.timexes[0], value="2031-W19", earliest=WEEK[0], latest=WEEK[1])
    (event,) = events(replace(told, timexes=(week,)))
    assert (event.when, event.earliest, event.latest) == (None, WEEK[0], TUESDAY[1])


def test_an_event_is_told_by_the_article_that_its_evidence_begins_with() -> None:
    idle = account("On Monday Ada Quist met Bo Harlan.", outlet="A", names=NAMES, when=(("Monday", "2031-05-05"),))
    full = account(
        "Ada Quist met Bo Harlan and Cy Marr on Monday.",
        outlet="B",
        names=(*NAMES, "Cy Marr"),
        when=(("Monday", "2031-05-05"),),
    )
    (event,) = events(idle, full)
    assert event.evidence[0].article == full.article.id
