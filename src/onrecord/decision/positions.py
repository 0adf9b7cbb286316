"""Where each actor stands on a question, statement by statement, each with the words that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from onrecord.decision.assessing import Assessed, assess
from onrecord.decision.hedges import beside_a_stance, hanging, hedged
from onrecord.decision.leanings import Way
from onrecord.decision.parties import member_of
from onrecord.decision.reporters import is_foretold, reporter_of
from onrecord.decision.settled import Settled, settle
from onrecord.decision.topics import Topic, topic_of
from onrecord.decision.weighing import load_weights, telling
from onrecord.model import Condition, Position, Question, Record, Stance
from onrecord.model.deciding import IN_THE_ROLL

REVIEW = 0.44
TOLD_BY: Mapping[str, str] = {
    "content": "the words speak of it",
    "frame": "the reporting words speak of it",
    "paragraph": "its paragraph speaks of it",
    "before": "it was spoken of just before",
    "density": "the article is about it",
    "others": "the speaker's other words here",
    "worth": "praise or blame",
    "worth_close": "praise or blame near it",
    "worth_content": "praise or blame of it",
    "frame_worth": "praise or blame in the reporting words",
    "sides": "a reporting verb that takes sides",
    "sides_close": "a reporting verb that takes sides near it",
    "must_close": "what ought to be",
    "effect": "what it would bring about",
    "deeds": "verbs for or against it",
    "ruled": "the rules' reading",
    "leaning": "the words that govern it",
    "party": "a party to the question",
}


def find_positions(record: Record, question: Question) -> Record:
    """The record with the question and every position on it that is sure enough to show added.

    The confidence is the chance that the signals give it. Where the rules read it without a doubt and nothing speaks
    against it, it is at least 0.45 and enters the roll; all others are there to be looked at, and theirs is at most
    0.44. Earlier positions on the same question are replaced.
    """
    found = list(_positions(record, topic_of(question)))
    return replace(
        record,
        questions=(*(q for q in record.questions if q.id != question.id), question),
        positions=(*(p for p in record.positions if p.question != question.id), *found),
    )


def _positions(record: Record, topic: Topic) -> Iterator[Position]:
    actors = record.actor()
    readings = {reading.article.id: reading for reading in record.readings}
    for assessed in assess(record.readings, topic, actors):
        statement, frame = assessed.statement, assessed.outcome.frame
        if assessed.outcome.barred:
            continue
        reporter = reporter_of(statement, frame, readings[statement.article], actors)
        if statement.kind == "indirect" and is_foretold(frame, second_hand=reporter is not None):
            continue
        if settled := settle(assessed):
            yield _position(assessed, settled, topic.question, reporter)


def _position(assessed: Assessed, settled: Settled, question: Question, reporter: str | None) -> Position:
    statement, actor, verdict = assessed.statement, assessed.actor, assessed.outcome.verdict
    confidence = settled.chance * (0.6 + 0.4 * min(1.0, statement.confidence))
    stance, conditions = _stance(assessed, settled.way)
    doubt = settled.doubt and f"to be looked at: {settled.doubt}"
    return Position(
        question=question.id,
        actor=actor.id if actor else "",
        statement=statement.id,
        stance=stance,
        commitment="CT" if verdict and verdict.abstained else statement.commitment,
        member=member_of(actor, question, on=statement.said_on) if actor else None,
        conditions=conditions,
        reported_by=reporter,
        reason="; ".join(filter(None, (_reason(assessed, settled.way), doubt))),
        confidence=round(min(confidence, REVIEW) if doubt else max(confidence, IN_THE_ROLL), 3),
    )


def _stance(assessed: Assessed, way: Way) -> tuple[Stance, tuple[Condition, ...]]:
    verdict = assessed.outcome.verdict
    if verdict and verdict.way == way:
        return verdict.stance, verdict.conditions
    named = beside_a_stance(assessed.said)
    return hedged(way, hanging(named, assessed.said.text), assessed.said.text), named


def _reason(assessed: Assessed, way: Way) -> str:
    """The rules' reason where they agree, else the signals that weigh most, in words."""
    verdict, signals = assessed.outcome.verdict, assessed.signals
    if verdict and verdict.way == way:
        return verdict.reason
    weights = load_weights()
    shown = telling(signals.relevance, weights["relevance"]) + (
        telling(signals.direction, weights["direction"]) if way in ("for", "against") else []
    )
    words = [TOLD_BY[name] for name in shown if name in TOLD_BY]
    return f"weighed: {', '.join(dict.fromkeys(words)) or 'many small signs'}"
