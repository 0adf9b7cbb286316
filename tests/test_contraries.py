"""Examples of the stance detector asked the contrary question: other words, the other side, all else in its place."""

from __future__ import annotations

import importlib
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from detection.inputs import CONTENT, CUE, EDGE, QUESTION, SEP, Shown

from onrecord.model import Span

TRAINING = Path(__file__).parent.parent / "training"


@pytest.fixture(scope="module")
def training() -> Iterator[tuple[ModuleType, ModuleType]]:
    """The scripts ``stances`` and ``contraries``, imported as they import each other."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(TRAINING))
        before = set(sys.modules)
        yield importlib.import_module("stances"), importlib.import_module("contraries")
        for name in set(sys.modules) - before:
            if Path(getattr(sys.modules[name], "__file__", None) or "").parent == TRAINING:
                del sys.modules[name]


def example(training: tuple[ModuleType, ModuleType], position: str | None, contrary: tuple[int, ...]) -> Any:
    """A question of two pieces beside a statement of a cue and two pieces of content."""
    shown = Shown(
        (101, 7, 8, SEP, SEP, SEP, 20, 21, 22, SEP),
        (EDGE, QUESTION, QUESTION, EDGE, EDGE, EDGE, CUE, CONTENT, CONTENT, EDGE),
        (*[None] * 6, Span(0, 4), Span(5, 7), Span(8, 9), None),
    )
    tags = (0,) * 7
    return training[0].Example(
        "doc", shown, position, True, (*tags, 1, 0, 0), (*tags, 1, 2, 0), (Span(5, 9),), contrary
    )


def test_nothing_is_turned_without_a_contrary_question(training: tuple[ModuleType, ModuleType]) -> None:
    given = [example(training, "support", ())]
    assert training[1].asked_either_way(given, 1.0, random.Random(0)) == given


def test_nothing_is_turned_at_a_share_of_zero(training: tuple[ModuleType, ModuleType]) -> None:
    given = [example(training, "support", (9,))] * 5
    assert training[1].asked_either_way(given, 0.0, random.Random(0)) == given


@pytest.mark.parametrize(
    ("position", "turned"),
    [
        pytest.param(None, None, id="what does not speak to it does not speak to the contrary"),
        pytest.param("non_committal", "non_committal", id="who takes no side takes none on the contrary"),
        pytest.param("support", "oppose", id="who is for it is against the contrary"),
        pytest.param("oppose", "support", id="who is against it is for the contrary"),
        pytest.param("conditional_support", "conditional_oppose", id="the condition of a support stays one"),
        pytest.param("conditional_oppose", "conditional_support", id="the condition of an opposition stays one"),
    ],
)
def test_sides_are_swapped(training: tuple[ModuleType, ModuleType], position: str | None, turned: str | None) -> None:
    assert training[1].turned(example(training, position, (9,))).position == turned


@pytest.mark.parametrize(
    "contrary",
    [
        pytest.param((9,), id="a shorter question"),
        pytest.param((9, 10), id="a question of the same length"),
        pytest.param((9, 10, 11, 12), id="a longer question"),
    ],
)
def test_only_the_question_s_pieces_change(training: tuple[ModuleType, ModuleType], contrary: tuple[int, ...]) -> None:
    before = example(training, "support", contrary)
    after, size = training[1].turned(before), len(contrary)
    assert after.shown.ids[1 : 1 + size] == contrary
    assert after.shown.parts[: 2 + size] == (EDGE, *[QUESTION] * size, EDGE)
    for row, was in (
        (after.shown.ids, before.shown.ids),
        (after.shown.parts, before.shown.parts),
        (after.shown.places, before.shown.places),
        (after.cue, before.cue),
        (after.condition, before.condition),
    ):
        assert row[1 + size :] == was[3:] and row[0] == was[0]


def test_about_the_share_asked_for_is_turned(training: tuple[ModuleType, ModuleType]) -> None:
    asked = training[1].asked_either_way([example(training, "support", (9,))] * 1_000, 0.5, random.Random(0))
    assert 440 < sum(one.position == "oppose" for one in asked) < 560
