from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.research.coded import coding

from onrecord.research.polarization import _switched, agreement_a, best_split, division, over_time
from onrecord.research.windows import Window, between, windows


@pytest.mark.parametrize(
    ("counts", "agreement"),
    [
        pytest.param((0, 0, 0, 0, 0), None, id="nobody"),
        pytest.param((0, 0, 7, 0, 0), 1.0, id="all in one place"),
        pytest.param((4, 4, 4, 4, 4), 0.0, id="evenly spread"),
        pytest.param((5, 0, 0, 0, 5), -1.0, id="half and half at the two ends"),
        pytest.param((5, 5, 0, 0, 0), 0.75, id="two neighbours: 1 - 1/4"),
        pytest.param((30, 40, 210, 130, 530, 50, 10), 0.6113333, id="a distribution of van der Eijk's kind"),
    ],
)
def test_van_der_eijks_agreement(counts: tuple[int, ...], agreement: float | None) -> None:
    assert agreement_a(counts) == (None if agreement is None else pytest.approx(agreement, abs=1e-6))


@given(st.lists(st.integers(0, 20), min_size=3, max_size=7))
def test_agreement_is_between_the_ends_and_the_same_backwards(counts: list[int]) -> None:
    found = agreement_a(counts)
    if found is not None:
        assert -1 - 1e-9 <= found <= 1 + 1e-9
        assert agreement_a(counts[::-1]) == pytest.approx(found)


def test_two_camps_that_explain_every_tie() -> None:
    signs = np.array([[0, 1, -1], [1, 0, -2], [-1, -2, 0]], dtype=float)
    side, against = best_split(signs)
    assert (side[0] == side[1], side[0] == side[2], against) == (True, False, 0.0)


def test_three_that_all_differ_leave_one_tie_against_any_split() -> None:
    signs = -(np.ones((3, 3)) - np.eye(3))
    assert best_split(signs)[1] == 1.0


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(-3, 3), min_size=28, max_size=28))
def test_changing_sides_never_beats_trying_all_splits(ties: list[int]) -> None:
    signs = np.zeros((8, 8))
    signs[np.triu_indices(8, 1)] = ties
    signs += signs.T
    exact = best_split(signs)[1]
    switched = _switched(signs, np.zeros(8, dtype=bool))[1]
    assert 0 <= exact <= switched <= np.abs(signs).sum() / 4 + 1e-9


CODINGS = (
    coding("A", "x", True, "2031-05-01"),
    coding("B", "x", True, "2031-05-02"),
    coding("C", "x", False, "2031-05-03"),
    coding("A", "x", False, "2031-07-01"),
    coding("D", "x", True, "2031-05"),
)


def test_the_measures_of_one_stretch() -> None:
    found = division(Window(date(2031, 5, 1), date(2031, 5, 31), CODINGS[:3]))
    assert (found.actors, found.balance, found.conflict) == (3, 1.0, round(2 / 3, 4))
    assert found.camps == (("A", "B"), ("C",))
    assert found.agreement == pytest.approx(-1 / 3, abs=1e-4)
    assert found.polarization == pytest.approx(2 / 3, abs=1e-4)


def test_camps_of_one_size_stand_by_name_and_who_is_tied_to_nobody_is_in_neither() -> None:
    alone = coding("E", "y", True, "2031-05-04")
    found = division(Window(date(2031, 5, 1), date(2031, 5, 31), (CODINGS[0], CODINGS[2], alone)))
    assert (found.actors, found.camps) == (3, (("A",), ("C",)))


def test_a_stretch_without_statements_measures_nothing() -> None:
    found = division(Window(date(2031, 5, 1), date(2031, 5, 31), ()))
    assert (found.actors, found.agreement, found.balance, found.conflict) == (0, None, None, None)


def test_stretches_of_time_leave_out_what_has_no_day() -> None:
    stretches = list(windows(CODINGS, size=31, step=31))
    assert [(w.first.isoformat(), w.last.isoformat(), len(w.codings)) for w in stretches] == [
        ("2031-05-01", "2031-05-31", 3),
        ("2031-06-01", "2031-07-01", 1),
    ]
    assert [one.actors for one in over_time(stretches)] == [3, 1]
    assert list(windows((CODINGS[-1],), size=5, step=5)) == []


def test_days_asked_for_leave_out_what_has_none() -> None:
    assert len(between(CODINGS, None, None)) == 5
    assert len(between(CODINGS, date(2031, 5, 2), date(2031, 5, 3))) == 2
