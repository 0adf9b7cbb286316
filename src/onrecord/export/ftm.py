"""The actors as FollowTheMoney entities, one JSON object a line (https://followthemoney.tech, model of version 4).

Persons, states and bodies become Person and PublicBody or Organization, offices Position, and each office somebody
held an Occupancy. Groups and unnamed sources are no entities. Evidence is the addresses of the articles.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from onrecord.model import Actor, ActorRole, Record, content_id
from onrecord.text.names import normal
from onrecord.text.places import find_place, states

Entity = dict[str, Any]
DATASET = "onrecord"
IDENTIFIES = "identifies"


def write_ftm(record: Record, out: TextIO) -> None:
    """Write every entity in one order; the same record gives the same bytes."""
    for entity in ftm_entities(record):
        out.write(json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n")


def ftm_entities(record: Record) -> Iterator[Entity]:
    """Entities of the actors, each followed by its positions and occupancies; a position comes once."""
    known, positions = identifiers(record), set[str]()
    urls = {key: article.url for key, article in record.articles().items() if article.url}
    for actor in record.actors:
        schema = _schema(actor)
        if schema is None:
            continue
        yield _actor(actor, schema, known, urls)
        for role in actor.roles if actor.kind == "person" else ():
            position = _position(role)
            if position["id"] not in positions:
                positions.add(position["id"])
                yield position
            yield _occupancy(actor, role, position["id"], urls)


def identifiers(record: Record) -> dict[str, dict[str, str]]:
    """What the user's table of identifiers says, by normal name: {"wikidata": "Q30", "iso": "US"}."""
    found: dict[str, dict[str, str]] = {}
    for judgement in record.judgements:
        if judgement.verb == IDENTIFIES:
            key, _, value = judgement.value.partition(":")
            found.setdefault(normal(judgement.target), {})[key] = value
    return found


def _schema(actor: Actor) -> str | None:
    place = find_place(actor.name)
    if actor.kind == "state" or (actor.kind == "organisation" and place and place.form != "bloc"):
        return "PublicBody"
    return {"person": "Person", "organisation": "Organization"}.get(actor.kind)


def _country(name: str | None) -> str | None:
    """The ISO 3166 code of a state's normal name, in lower case as the model has it."""
    return next((code.lower() for code, state in states().items() if name and normal(state) == normal(name)), None)


def _entity(key: str, schema: str, caption: str, **properties: list[str | None]) -> Entity:
    told = {name: [v for v in values if v] for name, values in properties.items()}
    filled = {name: list(dict.fromkeys(values)) for name, values in told.items() if values}
    return {"id": key, "schema": schema, "caption": caption, "datasets": [DATASET], "properties": filled}


def _actor(actor: Actor, schema: str, known: Mapping[str, dict[str, str]], urls: Mapping[str, str]) -> Entity:
    stated = next((known[n] for n in map(normal, (actor.name, *actor.aliases)) if n in known), {})
    iso = stated.get("iso", "").lower() or _country(actor.name if schema == "PublicBody" else None)
    spoken = _country(actor.speaks_for) if schema == "PublicBody" else None
    articles = dict.fromkeys(article for article, _ in actor.members)
    return _entity(
        actor.id, schema, actor.name,
        name=[actor.name], alias=[a for a in actor.aliases if a != actor.name], country=[iso or spoken],
        wikidataId=[stated.get("wikidata")], sourceUrl=[urls.get(article) for article in articles],
        summary=["; ".join(actor.reasons)],
        position=[_title(role) for role in actor.roles] if schema == "Person" else [],
    )  # fmt: skip


def _title(role: ActorRole) -> str:
    return f"{role.office} of {role.of}" if role.of else role.office


def _position(role: ActorRole) -> Entity:
    title = _title(role).removeprefix("former ")
    return _entity(content_id("position", title), "Position", title, name=[title], country=[_country(role.of)])


def _occupancy(actor: Actor, role: ActorRole, position: str, urls: Mapping[str, str]) -> Entity:
    """An office held: articles show it on days, which bound the term from inside; only a table gives its ends."""
    stated = not role.evidence
    key = content_id("occupancy", actor.id, position, role.office, stated, role.since)
    return _entity(
        key, "Occupancy", f"{actor.name}: {_title(role)}",
        holder=[actor.id], post=[position], status=["ended" if role.office.startswith("former ") else None],
        startDate=[role.since if stated else None], endDate=[role.until if stated else None],
        date=[] if stated else [role.since, role.until],
        sourceUrl=[urls.get(e.article) for e in role.evidence],
        summary=["by the office table" if stated else f"shown by articles, {len(role.evidence)} times"],
    )  # fmt: skip
