"""Who speaks for several members: counted for each where the question says so, else for none, and said."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.decision.parties import member_of
from onrecord.decision.topics import normal_name
from onrecord.model import Actor, Position, Question, Record, Trouble
from onrecord.reading.stance_words import word_set


def spoken_for(position: Position, record: Record, question: Question) -> tuple[str, ...]:
    """The members for which a position counts besides its own: those its actor speaks for by the question's word."""
    actor = record.actor().get(position.actor)
    if actor is None or not question.speaks_for:
        return ()
    names = {normal_name(name) for name in (actor.name, *actor.aliases)}
    return tuple(
        dict.fromkeys(
            member for name, members in question.speaks_for if normal_name(name) in names for member in members
        )
    )


def two_masters(record: Record, question: Question) -> Iterator[Trouble]:
    """A trouble for each actor with positions that holds offices of two members, none of which its words count for."""
    actors = record.actor()
    for key in sorted({p.actor for p in record.positions if p.question == question.id and p.member is None}):
        actor = actors.get(key)
        if actor is None or member_of(actor, question) is not None:
            continue
        members = sorted(set(_members(actor, question)))
        if len(members) > 1 and not any(
            normal_name(name) == normal_name(actor.name) for name, _ in question.speaks_for
        ):
            yield Trouble(
                origin=question.id,
                kind="two_members",
                message=f"{actor.name} has spoken for {' and '.join(members)}, and counts for none of them."
                " Correct the actor with `onrecord actors`, or say in the question file, if it is so,"
                f" `speaks_for: {{{actor.name}: [{', '.join(members)}]}}`",
            )


def _members(actor: Actor, question: Question) -> Iterator[str]:
    """The members whose offices an actor holds."""
    named = {
        normal_name(name): party.name
        for party in question.parties
        if party.role == "voter"
        for name in (party.name, *party.names)
    }
    for role in actor.roles:
        if role.of and set(role.office.split()) & word_set("speaking_office"):
            yield from filter(None, [named.get(normal_name(role.of))])
