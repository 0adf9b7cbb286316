from __future__ import annotations

import pytest
from tests.decision.told import reading_of, record_of, statement_of

from onrecord.decision.questions import parse_questions
from onrecord.decision.stages import last_stage, stage_in
from onrecord.decision.state import decision_of
from onrecord.errors import QuestionError
from onrecord.model import Party, Position, Record, Stage, Step

PLAIN = """
id: pact
question: Should the Harbour Pact enter into force?
about: [Harbour Pact, pact, treaty]
members: [Bremia, {name: Calden, ratifies: [Chamber, Senate]}, Dorn]
rule: consensus
"""


@pytest.mark.parametrize(
    ("told", "stage", "by"),
    [
        pytest.param("Bremia | said it supports | the pact", "declared", "", id="a word of support"),
        pytest.param("Bremia | said it will have | ratified the pact by May", "declared", "", id="only foretold"),
        pytest.param("Bremia | has not yet | ratified the pact", "declared", "", id="not yet done"),
        pytest.param("Bremia | promised to support | it once the pact is signed", "declared", "", id="a condition"),
        pytest.param("Bremia | backed | the pact", "declared", "", id="backing is a word"),
        pytest.param("Bremia | said it agreed | to ratify the pact", "agreed", "", id="agreeing to ratify is agreeing"),
        pytest.param("Bremia | said | its foreign minister signed the pact", "signed", "foreign minister", id="signed"),
        pytest.param(
            "Bremia’s parliament | ratified | the pact", "ratified", "parliament", id="ratified by parliament"
        ),
        pytest.param("The lower house | voted to ratify | the pact", "ratified", "lower house", id="voted to ratify"),
        pytest.param("Bremia | has deposited | its instrument of the pact", "deposited", "", id="deposited"),
    ],
)
def test_the_stage_that_a_statement_shows_and_by_whom(told: str, stage: Stage, by: str) -> None:
    assert stage_in(*statement_of(told)) == (stage, by)


@pytest.mark.parametrize(
    ("consents", "stage"),
    [
        pytest.param((), "signed", id="no house yet"),
        pytest.param(("Chamber",), "signed", id="one of two houses"),
        pytest.param(("Senate", "Chamber"), "ratified", id="both, in any order"),
    ],
)
def test_ratification_takes_all_whose_consent_it_needs(consents: tuple[str, ...], stage: Stage) -> None:
    steps = [Step("signed", "", None, "s"), *(Step("ratified", by, None, by) for by in consents)]
    assert last_stage(Party("Calden", "voter", ratifies=("Chamber", "Senate")), steps) == stage


def record_with(*told: str) -> Record:
    readings = [reading_of(one, said_on=f"2031-05-{day:02}") for day, one in enumerate(told, start=1)]
    record = record_of(*readings)
    positions = [
        Position("pact", s.actor or "", s.id, "support", "CT", member=one.split()[0].removesuffix("’s"), confidence=0.9)
        for one, reading in zip(told, readings, strict=True)
        for s in reading.statements
    ]
    return Record(readings=record.readings, actors=record.actors, positions=tuple(positions))


ALL_RATIFIED = (
    "Bremia | ratified | the pact",
    "Calden’s Chamber | ratified | the pact",
    "Calden’s Senate | ratified | the pact",
    "Dorn | ratified | the pact",
)


@pytest.mark.parametrize(
    ("stages", "told", "state", "missing"),
    [
        pytest.param("", ALL_RATIFIED[:1], "open", ("Calden", "Dorn"), id="one of three"),
        pytest.param(
            "",
            ("Bremia | backed | it", "Calden | backed | it", "Dorn | backed | it"),
            "settled",
            (),
            id="words count without stages",
        ),
        pytest.param(
            "stages: [declared, ratified]",
            ("Bremia | backs | it", "Calden | backs | it", "Dorn | backs | it"),
            "open",
            ("Bremia", "Calden", "Dorn"),
            id="words are not ratifications",
        ),
        pytest.param(
            "stages: [declared, ratified]",
            ALL_RATIFIED[:2] + ALL_RATIFIED[3:],
            "open",
            ("Calden",),
            id="one house of two",
        ),
        pytest.param("stages: [declared, ratified]", ALL_RATIFIED, "settled", (), id="all have ratified"),
        pytest.param(
            "stages: [declared, signed]", ALL_RATIFIED, "settled", (), id="a later stage stands for an earlier one"
        ),
        pytest.param(
            "stages: [declared, deposited]",
            ALL_RATIFIED,
            "open",
            ("Bremia", "Calden", "Dorn"),
            id="ratified is not yet deposited",
        ),
    ],
)
def test_a_member_counts_when_it_has_taken_the_last_stage(stages: str, told: tuple, state: str, missing: tuple) -> None:
    decision = decision_of(record_with(*told), parse_questions(PLAIN + stages)[0])
    assert (decision.state, decision.missing) == (state, missing)


def test_the_roll_says_which_stage_was_taken_when_and_by_whom() -> None:
    question = parse_questions(PLAIN + "stages: [declared, signed, ratified]")[0]
    decision = decision_of(record_with(*ALL_RATIFIED[:3]), question)
    calden = next(line for line in decision.roll if line.member == "Calden")
    assert calden.stage == "ratified"
    assert [(step.stage, step.by, step.day) for step in calden.steps] == [
        ("ratified", "Chamber", "2031-05-02"),
        ("ratified", "Senate", "2031-05-03"),
    ]
    assert "2 ratified" in decision.why


def test_a_question_without_stages_shows_none() -> None:
    decision = decision_of(record_with(*ALL_RATIFIED), parse_questions(PLAIN)[0])
    assert {(line.stage, line.steps) for line in decision.roll} == {(None, ())}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        pytest.param("stages: [declared, toasted]", "stages: 'toasted' is not known", id="an unknown stage"),
        pytest.param("stages: [ratified, signed]", "out of order", id="stages out of order"),
        pytest.param("stages: [signed, signed]", "stand twice", id="a stage twice"),
        pytest.param("quorum: some", "quorum: 'some' is not a number", id="a quorum in words"),
        pytest.param("quorum: 4", "cannot be satisfied: its quorum", id="a quorum of more than all"),
        pytest.param("speaks_for: Bremia", "is not a mapping", id="a speaker without members"),
        pytest.param("speaks_for: {Envoy: [Esk]}", "unknown member 'Esk'", id="a speaker for a stranger"),
    ],
)
def test_what_is_wrong_is_refused_with_the_reason(line: str, says: str) -> None:
    with pytest.raises(QuestionError, match=says):
        parse_questions(PLAIN + line)
