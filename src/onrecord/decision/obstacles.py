"""Who is in the way: declared, threatened or only reported, and who of them can stop it alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from onrecord.decision.counting import Count, can_block_alone
from onrecord.decision.voices import Standing
from onrecord.model import Obstacle, Party, Stance

AGAINST: tuple[Stance, ...] = ("oppose", "conditional_oppose")


def obstacles(counted: Count, voters: Sequence[Party], standings: Mapping[str, Standing]) -> tuple[Obstacle, ...]:
    """The voters whose last position is against, by how firmly that is known: in their own words, unless something is
    met, by another's account.

    Whom the rule lets do nothing (an opponent who takes no part) is left out.
    """
    alone = set(can_block_alone(counted.gate))
    found = []
    for voter in voters:
        held = standings.get(voter.name)
        if held is None or held.voice.position.stance not in AGAINST:
            continue
        statement = held.voice.position.statement
        found.append(Obstacle(voter.name, _how(held), voter.name in alone, statement))
    return tuple(found)


def _how(held: Standing) -> Literal["declared", "threatened", "reported"]:
    if not held.voice.first_hand:
        return "reported"
    return "declared" if held.voice.position.stance == "oppose" else "threatened"
