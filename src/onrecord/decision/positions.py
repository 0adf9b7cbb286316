"""Where each actor stands on a question, statement by statement, each with the words that show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.decision.concepts import Setting, lean
from onrecord.decision.parties import member_of
from onrecord.decision.said import Said
from onrecord.decision.stances import Verdict, judge
from onrecord.decision.topics import Topic, normal_name, topic_of
from onrecord.model import Actor, Position, Question, Reading, Record, Statement
from onrecord.reading.stance import Frame, frame_of
from onrecord.reading.stance_words import word_set

SHOWN = 0.3
IN_THE_ROLL = 0.45
REVIEW = 0.44
INNER_STATES = word_set("inner_state")
FORETOLD = word_set("foretold")
INTENDED = frozenset(("would", "will"))


def find_positions(record: Record, question: Question) -> Record:
    """The record with the question and every position on it that is sure enough to show (0.3) added.

    Positions above 0.45 enter the roll; those below are there to be looked at. Earlier positions on the same question
    are replaced.
    """
    topic = topic_of(question)
    actors = record.actor()
    found = [position for reading in record.readings for position in _positions(reading, topic, actors)]
    return replace(
        record,
        questions=(*(q for q in record.questions if q.id != question.id), question),
        positions=(*(p for p in record.positions if p.question != question.id), *found),
    )


def _positions(reading: Reading, topic: Topic, actors: dict[str, Actor]) -> Iterator[Position]:
    text = reading.article.text
    density = lean(text, topic)
    if not density:
        return
    by_id = {statement.id: statement for statement in reading.statements}
    for statement in reading.statements:
        actor = actors.get(statement.actor or "")
        own = _own_names(actor, topic.question)
        said = Said(statement, text, own, Setting(density, bool(own & topic.subjects)))
        verdict = judge(said, topic)
        if verdict is None:
            continue
        frame = frame_of(statement, text)
        reporter = _reporter(statement, frame, reading, by_id, actors)
        if statement.kind == "indirect" and _is_foretold(frame, second_hand=reporter is not None):
            continue
        yield from _position(statement, actor, verdict, topic.question, reporter)


def _position(
    statement: Statement, actor: Actor | None, verdict: Verdict, question: Question, reporter: str | None
) -> Iterator[Position]:
    confidence = round(verdict.confidence * (0.6 + 0.4 * min(1.0, statement.confidence)), 3)
    if confidence < SHOWN:
        return
    doubt = verdict.doubt or ("the speaker is not known" if actor is None else "")
    if doubt:
        confidence = min(confidence, REVIEW)
    yield Position(
        question=question.id,
        actor=actor.id if actor else "",
        statement=statement.id,
        stance=verdict.stance,
        commitment="CT" if verdict.abstained else statement.commitment,
        member=member_of(actor, question) if actor else None,
        conditions=verdict.conditions,
        reported_by=reporter,
        reason="; ".join(filter(None, (verdict.reason, doubt and f"to be looked at: {doubt}"))),
        confidence=confidence,
    )


def _own_names(actor: Actor | None, question: Question) -> frozenset[str]:
    """The names that mean the speaker's own side, by which "the speaker's" and "another's" are told apart."""
    if actor is None:
        return frozenset()
    member = member_of(actor, question)
    party = next((party for party in question.parties if party.name == member), None)
    names = (actor.name, *actor.aliases, actor.speaks_for or "", *((party.name, *party.names) if party else ()))
    return frozenset(normal_name(name) for name in names if name)


def _reporter(
    statement: Statement, frame: Frame, reading: Reading, by_id: dict[str, Statement], actors: dict[str, Actor]
) -> str | None:
    """Who ascribes the position: the outer speaker of a nested statement, or the outlet for a state of mind nobody
    voiced."""
    outer = by_id.get(statement.inside or "")
    if outer is not None and outer.actor != statement.actor:
        actor = actors.get(outer.actor or "")
        return actor.name if actor else (statement.via[0] if statement.via else "an unresolved speaker")
    if statement.kind == "indirect" and _is_state_of_mind(frame):
        return reading.article.outlet or "the article"
    return None


def _is_state_of_mind(frame: Frame) -> bool:
    voiced = frame.has("report", "promise", "evade", "warn") and not any(
        t.forms & word_set("thought") for t in frame.tokens
    )
    return not voiced and any(token.forms & INNER_STATES for token in frame.tokens)


def _is_foretold(frame: Frame, *, second_hand: bool) -> bool:
    """Whether the reporting words only foretell: "is unlikely to agree" is a prediction about somebody, not a
    position."""
    words = FORETOLD | INTENDED if second_hand else FORETOLD
    return not frame.has("report") and any(token.norm in words for token in frame.tokens)
