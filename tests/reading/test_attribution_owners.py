from __future__ import annotations

import pytest

from onrecord.model import Span
from onrecord.reading.attribution.owners import owned
from onrecord.reading.attribution.record import Attribution


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def owner_and_cue(text: str, source: str, cue: str, content: str) -> tuple[str, str]:
    read = Attribution((span(text, content),), (span(text, cue),), (span(text, source),), "indirect", 0.9)
    (found,) = owned([read], text)
    return found.source[0].of(text), found.cue[0].of(text)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        pytest.param(
            "The mayor’s claim that tides rise was heard.", "The mayor’s", "claim", "that tides rise",
            id="a possessor that is the whole source stays",
        ),
        pytest.param(
            "A letter to the port’s owners warning that tides rise", "A letter to the port’s owners", "warning",
            "that tides rise", id="a letter to somebody's owners is not theirs",
        ),
        pytest.param(
            "A clerk familiar with the mayor’s testimony said that tides rise",
            "A clerk familiar with the mayor’s testimony", "said", "that tides rise",
            id="who knows of a testimony and speaks is the source",
        ),
        pytest.param(
            "A question about the mayor’s plan: that tides rise", "A question about the mayor’s plan", "question",
            "that tides rise", id="a plan is no saying",
        ),
        pytest.param(
            "A question about the mayor’s remarks on the quay, that tides rise", "A question about the mayor’s remarks",
            "question", "that tides rise", id="a comma parts the remarks from what follows",
        ),
    ],
)  # fmt: skip
def test_the_source_stays(text: str, source: str, cue: str, content: str) -> None:
    assert owner_and_cue(text, source, cue, content) == (source, cue)


@pytest.mark.parametrize(
    ("text", "source", "cue", "found"),
    [
        pytest.param(
            "a question from a clerk about Mayor Nora Quill’s remarks on Monday that tides rise",
            "a clerk about Mayor Nora Quill’s remarks", "a question", ("Mayor Nora Quill’s", "remarks"),
            id="asked about somebody's remarks",
        ),
        pytest.param(
            "a note of hope in Ms. Quill's latest statement that tides rise", "a note of hope in Ms. Quill's",
            "statement", ("Ms. Quill's", "statement"), id="something seen in somebody's statement",
        ),
        pytest.param(
            "anger over the crews’ demands this week that tides rise", "anger over the crews’", "demands",
            ("the crews’", "demands"), id="anger over several people's demands",
        ),
    ],
)  # fmt: skip
def test_the_possessor_of_the_words_is_their_source(text: str, source: str, cue: str, found: tuple[str, str]) -> None:
    assert owner_and_cue(text, source, cue, "that tides rise") == found


def test_a_source_that_stands_behind_its_content_stays() -> None:
    text = "that tides rise, said a clerk about the mayor’s remarks"
    read = Attribution((span(text, "that tides rise"),), (span(text, "said"),), (span(text, "a clerk"),), "indirect", 1)
    assert owned([read], text) == [read]
