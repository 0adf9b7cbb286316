"""What single articles give is made ahead: what collating asks for, and nothing else comes out."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from tests.test_keeping import FOLDERS, TOLD, collated, marks, story

from onrecord.collation.foreseeing import foresee, is_foreseen
from onrecord.keeping import Shelf, keeping
from onrecord.model import Reading
from onrecord.pipeline import collate


def test_nothing_is_foreseen_of_no_article() -> None:
    assert foresee(((), {})) == {}


def test_an_article_that_cannot_be_worked_on_is_passed_over() -> None:
    broken = replace(story(0, 1, 1), asides=None)  # type: ignore[arg-type]
    assert foresee(((broken,), {})) == {}


def test_what_was_foreseen_is_all_that_collating_one_article_makes() -> None:
    article = story(0, 1, 1)
    known = foresee(((article,), marks([article])))
    shelf = Shelf(known=known, marks=marks([article]))
    collated([article], shelf)
    assert not shelf.made
    assert shelf.used == known.keys()
    with keeping(shelf):
        assert is_foreseen(article)
        assert not is_foreseen(story(len(TOLD) - 1, 1, 1))


@settings(max_examples=10, deadline=None)
@given(FOLDERS)
def test_what_was_foreseen_changes_nothing(folder: list[Reading]) -> None:
    shelf = Shelf(known=foresee((folder, marks(folder))), marks=marks(folder))
    assert collated(folder, shelf) == collate(folder)
