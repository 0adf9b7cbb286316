"""Who is named or described in an article, grouped into entities: persons, states, organisations, offices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import ActorKind, Mention, Reading, Span
from onrecord.reading.mentions_bodies import (
    PERSONAL_BODIES,
    Bodies,
    institution_of,
    is_public_body,
    is_acting_capital,
    learn_bodies,
    learn_states,
    owner_of,
)
from onrecord.reading.mentions_names import Named, name_runs
from onrecord.reading.mentions_offices import OfficePhrase, PlaceMatch, find_office_phrases, find_place_matches, indefinite_start
from onrecord.reading.mentions_persons import Person, Sighting, group_persons
from onrecord.reading.mentions_runs import PERSONAL, find_runs
from onrecord.reading.mentions_titles import RESOLVABLE, Holder, Holding, find_holder, guess_holder, taken_up, with_owners
from onrecord.reading.mentions_tokens import Token, tokens
from onrecord.text.names import normal
from onrecord.text.offices import LEADING, ministry_name, portfolios
from onrecord.text.places import find_place, is_state

STATE_FORMS = frozenset(("name",))
BODY_FORMS = frozenset(("bloc", "seat", "institution"))


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
        """Whose office it is, as a normal name; "his adviser" is whose name was the last before it in the sentence."""
        known = owner_of(phrase, self.tokens, self.bodies, self.heads)
        if known or phrase.of is not None or phrase.determiner not in ("his", "her"):
            return known
        sentence = self.tokens[phrase.first].sentence
        before = [
            sighting.person
            for i, sighting in self.sightings.items()
            if self.named[i].run.last < phrase.first and self.tokens[self.named[i].run.first].sentence == sentence
        ]
        return self.persons[before[-1]].head if before else None

    def knows(self, owner: str) -> bool:
        """Whether an owner is a party that the tables or the article name, not just some capitalised words."""
        return bool(find_place(owner) or is_state(owner)) or owner in self.heads.values() or owner in self.bodies.states.values()

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


def find_mentions(reading: Reading) -> Reading:
    """The reading with ``mentions`` filled: everybody named or described by an office, in order of place.

    Adverts and the like are passed over; tags, captions and bylines count, since they give full names.
    """
    scene = read_scene(reading)
    drafts = [*_persons(scene), *_titles(scene), *_bodies(scene), *_organisations(scene)]
    return replace(reading, mentions=_numbered(drafts))


def read_scene(reading: Reading) -> Scene:
    """The names, offices and places of an article, decided and grouped."""
    text = reading.article.text
    words = tokens(text, asides=reading.asides)
    places = find_place_matches(words)
    offices = find_office_phrases(words, places)
    named = name_runs(text, words, find_runs(words, offices, places), offices)
    states = learn_states(words, named, offices)
    named = [
        replace(n, kind="state", reason="has a government here") if n.kind != "person" and normal(n.run.words) in states else n
        for n in named
    ]
    persons, sightings = group_persons(named)
    bodies = learn_bodies(words, places, named, states)
    heads = {normal(n.run.words): persons[sightings[i].person].head for i, n in enumerate(named) if i in sightings}
    return Scene(words, places, offices, named, persons, sightings, bodies, heads)


def _persons(scene: Scene) -> list[Mention]:
    """A mention for every appearance of a person's name, with the offices said with it."""
    found = []
    for number, sighting in scene.sightings.items():
        n = scene.named[number]
        before = [o for o in n.offices if o.last <= n.run.first and o.last >= n.run.first - 2]
        first = min([n.run.first, *(o.first for o in before)])
        titles = tuple(_title(o) for o in n.offices) + ((n.run.honorific,) if n.run.honorific else ())
        owner = next((scene.owner(o) for o in n.offices if scene.owner(o)), None)
        found.append(
            Mention(scene.span(first, n.run.last), "person", n.run.words, f"person {sighting.person}", titles, owner, sighting.reason)
        )
    return found


def _title(phrase: OfficePhrase) -> str:
    return ("former " if phrase.former else "") + phrase.office.key


def _holders(scene: Scene) -> list[Holder]:
    taken, holders = _taken_up(scene), []
    for number, person in enumerate(scene.persons):
        offices = [o for i in person.runs for o in scene.named[i].offices]
        holdings = [Holding(o.office.key, o.office.rank, scene.owner(o), o.former) for o in offices]
        places = tuple(scene.named[i].run.first for i in person.runs)
        holders.append(Holder(number, with_owners(holdings + taken.get(number, [])), places))
    return holders


