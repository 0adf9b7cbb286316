"""Decision rules as monotone threshold games over partial votes.

A rule's ``needs`` is data: nested ``all``, ``any``, ``at_least``, ``more_than``, ``all_but`` and ``weight``. It
compiles to a tree of threshold gates with weights that are never negative, so that one more vote in favour can never
undo a win. Positions still unknown make three answers possible: settled, blocked or open (possible and necessary
winners; Konczak & Lang 2005). Notation: simple games (Taylor & Zwicker 1999).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, islice
from math import comb, floor
from typing import Any, Literal

from onrecord.errors import QuestionError
from onrecord.model import Party, Rule

Ballot = Literal["for", "against", "abstained", "silent", "open"]
State = Literal["settled", "blocked", "open"]

QUOTA_KEYS = ("all", "any", "at_least", "more_than", "all_but", "weight")
MOST_TRIALS = 20_000


@dataclass(frozen=True, slots=True)
class Gate:
    """Passes when the weights of its passing arms reach ``quota``; an arm is a voter's name or another gate."""

    quota: Fraction
    arms: tuple[tuple[Fraction, Gate | str], ...]


def compile_needs(needs: object, voters: Sequence[Party], *, known: Iterable[str] = ()) -> Gate:
    """The gate for a rule's ``needs`` among these voters.

    ``known`` are names that may stand in the rule although they hold no vote today; they are left out of their gates.
    Raises QuestionError for an unknown key or member, a quota that is no number, or a part that isn't monotone.
    """
    names = frozenset(known) | {voter.name for voter in voters}
    gate = _gate(needs, {voter.name: voter for voter in voters}, names)
    return gate if isinstance(gate, Gate) else Gate(Fraction(1), ((Fraction(1), gate),) if gate else ())


def _gate(needs: object, voters: Mapping[str, Party], known: frozenset[str]) -> Gate | str | None:
    if isinstance(needs, str):
        return _leaf(needs, voters, known)
    if not isinstance(needs, Mapping):
        raise QuestionError(
            f"rule: {needs!r} is neither a member nor a mapping", advice=f"Use one of: {', '.join(QUOTA_KEYS)}"
        )
    key = _quota_key(needs)
    group = needs[key] if key in ("all", "any") else needs.get("of", "members")
    parts = _parts(group, voters, known)
    arms = tuple(
        (_weight(part, voters) if key == "weight" else Fraction(1), part) for part in parts if part is not None
    )
    return Gate(_quota(key, needs[key], sum((weight for weight, _ in arms), Fraction(0))), arms)


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


def _leaf(name: str, voters: Mapping[str, Party], known: frozenset[str]) -> Gate | str | None:
    if name in ("members", "vetoes"):
        return _gate({"all": name}, voters, known)
    if name in voters:
        return name
    if name in known:
        return None
    raise QuestionError(
        f"rule: unknown member {name!r}", advice="Name a member as in `members`, or write members or vetoes"
    )


def _parts(group: object, voters: Mapping[str, Party], known: frozenset[str]) -> list[Gate | str | None]:
    if group == "members":
        return list(voters)
    if group == "vetoes":
        return [name for name, voter in voters.items() if voter.veto]
    if isinstance(group, Mapping):
        return [_gate(group, voters, known)]
    if isinstance(group, list | tuple):
        return [_gate(item, voters, known) for item in group]
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


def _quota(key: str, value: object, total: Fraction) -> Fraction:
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
        return False
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


def check_rule(rule: Rule, voters: Sequence[Party], *, known: Iterable[str] = ()) -> Gate:
    """The rule's gate, refused with a QuestionError when nobody can satisfy it or nobody is needed."""
    gate = compile_needs(rule.needs, voters, known=known)
    everyone = frozenset(voter.name for voter in voters)
    if not winning(gate, everyone):
        raise QuestionError(
            f"rule {rule.name!r} cannot be satisfied: it fails even with all {len(everyone)} members in favour",
            advice="Lower the quota or add the members it counts on",
        )
    if winning(gate, frozenset()):
        raise QuestionError(
            f"rule {rule.name!r} needs nobody: it passes with no member in favour", advice="Raise the quota above 0"
        )
    return gate


@dataclass(frozen=True, slots=True)
class Count:
    """Ballots as the rule counts them: who is for, who is against, who is still open, under ``gate``."""

    gate: Gate
    in_favour: frozenset[str]
    against: frozenset[str]
    undecided: tuple[str, ...]


