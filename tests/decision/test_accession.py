"""The accession of Finland and Sweden, 2022 to 2024: dated positions of thirty allies, and the state on six days.

Dates are the ends of the parliamentary procedures as the NATO Parliamentary Assembly lists them.
"""

from __future__ import annotations

from datetime import date

import pytest
from tests.decision.told import reading_of

from onrecord.decision.questions import parse_questions
from onrecord.decision.state import decision_of
from onrecord.model import Decision, Position, Question, Record, content_id

BOTH = {
    "2022-07-05": "Canada, Iceland, Norway, Denmark",
    "2022-07-06": "Estonia, United Kingdom",
    "2022-07-07": "Albania",
    "2022-07-08": "Germany",
    "2022-07-12": "Netherlands, Luxembourg",
    "2022-07-13": "Bulgaria",
    "2022-07-14": "Latvia, Slovenia",
    "2022-07-15": "Croatia",
    "2022-07-20": "Poland, Lithuania, Belgium",
    "2022-07-21": "Romania",
    "2022-07-27": "North Macedonia",
    "2022-07-28": "Montenegro",
    "2022-08-02": "France",
    "2022-08-03": "Italy, United States",
    "2022-08-27": "Czechia",
    "2022-09-15": "Greece",
    "2022-09-16": "Portugal",
    "2022-09-21": "Spain",
    "2022-09-27": "Slovakia",
}
ALONE = {
    "Finland": {"2023-03-27": "Hungary", "2023-03-30": "Türkiye"},
    "Sweden": {"2024-02-26": "Hungary", "2024-01-23": "Türkiye"},
}


def question_on(applicant: str) -> Question:
    text = f"""
id: {applicant}
question: Should the protocol on the accession of {applicant} be ratified?
about: [{applicant}, accession, membership]
members: {{body: nato, as_of: 2022-07-05}}
applicant: {applicant}
rule: consensus
"""
    return parse_questions(text)[0]


def ratified(applicant: str) -> Record:
    """A record in which every ratification is a dated statement with the position it stands for."""
    readings, positions = [], []
    for day, members in (BOTH | ALONE[applicant]).items():
        for member in members.split(", "):
            reading = reading_of(f"{member} | ratified | the accession of {applicant}", said_on=day)
            statement = reading.statements[0]
            readings.append(reading)
            positions.append(
                Position(
                    question=applicant,
                    actor=statement.actor or "",
                    statement=statement.id,
                    stance="support",
                    commitment="CT",
                    member=member,
                    confidence=1.0,
                )
            )
    return Record(readings=tuple(readings), positions=tuple(positions))


def state_on(applicant: str, day: str) -> Decision:
    return decision_of(ratified(applicant), question_on(applicant), as_of=date.fromisoformat(day))


LATE = ("Czechia", "Greece", "Hungary", "Portugal", "Slovakia", "Spain", "Türkiye")
STATES = [
    ("Finland", "2022-08-08", "open", LATE),
    ("Sweden", "2022-08-08", "open", LATE),
    ("Finland", "2022-09-30", "open", ("Hungary", "Türkiye")),
    ("Sweden", "2022-09-30", "open", ("Hungary", "Türkiye")),
    ("Finland", "2023-03-28", "open", ("Türkiye",)),
    ("Sweden", "2023-03-28", "open", ("Hungary", "Türkiye")),
    ("Finland", "2023-03-31", "settled", ()),
    ("Sweden", "2023-03-31", "open", ("Hungary", "Türkiye")),
    ("Finland", "2024-01-24", "settled", ()),
    ("Sweden", "2024-01-24", "open", ("Hungary",)),
    ("Finland", "2024-02-27", "settled", ()),
    ("Sweden", "2024-02-27", "settled", ()),
]


@pytest.mark.parametrize(
    ("applicant", "day", "state", "missing"), [pytest.param(*row, id=f"{row[0]} on {row[1]}") for row in STATES]
)
def test_the_state_of_an_accession_on_a_day(applicant: str, day: str, state: str, missing: tuple[str, ...]) -> None:
    decision = state_on(applicant, day)
    assert (decision.state, decision.missing) == (state, missing)
    assert sum(line.stance == "support" for line in decision.roll) == 30 - len(missing)
    assert decision.blockers == ()


def test_before_anybody_has_spoken_the_roll_is_thirty_times_silence() -> None:
    decision = state_on("Finland", "2022-07-01")
    assert decision.state == "open"
    assert {line.stance for line in decision.roll} == {None}
    assert "no statement found for 30" in decision.why


def test_a_ratification_is_dated_by_its_own_day() -> None:
    lines = {line.member: line for line in state_on("Sweden", "2024-02-27").roll}
    assert lines["Türkiye"].since == "2024-01-23"
    assert lines["Hungary"].evidence == (
        content_id("statement", "Hungary | ratified | the accession of Sweden", "2024-02-26"),
    )
    assert lines["Sweden"].role == "applicant"
