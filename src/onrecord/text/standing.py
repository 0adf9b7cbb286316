"""For whom an office speaks, and whom somebody spoke for on a day by the offices held then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from onrecord.model import ActorRole
from onrecord.text.offices import SPEAKING, find_office
from onrecord.text.places import find_place

FORMER = "former "
SLACK = timedelta(days=62)
CLEARLY_MORE = 3
NOT_OF_STATES = frozenset(("chamber", "capital"))


def party_behind(rank: str, of: str | None) -> str | None:
    """The state or body that an office of a rank speaks for: nobody for a chamber's or a city's, or one of nobody
    known."""
    if not of or rank not in SPEAKING:
        return None
    chamber = find_place(of.split()[0])
    place = chamber if chamber and chamber.form == "chamber" else find_place(of)
    if place:
        return None if place.form in NOT_OF_STATES else place.speaks_for or place.name
    return of


def party_of_role(role: ActorRole) -> str | None:
    """The state or body that a role speaks for; None for a former one, and for lawmakers, party leaders and experts."""
    office = find_office(role.office)
    return party_behind(office.rank, role.of) if office and not role.office.startswith(FORMER) else None


def spoken_for(roles: Iterable[ActorRole], on: str | None = None) -> str | None:
    """Whom somebody with these offices speaks for on a day ("2015-04-02"; None: whenever), or None.

    A role shown by articles holds for two months before and after they show it, one of a table exactly as long as it
    says. Where offices of two parties fit, the one with three times the evidence counts, else neither.
    """
    counts: Counter[str] = Counter()
    for role in roles:
        party = party_of_role(role)
        if party and (on is None or holds_on(role, on)):
            counts[party] += max(1, len(role.evidence)) if role.evidence else CLEARLY_MORE**2
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) > 1 and ranked[0][1] < CLEARLY_MORE * ranked[1][1]:
        return None
    return ranked[0][0] if ranked else None


def holds_on(role: ActorRole, on: str) -> bool:
    """Whether a role is known to be held on a day; a bound that is unknown does not bar."""
    slack = SLACK if role.evidence else timedelta()
    try:
        day = date.fromisoformat(on)
    except ValueError:
        return role.since is None and role.until is None
    after = role.since is None or day >= date.fromisoformat(role.since) - slack
    return after and (role.until is None or day <= date.fromisoformat(role.until) + slack)
