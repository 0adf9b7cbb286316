"""Which side the rules read, and what they leave in doubt: lines that stay out of the roll come first."""

from __future__ import annotations

import pytest
from tests.decision.told import reading_of, record_of

from onrecord.decision.positions import find_positions
from onrecord.decision.questions import parse_questions
from onrecord.model import Position


def asked(question: str, about: str, opposite: str = "") -> str:
    given = f"id: q, question: '{question}', about: [{about}], opposite: [{opposite}]"
    return f"{{{given}, members: [Bremia], rule: consensus}}"


LEAD = {
    "pact": "The river pact is before the members. The river pact was agreed. The river pact is long. ",
    "repeal": "The barge levy is old. The barge levy is paid by boatmen. The barge levy again. ",
    "altered": "The pilot rules are new. The pilot rules were read. The pilot rules again. ",
    "delay": "The harbour vote is near. The harbour vote comes in May. The harbour vote again. ",
}
ASKED = {
    "pact": parse_questions(asked("Should the river pact be accepted?", "river pact", "better pact"))[0],
    "repeal": parse_questions(asked("Should the barge levy be repealed?", "barge levy, repeal, boatmen"))[0],
    "altered": parse_questions(asked("Should the pilot rules be changed?", "pilot rules"))[0],
    "delay": parse_questions(asked("Should the harbour vote be put off?", "harbour vote"))[0],
}


def position_on(question: str, told: str) -> Position | None:
    record = record_of(reading_of(told, lead=LEAD[question]))
    found = find_positions(record, ASKED[question]).positions
    return found[0] if found else None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("pact", "Bremia | opposed | splitting the river pact", id="a deed of unknown bearing"),
        pytest.param("pact", "Bremia | said | splitting the river pact would be a mistake", id="such a deed blamed"),
        pytest.param("pact", "Bremia | tried but failed to pass | the river pact", id="what was tried and failed"),
        pytest.param("pact", "Bremia | is skeptical | that the river pact is ready", id="doubt about a clause"),
        pytest.param("pact", "Bremia | said | Dorn continues to refuse the river pact", id="another keeps refusing"),
        pytest.param("pact", "Bremia | said | they are talking about leaving the river pact", id="only talked about"),
        pytest.param("pact", "Bremia | said | we did not get the river pact", id="what was not done"),
        pytest.param("altered", "Bremia | said | the pilot rules are unfair", id="what the question would alter"),
        pytest.param("pact", "Bremia | said | the river pact deserves a vote", id="a vote deserved"),
        pytest.param("pact", "Bremia | called | splitting the river pact a stunt", id="another deed called a stunt"),
        pytest.param("pact", "Bremia | said | Dorn was angry about the river pact", id="another's anger"),
        pytest.param("repeal", "Bremia | praised | the boatmen", id="beside what the question would end"),
        pytest.param("pact", "Bremia | warned | that the river pact would guarantee Dorn a fleet", id="a warning"),
    ],
)
def test_it_stays_out_of_the_roll(question: str, told: str) -> None:
    position = position_on(question, told)
    assert position is None or position.doubtful


@pytest.mark.parametrize(
    ("question", "told", "stance"),
    [
        pytest.param("pact", "Bremia | unanimously endorsed | the river pact", "support", id="endorsed"),
        pytest.param("pact", "Bremia | called | the river pact a historic mistake", "oppose", id="a heightened blame"),
        pytest.param("pact", "Bremia | warning Dorn | against a river pact", "oppose", id="warning against"),
        pytest.param("pact", "Bremia | expressed its displeasure | about the river pact", "oppose", id="displeasure"),
        pytest.param("pact", "Bremia | said | the river pact must go", "oppose", id="must go"),
        pytest.param("pact", "Bremia | said | the river pact must go ahead", "support", id="must go ahead"),
        pytest.param("pact", "Bremia | said | the river pact should be struck down", "oppose", id="struck down"),
        pytest.param("pact", "Bremia | insists on | a better pact", "oppose", id="the opposite is wanted"),
        pytest.param("pact", "Bremia | expressed few qualms about | the river pact", "support", id="few qualms"),
        pytest.param("pact", "Bremia | called | the river pact a waste of money", "oppose", id="a waste"),
        pytest.param("pact", "Bremia | said | the river pact is a political stunt", "oppose", id="a stunt"),
        pytest.param("pact", "Bremia | said | the river pact is unnecessary", "oppose", id="unnecessary"),
        pytest.param("pact", "Bremia | said | the river pact would be devastating", "oppose", id="devastating"),
        pytest.param("pact", "Bremia | said | the river pact makes no sense", "oppose", id="no sense"),
        pytest.param("pact", "Bremia | is angry about | the river pact", "oppose", id="anger"),
        pytest.param("pact", "Bremia | said | the river pact is not appropriate", "oppose", id="not appropriate"),
        pytest.param("pact", "Bremia | said | the river pact is appropriate", "support", id="appropriate"),
        pytest.param("pact", "Bremia | said | the river pact is long overdue", "support", id="overdue"),
        pytest.param("pact", "Bremia | said | members deserve the river pact", "support", id="deserved"),
        pytest.param("pact", "Bremia | said | they deserve better than the river pact", "oppose", id="better deserved"),
        pytest.param("repeal", "Bremia | supports | the barge levy", "oppose", id="for what would end"),
        pytest.param("repeal", "Bremia | denounced | the barge levy", "support", id="against what would end"),
        pytest.param("repeal", "Bremia | wants | to repeal the barge levy", "support", id="the deed asked about"),
        pytest.param("repeal", "Bremia | opposes | repeal of the barge levy", "oppose", id="against that deed"),
        pytest.param("repeal", "Bremia | said | the barge levy must go", "support", id="what would end must go"),
        pytest.param("delay", "Bremia | called for | a delay of the harbour vote", "support", id="a delay wanted"),
        pytest.param("delay", "Bremia | opposes | a delay of the harbour vote", "oppose", id="no delay wanted"),
    ],
)
def test_the_side_that_is_read(question: str, told: str, stance: str) -> None:
    position = position_on(question, told)
    assert position is not None
    assert position.stance == stance
