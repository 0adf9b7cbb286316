"""Questions proposed from what statements take sides on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.decision.told import actor_of, reading_of, record_of

from onrecord.decision.questions import parse_questions
from onrecord.decision.suggesting import question_file, sides_in, suggest_questions
from onrecord.model import ActorKind

ARGUED = (
    "Bremia | rejected | the harbour toll",
    "Calden | backed | the harbour toll",
    "Dorn | said | we oppose the harbour toll",
    "Esk | praised | the weather",
)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("Bremia | said | the harbour toll is 3 marks", id="only a fact"),
        pytest.param("Bremia | criticised | Calden", id="a name and no thing"),
        pytest.param("Bremia | rejected | it", id="a pronoun"),
    ],
)
def test_no_side_is_taken(told: str) -> None:
    assert not list(sides_in(reading_of(told)))


def test_a_negation_turns_the_side() -> None:
    (side,) = sides_in(reading_of("Bremia | said | we do not support the harbour toll"))
    assert (side.sign, side.words) == (-1, ("harbour", "toll"))


def test_nothing_is_proposed_where_only_one_takes_sides() -> None:
    assert suggest_questions(record_of(*map(reading_of, ARGUED[:1]))) == ()


def test_what_several_take_sides_on_is_proposed_with_its_statements() -> None:
    (found,) = suggest_questions(record_of(*map(reading_of, ARGUED)))
    assert (found.thing, found.supporters, found.opponents) == ("harbour toll", 1, 2)
    assert len(found.statements) == 3


def argued(*told: str) -> list[str]:
    """The things proposed for these statements."""
    return [found.thing for found in suggest_questions(record_of(*map(reading_of, told)))]


@pytest.mark.parametrize(
    ("told", "things"),
    [
        pytest.param(
            ("Bremia | backed | membership in the League", "Calden | said | we oppose to join LEAGUE"),
            ["join LEAGUE"],
            id="a name goes by what is done with it",
        ),
        pytest.param(
            ("Bremia | rejected | the rescue deal", "Calden | backed | the bailout"),
            ["rescue deal"],
            id="an agreement goes by what it is about",
        ),
        pytest.param(
            ("Bremia | rejected | the bad toll", "Calden | backed | the harbour toll"),
            ["harbour toll"],
            id="blame is no name of a thing",
        ),
        pytest.param(
            ("Bremia | rejected | the U.S.", "Calden | backed | the U.S."), [], id="a state is no thing to decide"
        ),
    ],
)
def test_things_are_joined_and_named_by_what_would_be_decided(told: tuple[str, ...], things: list[str]) -> None:
    assert argued(*told) == things


def test_what_most_speak_of_comes_before_what_few_do() -> None:
    spoken = [f"Esk{n} | said | the levy is what counts" for n in range(4)]
    sides = ("Bremia | rejected | the harbour dam", "Calden | backed | the harbour dam")
    others = ("Bremia | rejected | the salt levy", "Calden | backed | the salt levy")
    assert argued(*sides, *others) == ["harbour dam", "salt levy"]
    assert argued(*sides, *others, *spoken) == ["salt levy", "harbour dam"]


def test_what_is_done_with_a_name_is_asked_as_such() -> None:
    record = record_of(*map(reading_of, ("Bremia | said | we want to join LEAGUE", "Calden | backed | to join LEAGUE")))
    (question,) = parse_questions(question_file(suggest_questions(record), record))
    assert question.text == "Yes or no: join LEAGUE?"


def test_the_file_is_a_question_file() -> None:
    record = record_of(*map(reading_of, ARGUED))
    (question,) = parse_questions(question_file(suggest_questions(record), record))
    assert question.about == ("harbour toll",)
    assert {party.name for party in question.parties} == {"Bremia", "Calden", "Dorn"}


@pytest.mark.parametrize(
    ("kinds", "members"),
    [
        pytest.param({"Bremia": "unnamed", "Calden": "unnamed", "Dorn": "group"}, (), id="nobody who can be one"),
        pytest.param({"Bremia": "state", "Calden": "state", "Dorn": "person"}, ("Bremia", "Calden"), id="two states"),
        pytest.param({"Bremia": "state"}, ("Bremia", "Calden", "Dorn"), id="persons beside one state"),
        pytest.param({}, ("Bremia", "Calden", "Dorn"), id="only persons"),
    ],
)
def test_members_are_bodies_where_two_are_heard(kinds: dict[str, ActorKind], members: tuple[str, ...]) -> None:
    actors = tuple(replace(actor_of(name), kind=kinds.get(name, "person")) for name in ("Bremia", "Calden", "Dorn"))
    (first, *_) = suggest_questions(record_of(*map(reading_of, ARGUED), actors=actors))
    assert first.parties == members


def test_a_surname_is_no_member_beside_its_full_name() -> None:
    told = ("Ilse Dorn | rejected | the harbour toll", "Dorn | backed | the harbour toll")
    actors = tuple(replace(actor_of(name), kind="person") for name in ("Ilse Dorn", "Dorn"))
    (first,) = suggest_questions(record_of(*map(reading_of, told), actors=actors))
    assert first.parties == ("Ilse Dorn",)
