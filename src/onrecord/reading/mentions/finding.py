"""Who is named or described in an article, grouped into entities: persons, states, organisations, offices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Mention, Reading
from onrecord.reading.mentions.offices import OfficePhrase, indefinite_start
from onrecord.reading.mentions.public import public_mentions
from onrecord.reading.mentions.runs import PERSONAL
from onrecord.reading.mentions.scene import Scene, read_scene
from onrecord.reading.mentions.titles import (
    RESOLVABLE,
    Holder,
    Holding,
    find_holder,
    guess_holder,
    taken_up,
    with_owners,
)


def find_mentions(reading: Reading) -> Reading:
    """The reading with ``mentions`` filled: everybody named or described by an office, in order of place.

    Adverts and the like are passed over; tags, captions and bylines count, since they give full names.
    """
    scene = read_scene(reading)
    drafts = [*_persons(scene), *_titles(scene), *public_mentions(scene)]
    return replace(reading, mentions=_numbered(drafts))


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
            Mention(
                scene.span(first, n.run.last),
                "person",
                n.run.words,
                f"person {sighting.person}",
                titles,
                owner,
                sighting.reason,
            )
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
    """A mention for every office said without a name: of the person who holds it here, or of the office
    itself."""
    sighted = [(scene.named[i], sighting) for i, sighting in scene.sightings.items()]
    taken = {o.first: sighting.person for n, sighting in sighted for o in n.offices}
    beside = {o.first for n, _ in sighted for o in n.offices if n.run.first - 2 <= o.last <= n.run.first}
    alone = [o for o in scene.offices if o.office.rank in PERSONAL and not o.office.plural and o.first not in beside]
    holders = _guessed(scene, [o for o in alone if o.first not in taken])
    found: list[Mention] = []
    for phrase in alone:
        owner = scene.owner(phrase)
        first = indefinite_start(scene.tokens, phrase)
        holder = find_holder(phrase, owner, holders, scene.main_state) if phrase.definite else None
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
    return Mention(
        scene.span(first, phrase.last), "unnamed", words, f"unnamed {phrase.head}", (_title(phrase),), owner, reason
    )


def _unnamed_before(found: Sequence[Mention], phrase: OfficePhrase) -> Mention | None:
    """The last unnamed person described by the same noun."""
    return next((m for m in reversed(found) if m.kind == "unnamed" and _title(phrase) in m.titles), None)


def _guessed(scene: Scene, phrases: Sequence[OfficePhrase]) -> list[Holder]:
    """The holders, with the offices that nobody is said to hold given to whom the text lets one guess."""
    holders = _holders(scene)
    for phrase in phrases:
        owner = scene.owner(phrase)
        if not find_holder(phrase, owner, holders, scene.main_state):
            guess = guess_holder(phrase, owner, holders, scene.tokens)
            holders = holders if guess is None else _with_guess(holders, guess, phrase, owner)
    return holders


def _with_guess(holders: list[Holder], person: int, phrase: OfficePhrase, owner: str | None) -> list[Holder]:
    holding = Holding(phrase.office.key, phrase.office.rank, owner, phrase.former, guessed=True)
    return [replace(h, holdings=(*h.holdings, holding)) if h.person == person else h for h in holders]


def _office(scene: Scene, phrase: OfficePhrase, owner: str | None, entity: str, reason: str) -> Mention:
    words = scene.words(phrase.first, phrase.last)
    return Mention(scene.span(phrase.first, phrase.last), "office", words, entity, (_title(phrase),), owner, reason)


def _numbered(drafts: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions in order of place, doubles left out, entities numbered by first appearance."""
    ordered = sorted(drafts, key=lambda m: (m.span.start, -m.span.end, m.kind, m.entity))
    kept: list[Mention] = []
    for mention in ordered:
        if not kept or not kept[-1].span.holds(mention.span) or mention.kind == "person":
            kept.append(mention)
    numbers = {entity: f"e{n}" for n, entity in enumerate(dict.fromkeys(m.entity for m in kept), 1)}
    return tuple(replace(m, entity=numbers[m.entity]) for m in kept)
