"""The offices an actor held as articles show them, and for whom that makes it speak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from onrecord.collation.actors.parties import Held, Party
from onrecord.model import ActorRole
from onrecord.text.names import normal
from onrecord.text.offices import SPEAKING
from onrecord.text.places import find_place, party_of

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


def _party_behind(held: Held) -> str | None:
    """For whom an office speaks: its state or body; nobody for a chamber's, and for a minister of no known state."""
    if not held.of or held.rank not in SPEAKING:
        return None
    chamber = find_place(held.of.split()[0])
    place = chamber if chamber and chamber.form == "chamber" else find_place(held.of)
    if place:
        return None if place.form == "chamber" else place.speaks_for or place.name
    return held.of


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
    owners: Counter[str] = Counter()
    for party in parties:
        for held in party.held:
            owner = _party_behind(held)
            if owner:
                owners[owner] += -1 if held.former else 1
    best = [owner for owner, count in sorted(owners.items(), key=lambda item: (-item[1], item[0])) if count > 0]
    return best[0] if best and normal(best[0]) != normal(name) else None
