from __future__ import annotations

from dataclasses import replace

import pytest
from tests.research.coded import record_with

from onrecord.model import ActorRole, Record
from onrecord.research.codings import codings_of

PLAIN = record_with(("Bremia", "conditional_support", "2031-05-02"), ("Dorn", "oppose", "2031-05-01"))


def test_a_record_without_questions_has_no_codings() -> None:
    assert codings_of(Record()) == ()
    assert codings_of(PLAIN, question="another") == ()


def test_a_coding_has_the_question_as_concept_and_the_span_of_the_words() -> None:
    dorn, bremia = codings_of(PLAIN)
    assert (dorn.organization, dorn.concept, dorn.agreement, dorn.day) == (
        "Dorn",
        "Should Arvenia be invited?",
        False,
        "2031-05-01",
    )
    assert bremia.agreement is True
    text = PLAIN.articles()[bremia.article].text
    assert text[bremia.start : bremia.end] == bremia.words == "words of number 1"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"confidence": 0.44}, id="not sure enough for the roll"),
        pytest.param({"reported_by": "Bremia"}, id="what somebody else ascribes"),
        pytest.param({"actor": ""}, id="nobody known said it"),
    ],
)
def test_what_is_left_out(change: dict) -> None:
    record = replace(PLAIN, positions=tuple(replace(p, **change) for p in PLAIN.positions))
    assert codings_of(record) == ()


def test_what_is_ascribed_can_be_asked_for() -> None:
    record = replace(PLAIN, positions=tuple(replace(p, reported_by="Bremia") for p in PLAIN.positions))
    assert len(codings_of(record, ascribed=True)) == 2


def test_one_that_commits_to_neither_side_has_no_agreement() -> None:
    (only,) = codings_of(record_with(("Dorn", "non_committal", None)))
    assert (only.agreement, only.day) == (None, "")


def test_an_unnamed_source_is_no_actor() -> None:
    record = replace(PLAIN, actors=tuple(replace(actor, kind="unnamed") for actor in PLAIN.actors))
    assert codings_of(record) == ()


def test_a_person_in_offices_of_two_is_given_to_neither() -> None:
    roles = tuple(ActorRole("minister", of=of) for of in ("Bremia", "Calden"))
    record = replace(
        PLAIN,
        actors=tuple(replace(actor, kind="person", roles=roles) for actor in PLAIN.actors),
        positions=tuple(replace(p, member=None) for p in PLAIN.positions),
    )
    assert {(c.person, c.organization) for c in codings_of(record)} == {("Bremia", ""), ("Dorn", "")}
