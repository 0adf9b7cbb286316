"""Codings made by hand, and a record that gives them."""

from __future__ import annotations

from dataclasses import replace

from tests.decision.told import actor_of, reading_of, record_of

from onrecord.decision.questions import parse_questions
from onrecord.model import Position, Record, Stance
from onrecord.research.codings import Coding

QUESTION = parse_questions("""
id: seat
question: Should Arvenia be invited?
about: [Arvenia, invitation]
members: [Bremia, Calden, Dorn]
rule: consensus
""")[0]


def coding(organization: str, concept: str, agreement: bool | None, day: str = "", article: str = "a") -> Coding:
    """A statement of one organization."""
    stance: Stance = "non_committal" if agreement is None else "support" if agreement else "oppose"
    return Coding("s", article, "", organization, concept, agreement, stance, day, 0, 5, "words")


def record_with(*rows: tuple[str, Stance, str | None], **known: object) -> Record:
    """A record with a position for each (member, stance, day)."""
    told = [reading_of(f"{m} | said | words of number {n}", said_on=day) for n, (m, _, day) in enumerate(rows, start=1)]
    actors = tuple({m: replace(actor_of(m), speaks_for=m) for m, _, _ in rows}.values())
    positions = [
        Position("seat", r.statements[0].actor or "", r.statements[0].id, stance, "U", m, confidence=0.9, **known)  # type: ignore[arg-type]
        for (m, stance, _), r in zip(rows, told, strict=True)
    ]
    return replace(record_of(*told, actors=actors), positions=tuple(positions), questions=(QUESTION,))
