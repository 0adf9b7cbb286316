"""The offices an actor held as articles show them, and for whom that makes it speak."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from onrecord.collation.actors.parties import Held, Party
from onrecord.model import Actor, ActorRole
from onrecord.text.names import normal
from onrecord.text.places import find_place, party_of
from onrecord.text.standing import spoken_for

SAME = "former "
OF_THEIR_OWN = frozenset(
    ("opposition", "parliament", "court", "party", "police", "media", "bank", "senate", "house", "television", "agency",
     "newspaper", "magazine", "congress", "university")
)  # fmt: skip
OF_PERSONS = frozenset(("campaign", "camp"))


def roles_of(parties: Sequence[Party]) -> tuple[ActorRole, ...]:
    """Every office with whose it is; ``since`` and ``until`` are the first and last day an article shows it
    held.

    An office called former has only ``until``: the first day an article calls it so.
    """
    seen: dict[tuple[str, str | None], list[tuple[Party, Held]]] = {}
    for party in parties:
        for held in party.held:
            seen.setdefault((("former " if held.former else "") + held.office, held.of), []).append((party, held))
    owned = {office for office, of in seen if of}
    kept = {key: found for key, found in seen.items() if key[1] or key[0] not in owned}
    return tuple(_role(office, of, found) for (office, of), found in sorted(kept.items(), key=_order))


def _order(item: tuple[tuple[str, str | None], list[tuple[Party, Held]]]) -> tuple[int, str, str]:
    (office, of), found = item
    return -len(found), office, of or ""


def _role(office: str, of: str | None, found: list[tuple[Party, Held]]) -> ActorRole:
    firsts = [p.latest for p, _ in found if p.latest]
    lasts = [p.earliest for p, _ in found if p.earliest]
    evidence = tuple(dict.fromkeys(h.evidence for _, h in found))
    if office.startswith(SAME):
        return ActorRole(office, of, None, _iso(min(firsts, default=None)), evidence)
    return ActorRole(office, of, _iso(min(firsts, default=None)), _iso(max(lasts, default=None)), evidence)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def speaks_for(parties: Sequence[Party], kind: str, name: str) -> str | None:
    """The state or body whose position the actor's words state, by normal name, or None.

    Heads of state and government, ministers, spokespeople and envoys speak for their state, heads of a body for it;
    lawmakers, party leaders, experts and former office-holders for nobody.
    """
    if kind == "state":
        return name
    if kind == "organisation":
        return _body_speaks_for(name, next((p.of for p in parties if p.of), None))
    if kind not in ("person", "office"):
        return None
    best = spoken_for(_present(roles_of(parties)))
    return best if best and normal(best) != normal(name) else None


def _body_speaks_for(name: str, of: str | None) -> str | None:
    """Whom a body speaks for: a ministry for its state, but a parliament, a court or the opposition for itself, and a
    campaign for the person whose it is."""
    place = find_place(name)
    if place:
        return None if place.form == "chamber" else place.speaks_for or place.name
    if of is None or not OF_THEIR_OWN.isdisjoint(name.lower().split()):
        return name
    return party_of(of) or of


def spoken_for_others(actors: Sequence[Actor]) -> list[Actor]:
    """The actors; those who speak for a person ("X's adviser", "the X administration") speak for whom that person
    speaks, where one person only goes by that name. A campaign speaks for the person."""
    persons = [actor for actor in actors if actor.kind == "person"]
    by_name, by_alias = _called(persons, lambda a: (a.name,)), _called(persons, lambda a: a.aliases)
    done = []
    for actor in actors:
        words = normal(actor.speaks_for or "")
        found = by_name.get(words) or by_alias.get(words, []) if not find_place(actor.speaks_for or "") else []
        chief = found[0] if len(found) == 1 else None
        done.append(_for_chief(actor, chief) if chief and chief.id != actor.id else actor)
    return done


def _called(persons: Sequence[Actor], names: Callable[[Actor], Iterable[str]]) -> dict[str, list[Actor]]:
    """The persons who go by each name, in normal form, each once."""
    found: dict[str, list[Actor]] = {}
    for actor in persons:
        for name in sorted({normal(name) for name in names(actor)}):
            found.setdefault(name, []).append(actor)
    return found


def _for_chief(actor: Actor, chief: Actor) -> Actor:
    if chief.speaks_for is None and not chief.roles:
        return actor
    personal = actor.kind == "organisation" and not OF_PERSONS.isdisjoint(actor.name.lower().split())
    return replace(actor, speaks_for=chief.name if personal else chief.speaks_for)


def _present(roles: Sequence[ActorRole]) -> list[ActorRole]:
    """The roles without those that articles call former at least as often."""
    past = {(r.office.removeprefix(SAME), r.of): len(r.evidence) for r in roles if r.office.startswith(SAME)}
    return [r for r in roles if len(r.evidence) > past.get((r.office, r.of), 0)]
