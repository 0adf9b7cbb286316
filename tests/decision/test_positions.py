"""Stances on an invented question: cases that are no position come first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.decision.told import actor_of, reading_of, record_of

from onrecord.decision.positions import find_positions
from onrecord.decision.questions import parse_questions
from onrecord.model import Position

LEAGUE = parse_questions("""
id: seat
question: Should Arvenia be invited to join the Harbour League?
about: [Arvenia, invitation, membership, accession to the league]
opposite: [Arvenian neutrality]
members: [Bremia, Calden, Dorn]
applicant: {name: Arvenia, names: [Arvenian, Tolm]}
chair: {name: Harbour League, names: [the league]}
rule: consensus
""")[0]
TREATY = parse_questions("""
id: treaty
question: Should the fishing treaty be approved?
about: [fishing treaty, fishing agreement]
members: [Bremia, Calden, Dorn]
rule: consensus
""")[0]
TOLL = parse_questions("""
id: toll
question: Should the sanctions on Dorn be lifted?
about: [lift the sanctions, Dorn]
members: [Bremia, Calden]
rule: consensus
""")[0]
BY_KEY = {"seat": LEAGUE, "treaty": TREATY, "toll": TOLL}
SETTING = {
    "seat": "Arvenia seeks membership. An invitation for Arvenia. Arvenia may join the Harbour League. ",
    "treaty": "The fishing treaty is long. A fishing treaty needs readers. The fishing treaty again. ",
    "toll": "The sanctions on Dorn are old. Dorn calls the sanctions unjust. The sanctions on Dorn. ",
}


def position_on(question: str, told: str, *, kind: str = "indirect") -> Position | None:
    reading = reading_of(told, kind=kind, lead=SETTING[question])
    found = find_positions(record_of(reading), BY_KEY[question]).positions
    return found[0] if found else None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("seat", "Bremia | said | the harbour will be open in spring", id="another matter"),
        pytest.param("seat", "Bremia | said | the league has 9 members", id="members that are counted"),
        pytest.param("seat", "Bremia | opposes | EU membership for its neighbour", id="membership of another body"),
        pytest.param("seat", "Bremia | opposes | a new golf club membership", id="another membership"),
        pytest.param("seat", "No one | promised | Arvenia an invitation", id="a promise denied"),
        pytest.param("seat", "Bremia | said | membership was never guaranteed to Arvenia", id="a guarantee denied"),
        pytest.param(
            "seat", "Bremia | said | that Calden rejects an invitation for Arvenia", id="what another rejects"
        ),
        pytest.param("seat", "Bremia | is unlikely to back | an invitation for Arvenia", id="a prediction about it"),
        pytest.param("seat", "Bremia | asked | whether Arvenia would join", id="an indirect question"),
        pytest.param("seat", "Bremia | asked | “Will Arvenia ever join?”", id="a question"),
        pytest.param(
            "seat", "Critics | said | opponents of an invitation for Arvenia met in Tolm", id="those who are against"
        ),
        pytest.param("treaty", "Bremia | has two weeks to approve | the fishing treaty", id="only an opportunity"),
        pytest.param("treaty", "Bremia | urged Calden | to review the fishing treaty", id="a deed of unknown bearing"),
        pytest.param("treaty", "Bremia | denounced | the old treaty", id="an earlier treaty"),
        pytest.param("treaty", "Bremia | wants | a better fishing treaty", id="another treaty than this one"),
        pytest.param("treaty", "Bremia | said | any fishing treaty must respect the islands", id="what it must hold"),
        pytest.param("treaty", "Bremia | accused Calden | of wanting the fishing treaty too badly", id="an accusation"),
        pytest.param(
            "treaty", "Bremia | said | members must approve or reject the fishing treaty", id="both ways at once"
        ),
    ],
)
def test_no_position(question: str, told: str) -> None:
    assert position_on(question, told) is None


@pytest.mark.parametrize(
    ("question", "told", "stance"),
    [
        ("seat", "Bremia | supports | an invitation for Arvenia", "support"),
        ("seat", "Bremia | is calling for | rapid Arvenian membership", "support"),
        ("seat", "Bremia | said | Arvenia must be invited this year", "support"),
        ("seat", "Bremia | said | it would not settle for any substitutes for Arvenia's membership", "support"),
        ("seat", "Bremia | said | membership for Arvenia would bring peace", "support"),
        ("seat", "Bremia | called | Arvenia's accession a historic opportunity", "support"),
        ("seat", "Bremia | said | rejecting an invitation for Arvenia would be a mistake", "support"),
        ("seat", "Bremia | warned against | blocking Arvenia's accession", "support"),
        ("seat", "Bremia | said | if Arvenia were given membership, it could end the war", "support"),
        ("seat", "Bremia | rejects | Arvenian neutrality", "support"),
        ("seat", "Bremia | rejected | an invitation for Arvenia", "oppose"),
        ("seat", "Bremia | ruled out | inviting Arvenia", "oppose"),
        ("seat", "Bremia | warned | against admitting Arvenia", "oppose"),
        ("seat", "Bremia | said | Arvenia cannot expect an invitation", "oppose"),
        ("seat", "Bremia | said | it does not support an invitation for Arvenia", "oppose"),
        ("seat", "Bremia | said | membership for Arvenia would be a dangerous mistake", "oppose"),
        ("seat", "Bremia | urged Calden | to reject an invitation for Arvenia", "oppose"),
        ("seat", "Bremia | said | it would block any invitation to Arvenia “as long as I am president”", "oppose"),
        ("seat", "Bremia | sidestepped a question about | Arvenia joining the league", "non_committal"),
        ("seat", "Bremia | did not rule out | an invitation for Arvenia", "non_committal"),
        ("seat", "Bremia | is considering | an invitation for Arvenia", "non_committal"),
        ("seat", "Bremia | reaffirmed | that Arvenia will eventually become a member", "non_committal"),
        ("seat", "Bremia | said | it is not saying that Arvenia will not join", "non_committal"),
        ("seat", "Bremia | said | it backs an invitation for Arvenia, but only after a truce", "conditional_support"),
        ("seat", "Bremia | said | only after a truce can Arvenia join", "conditional_support"),
        (
            "seat",
            "Bremia | said | it will no longer block an invitation for Arvenia if the toll falls",
            "conditional_support",
        ),
        ("seat", "Bremia | said | it no longer opposes an invitation for Arvenia", "non_committal"),
        ("seat", "Bremia | opposes | an invitation for Arvenia unless the toll falls", "conditional_oppose"),
        ("seat", "Bremia | is unwilling | to let Arvenia join in the middle of a war", "conditional_oppose"),
        ("seat", "Bremia | said | before the election in May, Arvenia cannot expect an invitation", "oppose"),
        ("seat", "Bremia | said | Arvenia cannot expect an invitation before June", "oppose"),
        ("seat", "Bremia | rejects | an invitation for Arvenia until next year", "oppose"),
        ("seat", "Bremia | vowed | not to invite Arvenia until the toll falls", "conditional_oppose"),
        ("seat", "Bremia | vowed | not to sign an invitation for Arvenia until the toll falls", "conditional_oppose"),
        (
            "seat",
            "Bremia | said | unless the toll falls, it will vote against an invitation for Arvenia",
            "conditional_oppose",
        ),
        (
            "seat",
            "Bremia | said | unless an invitation for Arvenia says that the toll ends, Bremia will vote against it",
            "conditional_oppose",
        ),
        ("treaty", "Bremia | voted for | the fishing treaty", "support"),
        ("treaty", "Bremia | threatened to veto | the fishing treaty", "oppose"),
        ("treaty", "Bremia | accused Calden | of holding up the fishing treaty", "support"),
        ("toll", "Bremia | called for | lifting the sanctions on Dorn", "support"),
        ("toll", "Bremia | wants | to keep the sanctions on Dorn", "oppose"),
        ("toll", "Bremia | condemned | the sanctions on Dorn", "support"),
    ],
)
def test_a_position(question: str, told: str, stance: str) -> None:
    position = position_on(question, told)
    assert position is not None
    assert position.stance == stance


@pytest.mark.parametrize(
    ("told", "bound"),
    [
        ("Bremia | said | Arvenia cannot expect an invitation before June", "before June"),
        ("Bremia | rejects | an invitation for Arvenia until next year", "until next year"),
    ],
)
def test_what_is_refused_for_a_time_says_for_which(told: str, bound: str) -> None:
    position = position_on("seat", told)
    assert position is not None
    assert position.reason.endswith(f"for the time '{bound}'")


def test_a_position_says_why_and_for_whom_it_counts() -> None:
    position = position_on("seat", "Bremia | ruled out | inviting Arvenia")
    assert position is not None
    assert position.member == "Bremia"
    assert position.reported_by is None
    assert "cue 'ruled out'" in position.reason
    assert "'inviting' with 'arvenia'" in position.reason


def test_a_state_of_mind_that_nobody_voiced_is_ascribed_by_the_outlet() -> None:
    position = position_on("seat", "Bremia | wants | Arvenia to join the league")
    assert position is not None
    assert position.reported_by == "the article"


def test_a_nested_position_is_ascribed_by_the_outer_speaker() -> None:
    outer = reading_of("Calden | said | that Bremia backs an invitation for Arvenia", lead=SETTING["seat"])
    text, first = outer.article.text, outer.statements[0]
    at = text.index("Bremia backs")
    span = type(first.content[0])
    inner = replace(
        first,
        id="inner",
        inside=first.id,
        source=(span(at, at + 6),),
        cue=(span(at + 7, at + 12),),
        content=(span(at + 13, first.content[0].end),),
        actor=actor_of("Bremia").id,
        conditions=(),
    )
    record = record_of(replace(outer, statements=(first, inner)))
    found = {position.statement: position for position in find_positions(record, LEAGUE).positions}
    assert found["inner"].reported_by == "Calden"
    assert found["inner"].stance == "support"
    assert first.id not in found


def test_words_of_an_actor_count_for_whom_it_speaks() -> None:
    reading = reading_of("Minister Orla Venn | supports | an invitation for Arvenia", lead=SETTING["seat"])
    record = record_of(reading, actors=(actor_of("Minister Orla Venn", speaks_for="Calden"),))
    assert find_positions(record, LEAGUE).positions[0].member == "Calden"


def test_positions_are_found_anew_and_not_twice() -> None:
    record = record_of(reading_of("Bremia | supports | an invitation for Arvenia", lead=SETTING["seat"]))
    once = find_positions(record, LEAGUE)
    assert find_positions(once, LEAGUE) == once


def test_an_article_on_something_else_has_no_positions() -> None:
    record = record_of(reading_of("Bremia | supports | longer school days"))
    assert find_positions(record, LEAGUE).positions == ()
