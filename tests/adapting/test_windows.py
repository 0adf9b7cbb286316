"""Annotated articles as labelled windows."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.adapting.windows import Labelled, Marked, labelled_windows, legal
from onrecord.reading.attribution.encoder import load_model

TEXT = "Anna Berg said the ferry, which sails at noon, is late.\nOthers waited."
SAID = Marked(cue=(10, 14), source=((0, 9),), content=((15, 24), (46, 54)))


def windows(*marked: Marked, size: int = 224, **unsure: list[tuple[int, int]]) -> list[Labelled]:
    return labelled_windows(TEXT, marked, tokenizer=load_model().tokenizer, size=size, **unsure)


def test_an_article_without_attributions_has_no_tags() -> None:
    (window,) = windows()
    assert not window.cue_tags.any() and not window.inner_tags.any() and window.cues == ()
    assert window.cue_known.all() and window.inner_known.all()


def test_an_empty_text_has_no_words() -> None:
    assert all(not len(w.firsts) for w in labelled_windows("", [], tokenizer=load_model().tokenizer, size=224))


def test_cue_source_and_content_are_tagged_in_words() -> None:
    (window,) = windows(SAID)
    assert window.cue_tags.tolist()[:6] == [0, 0, 0, 1, 0, 0]
    ((first, last, roles),) = window.cues
    assert (first, last) == (3, 3)
    assert roles.tolist()[:17] == [0, 1, 2, 0, 3, 4, 0, 0, 0, 0, 0, 0, 3, 4, 0, 0, 0]


def test_an_inner_cue_has_tags_of_its_own() -> None:
    (window,) = windows(Marked(SAID.cue, SAID.source, SAID.content, inner=True))
    assert not window.cue_tags.any()
    assert window.inner_tags.sum() == 1


@pytest.mark.parametrize("name", ["unsure", "unsure_inner"])
def test_what_is_unsure_is_not_known(name: str) -> None:
    (window,) = windows(**{name: [(10, 14)]})
    known = {"unsure": window.cue_known, "unsure_inner": window.inner_known}
    assert np.flatnonzero(known.pop(name) == 0).tolist() == [3]
    assert all(other.all() for other in known.values())


def test_small_windows_tile_the_words_and_keep_each_cue_once() -> None:
    small, (whole,) = windows(SAID, size=10), windows(SAID)
    assert len(small) > 1
    assert sum(len(window.firsts) for window in small) == len(whole.firsts)
    assert sum(len(window.cues) for window in small) == 1


@pytest.mark.parametrize(
    ("tags", "mended"),
    [([2, 2, 0], [1, 2, 0]), ([1, 2, 4], [1, 2, 3]), ([0, 3, 4, 4], [0, 3, 4, 4]), ([3, 0, 4], [3, 0, 3])],
)
def test_an_inside_tag_follows_its_like(tags: list[int], mended: list[int]) -> None:
    assert legal(np.array(tags)).tolist() == mended
