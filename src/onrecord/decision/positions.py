"""Where each actor stands on a question, statement by statement, each with the words that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from onrecord.decision.assessing import Assessed, assess
from onrecord.decision.hedges import beside_a_stance, hanging, hedged
from onrecord.decision.leanings import Way
from onrecord.decision.parties import member_of
from onrecord.decision.reporters import is_foretold, reporter_of
from onrecord.decision.signals import Signals
from onrecord.decision.stances import Verdict
from onrecord.decision.topics import Topic, topic_of
from onrecord.decision.weighing import Weighed, load_weights, telling, weigh
from onrecord.model import Actor, Condition, Position, Question, Record, Stance

RELEVANT = 0.35
REVIEW = 0.44
RULED = 0.3
EITHER_WAY = 0.5
ITSELF = 0.5
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

    Where the rules read a stance without a doubt, the confidence is how surely their words govern the thing; else it
    is the chance that the signals give it, at most 0.44. From 0.45 on a position enters the roll; those below are there
    to be looked at. Earlier positions on the same question are replaced.
    """
    topic = topic_of(question)
    actors = record.actor()
    found = list(_positions(record, topic, actors))
    return replace(
        record,
        questions=(*(q for q in record.questions if q.id != question.id), question),
        positions=(*(p for p in record.positions if p.question != question.id), *found),
    )


def _positions(record: Record, topic: Topic, actors: dict[str, Actor]) -> Iterator[Position]:
    readings = {reading.article.id: reading for reading in record.readings}
    for assessed in assess(record.readings, topic, actors):
        statement, frame = assessed.statement, assessed.outcome.frame
        if assessed.outcome.barred:
            continue
        reading = readings[statement.article]
        reporter = reporter_of(statement, frame, reading, actors)
        if statement.kind == "indirect" and is_foretold(frame, second_hand=reporter is not None):
            continue
        yield from _position(assessed, topic.question, reporter)


def _position(assessed: Assessed, question: Question, reporter: str | None) -> Iterator[Position]:
    weighed, verdict = weigh(assessed.signals), assessed.outcome.verdict
    if weighed.relevant < RELEVANT and not (verdict and not verdict.doubt and verdict.confidence >= RULED):
        return
    way, sure = _way(verdict, weighed)
    if verdict is None and (sure < EITHER_WAY or not _speaks_of_it(assessed.signals)):
        return
    statement, actor = assessed.statement, assessed.actor
    doubt = _doubt(verdict, weighed, way, actor)
    chance = verdict.confidence if verdict and not doubt else weighed.relevant * sure
    confidence = chance * (0.6 + 0.4 * min(1.0, statement.confidence))
    stance, conditions = _stance(verdict, way, assessed)
    yield Position(
        question=question.id,
        actor=actor.id if actor else "",
        statement=statement.id,
        stance=stance,
        commitment="CT" if verdict and verdict.abstained else statement.commitment,
        member=member_of(actor, question, on=statement.said_on) if actor else None,
        conditions=conditions,
        reported_by=reporter,
        reason="; ".join(
            filter(None, (_reason(verdict, assessed.signals, way), doubt and f"to be looked at: {doubt}"))
        ),
        confidence=round(min(confidence, REVIEW) if doubt else confidence, 3),
    )


def _way(verdict: Verdict | None, weighed: Weighed) -> tuple[Way, float]:
    """The way a statement leans and the chance that this is right: the rules' where they are sure, else what the
    signals add up to."""
    chances: dict[Way, float] = {
        "undecided": 1.0 - weighed.takes_side,
        "for": weighed.takes_side * weighed.favours,
        "against": weighed.takes_side * (1.0 - weighed.favours),
    }
    if verdict and (not verdict.doubt or verdict.way == "undecided"):
        return verdict.way, chances[verdict.way]
    way = max(chances, key=lambda name: chances[name])
    return way, chances[way]


def _speaks_of_it(signals: Signals) -> bool:
    """Whether the words or the reporting words speak of the thing themselves, and something in them tells a side."""
    near = max(signals.relevance["content"], signals.relevance["frame"])
    return near >= ITSELF and bool(signals.refusal["told"])


def _stance(verdict: Verdict | None, way: Way, assessed: Assessed) -> tuple[Stance, tuple[Condition, ...]]:
    if verdict and verdict.way == way:
        return verdict.stance, verdict.conditions
    named = beside_a_stance(assessed.said)
    return hedged(way, hanging(named, assessed.said.text), assessed.said.text), named


def _doubt(verdict: Verdict | None, weighed: Weighed, way: Way, actor: Actor | None) -> str:
    """Why somebody should look before the position counts, "" where nothing speaks against it."""
    if verdict is None:
        return "no rule reads a stance here"
    if verdict.doubt:
        return verdict.doubt
    if actor is None:
        return "the speaker is not known"
    if way in ("for", "against") and (weighed.favours > 0.5) != (way == "for"):
        return "the other signs speak against this reading"
    return ""


def _reason(verdict: Verdict | None, signals: Signals, way: Way) -> str:
    """The rules' reason where they agree, else the signals that weigh most, in words."""
    if verdict and verdict.way == way:
        return verdict.reason
    weights = load_weights()
    shown = telling(signals.relevance, weights["relevance"]) + (
        telling(signals.direction, weights["direction"]) if way in ("for", "against") else []
    )
    words = [TOLD_BY[name] for name in shown if name in TOLD_BY]
    return f"weighed: {', '.join(dict.fromkeys(words)) or 'many small signs'}"
