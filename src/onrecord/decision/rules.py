"""Whether a rule can work at all: refused with the reason when nobody can satisfy it or nobody is needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.decision.counting import quorum_of
from onrecord.decision.gates import Gate, compile_needs, winning
from onrecord.errors import QuestionError
from onrecord.model import Party, Rule


def check_rule(rule: Rule, voters: Sequence[Party], *, known: Iterable[str] = ()) -> Gate:
    """The rule's gate, refused with a QuestionError when nobody can satisfy it or nobody is needed."""
    gate = compile_needs(rule.needs, voters, known=known)
    everyone = frozenset(voter.name for voter in voters)
    if not winning(gate, everyone):
        raise QuestionError(
            f"rule {rule.name!r} cannot be satisfied: it fails even with all {len(everyone)} members in favour",
            advice="Lower the quota or add the members it counts on",
        )
    if quorum_of(rule, len(everyone)) > len(everyone):
        raise QuestionError(
            f"rule {rule.name!r} cannot be satisfied: its quorum {rule.quorum} is more than all {len(everyone)}",
            advice="Lower the quorum",
        )
    if winning(gate, frozenset()):
        raise QuestionError(
            f"rule {rule.name!r} needs nobody: it passes with no member in favour", advice="Raise the quota above 0"
        )
    return gate
