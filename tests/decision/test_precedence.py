"""What must come before what, and orders that can't all be kept."""

from __future__ import annotations

import pytest
from tests.decision.told import reading_of, record_of

from onrecord.decision.questions import parse_questions
from onrecord.decision.state import decision_of
from onrecord.model import Decision, Position, Record, Stance

QUESTION = parse_questions("""
id: seat
question: Should Arvenia be admitted to the Harbour League?
about: [Arvenia, admission, membership]
members: [Bremia, Calden, Dorn]
applicant: Arvenia
rule: consensus
""")[0]
AFTER = "Bremia | said | it could back membership, but only after a ceasefire"
BEFORE = "Arvenia | said | it needed membership before any truce"
UNTIL = "Arvenia | said | it would sign no truce until membership is granted"
THEM_FIRST = "Calden | said | it would back membership if Dorn ratifies first"
US_FIRST = "Dorn | said | it would back membership only after Calden ratifies"


def decided(*told: str, stance: Stance = "conditional_support") -> Decision:
    readings = [reading_of(one, said_on=f"2031-05-{day:02}") for day, one in enumerate(told, start=1)]
    record = record_of(*readings)
    positions = [
        Position("seat", s.actor or "", s.id, stance, "U", one.split()[0], conditions=s.conditions, confidence=0.9)
        for one, reading in zip(told, readings, strict=True)
        for s in reading.statements
    ]
    return decision_of(Record(readings=record.readings, actors=record.actors, positions=tuple(positions)), QUESTION)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("Bremia | said | it backs membership as long as the war lasts", id="what lasts has no order"),
        pytest.param("Bremia | said | it backs membership in exchange for grain", id="an exchange has no order"),
        pytest.param("Bremia | said | it backs membership before January 20", id="a bare day is no thing"),
        pytest.param("Bremia | said | it backs membership", id="no condition"),
    ],
)
def test_no_order_is_found(told: str) -> None:
    assert decided(told).precedences == ()


@pytest.mark.parametrize(
    ("told", "first", "then"),
    [
        pytest.param(AFTER, "a ceasefire", "Bremia", id="a thing before a member's consent"),
        pytest.param(BEFORE, "", "any truce", id="the decision before a thing"),
        pytest.param(UNTIL, "", "it would sign no truce", id="the decision before what hangs on it"),
        pytest.param(THEM_FIRST, "Dorn", "Calden", id="one member's consent before another's"),
    ],
)
def test_what_a_condition_puts_first(told: str, first: str, then: str) -> None:
    found = decided(told).precedences
    assert [(one.first, one.then) for one in found] == [(first, then)]


@pytest.mark.parametrize(
    ("told", "loops"),
    [
        pytest.param((AFTER,), (), id="one order alone can be kept"),
        pytest.param((AFTER, THEM_FIRST), (), id="two orders of different things can"),
        pytest.param((AFTER, BEFORE), ((0, 1),), id="only after a ceasefire against before any truce"),
        pytest.param((AFTER, UNTIL), ((0, 1),), id="only after a ceasefire against no truce until"),
        pytest.param((THEM_FIRST, US_FIRST), ((0, 1),), id="two members that wait for each other"),
    ],
)
def test_orders_that_cannot_all_be_kept(told: tuple[str, ...], loops: tuple) -> None:
    assert decided(*told).circles == loops
