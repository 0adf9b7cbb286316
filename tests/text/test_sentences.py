from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.text.sentences import sentences

WHOLE = {
    "a name after a title": "Gen. Tarn met Mrs. Ode.",
    "initials": "J. R. Tarn and K.L. Ode agreed.",
    "a day after a month": "They meet on Dec. 3, in Brill.",
    "a number": "The No. 2 party lost 3.5 points.",
    "an office after U.S.": "The U.S. Senate and the U.N. Council met.",
    "a time before a place": "It opened at 9 a.m. Brill time.",
    "a question inside its sentence": "“Why now?” Orlan asked.",
    "a call inside its sentence": '"Never!" the minister said.',
    "an ellipsis in mid-sentence": "We are … not sure ... of that.",
    "a web address": "See harbour.example for more.",
    "a dateline": "RICHMOND, Va. (AP) — The governor spoke.",
    "a numbered point": "1. Who is covered by the order?",
    "a headline": "Tarn: no accord before spring",
}

SPLIT = {
    "two plain sentences": "He spoke. They left.",
    "a mark closing after the stop": "“We agree.” The minister left.",
    "straight marks": '"We agree." "They do not."',
    "an abbreviation that closes a sentence": "They came from the U.S. The others did not.",
    "a question": "Why now? Nobody knows.",
    "an ellipsis at the end": "We wait… They don't.",
    "a lost space": "The talks ended.The minister left.",
    "a lost space after a closing mark": "“The talks ended.”The minister left.",
    "a letter that closes a sentence": "There is no plan B. The talks go on.",
    "a bracket": "It rained. (Nobody minded.)",
}


@pytest.mark.parametrize("text", ["", "  \n\n ", "\u00a0"], ids=["nothing", "white space", "a hard space"])
def test_finds_nothing(text: str) -> None:
    assert sentences(text) == []


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE.keys())
def test_keeps_whole(text: str) -> None:
    assert [span.of(text) for span in sentences(text)] == [text]


@pytest.mark.parametrize("text", SPLIT.values(), ids=SPLIT.keys())
def test_splits_in_two(text: str) -> None:
    assert len(sentences(text)) == 2


def test_never_runs_over_the_end_of_a_paragraph() -> None:
    text = "Accord near\n\nThe talks ended. All left"
    assert [s.of(text) for s in sentences(text)] == ["Accord near", "The talks ended.", "All left"]


def test_looks_only_within_a_stretch() -> None:
    text = "Left out. He spoke. They left. Left out."
    within = Span(text.index("He"), text.index(" Left out."))
    assert [s.of(text) for s in sentences(text, within=within)] == ["He spoke.", "They left."]


@given(st.text(alphabet="aA .!?…“”\"'\n1U.S", max_size=60))
def test_covers_all_words_in_order_without_overlap(text: str) -> None:
    spans = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())


def test_takes_linear_time_on_one_long_paragraph() -> None:
    text = "The U.S. minister (J. Tarn) said “no.” " * 20_000
    started = time.process_time()
    assert len(sentences(text)) > 10_000
    assert time.process_time() - started < 6
