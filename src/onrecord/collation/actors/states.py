"""States that no table knows, over all articles: what one article shows to be a state is one in the others too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.collation.actors.parties import Party
from onrecord.reading.mentions.bodies import institution_of, shares_root
from onrecord.text.names import normal
from onrecord.text.offices import find_office
from onrecord.text.places import find_place

DOUBTFUL = ("person", "organisation", "unnamed", "group")


def with_states(parties: Sequence[Party]) -> list[Party]:
    """The parties, with names, adjectives and ministries of states learned elsewhere put right."""
    states = {normal(p.head): p.head for p in parties if p.kind == "state"}
    learned = {key: name for key, name in states.items() if find_place(name) is None}
    return [_put_right(p, states, learned) for p in parties]


def _put_right(party: Party, states: Mapping[str, str], learned: Mapping[str, str]) -> Party:
    key = normal(party.head)
    if party.kind in DOUBTFUL and key in states and not any(held.of for held in party.held):
        return replace(party, kind="state", names=((states[key], 1),))
    if not learned:
        return party
    held = tuple(replace(h, of=_state_of(h.of, learned)) for h in party.held)
    party = replace(party, held=held, of=_state_of(party.of, learned))
    return _ministry(party, learned) if party.kind == "organisation" else party


def _state_of(owner: str | None, learned: Mapping[str, str]) -> str | None:
    """The learned state whose adjective an owner is ("Veldmarkian"), else the owner as it is."""
    if owner is None or " " in owner or normal(owner) in learned or find_place(owner):
        return owner
    fits = [name for name in learned.values() if shares_root(owner, name)]
    return fits[0] if len(fits) == 1 else owner


def _ministry(party: Party, learned: Mapping[str, str]) -> Party:
    """An institution that was named with an adjective nobody knew, under its normal name."""
    adjective, _, rest = party.head.partition(" ")
    owner = _state_of(adjective, learned)
    if owner is None or owner == adjective or find_office(rest) is None:
        return party
    _, name = institution_of(rest.lower(), owner)
    return replace(party, names=((name, 1),), of=owner)
