"""Who is who over all articles: one actor for all spellings and offices, whom each speaks for, and what
people judged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from shlex import quote

from onrecord.collation.actors.contests import without_contested
from onrecord.collation.actors.judgements import Bench, replay
from onrecord.collation.actors.merge import Group, merge_parties
from onrecord.collation.actors.parties import Party, parties_of
from onrecord.collation.actors.roles import roles_of, speaks_for, spoken_for_others
from onrecord.collation.actors.states import with_states
from onrecord.collation.actors.terms import office_troubles, terms_of, with_terms
from onrecord.model import Actor, Record, Statement, Trouble, content_id
from onrecord.reading.speakers.phrases import is_thing
from onrecord.text.names import folded, name_words, normal
from onrecord.text.places import find_place
from onrecord.text.standing import spoken_for

PRECISE = {"person": 0, "state": 1, "organisation": 2, "office": 3, "group": 4, "unnamed": 5}


def match_actors(record: Record) -> Record:
    """The record with ``actors``, and the ``actor`` of every statement; near misses and lost judgements
    become troubles."""
    said = {(s.article, s.entity) for r in record.readings for s in r.statements}
    parties = [p for p in with_states(parties_of(record)) if _is_somebody(p, said)]
    terms = terms_of(record.judgements)
    merged = merge_parties(parties, terms)
    groups, contested = without_contested(merged.groups)
    actors = _with_ids([_actor(group) for group in groups if _is_party(group, said)])
    actors = spoken_for_others([_standing(actor) for actor in with_terms(actors, terms)])
    bench = Bench(
        {a.id: a for a in actors},
        {p.member: p for g in groups for p in g.parties},
        lambda found: _actor(Group(list(found))),
    )
    actors, troubles = replay(bench, record.judgements)
    actors = sorted(actors, key=lambda a: (PRECISE[a.kind], a.name, a.id))
    found = (*record.troubles, *_near_misses(merged.near, actors), *troubles, *contested, *office_troubles(actors))
    return _with_statements(replace(record, actors=tuple(actors), troubles=found))


def _near_misses(near: Iterable[tuple[str, str, str]], actors: Iterable[Actor]) -> Iterator[Trouble]:
    """The names that may be one, but those that one actor goes by."""
    called: dict[str, set[str]] = defaultdict(set)
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            called[name].add(actor.id)
    for a, b, why in sorted(set(near)):
        if called[a].isdisjoint(called[b]):
            message = f"{a} and {b} may be one ({why}); if so: onrecord actors merge {quote(a)} {quote(b)}"
            yield Trouble("actors", "near_miss", message)


def _is_somebody(party: Party, said: set[tuple[str, str | None]]) -> bool:
    """Whether a party can act: those only described count where they speak, a text or "history" never does."""
    if party.kind not in ("unnamed", "group"):
        return True
    return party.member in said and not is_thing(party.head)


def _standing(actor: Actor) -> Actor:
    """The actor with whom it speaks for by the office table, where that says so."""
    stated = [role for role in actor.roles if not role.evidence]
    return replace(actor, speaks_for=spoken_for(stated) or actor.speaks_for) if stated else actor


def _is_party(group: Group, said: set[tuple[str, str | None]]) -> bool:
    """Whether a group says something, or is more than a name of one word that one article drops."""
    if any(p.member in said for p in group.parties) or len(group.articles) > 1:
        return True
    party = group.parties[0]
    times = sum(count for _, count in party.names)
    plain = party.kind in ("person", "organisation") and not party.held and not find_place(party.head)
    return not plain or times > 1 or (party.kind == "person" and len(name_words(party.head)) > 1) or bool(party.of)


def _actor(group: Group) -> Actor:
    """The actor that a group of parties is, with an empty id."""
    kind = min((p.kind for p in group.parties), key=PRECISE.__getitem__)
    name = _name(group.parties, kind)
    surfaces = Counter[str]()
    for party in group.parties:
        surfaces.update(dict(party.surfaces))
        surfaces.update({head: 1 for head, _ in party.names})
    aliases = tuple(sorted(surfaces, key=lambda words: (-surfaces[words], words)))
    members = tuple(sorted(p.member for p in group.parties))
    reasons = tuple(dict.fromkeys(group.reasons))
    return Actor(
        "", name, kind, aliases, roles_of(group.parties), speaks_for(group.parties, kind, name), members, reasons
    )


def _name(parties: Sequence[Party], kind: str) -> str:
    """The name used most: of a person the fullest kind of name, of an office its normal words."""
    counts = Counter[str]()
    for party in parties:
        if party.kind == kind:
            counts.update(dict(party.names))
    if kind == "office":
        held = next((h for p in parties for h in p.held if h.of), None)
        return f"{held.office} of {held.of}" if held else max(counts, key=lambda n: (counts[n], n))
    return max(counts, key=lambda n: (kind == "person" and min(2, len(name_words(n))), counts[n], len(n), n))


def _key(actor: Actor) -> tuple[str, ...]:
    """What an actor's id is made from: for a person the sound of the surname and an initial, so that
    spellings don't matter."""
    if actor.kind == "unnamed":
        return (actor.kind, normal(actor.name), *actor.members[0])
    words = name_words(actor.name)
    if actor.kind == "person" and words:
        return (actor.kind, folded(words[-1]), words[0][0] if len(words) > 1 else "")
    return (actor.kind, normal(actor.name))


def _with_ids(actors: Sequence[Actor]) -> list[Actor]:
    """The actors with ids; those whose keys collide are told apart by their full names, and at last by
    their members."""
    short = Counter(_key(a) for a in actors)
    long = Counter((*_key(a), normal(a.name)) for a in actors)
    done = []
    for actor in actors:
        key = _key(actor)
        if short[key] > 1:
            key = (*key, normal(actor.name))
            if long[key] > 1:
                key = (*key, *actor.members[0])
        done.append(replace(actor, id=content_id("actor", *key)))
    return done


def _with_statements(record: Record) -> Record:
    """Every statement's actor, by its article and entity."""
    known = {member: actor.id for actor in record.actors for member in actor.members}

    def named(statement: Statement) -> Statement:
        return replace(statement, actor=known.get((statement.article, statement.entity or "")))

    readings = tuple(replace(r, statements=tuple(map(named, r.statements))) for r in record.readings)
    return replace(record, readings=readings)
