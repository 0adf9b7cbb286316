from __future__ import annotations

import pytest

from onrecord.model import Span
from onrecord.reading.attribution.record import Attribution
from onrecord.reading.attribution.told_last import told_last
from onrecord.text.sentences import sentences


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def one(text: str, source: str, cue: str, content: str) -> Attribution:
    return Attribution((span(text, content),), (span(text, cue),), (span(text, source),), "indirect", 0.9)


def found_in(text: str, *found: Attribution) -> list[tuple[str, str, str]]:
    told = told_last(found, text, sentences(text, within=Span(0, len(text))))
    return [(a.source[0].of(text), a.cue[0].of(text), a.content[0].of(text)) for a in told[len(found) :]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The ferry sees a way round the lock, as it explained.", id="a pronoun names nobody"),
        pytest.param("The ferry sees no way round the lock, as its office explained.", id="what is denied"),
        pytest.param("The lock was shut for the whole winter, as previously reported.", id="an adverb is nobody"),
        pytest.param("The lock was shut for the whole winter, as was announced last May.", id="a passive names nobody"),
        pytest.param("The lock was shut for the whole winter, as had been announced.", id="nor does a longer one"),
        pytest.param("The mayor believes that the lock leaks, as its office explained.", id="a clause with that"),
        pytest.param("The lock was shut for the whole winter, as the weather turned.", id="a verb that tells nothing"),
        pytest.param("The lock was shut for the whole winter, as the mayor explained to crews who", id="no end"),
        pytest.param("Is the lock shut for the whole winter? Yes, as the mayor explained.", id="a word is no telling"),
    ],
)
def test_no_sentence_is_given_to_anybody(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("tail", "source", "cue"),
    [
        pytest.param("as its office in Harbour explained.", "its office in Harbour", "explained", id="an own office"),
        pytest.param("as Nora Quill put it.", "Nora Quill", "put it", id="put it"),
        pytest.param("as the crews have warned in a letter.", "the crews", "have warned", id="words behind the verb"),
        pytest.param("as The Quay Post reported last May.", "The Quay Post", "reported", id="an outlet and a day"),
    ],
)  # fmt: skip
def test_a_last_clause_gives_the_sentence_to_somebody(tail: str, source: str, cue: str) -> None:
    text = f"It rained on Monday. The ferry sees the lock as “the only way” to the sea, {tail}"
    assert found_in(text) == [(source, cue, "The ferry sees the lock as “the only way” to the sea")]


def test_what_the_sentence_reports_lies_inside() -> None:
    text = "The ferry sees the lock as its only way to the sea, as its office explained."
    told = told_last(
        [one(text, "The ferry", "sees", "the lock as its only way to the sea")], text, [Span(0, len(text))]
    )
    assert [a.inside for a in told] == [1, None]


def test_a_clause_that_was_read_already_stays_as_it_is() -> None:
    text = "The ferry sees the lock as its only way to the sea, as its office explained."
    assert found_in(text, one(text, "its office", "explained", "The ferry sees the lock as its only way")) == []


def test_a_clause_inside_what_another_said_belongs_to_that() -> None:
    text = "Crews say the lock is the only way to the sea, as its office explained."
    assert (
        found_in(text, one(text, "Crews", "say", "the lock is the only way to the sea, as its office explained")) == []
    )
