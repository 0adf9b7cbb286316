"""What a question asks to end: questions that end nothing come first."""

from __future__ import annotations

import pytest

from onrecord.decision.endings import asked_in


@pytest.mark.parametrize(
    ("question", "word"),
    [
        pytest.param("Should the river toll be raised?", "toll", id="nothing is ended"),
        pytest.param("Should the toll be left to the towns?", "toll", id="left to somebody"),
        pytest.param("Should the ban on barges be kept?", "ban", id="the ban itself is not ended"),
        pytest.param("Should the ban on barges be lifted?", "barges", id="what two words turn is wanted again"),
        pytest.param("Should the towns scrap the toll to save the bridge?", "bridge", id="what it is done for"),
        pytest.param("Should the towns scrap the toll?", "towns", id="who would do it"),
        pytest.param("Should the pilots be barred from the upper river?", "river", id="what they are barred from"),
    ],
)
def test_it_is_not_what_would_end(question: str, word: str) -> None:
    assert word not in asked_in(question).ended


@pytest.mark.parametrize(
    ("question", "word"),
    [
        pytest.param("Should the river toll be repealed?", "toll", id="before a passive"),
        pytest.param("Should the towns scrap the river toll?", "toll", id="after its verb"),
        pytest.param("Should the towns approve a ban on barges?", "barge", id="after a noun that ends it"),
        pytest.param("Should the toll vote be put off?", "vote", id="put off"),
        pytest.param("Should Dorn withdraw from the river pact?", "pact", id="withdrawn from"),
        pytest.param("Should the ban on barges be lifted?", "ban", id="the ban that is lifted"),
    ],
)
def test_it_is_what_would_end(question: str, word: str) -> None:
    assert word in asked_in(question).ended
