"""Positions as codings: person, organization, concept, agreement, day and text span, as a coder of news writes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.decision.voices import voices_of
from onrecord.model import Actor, Article, Position, Question, Record, Stance, Statement

IN_FAVOUR: tuple[Stance, ...] = ("support", "conditional_support")


@dataclass(frozen=True, slots=True)
class Coding:
    """One statement as a coder has it.

    ``day`` is the day it was said, as precise as known ("" when unknown). ``start`` and ``end`` bound its words in the
    article, in code points, end exclusive. ``agreement`` is None where the actor commits to neither side. ``person``
    and ``organization`` are "" where there is none.
    """

    statement: str
    article: str
    person: str
    organization: str
    concept: str
    agreement: bool | None
    stance: Stance
    day: str
    start: int
    end: int
    words: str

    @property
    def actor(self) -> str:
        """The organization, or the person who speaks for none."""
        return self.organization or self.person


def codings_of(record: Record, *, question: str | None = None, ascribed: bool = False) -> tuple[Coding, ...]:
    """The record's codings on one question or on all, in order of time.

    Left out are positions not sure enough for the roll, those of unnamed sources and, unless ``ascribed``, what
    somebody else ascribes to the actor. Copies of one story are one voice.
    """
    asked = [q for q in record.questions if question in (None, q.id)]
    return tuple(coding for one in asked for coding in _on(record, one, ascribed=ascribed))


def _on(record: Record, question: Question, *, ascribed: bool) -> Iterator[Coding]:
    taken = [
        p
        for p in record.positions
        if p.question == question.id and not p.doubtful and p.actor and (ascribed or p.reported_by is None)
    ]
    statements, articles, actors = record.statements(), record.articles(), record.actor()
    for voice in voices_of(record, taken, as_of=None):
        statement = statements[voice.position.statement]
        actor = actors.get(voice.position.actor)
        if actor is not None and actor.kind != "unnamed":
            yield _coding(voice.position, voice.day, question, statement, articles[statement.article], actor)


def _coding(
    position: Position, day: str, question: Question, statement: Statement, article: Article, actor: Actor
) -> Coding:
    is_person = actor.kind == "person"
    organization = position.member or _spoken_for(actor) or ("" if is_person else actor.name)
    return Coding(
        statement=statement.id,
        article=article.id,
        person=actor.name if is_person else "",
        organization=organization,
        concept=question.text,
        agreement=None if position.stance == "non_committal" else position.stance in IN_FAVOUR,
        stance=position.stance,
        day=day,
        start=statement.content[0].start,
        end=statement.content[-1].end,
        words=" ".join(statement.words(article.text).split()),
    )


def _spoken_for(actor: Actor) -> str:
    """Whom an actor speaks for, "" for one that the articles show in offices of several."""
    held = {role.of for role in actor.roles if role.of}
    return actor.speaks_for or "" if len(held) < 2 else ""
