"""Decision rules as monotone threshold games.

A rule's ``needs`` is data: nested ``all``, ``any``, ``at_least``, ``more_than``, ``all_but`` and ``weight``. It
compiles to a tree of threshold gates with weights that are never negative, so that one more vote in favour can never
undo a win. Notation: simple games (Taylor & Zwicker 1999).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Any

from onrecord.errors import QuestionError
from onrecord.model import Party

QUOTA_KEYS = ("all", "any", "at_least", "more_than", "all_but", "weight")


@dataclass(frozen=True, slots=True)
class Gate:
    """Passes when the weights of its passing arms reach ``quota``; an arm is a voter's name or another gate.

    With a quota of 0 and no arms it stands for a group of which nobody takes part, and passes.
    """

    quota: Fraction
    arms: tuple[tuple[Fraction, Gate | str], ...]


@dataclass(frozen=True, slots=True)
class Seats:
    """Who may be named in a rule: the voters by name, those of them who take no part, and names known otherwise."""

    voters: Mapping[str, Party]
    out: frozenset[str]
    known: frozenset[str]


def compile_needs(
    needs: object, voters: Sequence[Party], *, known: Iterable[str] = (), out: Iterable[str] = ()
) -> Gate:
    """The gate for a rule's ``needs`` among these voters.

    ``known`` are names that may stand in the rule although they hold no vote today, ``out`` voters who take no part;
    both are left out of their gates. Where all of a group are ``out``, "all of them" stops nothing.
    Raises QuestionError for an unknown key or member, a quota that is no number, or a part that isn't monotone.
    """
    by_name = {voter.name: voter for voter in voters}
    gate = _gate(needs, Seats(by_name, frozenset(out), frozenset(known) | frozenset(by_name)))
    return gate if isinstance(gate, Gate) else Gate(Fraction(1), ((Fraction(1), gate),) if gate else ())


def _gate(needs: object, seats: Seats) -> Gate | str | None:
    if isinstance(needs, str):
        return _leaf(needs, seats)
    if not isinstance(needs, Mapping):
        raise QuestionError(
            f"rule: {needs!r} is neither a member nor a mapping", advice=f"Use one of: {', '.join(QUOTA_KEYS)}"
        )
    key = _quota_key(needs)
    group = needs[key] if key in ("all", "any") else needs.get("of", "members")
    parts = [part for part in _parts(group, seats) if part is not None]
    present = [part for part in parts if part not in seats.out]
    arms = tuple((_weight(part, seats.voters) if key == "weight" else Fraction(1), part) for part in present)
    if key == "all" and parts and not present:
        return Gate(Fraction(0), ())
    return Gate(quota(key, needs[key], sum((weight for weight, _ in arms), Fraction(0))), arms)


def _quota_key(needs: Mapping[str, Any]) -> str:
    found = [key for key in needs if key in QUOTA_KEYS]
    extra = [str(key) for key in needs if key not in (*QUOTA_KEYS, "of")]
    if extra:
        raise QuestionError(
            f"rule: the key {', '.join(sorted(extra))!r} is not known or would not be monotone",
            advice=f"Say what is needed with: {', '.join(QUOTA_KEYS)}; a rule can't ask for votes against",
        )
    if len(found) != 1:
        raise QuestionError(
            f"rule: {dict(needs)!r} needs exactly one of {', '.join(QUOTA_KEYS)}",
            advice="Nest the parts: {all: [{...}, {...}]}",
        )
    return found[0]


def _leaf(name: str, seats: Seats) -> Gate | str | None:
    if name in ("members", "vetoes"):
        return _gate({"all": name}, seats)
    if name in seats.voters:
        return name
    if name in seats.known:
        return None
    raise QuestionError(
        f"rule: unknown member {name!r}", advice="Name a member as in `members`, or write members or vetoes"
    )


def _parts(group: object, seats: Seats) -> list[Gate | str | None]:
    if group == "members":
        return list(seats.voters)
    if group == "vetoes":
        return [name for name, voter in seats.voters.items() if voter.veto]
    if isinstance(group, Mapping):
        return [_gate(group, seats)]
    if isinstance(group, list | tuple):
        return [_gate(item, seats) for item in group]
    raise QuestionError(f"rule: {group!r} is not a group", advice="Write members, vetoes or a list")


def _weight(part: Gate | str, voters: Mapping[str, Party]) -> Fraction:
    if isinstance(part, Gate):
        raise QuestionError("rule: `weight` counts members, not nested parts", advice="List member names under `of`")
    weight = Fraction(str(voters[part].weight))
    if weight < 0:
        raise QuestionError(
            f"rule: {part} has a negative weight, so its vote would work against what it says",
            advice="Give every member a weight of 0 or more",
        )
    return weight


def quota(key: str, value: object, total: Fraction) -> Fraction:
    """How much of ``total`` a need of that key and value asks for. Raises QuestionError for what is no number."""
    if key == "all":
        return total if total else Fraction(1)
    if key == "any":
        return Fraction(1)
    number = _number(key, value, total)
    if key == "all_but":
        return total - number
    return Fraction(floor(number) + 1) if key == "more_than" else number


def _number(key: str, value: object, total: Fraction) -> Fraction:
    text = str(value).strip()
    try:
        if isinstance(value, bool):
            raise ValueError(value)
        number = Fraction(text[:-1].strip()) / 100 * total if text.endswith("%") else Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise QuestionError(
            f"rule: {key}: {value!r} is not a number", advice="Write a count (9) or a share (55%)"
        ) from None
    if number < 0:
        raise QuestionError(f"rule: {key}: {value!r} is negative", advice="Write a number of 0 or more")
    return number


def winning(gate: Gate, coalition: frozenset[str] | set[str]) -> bool:
    """Whether this coalition alone carries the decision."""
    if not gate.arms:
        return gate.quota <= 0
    reached = Fraction(0)
    for weight, arm in gate.arms:
        if arm in coalition if isinstance(arm, str) else winning(arm, coalition):
            reached += weight
    return reached >= gate.quota


def voters_of(gate: Gate) -> tuple[str, ...]:
    """Every voter the gate names, once, in the gate's order."""
    return tuple(dict.fromkeys(_leaves(gate)))


def _leaves(gate: Gate) -> Iterator[str]:
    for _, arm in gate.arms:
        if isinstance(arm, str):
            yield arm
        else:
            yield from _leaves(arm)