def _taken_up(scene: Scene) -> dict[int, list[Holding]]:
    """The offices that sentences say persons hold or take, by number of the person."""
    starts = {scene.named[i].run.first: sighting.person for i, sighting in scene.sightings.items()}
    ends = {scene.named[i].run.last: sighting.person for i, sighting in scene.sightings.items()}
    found: dict[int, list[Holding]] = {}
    for phrase in scene.offices:
        person = taken_up(scene.tokens, phrase, starts, ends)
        if person is not None and phrase.office.rank in RESOLVABLE and not phrase.office.plural:
            holding = Holding(phrase.office.key, phrase.office.rank, scene.owner(phrase), phrase.former)
            found.setdefault(person, []).append(holding)
    return found


def _titles(scene: Scene) -> list[Mention]:
    """A mention for every office said without a name: of the person who holds it here, or of the office itself."""
    sighted = [(scene.named[i], sighting) for i, sighting in scene.sightings.items()]
    taken = {o.first: sighting.person for n, sighting in sighted for o in n.offices}
    beside = {o.first for n, _ in sighted for o in n.offices if n.run.first - 2 <= o.last <= n.run.first}
    alone = [o for o in scene.offices if o.office.rank in PERSONAL and not o.office.plural and o.first not in beside]
    holders = _guessed(scene, [o for o in alone if o.first not in taken])
    found: list[Mention] = []
    for phrase in alone:
        owner = scene.owner(phrase)
        first = indefinite_start(scene.tokens, phrase)
        holder = find_holder(phrase, owner, holders) if phrase.definite else None
        if phrase.first in taken:
            found.append(_office(scene, phrase, owner, f"person {taken[phrase.first]}", "in apposition to the name"))
        elif first is not None:
            found.append(_unnamed(scene, phrase, first, owner))
        elif holder:
            found.append(_office(scene, phrase, owner, f"person {holder[0]}", holder[1]))
        elif phrase.definite and owner and phrase.office.rank in RESOLVABLE:
            entity = f"office {phrase.office.key} of {owner}"
            found.append(_office(scene, phrase, owner, entity, "an office; its holder is not named"))
        elif phrase.determiner == "the" and (known := _unnamed_before(found, phrase)):
            found.append(_office(scene, phrase, owner, known.entity, "takes up somebody unnamed"))
    return found


def _unnamed(scene: Scene, phrase: OfficePhrase, first: int, owner: str | None) -> Mention:
    """A mention of somebody described and not named: "a senior US official"."""
    words = f"unnamed {scene.words(first + 1, phrase.last)}"
    reason = "described, not named"
    return Mention(scene.span(first, phrase.last), "unnamed", words, f"unnamed {phrase.head}", (_title(phrase),), owner, reason)


def _unnamed_before(found: Sequence[Mention], phrase: OfficePhrase) -> Mention | None:
    """The last unnamed person described by the same noun."""
    return next((m for m in reversed(found) if m.kind == "unnamed" and _title(phrase) in m.titles), None)


def _guessed(scene: Scene, phrases: Sequence[OfficePhrase]) -> list[Holder]:
    """The holders, with the offices that nobody is said to hold given to whom the text lets one guess."""
    holders = _holders(scene)
    for phrase in phrases:
        owner = scene.owner(phrase)
        if not find_holder(phrase, owner, holders):
            guess = guess_holder(phrase, owner, holders, scene.tokens)
            holders = _with_holding(holders, guess[0], phrase, owner) if guess else holders
    return holders


def _with_holding(holders: list[Holder], person: int, phrase: OfficePhrase, owner: str | None) -> list[Holder]:
    if phrase.office.rank not in LEADING:
        return holders
    holding = Holding(phrase.office.key, phrase.office.rank, owner, phrase.former)
    return [replace(h, holdings=(*h.holdings, holding)) if h.person == person else h for h in holders]


def _office(scene: Scene, phrase: OfficePhrase, owner: str | None, entity: str, reason: str) -> Mention:
    words = scene.words(phrase.first, phrase.last)
    return Mention(scene.span(phrase.first, phrase.last), "office", words, entity, (_title(phrase),), owner, reason)