def count(rule: Rule, voters: Sequence[Party], ballots: Mapping[str, Ballot], *, known: Iterable[str] = ()) -> Count:
    """Read each voter's ballot (missing: silent) by the rule's meaning of silence and of abstention.

    A neutral abstention takes the voter out of every gate, so that it neither helps nor stops the decision.
    """
    meaning = {"for": "for", "against": "against", "open": "open"}
    meaning["silent"] = {"for": "for", "against": "against", "unknown": "open"}[rule.silence]
    meaning["abstained"] = rule.abstention
    read = {voter.name: meaning[ballots.get(voter.name, "silent")] for voter in voters}
    taking_part = [voter for voter in voters if read[voter.name] != "neutral"]
    named = {*known, *read}
    return Count(
        gate=compile_needs(rule.needs, taking_part, known=named),
        in_favour=frozenset(name for name, ballot in read.items() if ballot == "for"),
        against=frozenset(name for name, ballot in read.items() if ballot == "against"),
        undecided=tuple(name for name, ballot in read.items() if ballot == "open"),
    )


def outcome(counted: Count) -> State:
    """Settled when those in favour suffice, blocked when all others but the opponents would not, else open."""
    if winning(counted.gate, counted.in_favour):
        return "settled"
    possible = counted.in_favour | frozenset(counted.undecided)
    return "open" if winning(counted.gate, possible) else "blocked"


def blockers(counted: Count) -> tuple[str, ...]:
    """The opponents who stop the decision: each who can alone, or all of them when only together they can."""
    everyone = frozenset(voters_of(counted.gate))
    alone = [name for name in sorted(counted.against) if not winning(counted.gate, everyone - {name})]
    if alone:
        return tuple(alone)
    return tuple(sorted(counted.against)) if outcome(counted) == "blocked" else ()


def can_block_alone(gate: Gate) -> tuple[str, ...]:
    """The voters without whom no coalition wins (veto players; Tsebelis 2002)."""
    everyone = frozenset(voters_of(gate))
    return tuple(name for name in sorted(everyone) if not winning(gate, everyone - {name}))


def missing_sets(counted: Count, *, most: int = 12) -> tuple[tuple[str, ...], ...]:
    """The smallest sets of undecided voters that would carry the decision, at most ``most`` of them, sorted.

    Empty when it is settled or blocked. Sets are exactly the smallest while the search stays under 20,000 trials;
    above that one irredundant set, found by taking the heaviest voters first, stands for all.
    """
    if outcome(counted) != "open":
        return ()
    greedy = _greedy_set(counted)
    free = sorted(counted.undecided)
    for size in range(1, len(greedy) + 1):
        if comb(len(free), size) > MOST_TRIALS:
            return (greedy,)
        found = (
            chosen for chosen in combinations(free, size) if winning(counted.gate, counted.in_favour | set(chosen))
        )
        if sets := tuple(islice(found, most)):
            return sets
    return (greedy,)


def _greedy_set(counted: Count) -> tuple[str, ...]:
    weight = dict.fromkeys(counted.undecided, Fraction(0))
    for share, name in _shares(counted.gate):
        if name in weight:
            weight[name] += share
    chosen: list[str] = []
    for name in sorted(weight, key=lambda n: (-weight[n], n)):
        if winning(counted.gate, counted.in_favour | set(chosen)):
            break
        chosen.append(name)
    for name in reversed(list(chosen)):
        rest = [other for other in chosen if other != name]
        if winning(counted.gate, counted.in_favour | set(rest)):
            chosen = rest
    return tuple(sorted(chosen))


def _shares(gate: Gate) -> Iterator[tuple[Fraction, str]]:
    for weight, arm in gate.arms:
        share = weight / gate.quota if gate.quota else weight
        if isinstance(arm, str):
            yield share, arm
        else:
            yield from ((share * inner, name) for inner, name in _shares(arm))


def helpful(counted: Count) -> tuple[str, ...]:
    """The undecided voters whose support belongs to some way of carrying the decision from here."""
    if outcome(counted) != "open":
        return ()
    gate, free = counted.gate, counted.undecided
    sets = missing_sets(counted, most=200)
    if len(sets) == 1 and len(sets[0]) == len(free):
        return tuple(sorted(free))
    needed = {name for name in free if not winning(gate, counted.in_favour | (set(free) - {name}))}
    return tuple(sorted(needed or {name for chosen in sets for name in chosen}))
