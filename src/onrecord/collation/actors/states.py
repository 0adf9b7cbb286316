"""States that no table knows, over all articles: what one article shows to be a state is one in the others too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.collation.actors.parties import Party
from onrecord.reading.mentions.bodies import LEAST_ROOT, institution_of, shares_root
from onrecord.text.names import normal
from onrecord.text.offices import find_office
from onrecord.text.places import find_place

DOUBTFUL = ("person", "organisation", "unnamed", "group")


@dataclass(frozen=True, slots=True)
class Learned:
    """States that articles show and no table knows: by normal form, and by how their normal form begins, so that an
    adjective is compared with few.
    """

    names: Mapping[str, str]
    by_root: Mapping[str, tuple[str, ...]]

    def of_adjective(self, words: str) -> list[str]:
        """The states whose adjective some words can be."""
        return [name for name in self.by_root.get(_root(words), ()) if shares_root(words, name)]


def _root(words: str) -> str:
    return normal(words)[:LEAST_ROOT]


def _learned(states: Mapping[str, str]) -> Learned:
    names = {key: name for key, name in states.items() if find_place(name) is None}
    roots: dict[str, list[str]] = defaultdict(list)
    for name in names.values():
        roots[_root(name)].append(name)
    return Learned(names, {root: tuple(listed) for root, listed in roots.items()})


def with_states(parties: Sequence[Party]) -> list[Party]:
    """The parties, with names, adjectives and ministries of states learned elsewhere put right."""
    states = {normal(p.head): p.head for p in parties if p.kind == "state"}
    learned = _learned(states)
    return [_put_right(p, states, learned) for p in parties]


def _put_right(party: Party, states: Mapping[str, str], learned: Learned) -> Party:
    key = normal(party.head)
    if party.kind in DOUBTFUL and key in states and not any(held.of for held in party.held):
        return replace(party, kind="state", names=((states[key], 1),))
    if not learned.names:
        return party
    held = tuple(replace(h, of=_state_of(h.of, learned)) for h in party.held)
    party = replace(party, held=held, of=_state_of(party.of, learned))
    return _ministry(party, learned) if party.kind == "organisation" else party


def _state_of(owner: str | None, learned: Learned) -> str | None:
    """The learned state whose adjective an owner is ("Veldmarkian"), else the owner as it is."""
    if owner is None or " " in owner or normal(owner) in learned.names or find_place(owner):
        return owner
    fits = learned.of_adjective(owner)
    return fits[0] if len(fits) == 1 else owner


def _ministry(party: Party, learned: Learned) -> Party:
    """An institution that was named with an adjective nobody knew, under its normal name."""
    adjective, _, rest = party.head.partition(" ")
    owner = _state_of(adjective, learned)
    if owner is None or owner == adjective or find_office(rest) is None:
        return party
    _, name = institution_of(rest.lower(), owner)
    return replace(party, names=((name, 1),), of=owner)
