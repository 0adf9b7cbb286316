from __future__ import annotations

import pytest

from onrecord.model import Span
from onrecord.reading.stance_words import Phrases, base_forms, hits_of, tokens


@pytest.mark.parametrize(
    ("word", "not_a_form"),
    [
        pytest.param("noted", "not", id="noted is no negation"),
        pytest.param("willing", "will", id="willing is no auxiliary"),
        pytest.param("during", "do", id="during is no doing"),
    ],
)
def test_a_word_is_not_taken_for_a_closed_class_word(word: str, not_a_form: str) -> None:
    assert not_a_form not in base_forms(word)


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("denied", "deny"),
        ("refused", "refuse"),
        ("dodging", "dodge"),
        ("stopped", "stop"),
        ("sought", "seek"),
        ("backs", "back"),
    ],
)
def test_an_inflected_word_has_its_base_form(word: str, form: str) -> None:
    assert form in base_forms(word)


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        pytest.param("They didn’t.", ["they", "did", "not", "."], id="a contraction is two tokens"),
        pytest.param("We cannot say", ["we", "can", "not", "say"], id="cannot is two tokens"),
        pytest.param("Velmoria's seat", ["velmoria", "'s", "seat"], id="a possessive is a token of its own"),
        pytest.param("the U.S. view", ["the", "u.s.", "view"], id="initials keep their stops"),
    ],
)
def test_tokens(text: str, norms: list[str]) -> None:
    assert [token.norm for token in tokens(text)] == norms


def test_tokens_of_a_stretch_keep_the_texts_offsets() -> None:
    text = "Nothing here. They refused."
    found = tokens(text, Span(14, 27))
    assert [text[token.start : token.end] for token in found] == ["They", "refused", "."]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("The harbour lies to the north", [], id="no cue at all"),
        pytest.param("He declined to say", ["evade"], id="the longer phrase holds: no refusal"),
        pytest.param("He declined", ["con"], id="the shorter phrase alone"),
        pytest.param("They ruled the plan out", [], id="a phrase without a gap needs its words together"),
        pytest.param("It never promised it", ["negator", "promise"], id="two cues side by side"),
        pytest.param("not only the harbour", ["set_phrase"], id="not only is no negation"),
        pytest.param("They threw their weight behind it", ["pro"], id="a phrase with a gap"),
    ],
)
def test_cues_in_a_sentence(text: str, kinds: list[str]) -> None:
    assert [hit.kind for hit in hits_of(tokens(text)) if hit.kind not in ("report", "probable")] == kinds


def test_a_gap_spans_three_words_and_no_mark() -> None:
    table = Phrases({"x": ["keep … alive"]})
    assert table.find(tokens("keep the old plan alive"))
    assert not table.find(tokens("keep the very old plan alive"))
    assert not table.find(tokens("keep it, alive"))
