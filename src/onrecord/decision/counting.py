"""Votes that are partly known, counted under a rule: settled, blocked or open.

Positions still unknown make three answers possible (possible and necessary winners; Konczak & Lang 2005).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from onrecord.decision.gates import Gate, compile_needs, quota, voters_of, winning
from onrecord.model import Party, Rule

Ballot = Literal["for", "against", "abstained", "silent", "open"]
State = Literal["settled", "blocked", "open"]
MORE_THAN = "more than "


@dataclass(frozen=True, slots=True)
class Count:
    """Ballots as the rule counts them: who is for, who is against, who is still open, under ``gate``.

    ``present`` are those who take part whatever they vote, ``quorum`` how many of them it needs.
    """

    gate: Gate
    in_favour: frozenset[str]
    against: frozenset[str]
    undecided: tuple[str, ...]
    present: frozenset[str] = frozenset()
    quorum: Fraction = Fraction(0)


def count(rule: Rule, voters: Sequence[Party], ballots: Mapping[str, Ballot], *, known: Iterable[str] = ()) -> Count:
    """Read each voter's ballot (missing: silent) by the rule's meaning of silence and of abstention.

    A neutral abstention, and silence that means absence, take the voter out of every gate, so that they neither help
    nor stop the decision; who abstains still counts for the quorum, who is absent doesn't.
    """
    meaning = {"for": "for", "against": "against", "open": "open"}
    meaning["silent"] = "open" if rule.silence == "unknown" else rule.silence
    meaning["abstained"] = rule.abstention
    read = {voter.name: meaning[ballots.get(voter.name, "silent")] for voter in voters}
    return Count(
        gate=compile_needs(rule.needs, voters, known=known, out=_named(read, "neutral", "absent")),
        in_favour=_named(read, "for"),
        against=_named(read, "against"),
        undecided=tuple(name for name, ballot in read.items() if ballot == "open"),
        present=_named(read, "for", "against", "neutral"),
        quorum=quorum_of(rule, len(read)),
    )


def _named(read: Mapping[str, str], *ballots: str) -> frozenset[str]:
    return frozenset(name for name, ballot in read.items() if ballot in ballots)


def quorum_of(rule: Rule, members: int) -> Fraction:
    """How many members must take part, of so many; 0 where the rule asks for none."""
    if not rule.quorum:
        return Fraction(0)
    key = "more_than" if rule.quorum.startswith(MORE_THAN) else "at_least"
    return quota(key, rule.quorum.removeprefix(MORE_THAN), Fraction(members))


def outcome(counted: Count) -> State:
    """Settled when those in favour suffice, blocked when all others but the opponents would not, else open.

    Nothing passes with nobody in favour, nor short of the quorum; those still open may yet take part.
    """
    if carries(counted, ()):
        return "settled"
    return "open" if carries(counted, counted.undecided) else "blocked"


def carries(counted: Count, more: Iterable[str]) -> bool:
    """Whether it passes when, besides those in favour, ``more`` of the undecided are."""
    yes = counted.in_favour | frozenset(more)
    return bool(yes) and len(counted.present | yes) >= counted.quorum and winning(counted.gate, yes)


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
