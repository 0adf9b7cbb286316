"""What is known of an article's names before they become mentions: words, places, offices, persons,
bodies."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from onrecord.model import Reading, Span
from onrecord.reading.mentions.bodies import Bodies, learn_bodies, learn_states, owner_of
from onrecord.reading.mentions.names import Named, name_runs
from onrecord.reading.mentions.offices import OfficePhrase, PlaceMatch, find_office_phrases, find_place_matches
from onrecord.reading.mentions.persons import Person, Sighting, group_persons
from onrecord.reading.mentions.runs import find_runs
from onrecord.reading.mentions.tokens import Token, tokens
from onrecord.text.names import normal
from onrecord.text.offices import ministry_name, portfolios
from onrecord.text.places import find_place, is_state

OFTEN = 3


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of an article's names before they become mentions."""

    tokens: list[Token]
    places: list[PlaceMatch]
    offices: list[OfficePhrase]
    named: list[Named]
    persons: list[Person]
    sightings: dict[int, Sighting]
    bodies: Bodies
    heads: dict[str, str]

    def owner(self, phrase: OfficePhrase) -> str | None:
        """Whose office it is, as a normal name; "his adviser" is whose name was the last before it in the
        sentence."""
        known = owner_of(phrase, self.tokens, self.bodies, self.heads)
        own = phrase.determiner in ("his", "her") and phrase.office.rank != "top"
        if known or phrase.of is not None or not own:
            return known
        sentence = self.tokens[phrase.first].sentence
        before = [
            sighting.person
            for i, sighting in self.sightings.items()
            if self.named[i].run.last < phrase.first and self.tokens[self.named[i].run.first].sentence == sentence
        ]
        return self.persons[before[-1]].head if before else None

    def knows(self, owner: str) -> bool:
        """Whether an owner is a party that the tables or the article name, not just some capitalised
        words."""
        return (
            bool(find_place(owner) or is_state(owner))
            or owner in self.heads.values()
            or owner in self.bodies.states.values()
        )

    @property
    def main_state(self) -> str | None:
        """The state that the article names most, by name, adjective or capital; None where it names several and none of
        them often."""
        counts = Counter(match.place.name for match in self.places if match.place.code)
        counts.update(n.run.words for n in self.named if n.kind == "state")
        most = max(counts, key=lambda name: (counts[name], name)) if counts else None
        return most if most and (len(counts) == 1 or counts[most] >= OFTEN) else None

    def ministries(self) -> list[str]:
        """The normal names of the ministries whose ministers or which themselves are named."""
        named = []
        for phrase in self.offices:
            what, _, last = phrase.office.key.rpartition(" ")
            if what in portfolios() and last in ("minister", "ministry") and phrase.of is not None:
                named.append(ministry_name(what, of=self.owner(phrase)))
        return named

    def span(self, first: int, last: int) -> Span:
        """The code points of some tokens."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def words(self, first: int, last: int) -> str:
        """The words of some tokens, as they stand, single spaces."""
        return " ".join(token.text for token in self.tokens[first:last]).replace(" ’s", "’s").replace(" 's", "'s")


def read_scene(reading: Reading) -> Scene:
    """The names, offices and places of an article, decided and grouped."""
    text = reading.article.text
    words = tokens(text, asides=reading.asides)
    places = find_place_matches(words)
    offices = find_office_phrases(words, places)
    named = name_runs(text, words, find_runs(words, offices, places), offices)
    states = learn_states(words, named, offices)
    named = [
        replace(n, kind="state", reason="has a government here") if normal(n.run.words) in states else n for n in named
    ]
    persons, sightings = group_persons(named)
    bodies = learn_bodies(words, places, named, states)
    heads = {normal(n.run.words): persons[sightings[i].person].head for i, n in enumerate(named) if i in sightings}
    return Scene(words, places, offices, named, persons, sightings, bodies, heads)
