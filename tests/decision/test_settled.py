"""What rules and signals come to: the signals neither drop nor turn what rules read without a doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.decision.told import LEAD, PACT, reading_of, record_of

from onrecord.decision.assessing import Assessed, assess
from onrecord.decision.settled import settle
from onrecord.decision.topics import topic_of
from onrecord.decision.weighing import Weighed

RULED, DOUBTED = "Bremia | backs | the river pact", "Bremia | opposes | it"
FAR = "A baker | counted | nine buns and a loaf on the old oak table by the window"


def assessed(told: str) -> Assessed:
    """The statement of an article about the pact."""
    record = record_of(reading_of(told, lead=LEAD))
    return next(assess(record.readings, topic_of(PACT), record.actor()))


def with_chances(told: str, relevant: float, takes_side: float, favours: float) -> Assessed:
    return replace(assessed(told), weighed=Weighed(relevant, takes_side, favours))


unit = some.floats(0.0, 1.0)


def test_nothing_is_settled_where_nobody_reads_a_stand() -> None:
    assert settle(assessed(FAR)) is None


def test_what_no_rule_reads_and_no_word_speaks_of_is_nothing_however_likely() -> None:
    assert settle(with_chances(FAR, 0.99, 0.99, 0.99)) is None


def test_what_rules_doubt_is_dropped_where_it_is_hardly_relevant() -> None:
    assert settle(with_chances(DOUBTED, 0.3, 0.9, 0.1)) is None


@given(unit, unit, unit)
def test_what_rules_read_without_a_doubt_stays_and_keeps_its_side(a: float, b: float, c: float) -> None:
    found = settle(with_chances(RULED, a, b, c))
    assert found is not None and found.way == "for"


@pytest.mark.parametrize(
    ("chances", "doubt"),
    [
        pytest.param((0.9, 0.9, 0.9), "", id="all signs agree"),
        pytest.param((0.9, 0.9, 0.1), "the other signs speak against this reading", id="the side is another"),
        pytest.param((0.4, 0.9, 0.9), "the other signs are weak", id="less likely relevant than not"),
    ],
)
def test_why_to_look_at_what_rules_read(chances: tuple[float, float, float], doubt: str) -> None:
    found = settle(with_chances(RULED, *chances))
    assert found is not None and found.doubt == doubt


@pytest.mark.parametrize(("favours", "way"), [(0.9, "for"), (0.1, "against")], ids=["for", "against"])
def test_a_side_that_rules_doubt_goes_by_the_chance(favours: float, way: str) -> None:
    found = settle(with_chances(DOUBTED, 0.9, 0.9, favours))
    assert found is not None and found.way == way and found.doubt


@given(unit, unit, unit)
def test_chances_are_chances(a: float, b: float, c: float) -> None:
    found = [settle(with_chances(told, a, b, c)) for told in (RULED, DOUBTED, FAR)]
    assert all(0.0 <= one.chance <= 1.0 for one in found if one)
