from __future__ import annotations

import pytest
from tests.decision.told import statement_of

from onrecord.reading.stance import frame_of


@pytest.mark.parametrize(
    ("told", "commitment", "negated", "evasive"),
    [
        ("Bremia | said | the harbour is open", "CT", False, False),
        ("Bremia | said | the harbour is not open", "CT", True, False),
        ("Bremia | denied | that the harbour is open", "CT", True, False),
        ("Bremia | denied | that the harbour is not open", "CT", False, False),
        ("Bremia | said | the harbour may open in spring", "PS", False, False),
        ("Bremia | said | the harbour will probably open", "PR", False, False),
        ("Bremia | said | the harbour cannot open", "CT", True, False),
        ("Bremia | called for | an open harbour", "U", False, False),
        ("Bremia | asked | “Is the harbour open?”", "U", False, False),
        ("Bremia | sidestepped a question about | the harbour", "U", False, True),
        ("Bremia | declined to say | whether the harbour is open", "U", False, True),
        ("Bremia | was careful not to | endorse the plan", "U", False, True),
        ("No one | promised | that the harbour would open", "CT", True, False),
        ("Bremia | declined | by a third this year", "CT", False, False),
        ("Bremia | never refused | to open the harbour", "CT", False, False),
        ("Bremia | refused | to open the harbour", "CT", True, False),
        ("Bremia | declined | to close the harbour", "CT", True, False),
        ("Bremia | has yet to name | a day for the opening", "CT", True, False),
        ("Bremia | refrained from naming | a day for the opening", "U", False, True),
        ("Bremia | said | they know of a crane that does not work", "CT", False, False),
    ],
)
def test_commitment_denial_and_evasion(told: str, commitment: str, negated: bool, evasive: bool) -> None:
    statement, _ = statement_of(told)
    assert (statement.commitment, statement.negated, statement.evasive) == (commitment, negated, evasive)


def test_a_condition_in_front_does_not_hide_the_main_verb() -> None:
    statement, _ = statement_of("Bremia | said | if it rains, the harbour will not open")
    assert statement.negated


@pytest.mark.parametrize(
    ("told", "words"),
    [
        pytest.param("| | the harbour is open", "", id="a statement without a cue has no frame"),
        pytest.param("Bremia | has firmly ruled out | a seat", "has firmly ruled out", id="the cue alone"),
    ],
)
def test_the_frame(told: str, words: str) -> None:
    assert frame_of(*statement_of(told)).words() == words
