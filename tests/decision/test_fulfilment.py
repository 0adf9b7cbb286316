"""Conditions met, unmet and unknown, by what later articles tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.decision.told import reading_of, record_of

from onrecord.decision.fulfilment import requirements
from onrecord.decision.questions import parse_questions
from onrecord.decision.topics import topic_of
from onrecord.model import Article, Reading, Requirement, Timex
from onrecord.model import Span as Place

QUESTION = parse_questions("""
id: seat
question: Should Arvenia be invited to join the Harbour League?
about: [Arvenia, invite Arvenia, membership]
members: [Bremia, Calden, Dorn]
applicant: Arvenia
chair: Harbour League
rule: consensus
""")[0]
ASKED = "Bremia | said | it could support membership for Arvenia, but only after a truce with Norland"
ABOUT = "Arvenia wants to join the Harbour League and Arvenia hopes for membership in the League. Arvenia waits. "


def told(words: str, day: str) -> Reading:
    """An article on the question that tells something."""
    article = Article.make(origin=f"{words[:20]}.txt", text=ABOUT + words, published=date.fromisoformat(day))
    return Reading(article=article)


def required(*later: Reading, asked: str = ASKED, said_on: str | None = "2031-05-02", as_of: str = "") -> Requirement:
    """The one condition of a statement, after what later articles tell."""
    first = reading_of(asked, said_on=said_on)
    record = record_of(first, *later)
    named = [(s.id, condition) for s in first.statements for condition in s.conditions]
    day = date.fromisoformat(as_of) if as_of else None
    ((_, found),) = requirements(named, record, topic_of(QUESTION), as_of=day)
    return found


def test_no_condition_needs_nothing() -> None:
    assert requirements([], record_of(), topic_of(QUESTION), as_of=None) == ()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        pytest.param("The harbour opened on Monday.", "2031-06-01", id="another thing"),
        pytest.param("The truce with Norland took effect.", "2031-05-01", id="before it was asked for"),
        pytest.param("The truce with Norland will take effect soon.", "2031-06-01", id="only to come"),
        pytest.param("Talks on a truce with Norland began.", "2031-06-01", id="talks on it are not it"),
        pytest.param("A truce took effect.", "2031-06-01", id="a name is missing"),
        pytest.param("The truce with Norland in France took effect.", "2031-06-01", id="in another state"),
        pytest.param("Has the truce with Norland taken effect?", "2031-06-01", id="a question"),
        pytest.param("He denied that the truce with Norland took effect.", "2031-06-01", id="a denial"),
    ],
)
def test_it_stays_unknown(words: str, day: str) -> None:
    found = required(told(words, day))
    assert found.met == "unknown"
    assert found.shown_by == ()


@pytest.mark.parametrize(
    ("words", "fate"),
    [
        pytest.param("The truce with Norland took effect at dawn.", "met", id="it took effect"),
        pytest.param("A truce was signed with Norland on Friday.", "met", id="it was signed"),
        pytest.param("The cease-fire with Norland has begun.", "met", id="by another word of its family"),
        pytest.param("The truce with Norland collapsed.", "unmet", id="it collapsed"),
        pytest.param("No truce with Norland was reached.", "unmet", id="there was none"),
    ],
)
def test_a_thing_asked_for(words: str, fate: str) -> None:
    later = told(words, "2031-06-01")
    found = required(later)
    assert found.met == fate
    assert [e.span.of(later.article.text) for e in found.shown_by] == [words]


@pytest.mark.parametrize(
    ("condition", "words", "fate"),
    [
        pytest.param("if Calden lifts its sanctions", "Calden lifted its sanctions.", "met", id="a deed done"),
        pytest.param("if Calden lifts its sanctions", "Dorn lifted its sanctions.", "unknown", id="by somebody else"),
        pytest.param("if Calden lifts its sanctions", "Calden refused to lift its sanctions.", "unmet", id="refused"),
        pytest.param("if the toll treaty is signed", "The toll treaty was signed.", "met", id="in the passive"),
        pytest.param("if the toll treaty is signed", "A letter on the toll treaty was signed.", "unknown", id="of it"),
        pytest.param("if a final deal is reached", "They reached a final deal.", "met", id="as the verb's object"),
        pytest.param(
            "if a final deal is reached", "They reached the framework of a deal.", "unknown", id="a part of it"
        ),
        pytest.param("if a deal is reached", "They reached a preliminary deal.", "unknown", id="one set apart from it"),
        pytest.param("if a deal is reached", "The deal he struck was no treaty.", "unknown", id="told in passing"),
        pytest.param("if a deal is reached", "He concluded it would make a deal.", "unknown", id="a thought of it"),
        pytest.param("if Calden breaks the deal", "They reached the deal.", "unknown", id="a verb that isn't known"),
        pytest.param("until the deal has its uses", "They reached the deal.", "unknown", id="a state of the thing"),
        pytest.param("unless they lift the sanctions", "They lifted the sanctions.", "unknown", id="a pronoun"),
        pytest.param("as long as the truce holds", "The truce took effect.", "unknown", id="what is to last"),
    ],
)
def test_a_deed_asked_for(condition: str, words: str, fate: str) -> None:
    asked = f"Bremia | said | it could support membership for Arvenia {condition}"
    assert required(told(words, "2031-06-01"), asked=asked).met == fate


def test_the_latest_day_decides() -> None:
    begun, broken = (
        told("The truce with Norland took effect.", "2031-06-01"),
        told("The truce with Norland collapsed.", "2031-07-01"),
    )
    assert required(begun, broken).met == "unmet"
    assert required(begun, broken, as_of="2031-06-15").met == "met"
    assert required(begun, broken, as_of="2031-05-20").met == "unknown"


def test_the_words_shown_are_those_that_told_it_first() -> None:
    first = told("The truce with Norland took effect.", "2031-06-01")
    again = told("The truce with Norland has begun.", "2031-06-02")
    assert [e.article for e in required(first, again).shown_by] == [first.article.id]


def test_two_accounts_of_one_day_leave_it_unknown_and_are_both_shown() -> None:
    found = required(
        told("The truce with Norland took effect.", "2031-06-01"),
        told("The truce with Norland collapsed.", "2031-06-01"),
    )
    assert found.met == "unknown"
    assert len(found.shown_by) == 2


def test_where_its_own_day_is_not_known_nothing_is_later() -> None:
    assert required(told("The truce with Norland took effect.", "2031-06-01"), said_on=None).met == "unknown"


def test_what_is_told_of_an_earlier_time_does_not_count() -> None:
    later = told("The truce with Norland took effect in 2029.", "2031-06-01")
    at = later.article.text.index("2029")
    old = Timex(Place(at, at + 4), "DATE", "2029", date(2029, 1, 1), date(2029, 12, 31))
    assert required(replace(later, timexes=(old,))).met == "unknown"
