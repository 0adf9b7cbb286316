from __future__ import annotations

import pytest

from onrecord.model import Span
from onrecord.reading.attribution.carried import carried
from onrecord.reading.attribution.quotation import find_quotations
from onrecord.reading.attribution.record import Attribution


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def one(text: str, source: str, cue: str, content: str) -> Attribution:
    return Attribution((span(text, content),), (span(text, cue),), (span(text, source),), "indirect", 0.9)


def after(text: str, *found: Attribution) -> list[tuple[str, str]]:
    out = carried(found, text, quotations=find_quotations(text))
    return [(a.content[0].of(text), a.cue[0].of(text) if a.cue else "") for a in out]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        pytest.param(
            "There will be no talks. The mayor made a promise clear to all.",
            "The mayor", "made", "a promise clear", id="a content with words of its own stays",
        ),
        pytest.param(
            "There will be no talks. The mayor said that in May boats must wait.",
            "The mayor", "said", "that in May boats must wait", id="a clause with that does not point",
        ),
        pytest.param("The mayor made this clear.", "The mayor", "made", "this clear", id="no sentence stands before"),
        pytest.param(
            "The port stays shut. The mayor said boats must wait. It rained on the quay.",
            "The mayor", "said", "boats must wait", id="a sentence without quoted words is not speech that runs on",
        ),
        pytest.param(
            "The mayor said boats must wait. The old quay is called “the long mile” by sailors.",
            "The mayor", "said", "boats must wait", id="quoted words without a demand are not speech that runs on",
        ),
        pytest.param(
            "The mayor said boats must wait.\n\nCrews would “never” pay, and must leave.",
            "The mayor", "said", "boats must wait", id="another paragraph is not speech that runs on",
        ),
    ],
)  # fmt: skip
def test_nothing_is_carried(text: str, source: str, cue: str, content: str) -> None:
    assert after(text, one(text, source, cue, content)) == [(content, cue)]


def test_a_pointing_content_becomes_the_sentence_before() -> None:
    text = "There will be no talks before May. The mayor made this clear on Monday."
    found = after(text, one(text, "The mayor", "made", "this clear"))
    assert found == [("There will be no talks before May", "made this clear")]


def test_what_follows_the_pointing_words_is_no_part_of_the_cue() -> None:
    text = "There will be no talks before May. The mayor said so plainly on Monday, when crews met."
    found = after(text, one(text, "The mayor", "said", "so plainly on Monday, when crews met"))
    assert found == [("There will be no talks before May", "said so plainly")]


def test_a_sentence_that_somebody_else_said_is_not_given_to_the_one_who_points() -> None:
    text = "The crew said there will be no talks. The mayor made this clear on Monday."
    crew, mayor = one(text, "The crew", "said", "there will be no talks"), one(text, "The mayor", "made", "this clear")
    assert after(text, crew, mayor)[1] == ("this clear", "made")


def test_indirect_speech_with_quoted_words_runs_on_in_its_paragraph() -> None:
    text = "The mayor said boats must wait. The crews should show “good will” first."
    found = carried([one(text, "The mayor", "said", "boats must wait")], text, quotations=find_quotations(text))
    assert (found[1].content[0].of(text), found[1].cue, found[1].source) == (
        "The crews should show “good will” first",
        (),
        (),
    )
    assert found[1].kind == "mixed"


def test_what_stands_in_the_sentence_pointed_at_lies_inside_when_it_is_no_report() -> None:
    text = "Harbour cannot expect to get a new lock. The mayor made this clear on Monday."
    found = [one(text, "Harbour", "cannot expect", "to get a new lock"), one(text, "The mayor", "made", "this clear")]
    inner, outer = carried(found, text, quotations=find_quotations(text))
    assert outer.content[0].of(text) == "Harbour cannot expect to get a new lock"
    assert (inner.inside, outer.inside) == (1, None)


def test_a_report_in_the_sentence_pointed_at_keeps_it() -> None:
    text = "Harbour expects to get a new lock. The mayor made this clear on Monday."
    reports = one(text, "Harbour", "expects", "to get a new lock"), one(text, "The mayor", "made", "this clear")
    assert after(text, *reports) == [("to get a new lock", "expects"), ("this clear", "made")]
