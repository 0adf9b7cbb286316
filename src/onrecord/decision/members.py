"""Who takes part in a decision: the members that hold a vote, from a bundled body or a list, and others concerned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import Any, cast

from onrecord.decision import fields
from onrecord.decision.bodies import BODIES, Body, load_body
from onrecord.errors import QuestionError
from onrecord.model import Party, Role

PARTY_KEYS = ("name", "names", "weight", "veto", "since", "until", "ratifies")
BODY_KEYS = ("body", "as_of", "without", "with", "names", "weights")
ROLES: tuple[Role, ...] = ("applicant", "chair", "outside")


def body_of(members: object, where: str) -> Body | None:
    """The bundled body that ``members`` names, or None for a list. Raises QuestionError."""
    key = members.get("body") if isinstance(members, Mapping) else members
    if isinstance(members, list):
        return None
    if not isinstance(key, str) or key.casefold() not in BODIES:
        raise QuestionError(
            f"{where}: members: unknown body {key!r}", advice=f"Use one of {', '.join(BODIES)}, or list the members"
        )
    return load_body(key.casefold())


def voters_of(members: object, body: Body | None, where: str) -> tuple[Party, ...]:
    """The parties that hold a vote, one for each stretch of time with its own weight. Raises QuestionError."""
    if body is None:
        rows = cast("list[object]", members)
        return tuple(party for row in rows for party in _parties(row, "voter", f"{where}: members"))
    voters = tuple(party for row in body.members for party in _parties(row, "voter", f"{body.key}"))
    if not isinstance(members, Mapping):
        return voters
    fields.known_keys(members, BODY_KEYS, f"{where}: members")
    return _adjusted(voters, members, f"{where}: members")


def _adjusted(voters: tuple[Party, ...], members: Mapping[str, Any], where: str) -> tuple[Party, ...]:
    without = fields.phrases(members.get("without"), key="without", where=where)
    named, weights = members.get("names") or {}, members.get("weights") or {}
    names = {voter.name for voter in voters}
    for key, wanted in (("without", without), ("names", named), ("weights", weights)):
        for name in wanted:
            if name not in names:
                raise QuestionError(
                    f"{where}: {key}: unknown member {name!r}", advice="Use the name as the body has it"
                )
    kept = tuple(
        stretch
        for voter in voters
        if voter.name not in without
        for stretch in _weighed(voter, weights.get(voter.name, voter.weight), f"{where}: {voter.name}")
    )
    if (day := fields.day(members.get("as_of"), key="as_of", where=where)) is not None:
        kept = tuple(replace(voter, since=None, until=None) for voter in voters_on(kept, day))
    more = {name: fields.phrases(value, key="names", where=where) for name, value in named.items()}
    kept = tuple(replace(voter, names=(*voter.names, *more.get(voter.name, ()))) for voter in kept)
    return kept + tuple(party for row in members.get("with") or () for party in _parties(row, "voter", where))


def others_of(row: Mapping[str, Any], body: Body | None, where: str) -> tuple[Party, ...]:
    """The parties of a question that hold no vote: applicants, chair, outsiders. Raises QuestionError."""
    found: list[Party] = []
    for role in ROLES:
        value = row.get(role) or ()
        entries = value if isinstance(value, list) else [value] if value else []
        found += [party for entry in entries for party in _parties(entry, role, f"{where}: {role}")]
    if body is not None:
        found = [
            replace(party, names=(*party.names, *body.names)) if party.name in (body.name, *body.names) else party
            for party in found
        ]
    return tuple(found)


def _parties(row: object, role: Role, where: str) -> list[Party]:
    """A party, once for each stretch of time with its own weight."""
    if isinstance(row, str):
        row = {"name": row}
    if not isinstance(row, Mapping) or not isinstance(row.get("name"), str) or not row["name"].strip():
        raise QuestionError(f"{where}: {row!r} has no name", advice="Write the name, or {name: ..., names: [...]}")
    fields.known_keys(row, PARTY_KEYS, f"{where}: {row['name']}")
    here = f"{where}: {row['name']}"
    since, until = (fields.day(row.get(key), key=key, where=here) for key in ("since", "until"))
    if since and until and until < since:
        raise QuestionError(f"{here}: until {until} lies before since {since}", advice="Swap or correct the two days")
    if not isinstance(row.get("veto", False), bool):
        raise QuestionError(f"{here}: veto must be true or false", advice="Write `veto: true`")
    party = Party(
        name=row["name"].strip(),
        role=role,
        names=fields.phrases(row.get("names"), key="names", where=here),
        veto=row.get("veto", False),
        since=since,
        until=until,
        ratifies=fields.phrases(row.get("ratifies"), key="ratifies", where=here),
    )
    return _weighed(party, row.get("weight", 1), here)


def _weighed(party: Party, weight: object, where: str) -> list[Party]:
    """The party with its weight; a mapping of days to weights cuts its membership into stretches."""
    if not isinstance(weight, Mapping):
        return [replace(party, weight=fields.amount(weight, where))]
    if not weight:
        raise QuestionError(f"{where}: weight is empty", advice="Write `weight: {2020-01-01: 12, 2025-01-01: 14}`")
    dated = sorted(
        (fields.day(key, key="weight", where=where) or date.min, fields.amount(value, where))
        for key, value in weight.items()
    )
    found = []
    for at, (day, value) in enumerate(dated):
        first = party.since if at == 0 else max(day, party.since or day)
        ends = [end for end in (party.until, *(d - timedelta(days=1) for d, _ in dated[at + 1 : at + 2])) if end]
        last = min(ends, default=None)
        if first is None or last is None or first <= last:
            found.append(replace(party, weight=value, since=first, until=last))
    return found


def voters_on(parties: Sequence[Party], day: date | None) -> tuple[Party, ...]:
    """The parties that hold a vote on a day; without a day, on the last day a membership began."""
    voters = [party for party in parties if party.role == "voter"]
    at = day or max((party.since for party in voters if party.since), default=None)
    if at is None:
        return tuple(voters)
    return tuple(party for party in voters if (party.since or at) <= at <= (party.until or at))


def check_parties(parties: Sequence[Party], where: str) -> None:
    """Raise QuestionError where one name stands for two parties at a time."""
    for one, other in combinations(parties, 2):
        same = one.name.casefold() == other.name.casefold()
        if same and one.role == other.role == "voter" and not _overlap(one, other):
            continue
        if same or (one.role == other.role == "voter" and one.name != other.name and _shared(one, other)):
            shared = one.name if same else _shared(one, other)
            raise QuestionError(
                f"{where}: the name {shared!r} stands for two parties"
                f" ({one.role} {one.name}, {other.role} {other.name})",
                advice="Give each party its own names; two periods of one member must not overlap",
            )


def _overlap(one: Party, other: Party) -> bool:
    starts = max(one.since or date.min, other.since or date.min)
    return starts <= min(one.until or date.max, other.until or date.max)


def _shared(one: Party, other: Party) -> str:
    names = {name.casefold() for name in (one.name, *one.names)}
    return next((name for name in (other.name, *other.names) if name.casefold() in names), "")
