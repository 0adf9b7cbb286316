from __future__ import annotations

import pytest

from onrecord.export.fates import fate_of
from onrecord.model import ConditionOrder, Evidence, Fate, Requirement, Span


@pytest.mark.parametrize(
    ("sequence", "met", "words"),
    [
        pytest.param("only_after", "unknown", "not known to be met", id="nothing is told of what must come first"),
        pytest.param("only_after", "met", "met", id="what must come first has come"),
        pytest.param("if", "unmet", "not met", id="what would bring it has not come"),
        pytest.param("unless", "unknown", "not known to have come about", id="nothing is told of what would end it"),
        pytest.param("unless", "met", "has come about, so what was said holds no longer", id="unless, and it came"),
        pytest.param("until", "unmet", "has not come about, so what was said still holds", id="until, and it came not"),
    ],
)
def test_what_became_of_a_condition(sequence: ConditionOrder, met: Fate, words: str) -> None:
    assert fate_of(Requirement(Span(0, 1), sequence, met=met)) == words


def test_two_accounts_are_said_to_differ() -> None:
    told = (Evidence("a", Span(0, 1), "told"),)
    assert fate_of(Requirement(Span(0, 1), "until", shown_by=told)) == "accounts differ"
