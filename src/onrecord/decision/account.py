"""The state of a decision in one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.decision.counting import Count, blockers, outcome
from onrecord.decision.voices import Standing
from onrecord.decision.ways import missing_sets
from onrecord.model import Party, Question, RollLine

CONDITIONAL = ("conditional_support", "conditional_oppose")
MOST_NAMED = 6


def why(
    question: Question,
    counted: Count,
    voters: Sequence[Party],
    standings: Mapping[str, Standing],
    roll: Sequence[RollLine],
) -> str:
    """What the rule counts, who hangs on conditions, what is not known, and who stops it or how many it needs."""
    rule, for_it, against = question.rule.name.replace("_", " "), len(counted.in_favour), len(counted.against)
    verb = question.stages[-1] if len(question.stages) > 1 else "in favour"
    parts = [f"{rule} of {len(voters)} members: {for_it} {verb}, {against} against"]
    if waiting := _on_the_way(question, counted, roll):
        parts.append(f"{len(waiting)} in favour and not yet {verb} ({named(waiting)})")
    hanging = [n for n in standings if n in counted.undecided and standings[n].voice.position.stance in CONDITIONAL]
    if hanging:
        parts.append(f"{len(hanging)} on conditions ({named(sorted(hanging))})")
    if silent := sum(voter.name not in standings for voter in voters):
        parts.append(f"no statement found for {silent}")
    if placed := sorted(n for n, held in standings.items() if not held.voice.day and held.voice.earliest):
        parts.append(f"day unknown, placed by what its article shows: {named(placed)}")
    if counted.quorum > len(counted.present):
        parts.append(f"quorum of {question.rule.quorum}: {len(counted.present)} are known to take part")
    return "; ".join([*parts, *_outlook(counted)])


def _on_the_way(question: Question, counted: Count, roll: Sequence[RollLine]) -> list[str]:
    if len(question.stages) < 2:
        return []
    return [line.member for line in roll if line.stance == "support" and line.member in counted.undecided]


def _outlook(counted: Count) -> list[str]:
    state = outcome(counted)
    if state == "blocked":
        return [f"stopped by {named(blockers(counted)) or 'those who do not support it'}"]
    if state == "settled":
        return []
    sets = missing_sets(counted)
    size = len(sets[0]) if sets else 0
    return [f"{size} more needed" + (f": {named(sets[0])}" if len(sets) == 1 and size <= MOST_NAMED else "")]


def named(names: Sequence[str]) -> str:
    """Names on one line, the first six of them."""
    shown = ", ".join(names[:MOST_NAMED])
    return shown if len(names) <= MOST_NAMED else f"{shown} and {len(names) - MOST_NAMED} others"
