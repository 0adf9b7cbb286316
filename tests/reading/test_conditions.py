from __future__ import annotations

from time import process_time

import pytest
from tests.decision.told import reading_of

from onrecord.model import Article, Reading, Span
from onrecord.reading.conditions.finding import conditions_in, find_conditions


def found(text: str) -> list[tuple[str, str]]:
    return [(c.sequence, c.span.of(text)) for c in conditions_in(text, within=Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the harbour will open in spring", id="a plain announcement"),
        pytest.param("he asked if the harbour was open", id="if that means whether"),
        pytest.param("few if any ships came", id="if in a set phrase"),
        pytest.param("while secretary of the league, he sailed", id="while that tells the time"),
        pytest.param("before lunch they sailed", id="before that tells the time"),
        pytest.param("the ships provided by the league", id="provided as a participle"),
        pytest.param("if you look at the map, it is small", id="if addressed to the reader"),
        pytest.param("we are here, if necessary, for long", id="if in if necessary"),
        pytest.param("he will keep asking until the last day", id="until after what goes on"),
        pytest.param("he would not say if the harbour was open", id="if after what is not said"),
        pytest.param("had they any idea if the ships came", id="if after idea"),
        pytest.param("even if the toll falls, we stay", id="even if"),
        pytest.param("if you want peace, you must arm", id="if addressed to anybody"),
        pytest.param("if we had known, we would have stayed", id="what never was"),
        pytest.param("what if they come?", id="what if"),
        pytest.param("once again the ships came", id="once that counts"),
        pytest.param("providing them with a harbour would help", id="providing as a verb"),
        pytest.param("the holder must testify before the committee", id="before that stands in front of a body"),
        pytest.param("they want to finish it before Friday", id="before a day"),
        pytest.param("they will go without doubt", id="without in a set phrase"),
        pytest.param("my patients depend on the fund", id="depend on for a living"),
        pytest.param("what should the council do", id="should in a question"),
        pytest.param("the council should hear them", id="should of a duty"),
        pytest.param("a verdict based on the facts", id="based on"),
    ],
)
def test_no_condition(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "sequence", "words"),
    [
        ("troops, but only after a truce is signed", "only_after", "only after a truce is signed"),
        ("no seat until the river is quiet", "until", "until the river is quiet"),
        ("not until the river is quiet", "only_after", "until the river is quiet"),
        ("we agree, provided that the toll falls, he said", "if", "provided that the toll falls"),
        ("any toll deal must include a review", "as_part_of", "must include a review"),
        ("before the toll falls, we want to see the text", "before", "before the toll falls, we want to see the text"),
        ("if the treaty is signed, the veto falls", "if", "if the treaty is signed"),
        ("we vote no unless the text says so", "unless", "unless the text says so"),
        ("as long as nobody crosses the river", "as_long_as", "as long as nobody crosses the river"),
        ("a seat in exchange for the islands; then peace", "in_exchange_for", "in exchange for the islands"),
        ("they will send troops in accordance with the treaty", "as_part_of", "in accordance with the treaty"),
        ("no seat in the middle of a war", "as_long_as", "in the middle of a war"),
        ("Only after that can we speak of it", "only_after", "Only after that"),
        ("it must be settled before any talks", "before", "it must be settled before any talks"),
        ("no entry while fighting continues", "as_long_as", "while fighting continues"),
        ("ready to leave should the talks fail", "if", "should the talks fail"),
        ("he could sail on the condition he keeps quiet", "if", "on the condition he keeps quiet"),
        ("we would join under the right conditions, he said", "if", "under the right conditions"),
        ("it depends on whether the toll falls", "if", "depends on whether the toll falls"),
        ("the text will come up once the council has read it", "only_after", "once the council has read it"),
        ("no vote until after the inquiry reports", "only_after", "until after the inquiry reports"),
        ("no money absent a vote of both houses", "unless", "absent a vote of both houses"),
        ("we cannot back it without major changes to the text", "unless", "without major changes to the text"),
        (
            "the toll has to be part of a package",
            "as_part_of",
            "has to be part of a package",
        ),
        ("any new dues must be coupled with a lower toll", "as_part_of", "be coupled with a lower toll"),
        ("we vote no before “opening” the sea, unless it “freezes” over", "unless", "unless it “freezes” over"),
        (
            "he will stay until Mr. Holm of Tern & Co. has paid 1.2 crowns",
            "until",
            "until Mr. Holm of Tern & Co. has paid 1.2 crowns",
        ),
        ("the gate must reopen before we talk", "before", "the gate must reopen before we talk"),
    ],
)
def test_a_condition_with_its_order(text: str, sequence: str, words: str) -> None:
    assert found(text) == [(sequence, words)]


def test_two_conditions_in_one_sentence() -> None:
    text = "it will send ships, but only after a truce and in accordance with the treaty"
    assert found(text) == [
        ("only_after", "only after a truce"),
        ("as_part_of", "in accordance with the treaty"),
    ]


@pytest.mark.parametrize(
    ("told", "lead", "words"),
    [
        pytest.param(
            "Bremia | is prepared | to give up the islands", "In return, ", "In return", id="in front of the speaker"
        ),
        pytest.param(
            "Bremia | would back | a seat, but only after a truce", "", "only after a truce", id="inside the content"
        ),
        pytest.param(
            "Bremia | keeps opposing | the fund without equal aid for harbours",
            "",
            "without equal aid for harbours",
            id="where the refusal is in the reporting words",
        ),
        pytest.param(
            "Bremia | wants | the text shown before anybody votes",
            "",
            "the text shown before anybody votes",
            id="what is asked for before something",
        ),
    ],
)
def test_a_condition_inside_or_beside_the_content(told: str, lead: str, words: str) -> None:
    reading = reading_of(told, lead=lead)
    assert [c.span.of(reading.article.text) for c in reading.statements[0].conditions] == [words]


def test_a_reading_without_statements_is_returned_as_it_is() -> None:
    reading = Reading(Article.make(origin="a.txt", text="Only after that."))
    assert find_conditions(reading) is reading


def test_time_is_linear_in_the_text() -> None:
    text = "if it rains and not until then, unless so, " * 4000
    start = process_time()
    conditions_in(text, within=Span(0, len(text)))
    assert process_time() - start < 5
