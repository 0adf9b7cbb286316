from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.paragraphs import lines, paragraphs, trimmed

WRAPPED = """The harbour council met on Tuesday to hear the
ministers of the seven islands, who had come by
the night ferry and were tired of waiting for the
chair to open the session.

A second meeting was put off until the delegates
had slept."""

CASES = {
    "nothing": ("", []),
    "white space only": (" \n\t\n ", []),
    "one line": ("All in one line.", ["All in one line."]),
    "blank lines between": ("One.\n\nTwo.\n\n\nThree.", ["One.", "Two.", "Three."]),
    "a paragraph a line": ("Headline\nOne. Two.\nThree.", ["Headline", "One. Two.", "Three."]),
    "lines with white space at the edges": ("  One. \n \n\tTwo.", ["One.", "Two."]),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES.keys())
def test_paragraphs(text: str, wanted: list[str]) -> None:
    assert [span.of(text) for span in paragraphs(text)] == wanted


def test_joins_lines_broken_at_a_fixed_width() -> None:
    assert len(paragraphs(WRAPPED)) == 2
    assert len(lines(WRAPPED)) == 6


def test_trims_to_nothing() -> None:
    assert trimmed("a   b", 1, 4) is None


@given(st.text(alphabet="ab \n\t\u00a0.", max_size=80))
def test_paragraphs_hold_all_words_in_order(text: str) -> None:
    spans = paragraphs(text)
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(s.of(text) == s.of(text).strip() for s in spans)
