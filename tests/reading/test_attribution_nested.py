"""Reports inside reports are looked for where the network hints at one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.reading.attribution.encoder import ReaderModel, load_model
from onrecord.reading.attribution.finding import read_attributions

WITH = "Anna Berg said that the minister had warned of long delays at the port."
WITHOUT = "Anna Berg said that the new ferry would be late on Monday because of the wind."


def with_hint(least: float) -> ReaderModel:
    """The shipped model with another least chance of a hint."""
    model = load_model()
    return replace(model, settings=model.settings | {"hint": least})


@pytest.mark.parametrize("least", [0.0, 0.5, 1.1])
def test_no_report_is_found_inside_where_there_is_none(least: float) -> None:
    assert [one.inside for one in read_attributions(WITHOUT, model=with_hint(least))] == [None]


def test_a_report_inside_another_is_found_where_every_content_is_read_again() -> None:
    found = read_attributions(WITH, model=with_hint(0.0))
    assert [one.inside for one in found] == [None, 0]
    assert [one.cue[0].of(WITH) for one in found] == ["said", "had warned of"]


def test_without_a_hint_no_content_is_read_again() -> None:
    assert [one.inside for one in read_attributions(WITH, model=with_hint(1.1))] == [None]


def test_the_shipped_hints_find_it() -> None:
    assert [one.inside for one in read_attributions(WITH)] == [None, 0]
