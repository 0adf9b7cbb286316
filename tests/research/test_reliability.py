"""Alpha against published worked examples (Krippendorff 2011) and an independent library."""

from __future__ import annotations

import krippendorff
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.research.reliability import alpha

BINARY = list(zip("0100000010", "1110010000", strict=True))
NOMINAL = list(zip("aabbdcccedda", "babbbccceddd", strict=True))
MANY = list(
    zip(
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
        strict=True,
    )
)


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        pytest.param([], None, id="nothing"),
        pytest.param([("a", None), ("b", None)], None, id="nobody coded twice"),
        pytest.param([("a", "a"), ("a", "a")], None, id="nothing varies"),
        pytest.param([("a", "a"), ("b", "b")], 1.0, id="perfect"),
        pytest.param(BINARY, 0.095, id="two observers, binary"),
        pytest.param(NOMINAL, 0.692, id="two observers, five values"),
        pytest.param(MANY, 0.743, id="four observers, values missing"),
    ],
)
def test_published_examples(units: list, expected: float | None) -> None:
    assert alpha(units) == (None if expected is None else pytest.approx(expected, abs=5e-4))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(*[st.sampled_from(["agree", "disagree", "not coded", None])] * 3), min_size=2, max_size=12))
def test_the_same_as_an_independent_library(units: list) -> None:
    values = ["agree", "disagree", "not coded"]
    if len({value for unit in units for value in unit if value and sum(map(bool, unit)) > 1}) < 2:
        return
    table = [[float("nan") if v is None else values.index(v) for v in row] for row in zip(*units, strict=True)]
    expected = krippendorff.alpha(reliability_data=table, level_of_measurement="nominal")
    assert alpha(units) == pytest.approx(expected, abs=1e-9)
