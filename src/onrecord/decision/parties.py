"""For which party of a question an actor's words count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.decision.topics import normal_name
from onrecord.model import Actor, ActorRole, Question
from onrecord.reading.stance_words import word_set
from onrecord.text.standing import party_of_role, spoken_for


def member_of(actor: Actor, question: Question, *, on: str | None = None) -> str | None:
    """The name of the party whose position this actor states: the one it is, speaks for or holds office in; on the
    day ``on`` ("2015-04-02"), where the offices held then tell.

    A party matches by normal name (case, accents and a leading article aside). The question knows parties that no
    list of states does, so an office "of" one counts where the record has no answer of its own. None when no party
    matches, or when two do: somebody said to hold office in two parties counts for neither.
    """
    named = {normal_name(name): party.name for party in question.parties for name in (party.name, *party.names)}
    held = set(_by_office(actor, named))
    dated = _dated(actor) if on else ()
    speaks_for = spoken_for(dated, on) if dated else actor.speaks_for
    for name in (actor.name, speaks_for if dated or len(held) < 2 else None):
        if name and (party := named.get(normal_name(name))):
            return party
    if actor.kind in ("state", "group"):
        return next((named[normal_name(a)] for a in actor.aliases if normal_name(a) in named), None)
    if dated or (speaks_for and speaks_for != actor.name):
        return None
    return held.pop() if len(held) == 1 else None


def _dated(actor: Actor) -> list[ActorRole]:
    """The actor's offices that an office table states, which alone says when terms end; none where a person judged for
    whom the actor speaks.
    """
    judged = actor.speaks_for not in (None, *map(party_of_role, actor.roles))
    return [] if judged else [role for role in actor.roles if not role.evidence]


def _by_office(actor: Actor, named: Mapping[str, str]) -> Iterator[str]:
    """The parties that an actor's offices or its name as an institution belong to; somebody's former offices tell
    nothing."""
    if any(role.office.startswith(("former", "ex-", "opposition")) for role in actor.roles):
        return
    for role in actor.roles:
        if role.of and set(role.office.split()) & word_set("speaking_office"):
            yield from filter(None, [named.get(normal_name(role.of))])
    if actor.kind in ("organisation", "office"):
        words = normal_name(actor.name).split()
        rest = [word for word in words if word not in word_set("institution")]
        yield from filter(None, [named.get(" ".join(rest)) if len(rest) < len(words) else None])
