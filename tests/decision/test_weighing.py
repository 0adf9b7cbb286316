"""Signals summed into chances, and statements that only they read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.decision.told import LEAD, PACT, reading_of, record_of

from onrecord.decision import weighing
from onrecord.decision.positions import find_positions
from onrecord.decision.signals import Signals
from onrecord.decision.weighing import digest_of, load_weights, telling, weigh
from onrecord.errors import OnRecordError
from onrecord.model import Position, Record


def record(*told: str) -> Record:
    return record_of(*(reading_of(one, lead=LEAD) for one in told))


def positions(*told: str) -> tuple[Position, ...]:
    return find_positions(record(*told), PACT).positions


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("Bremia | said | the bakery opens on Monday", id="another matter in an article about it"),
        pytest.param("Bremia | asked | whether the river pact would pass", id="a question"),
        pytest.param("Bremia | said | members must approve or reject the river pact", id="both ways at once"),
        pytest.param("Bremia | praised | the old pact", id="another pact"),
    ],
)
def test_nothing_is_weighed(told: str) -> None:
    assert positions(told) == ()


def test_an_affair_without_the_topic_gives_an_empty_roll() -> None:
    reading = reading_of("Bremia | rejected | the fishing quota")
    assert find_positions(record_of(reading), PACT).positions == ()


def test_what_a_pronoun_takes_up_is_found_and_left_for_review() -> None:
    (position,) = positions("Bremia | opposes | it")
    assert position.stance == "oppose"
    assert position.doubtful
    assert "pronoun" in position.reason


def test_the_confidence_is_a_chance() -> None:
    found = positions("Bremia | backs | the river pact", "Bremia | opposes | it")
    assert found
    assert all(0.0 <= position.confidence <= 1.0 for position in found)


chances = some.dictionaries(some.sampled_from(["ruled", "content", "worth"]), some.floats(-3, 3))


@given(chances, chances, chances)
def test_weighing_gives_chances(
    relevance: dict[str, float], direction: dict[str, float], refusal: dict[str, float]
) -> None:
    found = weigh(Signals(relevance, direction, refusal))
    assert all(0.0 <= one <= 1.0 for one in (found.relevant, found.takes_side, found.favours))


def test_a_sign_for_it_makes_for_it_likelier() -> None:
    against, towards = (weigh(Signals({}, {"ruled": value}, {})).favours for value in (-0.8, 0.8))
    assert against < 0.5 < towards


def test_the_heaviest_signals_are_told_first() -> None:
    assert telling({"a": 1.0, "b": 1.0, "c": 1.0}, {"a": 0.5, "b": 2.0, "c": -1.0}) == ["b", "a"]


def test_weights_that_are_not_what_their_hash_names_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    load_weights.cache_clear()
    monkeypatch.setattr(weighing, "digest_of", lambda weights: digest_of(weights)[::-1])
    with pytest.raises(OnRecordError, match="hash"):
        load_weights()
    load_weights.cache_clear()


def test_the_order_of_articles_does_not_matter() -> None:
    found = record("Bremia | backs | the river pact", "Calden | rejects | the river pact")
    turned = replace(found, readings=found.readings[::-1])
    key = lambda position: position.statement  # noqa: E731
    assert sorted(find_positions(found, PACT).positions, key=key) == sorted(
        find_positions(turned, PACT).positions, key=key
    )
