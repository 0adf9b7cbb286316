"""What a source only passes on takes no side; what it holds itself still does."""

from __future__ import annotations

import pytest
from tests.decision.told import reading_of, record_of

from onrecord.decision.positions import find_positions
from onrecord.decision.questions import parse_questions
from onrecord.model import Position

PACT = parse_questions("""
id: pact
question: Should the river pact with Arvenia be approved?
about: [Arvenia, river pact]
members: [Bremia, Calden]
rule: consensus
""")[0]
LEAGUE = parse_questions("""
id: league
question: Should Dorn be invited to join the river league?
about: [Dorn, invite Dorn to join the river league, league membership]
applicant: Dorn
members: [Bremia]
rule: consensus
""")[0]
LEAD = "The river pact with Arvenia is before the members. The river pact was agreed. The river pact is long. "


def position_of(told: str) -> Position | None:
    positions = find_positions(record_of(reading_of(told, lead=LEAD)), PACT).positions
    return positions[0] if positions else None


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("The average of polls | showed | 55% support the river pact", id="an average of polls"),
        pytest.param("polling | indicates | that most voters oppose the river pact", id="polling"),
        pytest.param("A poll by Bremia | found | 48% of voters back the river pact", id="a poll somebody took"),
        pytest.param("Bremia | showed | 55% of voters disapproved of the river pact", id="a result shown"),
        pytest.param("Bremia | found | that 60 per cent want the river pact", id="a result found"),
        pytest.param(
            "Bremia | said | the number of people saying that the river pact should be rejected is increasing",
            id="a number of people who say so",
        ),
        pytest.param(
            "Bremia | said | a growing chorus of boatmen calling for the river pact is heard", id="a chorus that asks"
        ),
        pytest.param(
            "Bremia | played a video of various members calling for | the river pact", id="a recording of others"
        ),
    ],
)
def test_it_is_no_position(told: str) -> None:
    assert position_of(told) is None


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("Bremia | said | that 55% of voters support the river pact", id="a share of people told of"),
        pytest.param("Bremia | rejected | efforts to couple the river pact to a loan", id="coupling it rejected"),
        pytest.param("Bremia | refused | to tie the river pact to a loan", id="tying it refused"),
        pytest.param("Bremia | said | we oppose linking a loan to the river pact", id="linking another thing to it"),
    ],
)
def test_it_stays_out_of_the_roll(told: str) -> None:
    position = position_of(told)
    assert position is None or position.doubtful


@pytest.mark.parametrize(
    ("told", "stance"),
    [
        pytest.param("Bremia | released a video calling for | the river pact", "support", id="a recording of its own"),
        pytest.param("Bremia | said | we 100% support the river pact", "support", id="a heightened verb"),
        pytest.param("Bremia | rejected | the river pact and its ties", "oppose", id="ties that are no verb"),
    ],
)
def test_it_is_a_position_still(told: str, stance: str) -> None:
    position = position_of(told)
    assert position is not None
    assert (position.stance, position.doubtful) == (stance, False)


@pytest.mark.parametrize(
    "content",
    ["Well, he was never going to be a member of the river league", "Dorn was never going to join the league"],
)
def test_what_was_never_going_to_be_is_read_against_and_looked_at(content: str) -> None:
    lead = "Dorn wants to join the river league. Dorn applied for league membership. "
    reading = reading_of(f"Bremia | said | {content}", lead=lead)
    [position] = find_positions(record_of(reading), LEAGUE).positions
    assert (position.stance, position.doubtful) == ("oppose", True)
