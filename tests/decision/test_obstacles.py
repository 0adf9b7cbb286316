"""Who is in the way, what would complete it, who speaks for several members, and what changed since a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.decision.told import actor_of, reading_of, record_of

from onrecord.decision.members import voters_on
from onrecord.decision.questions import parse_questions
from onrecord.decision.since import difference
from onrecord.decision.state import decide, decision_of
from onrecord.errors import QuestionError
from onrecord.model import ActorRole, Decision, Position, Record, Stance

PLAIN = """
id: seat
question: Should Arvenia be invited to join the Harbour League?
about: [Arvenia, invitation]
members: [Bremia, Calden, Dorn, Esk]
applicant: Arvenia
"""
CONSENSUS = PLAIN + "rule: consensus\n"


def record_with(*rows: tuple[str, Stance, str | None], days: bool = True) -> Record:
    """A position for each (member, stance, who ascribes it), a day apart."""
    told = [
        reading_of(f"{m} | said | words {n}", said_on=f"2031-05-{n:02}" if days else None)
        for n, (m, _, _) in enumerate(rows, 1)
    ]
    positions = [
        Position(
            "seat", r.statements[0].actor or "", r.statements[0].id, stance, "U", m, confidence=0.9, reported_by=by
        )
        for (m, stance, by), r in zip(rows, told, strict=True)
    ]
    return replace(record_of(*told), positions=tuple(positions))


def decided(text: str, *rows: tuple[str, Stance, str | None]) -> Decision:
    return decision_of(record_with(*rows), parse_questions(text)[0])


@pytest.mark.parametrize(
    ("row", "found"),
    [
        pytest.param(("Dorn", "support", None), [], id="nobody in favour is in the way"),
        pytest.param(("Dorn", "non_committal", None), [], id="nobody who keeps silent on it is"),
        pytest.param(("Arvenia", "oppose", None), [], id="nor anybody without a vote"),
        pytest.param(("Dorn", "oppose", None), [("Dorn", "declared", True)], id="declared in its own words"),
        pytest.param(("Dorn", "conditional_oppose", None), [("Dorn", "threatened", True)], id="threatened unless met"),
        pytest.param(("Dorn", "oppose", "Bremia"), [("Dorn", "reported", True)], id="only reported by another"),
    ],
)
def test_who_is_in_the_way_and_how_that_is_known(row: tuple, found: list) -> None:
    assert [(o.member, o.how, o.alone) for o in decided(CONSENSUS, row).obstacles] == found


def test_an_opponent_who_can_stop_nothing_alone_is_said_to() -> None:
    decision = decided(PLAIN + "rule: majority\n", ("Dorn", "oppose", None))
    assert [(o.member, o.alone) for o in decision.obstacles] == [("Dorn", False)]


@pytest.mark.parametrize(
    ("said", "how"),
    [
        pytest.param("it will sign the toll treaty only if tolls fall", None, id="only if is for, on a condition"),
        pytest.param("it would sign the toll treaty, but only after a truce", None, id="so is only after"),
        pytest.param("it will not sign the toll treaty unless tolls fall", "threatened", id="not unless is a threat"),
    ],
)
def test_who_signs_only_if_something_comes_about_is_not_in_the_way(said: str, how: str | None) -> None:
    question = parse_questions(CONSENSUS.replace("id: seat", "id: toll"))[0]
    question = replace(question, about=("toll treaty", "sign the treaty"), text="Should the toll treaty be signed?")
    record = decide(record_of(reading_of(f"Bremia | said | {said}", said_on="2031-05-01")), question)
    (decision,) = record.decisions
    assert [one.how for one in decision.obstacles] == ([how] if how else [])
    assert "1 on conditions (Bremia)" in decision.why
    assert [required.met for _, required in decision.conditions] == ["unknown"]


def test_the_smallest_sets_that_would_complete_it() -> None:
    decision = decided(PLAIN + "rule: majority\n", ("Bremia", "support", None), ("Dorn", "oppose", None))
    assert decision.ways == (("Calden", "Esk"),)
    assert decided(PLAIN + "rule: {at_least: 2}\n", ("Bremia", "support", None)).ways == (
        ("Calden",),
        ("Dorn",),
        ("Esk",),
    )


@pytest.mark.parametrize(
    ("quorum", "state"),
    [
        pytest.param("", "settled", id="two of two voting carry a majority of those present"),
        pytest.param("quorum: 2\n", "settled", id="two are a quorum of two"),
        pytest.param(
            "quorum: more than 50%\n", "blocked", id="two of four are no more than half, and nobody else comes"
        ),
    ],
)
def test_a_quorum_of_those_who_take_part(quorum: str, state: str) -> None:
    rows = (("Bremia", "support", None), ("Dorn", "support", None))
    assert decided(PLAIN + "rule: majority\nsilence: absent\n" + quorum, *rows).state == state


@pytest.mark.parametrize(
    ("day", "weight"),
    [
        pytest.param("2014-12-31", 8, id="before its first figure a member has that weight"),
        pytest.param("2019-12-31", 8, id="the last day of the old weight"),
        pytest.param("2020-01-01", 9, id="the first day of the new one"),
        pytest.param(None, 9, id="the last known weight without a day"),
    ],
)
def test_weights_hold_from_their_day(day: str | None, weight: float) -> None:
    text = CONSENSUS.replace("Esk]", "{name: Esk, weight: {2015-01-01: 8, 2020-01-01: 9}}]")
    voters = voters_on(parse_questions(text)[0].parties, date.fromisoformat(day) if day else None)
    assert [(v.name, v.weight) for v in voters if v.name == "Esk"] == [("Esk", weight)]
    assert len(voters) == 4


EU = """
id: levy
question: Should the salt levy be raised?
about: [salt levy]
rule: qualified_majority
members: {body: eu, weights: {Germany: {2021-01-01: 1.5, 2023-01-01: 30}, Malta: 2}}
"""


@pytest.mark.parametrize(
    ("day", "germany"),
    [
        pytest.param("2019-06-01", 1.5, id="before its first figure, in the time of the bundled ones"),
        pytest.param("2022-06-01", 1.5, id="by the first figure"),
        pytest.param("2023-06-01", 30, id="by the second"),
    ],
)
def test_a_bundled_body_takes_weights_by_the_day_of_ones_own(day: str, germany: float) -> None:
    weights = {v.name: v.weight for v in voters_on(parse_questions(EU)[0].parties, date.fromisoformat(day))}
    assert (weights["Germany"], weights["Malta"], weights["France"]) == (germany, 2, 13.04 if day < "2020" else 15.17)


def test_weights_of_a_stranger_are_refused() -> None:
    with pytest.raises(QuestionError, match="weights: unknown member 'Atlantis'"):
        parse_questions(EU.replace("Malta", "Atlantis"))


MOVING = """
id: seat
question: Should Arvenia be invited?
about: [Arvenia, invitation]
rule: {weight: 60%}
members:
  - {name: Bremia, weight: {2031-01-01: 50, 2031-09-01: 70}}
  - {name: Calden, weight: 30}
  - {name: Dorn, weight: 20, until: 2031-06-30}
