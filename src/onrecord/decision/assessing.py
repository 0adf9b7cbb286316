"""Every statement looked at twice: alone by the rules, then with what its speaker says elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.decision.concepts import Setting, lean
from onrecord.decision.parties import member_of
from onrecord.decision.said import Said
from onrecord.decision.signals import SIGN, Seen, Signals, signals_of
from onrecord.decision.stances import Outcome, judge
from onrecord.decision.surroundings import Surroundings, surroundings_of
from onrecord.decision.topics import Topic, normal_name
from onrecord.decision.weighing import Weighed, weigh
from onrecord.model import Actor, Question, Reading, Statement

ELSEWHERE = 0.5
DOUBTFUL = 0.3


@dataclass(frozen=True, slots=True)
class Assessed:
    """A statement with its speaker, the rules' outcome, the signals and the chances that they add up to."""

    statement: Statement
    actor: Actor | None
    said: Said
    outcome: Outcome
    signals: Signals
    weighed: Weighed


def assess(readings: Sequence[Reading], topic: Topic, actors: Mapping[str, Actor]) -> Iterator[Assessed]:
    """Every statement of the articles that speak of the topic at all, assessed, in order of article and place."""
    surrounded = [(reading, around) for reading in readings if (around := _around(reading, topic)).density]
    judged = [
        (around, [_judged(statement, reading.article.text, topic, actors, around) for statement in reading.statements])
        for reading, around in surrounded
    ]
    everywhere = _sums([one for _, several in judged for one in several])
    for around, several in judged:
        here = _sums(several)
        for statement, actor, said, outcome in several:
            seen = _seen(statement, actor, outcome, topic.question, here, everywhere)
            signals = signals_of(said, seen, around)
            yield Assessed(statement, actor, said, outcome, signals, weigh(signals))


def _around(reading: Reading, topic: Topic) -> Surroundings:
    density = lean(reading.article.text, topic)
    return surroundings_of(reading.article.text, topic, density) if density else Surroundings()


Judged = tuple[Statement, Actor | None, Said, Outcome]


def _judged(statement: Statement, text: str, topic: Topic, actors: Mapping[str, Actor], around: Surroundings) -> Judged:
    actor = actors.get(statement.actor or "")
    own = own_names(actor, topic.question)
    said = Said(statement, text, own, Setting(around.density, bool(own & topic.subjects)))
    return statement, actor, said, judge(said, topic, around)


def _sums(judged: list[Judged]) -> Mapping[str, float]:
    """For each speaker the sum of the signs that the rules read; those in doubt count for less."""
    sums: dict[str, float] = defaultdict(float)
    for statement, _, _, outcome in judged:
        sums[speaker_key(statement)] += _sign(outcome)
    return sums


def speaker_key(statement: Statement) -> str:
    """What two statements of one speaker share: the actor, else the article's own group of mentions, else nothing."""
    return statement.actor or statement.entity or statement.id


def _sign(outcome: Outcome) -> float:
    verdict = outcome.verdict
    if verdict is None:
        return 0.0
    return SIGN.get(verdict.way, 0.0) * (DOUBTFUL if verdict.doubt else 1.0) * min(1.0, 2 * verdict.confidence)


def _seen(
    statement: Statement,
    actor: Actor | None,
    outcome: Outcome,
    question: Question,
    here: Mapping[str, float],
    everywhere: Mapping[str, float],
) -> Seen:
    verdict, key = outcome.verdict, speaker_key(statement)
    return Seen(
        frame=outcome.frame,
        leanings=outcome.leanings,
        way=verdict.way if verdict else outcome.way,
        strength=verdict.confidence if verdict else 0.0,
        doubted=bool(verdict and verdict.doubt),
        others=(1 - ELSEWHERE) * here[key] + ELSEWHERE * everywhere[key] - _sign(outcome),
        deed_spoken_of=outcome.deed_spoken_of,
        party=bool(actor and member_of(actor, question)),
    )


def own_names(actor: Actor | None, question: Question) -> frozenset[str]:
    """The names that mean the speaker's own side, by which "the speaker's" and "another's" are told apart."""
    if actor is None:
        return frozenset()
    member = member_of(actor, question)
    party = next((party for party in question.parties if party.name == member), None)
    names = (actor.name, *actor.aliases, actor.speaks_for or "", *((party.name, *party.names) if party else ()))
    return frozenset(normal_name(name) for name in names if name)
