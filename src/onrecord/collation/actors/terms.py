"""Offices that a table of the user states: who held which, from when to when; kept with the judgements."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model import Actor, ActorRole, Judgement, Trouble
from onrecord.text.names import normal
from onrecord.text.offices import office_key
from onrecord.text.places import party_of
from onrecord.text.standing import FORMER, SLACK

HOLDS = "holds"


@dataclass(frozen=True, slots=True)
class Term:
    """A row of the office table; ``since`` and ``until`` are ISO days or None (unknown), both included."""

    person: str
    office: str
    of: str
    since: str | None = None
    until: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """The office and whose it is, under one name each."""
        return office_key(self.office), normal(party_of(self.of) or self.of)

    def covers(self, earliest: date | None, latest: date | None) -> bool:
        """Whether the office was held all over a bracket of days; a term of which nothing is known covers nothing."""
        if earliest is None or latest is None or (self.since is None and self.until is None):
            return False
        return (self.since or "") <= earliest.isoformat() and (self.until is None or latest.isoformat() <= self.until)


def terms_of(judgements: Iterable[Judgement]) -> list[Term]:
    """The terms that judgements of the verb ``holds`` state, in one order."""
    rows = [Term(j.target, **json.loads(j.value)) for j in judgements if j.verb == HOLDS]
    return sorted(rows, key=lambda t: (normal(t.person), t.since or "", t.office, t.of))


def with_terms(actors: Sequence[Actor], terms: Sequence[Term]) -> list[Actor]:
    """The actors with the offices of the table before those that articles show."""
    by_name: dict[str, list[Term]] = {}
    for term in terms:
        by_name.setdefault(normal(term.person), []).append(term)
    return [_with_terms(actor, by_name) for actor in actors]


def _with_terms(actor: Actor, by_name: dict[str, list[Term]]) -> Actor:
    names = {normal(name): None for name in (actor.name, *actor.aliases)} if actor.kind == "person" else {}
    stated = [term for name in names for term in by_name.get(name, ())]
    if not stated:
        return actor
    roles = [ActorRole(office_key(t.office), party_of(t.of) or t.of, t.since, t.until) for t in dict.fromkeys(stated)]
    reasons = (*actor.reasons, "offices by the office table")
    return replace(actor, roles=(*roles, *actor.roles), reasons=reasons)


def office_troubles(actors: Sequence[Actor]) -> list[Trouble]:
    """Offices that contradict a date: called former and shown held later, or shown held outside the table's term."""
    return [trouble for actor in actors if actor.kind == "person" for trouble in _contradictions(actor)]


def _contradictions(actor: Actor) -> Iterable[Trouble]:
    shown = [role for role in actor.roles if role.evidence and role.of]
    for former in (r for r in shown if r.office.startswith(FORMER) and r.until):
        held = [r for r in shown if r.office == former.office.removeprefix(FORMER) and r.of == former.of and r.until]
        for role in held:
            if date.fromisoformat(str(role.until)) > date.fromisoformat(str(former.until)) + SLACK:
                what = f"{role.office} of {role.of}"
                message = f"{actor.name} is called former {what} by {former.until}, and {what} on {role.until}"
                yield Trouble("actors", "office_date", message)
    for term in (r for r in actor.roles if not r.evidence):
        for role in shown:
            if role.office == term.office and role.of == term.of and _outside(role, term):
                what = f"{role.office} of {role.of}"
                message = (
                    f"{actor.name} is called {what} from {role.since} to {role.until}; the office table says"
                    f" {term.since or 'unknown'} to {term.until or 'today'}"
                )
                yield Trouble("actors", "office_date", message)


def _outside(role: ActorRole, term: ActorRole) -> bool:
    early = bool(role.since and term.since and role.since < term.since)
    return early or bool(role.until and term.until and role.until > term.until)
