"""The offices an actor held as articles show them, and for whom that makes it speak."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.collation.actors.parties import Held, Party
from onrecord.model import ActorRole
from onrecord.text.names import normal
from onrecord.text.places import find_place, party_of
from onrecord.text.standing import spoken_for

SAME = "former "


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
        place = find_place(name)
        of = next((p.of for p in parties if p.of), None)
        if place and place.form == "chamber":
            return None
        return (place.speaks_for or place.name) if place else (party_of(of) or of if of else name)
    if kind not in ("person", "office"):
        return None
    best = spoken_for(_present(roles_of(parties)))
    return best if best and normal(best) != normal(name) else None


def _present(roles: Sequence[ActorRole]) -> list[ActorRole]:
    """The roles without those that articles call former at least as often."""
    past = {(r.office.removeprefix(SAME), r.of): len(r.evidence) for r in roles if r.office.startswith(SAME)}
    return [r for r in roles if len(r.evidence) > past.get((r.office, r.of), 0)]