def _bodies(scene: Scene) -> list[Mention]:
    """A mention for every state, bloc, seat and known institution that is named for itself, and every institution of one."""
    covered = {i for n in scene.named if n.kind in ("person", "organisation", "other") for i in range(n.run.first, n.run.last)}
    covered |= {i for o in scene.offices for i in range(o.first, o.last)}
    found = []
    for match in scene.places:
        form, name = match.place.form, match.place.name
        if covered & set(range(match.first, match.last)):
            continue
        kind: ActorKind = "state" if match.place.code else "organisation"
        if form in STATE_FORMS | BODY_FORMS:
            found.append(_body(scene, match.first, match.last, kind, name, f"named as a {form}"))
        elif form == "capital" and is_acting_capital(scene.tokens, match):
            found.append(_body(scene, match.first, match.last, kind, name, "a capital that acts stands for its government"))
    return found + _institutions(scene) + _generic_bodies(scene)


def _institutions(scene: Scene) -> list[Mention]:
    """A mention for every institution of a state, body or person: "the Ukrainian foreign ministry"."""
    runs = {i for n in scene.named if n.kind == "organisation" for i in range(n.run.first, n.run.last)}
    found = []
    for phrase in scene.offices:
        owner = scene.owner(phrase) if phrase.office.rank == "institution" and not phrase.office.plural else None
        if owner and scene.knows(owner) and _is_body_of_owner(scene, phrase, runs):
            kind, name = institution_of(phrase.office.words, owner, scene.ministries())
            if phrase.office.words in PERSONAL_BODIES:
                name = scene.words(phrase.first, phrase.last).replace("’s ", " ").replace("'s ", " ")
            actor_kind: ActorKind = "state" if kind == "state" else "organisation"
            found.append(_body(scene, phrase.first, phrase.last, actor_kind, name, "an institution", of=owner))
    return found


def _generic_bodies(scene: Scene) -> list[Mention]:
    """A mention for every "the alliance", "the bloc": the body that this article calls so."""
    found = []
    for phrase in scene.offices:
        name = scene.bodies.generic.get(phrase.office.words)
        alone = phrase.of is None and phrase.determiner == "the" and phrase.first == phrase.head and not phrase.office.plural
        if name and alone and not scene.tokens[phrase.head].headline:
            found.append(_body(scene, phrase.first, phrase.last, "organisation", name, f"the {phrase.office.words} of this article"))
    return found


def _is_body_of_owner(scene: Scene, phrase: OfficePhrase, runs: set[int]) -> bool:
    return is_public_body(phrase.office.words) and phrase.head not in runs and _owned(scene, phrase)


def _owned(scene: Scene, phrase: OfficePhrase) -> bool:
    """Whether what is said to own an institution does: "the government in Kyiv", but not "the office in Jordan"."""
    if phrase.of is None or scene.tokens[phrase.head].headline:
        return False
    if phrase.of[0] < phrase.head or scene.tokens[phrase.head_end].low == "of":
        return True
    return any(match.first == phrase.of[0] and match.place.form == "capital" for match in scene.places)


def _body(scene: Scene, first: int, last: int, kind: ActorKind, name: str, reason: str, of: str | None = None) -> Mention:
    return Mention(scene.span(first, last), kind, name, f"{kind} {normal(name)}", (), of, reason)


def _organisations(scene: Scene) -> list[Mention]:
    """A mention for every organisation and learned state named by a run of capitals."""
    found = []
    for n in scene.named:
        if n.kind not in ("organisation", "state") or scene.tokens[n.run.first].headline:
            continue
        kind: ActorKind = "state" if n.kind == "state" else "organisation"
        name = scene.bodies.generic.get(normal(n.run.words), n.run.words)
        found.append(_body(scene, n.run.first, n.run.last, kind, name, n.reason))
    return found


def _numbered(drafts: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions in order of place, doubles left out, entities numbered by first appearance."""
    ordered = sorted(drafts, key=lambda m: (m.span.start, -m.span.end, m.kind, m.entity))
    kept: list[Mention] = []
    for mention in ordered:
        if not kept or not kept[-1].span.holds(mention.span) or mention.kind == "person":
            kept.append(mention)
    numbers = {entity: f"e{n}" for n, entity in enumerate(dict.fromkeys(m.entity for m in kept), 1)}
    return tuple(replace(m, entity=numbers[m.entity]) for m in kept)
