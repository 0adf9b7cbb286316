"""What differs, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.diffs import alike, diff_of, sides_of


@pytest.mark.parametrize(
    ("left", "right"),
    [("", ""), ("the guns", "the guns"), ("the capital, Arven", "the capital Arven"), ("“It’s” so", '"it\'s" so')],
)
def test_nothing_differs(left: str, right: str) -> None:
    sides = sides_of(diff_of(left, right))
    assert {part.mark for side in sides for part in side} <= {"same"}


def only(left: str, right: str) -> tuple[list[str], list[str]]:
    first, second = sides_of(diff_of(left, right))
    return [p.text for p in first if p.mark == "only"], [p.text for p in second if p.mark == "only"]


@pytest.mark.parametrize(
    ("left", "right", "marked"),
    [
        ("we will sign", "we will not sign", ([], ["not "])),
        ("eleven members agree", "nine members agree", (["eleven"], ["nine"])),
        ("we shall never sign it", "we can sign it", (["shall never"], ["can"])),
    ],
)
def test_the_words_one_side_alone_has_are_marked(left: str, right: str, marked: tuple[list[str], list[str]]) -> None:
    found = only(left, right)
    assert tuple([w.strip() for w in side] for side in found) == tuple([w.strip() for w in side] for side in marked)


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_sides_are_the_two_texts(left: str, right: str) -> None:
    first, second = sides_of(diff_of(left, right))
    joined = "".join(part.text for part in first), "".join(part.text for part in second)
    assert joined == (left, right)


def test_likeness_runs_from_nothing_to_all() -> None:
    assert alike(diff_of("guns", "butter")) == 0
    assert alike(diff_of("guns", "guns")) == 1
