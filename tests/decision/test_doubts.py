"""What is read but goes to review, and what still enters the roll."""

from __future__ import annotations

import pytest
from tests.decision.told import actor_of, reading_of, record_of

from onrecord.decision.parties import member_of
from onrecord.decision.positions import find_positions
from onrecord.decision.questions import parse_questions
from onrecord.model import Actor, ActorRole, Position

PACT = parse_questions("""
id: pact
question: Should the river pact with Arvenia be approved?
about: [Arvenia, river pact, lift the tolls]
members: [Bremia, Calden]
rule: consensus
""")[0]
LEAD = "The river pact with Arvenia is before the members. The river pact was agreed. The river pact is long. "


def position_of(told: str, **known: str) -> Position | None:
    """The one position on the pact read from "SOURCE | CUE | CONTENT" in an article about it."""
    record = find_positions(record_of(reading_of(told, lead=LEAD, **known)), PACT)
    return record.positions[0] if record.positions else None


def in_the_roll(told: str, **known: str) -> bool:
    position = position_of(told, **known)
    return position is not None and not position.doubtful


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("Bremia | said | that rejection of the river pact would mean more floods", id="a deed spoken of"),
        pytest.param("Bremia | said | why killing the river pact would hurt us", id="a gerund that is the subject"),
        pytest.param("Bremia | demanded | that the river pact must name the border", id="a demand made of the thing"),
        pytest.param("Bremia | rejected | warnings that the river pact is dead", id="a verb that governs a clause"),
        pytest.param("Bremia | said | the argument that the river pact is a mistake is old", id="somebody's argument"),
        pytest.param("Bremia | said | the whole world signed the river pact", id="others who signed"),
        pytest.param("Bremia | said | the river pact could be revoked by others", id="what could be done to it"),
        pytest.param("Bremia | said | no river pact is better than a bad river pact", id="no pact and a bad one"),
        pytest.param("Bremia | told | them the man was close to signing a very bad river pact", id="a bad one signed"),
        pytest.param("Bremia | said | I support a good river pact", id="a good one, not this one"),
        pytest.param("Bremia | said | the river pact should be reworked", id="what ought to be changed"),
        pytest.param("Bremia | promised | that it would not allow the river pact to pass", id="a promise against"),
        pytest.param("Bremia | said | the next king should read the river pact", id="another deed asked for"),
        pytest.param("Bremia | is discussing | the river pact", id="talking about it"),
        pytest.param("Bremia | must approve | the river pact", id="what somebody owes"),
        pytest.param("| backed | the river pact", id="a speaker who is not known"),
        pytest.param("Bremia | has renegotiated | the river pact", id="renegotiated, for better or worse"),
        pytest.param("Bremia | said | the river pact will lift the tolls too early", id="said of what it would end"),
    ],
)  # fmt: skip
def test_it_stays_out_of_the_roll(told: str) -> None:
    assert not in_the_roll(told)


def test_a_clause_only_imagined_stays_out_of_the_roll() -> None:
    record = record_of(reading_of("Bremia | rejects | the river pact", lead=f"{LEAD}If "))
    assert all(position.doubtful for position in find_positions(record, PACT).positions)


def test_the_reason_says_why_it_is_to_be_looked_at() -> None:
    position = position_of("Bremia | said | that rejection of the river pact would mean more floods")
    assert position is not None
    assert "to be looked at: the deed is spoken of" in position.reason


@pytest.mark.parametrize(
    ("told", "stance"),
    [
        pytest.param("Bremia | strongly defended | the river pact", "support", id="defended"),
        pytest.param("Bremia | objected to | the river pact", "oppose", id="objected to"),
        pytest.param("Bremia | said | I must support the river pact", "support", id="a first person's verb"),
        pytest.param("Bremia | called | the river pact a victory", "support", id="a label"),
        pytest.param("Bremia | said | the river pact threatens us", "oppose", id="its own predicate"),
        pytest.param("Bremia | said | it is foolish to leave the river pact", "support", id="leaving called foolish"),
        pytest.param("Bremia | said | it is wrong to sign the river pact", "oppose", id="signing called wrong"),
    ],
)  # fmt: skip
def test_it_enters_the_roll(told: str, stance: str) -> None:
    position = position_of(told)
    assert position is not None
    assert (position.stance, not position.doubtful) == (stance, True)


def test_a_treaty_with_somebody_else_is_another() -> None:
    assert not in_the_roll("Bremia | signed | a river pact with Ostria")


def test_a_condition_in_another_sentence_is_not_the_stances_own() -> None:
    position = position_of("Bremia | said | I support the river pact. If it rains we go home", kind="direct")
    assert position is not None
    assert position.stance == "support"


@pytest.mark.parametrize(
    ("day", "member"),
    [("2029-12-31", None), ("2031-06-01", None), ("2030-03-01", "Bremia"), ("2032-03-01", "Calden"), (None, None)],
)
def test_a_table_of_offices_says_whose_words_they_were_on_a_day(day: str | None, member: str | None) -> None:
    roles = (
        ActorRole("envoy", of="Bremia", since="2030-01-01", until="2030-12-31"),
        ActorRole("envoy", of="Calden", since="2032-01-01"),
    )
    actor = Actor(id="actor-1", name="Ana Dolf", kind="person", roles=roles, speaks_for="Bremia")
    assert member_of(actor, PACT, on=day) == member


def test_what_a_person_judged_goes_before_the_table() -> None:
    roles = (ActorRole("president", of="Calden", since="2030-01-01"),)
    actor = Actor(id="actor-1", name="Ana Dolf", kind="person", roles=roles, speaks_for="Bremia")
    assert member_of(actor, PACT, on="2031-01-01") == "Bremia"


def test_who_holds_office_in_two_parties_counts_for_neither() -> None:
    roles = (ActorRole("president", of="Bremia"), ActorRole("president", of="Calden"))
    actor = Actor(id="actor-1", name="Ana Dolf", kind="person", roles=roles, speaks_for="Bremia")
    assert member_of(actor, PACT) is None
    assert member_of(actor_of("Ana Dolf", speaks_for="Bremia"), PACT) == "Bremia"
