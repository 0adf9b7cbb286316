"""What would complete a decision that is still open: the smallest sets of undecided voters that carry it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, islice
from math import comb

from onrecord.decision.counting import Count, carries, outcome
from onrecord.decision.gates import Gate

MOST_TRIALS = 20_000


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
        found = (chosen for chosen in combinations(free, size) if carries(counted, chosen))
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
        if carries(counted, chosen):
            break
        chosen.append(name)
    for name in reversed(list(chosen)):
        rest = [other for other in chosen if other != name]
        if carries(counted, rest):
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
    free = counted.undecided
    sets = missing_sets(counted, most=200)
    if len(sets) == 1 and len(sets[0]) == len(free):
        return tuple(sorted(free))
    needed = {name for name in free if not carries(counted, set(free) - {name})}
    return tuple(sorted(needed or {name for chosen in sets for name in chosen}))