"""


@pytest.mark.parametrize(
    ("day", "state"),
    [
        pytest.param("2031-06-01", "open", id="50 of 100 are too few"),
        pytest.param("2031-07-01", "settled", id="50 of 80 suffice when a member has left"),
        pytest.param("2031-10-01", "settled", id="so do 70 of 100"),
    ],
)
def test_members_and_weights_of_the_day_are_what_counts(day: str, state: str) -> None:
    record = record_with(("Bremia", "support", None))
    assert decision_of(record, parse_questions(MOVING)[0], as_of=date.fromisoformat(day)).state == state


def test_somebody_who_speaks_for_two_members_counts_for_each_when_the_question_says_so() -> None:
    row = ("Envoy", "support", None)
    record = record_with(row)
    record = replace(record, positions=(replace(record.positions[0], member=None),))
    plain, told = (parse_questions(CONSENSUS + more)[0] for more in ("", "speaks_for: {Envoy: [Bremia, Dorn]}\n"))
    assert decision_of(record, plain).missing == ("Bremia", "Calden", "Dorn", "Esk")
    assert decision_of(record, told).missing == ("Calden", "Esk")


def test_somebody_who_holds_offices_of_two_members_is_a_trouble_with_a_remedy() -> None:
    reading = reading_of("Envoy | said | he supports an invitation to Arvenia to join", said_on="2031-05-01")
    roles = tuple(ActorRole("minister", of=of) for of in ("Bremia", "Dorn"))
    envoy = replace(actor_of("Envoy"), kind="person", roles=roles)
    record = decide(record_of(reading, actors=(envoy,)), parse_questions(CONSENSUS)[0])
    assert record.positions
    assert [(t.kind, "speaks_for: {Envoy: [Bremia, Dorn]}" in t.message) for t in record.troubles] == [
        ("two_members", True)
    ]
    assert decide(record, parse_questions(CONSENSUS)[0]).troubles == record.troubles


def test_what_changed_since_a_day() -> None:
    record = record_with(("Bremia", "oppose", None), ("Calden", "support", None), ("Bremia", "support", None))
    question = parse_questions(CONSENSUS)[0]
    before, after = decision_of(record, question, as_of=date(2031, 5, 1)), decision_of(record, question)
    found = difference(before, after, record.statements())
    assert (found.before.state, found.after.state) == ("blocked", "open")
    assert [(m.member, m.before, m.after, m.dated) for m in found.moves] == [
        ("Bremia", "oppose", "support", True),
        ("Calden", None, "support", True),
    ]
    assert difference(after, after, record.statements()).moves == ()


def test_a_statement_of_no_known_day_may_be_older_than_the_day_asked_for() -> None:
    record = record_with(("Dorn", "support", None), days=False)
    question = parse_questions(CONSENSUS)[0]
    found = difference(
        decision_of(record, question, as_of=date(2031, 5, 1)), decision_of(record, question), record.statements()
    )
    assert [(move.member, move.dated) for move in found.moves] == [("Dorn", False)]
