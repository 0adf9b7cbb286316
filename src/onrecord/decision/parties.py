"""For which party of a question an actor's words count."""

from __future__ import annotations

from onrecord.decision.concepts import normal_name
from onrecord.model import Actor, Party, Question


def member_of(actor: Actor, question: Question) -> str | None:
    """The name of the party whose position this actor states: the one it speaks for, or the one it is.

    A party matches by normal name only (case, accents and a leading article aside); None when none does.
    """
    named = {normal_name(name): party.name for party in question.parties for name in (party.name, *party.names)}
    own = (actor.name, *actor.aliases) if actor.kind in ("state", "organisation", "group") else (actor.name,)
    for name in (*own[:1], actor.speaks_for, *own[1:]):
        if name and (party := named.get(normal_name(name))):
            return party
    return None


def party_named(question: Question, name: str) -> Party | None:
    """The question's first party of that name."""
    return next((party for party in question.parties if party.name == name), None)
