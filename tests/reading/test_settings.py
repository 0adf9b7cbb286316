"""What a person may set about reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import OnRecordError
from onrecord.model import Article, Reading
from onrecord.reading import READERS
from onrecord.reading.settings import NAMED_CUTS, Settings, cut_named, with_settings

TEXT = "The harbour will close in May, mayor Dana Quist said on Monday. Boats were told to leave, it is thought."
READING = Reading(Article.make(origin="a", text=TEXT))


def test_settings_that_say_nothing_change_no_reader() -> None:
    assert with_settings(READERS, Settings()) == READERS


def test_only_the_reader_of_statements_has_settings_and_keeps_its_name() -> None:
    bound = with_settings(READERS, Settings(cut=0.5))
    assert [reader.__name__ for reader in bound] == [reader.__name__ for reader in READERS]
    assert sum(a is not b for a, b in zip(bound, READERS, strict=True)) == 1


@pytest.mark.parametrize(("cut", "found"), [(0.0, True), (1.0, False)], ids=["every statement", "no statement"])
def test_the_cut_is_the_least_confidence(cut: float, found: bool) -> None:
    (reader,) = (r for r in with_settings(READERS, Settings(cut=cut)) if r.__name__ == "find_statements")
    assert bool(reader(READING).statements) is found


def test_a_folder_without_weights_is_said(tmp_path: Path) -> None:
    (reader,) = (r for r in with_settings(READERS, Settings(model=str(tmp_path))) if r.__name__ == "find_statements")
    with pytest.raises(OnRecordError, match="is missing"):
        reader(READING)


CUTS = {"a number": ("0.4", 0.4), "nothing left out": ("0", 0.0), "a name": ("recall", NAMED_CUTS["recall"])}


@pytest.mark.parametrize(("value", "cut"), CUTS.values(), ids=CUTS.keys())
def test_a_cut_is_a_number_or_a_name(value: str, cut: float) -> None:
    assert cut_named(value) == cut
