"""``onrecord actors``: judgements on who is who, kept in the record and replayed by every build."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Annotated

import typer
from rapidfuzz import fuzz
from rapidfuzz.process import extract

import onrecord
from onrecord import store
from onrecord.cli import options
from onrecord.cli.filters import folded
from onrecord.cli.opening import open_record
from onrecord.cli.terminal import say, tell
from onrecord.cli.views import counted
from onrecord.collation.actors.contests import CONTESTED
from onrecord.collation.actors.judgements import CONFLICT, ORPHANED, REPLAYED
from onrecord.errors import InputError
from onrecord.model import Actor, Judgement, Record, content_id
from onrecord.text.places import is_state

ALIKE, MOST_NAMED = 75, 5
LISTED = ("near_miss", "office_date", CONTESTED, REPLAYED, ORPHANED, CONFLICT)


class Verb(Enum):
    """What a person can judge of an actor; ``list`` only shows them."""

    list = "list"
    merge = "merge"
    split = "split"
    rename = "rename"
    speaks_for = "speaks-for"


def actors(
    verb: Annotated[Verb, typer.Argument(help="What to do.")],
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="The actor: a name, or an id.")] = "",
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE",
            help="merge: the other actor. split: the alias to take out. rename: the name. speaks-for: the member.",
        ),
    ] = "",
    record: options.Record = options.DEFAULT_RECORD,
    at: Annotated[
        str | None, typer.Option("--at", metavar="DAY", help="The day of the judgement; today, if not given.")
    ] = None,
    note: Annotated[str, typer.Option(help="Why, in a few words.")] = "",
) -> None:
    """Correct who is who. What you judge is kept in the record, and every later build replays it.

    `onrecord actors merge "Ilse Varga" "I. Varga" --note "same ministry, same day"`

    `onrecord actors speaks-for "Ilse Varga" Norland`

    `onrecord actors split "Ilse Varga" "Marta Varga"`

    `onrecord actors list` shows the actors, those that may be one, and how many judgements were replayed.

    What can no longer be replayed is a line in `onrecord show troubles`.
    """
    found = open_record(record)
    if verb is Verb.list:
        list_actors(found)
        return
    if not actor or (not value and verb is not Verb.speaks_for):
        raise InputError(f"{verb.value} needs an actor and a value", advice="See onrecord actors --help")
    target = actor_named(actor, found)
    other = actor_named(value, found).id if verb is Verb.merge else value
    if other == target.id:
        raise InputError(f"{actor!r} and {value!r} are one actor already", advice="See onrecord show actors")
    if verb is Verb.speaks_for and value and (near := unknown_party(value, found)):
        say(near)
    made_at = (options.day(at) if at else date.today()).isoformat()
    store.save_judgement(record, judgement(verb, target.id, other, made_at, note))
    before = set(found.troubles)
    rebuilt = onrecord.rebuild(record)
    tell(f"{verb.value}: {target.name}, {value}")
    tell(f"The record has {len(rebuilt.actors)} actors; before, {len(found.actors)}")
    for trouble in rebuilt.troubles:
        if trouble not in before:
            say(f"{trouble.kind}: {trouble.message}")


def list_actors(record: Record) -> None:
    """Print every actor with what it speaks for, then the near misses and the judgements."""
    for actor in record.actors:
        spoken = f", speaks for {actor.speaks_for}" if actor.speaks_for not in (None, actor.name) else ""
        articles = counted(len({article for article, _ in actor.members}), "article")
        tell(f"{actor.name} ({actor.kind}{spoken}; {articles}) {actor.id}")
    for trouble in record.troubles:
        if trouble.kind in LISTED:
            tell(f"{trouble.kind}: {trouble.message}")


def unknown_party(name: str, record: Record) -> str:
    """What to say of a name that no actor, state or party of a question goes by; "" where one does."""
    parties = {n: p.name for q in record.questions for p in q.parties for n in (p.name, *p.names)}
    known = actor_names(record) | parties
    if folded(name) in {folded(one) for one in known} or is_state(name):
        return ""
    return f"{name!r} is no party of a question and no actor here. {near_ones(name, known)}"


def actor_names(record: Record) -> dict[str, str]:
    """The names of the actors, each with the main one."""
    return {alias: actor.name for actor in record.actors for alias in (actor.name, *actor.aliases)}


def near_ones(name: str, known: Mapping[str, str]) -> str:
    """The names most like one, as an advice."""
    alike = extract(folded(name), {alias: folded(alias) for alias in known}, scorer=fuzz.WRatio, limit=None)
    near = dict.fromkeys(known[alias] for _, score, alias in alike if score >= ALIKE)
    return f"Near it: {', '.join(list(near)[:MOST_NAMED])}" if near else "See onrecord show actors"


def judgement(verb: Verb, target: str, value: str, made_at: str, note: str) -> Judgement:
    """A judgement with the id its content gives it."""
    key = content_id("judgement", verb.value, target, value, made_at, note)
    return Judgement(key, verb.value, target, value, made_at, note)


def actor_named(name: str, record: Record) -> Actor:
    """The one actor that goes by a name or id. Raises InputError when there is none, or several."""
    found = [a for a in record.actors if a.id == name]
    found = found or [a for a in record.actors if folded(a.name) == folded(name)]
    found = found or [a for a in record.actors if folded(name) in {folded(alias) for alias in a.aliases}]
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError(f"no actor is called {name!r}", advice=near_ones(name, actor_names(record)))
    ids = ", ".join(f"{a.name} ({a.id})" for a in found[:5])
    raise InputError(f"{name!r} may be {len(found)} actors: {ids}", advice="Give the id")
