"""Whether a clause tells that a deed was done."""

from __future__ import annotations

import pytest

from onrecord.decision.tellings import THING_ALONE, deed_in, told_in
from onrecord.reading.stance_words import tokens

KINDS = (*THING_ALONE, "ratify", "withdraw", "lift")


@pytest.mark.parametrize(
    "clause",
    [
        pytest.param("the truce will take effect on Monday", id="what is to come is not done"),
        pytest.param("the truce would take effect on Monday", id="what is imagined is not done"),
        pytest.param("the treaty is to be signed in May", id="what is planned is not done"),
        pytest.param("if the truce took effect", id="a case is not done"),
        pytest.param("before parliament ratified the treaty", id="what another thing came before is left open"),
        pytest.param("parliament hopes that the truce took effect", id="a hope is not done"),
        pytest.param("the treaty signed in May", id="a participle behind a noun tells nothing"),
        pytest.param("the treaty ratified by parliament", id="a participle with its doer tells nothing"),
        pytest.param("the truce almost took effect", id="what almost was is not done"),
        pytest.param("the mayor opened a bridge", id="a deed of another kind tells nothing"),
    ],
)
def test_it_tells_nothing(clause: str) -> None:
    assert told_in(tokens(clause), KINDS) is None


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        pytest.param("the truce took effect at dawn", "came", id="a thing came into effect"),
        pytest.param("the truce began on Monday", "came", id="a thing began"),
        pytest.param("the treaty was signed in May", "came", id="a passive deed"),
        pytest.param("the treaty has been signed", "came", id="a deed told as perfect"),
        pytest.param("parliament ratified the treaty", "came", id="a deed with its doer and its object"),
        pytest.param("Norland has withdrawn its troops", "came", id="an irregular perfect"),
        pytest.param("Norland pulled back its troops", "came", id="a verb of two words"),
        pytest.param("parliament has not ratified the treaty", "failed", id="a denied perfect"),
        pytest.param("parliament did not ratify the treaty", "failed", id="a denied past"),
        pytest.param("parliament has not yet ratified the treaty", "failed", id="not yet is not"),
        pytest.param("no truce was reached", "failed", id="a thing that was not"),
        pytest.param("parliament refused to ratify the treaty", "failed", id="refused to"),
        pytest.param("the truce collapsed overnight", "failed", id="a thing that fell through"),
        pytest.param("parliament rejected the treaty", "failed", id="a thing turned down"),
    ],
)
def test_what_a_clause_tells(clause: str, told: str) -> None:
    found = told_in(tokens(clause), KINDS)
    assert found is not None
    assert found[0] == told


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        pytest.param("a truce of six months", None, id="a thing has no deed"),
        pytest.param("parliament ratifies the treaty", "ratify", id="a deed to come"),
        pytest.param("the sanctions are lifted", "lift", id="a deed in the passive"),
    ],
)
def test_the_deed_that_a_condition_asks_for(words: str, kind: str | None) -> None:
    hit = deed_in(tokens(words))
    assert (hit.kind if hit else None) == kind
