"""Krippendorff's alpha for nominal data (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import permutations

Unit = Sequence[Hashable | None]


def alpha(units: Iterable[Unit]) -> float | None:
    """Agreement beyond chance of several coders on units; None stands for a missing value.

    Units with fewer than two values tell nothing. None where nothing is left, or all values are the same.
    """
    matrix: dict[tuple[Hashable, Hashable], float] = defaultdict(float)
    for unit in units:
        values = [value for value in unit if value is not None]
        for pair in permutations(values, 2):
            matrix[pair] += 1 / (len(values) - 1)
    totals: dict[Hashable, float] = defaultdict(float)
    for (value, _), weight in matrix.items():
        totals[value] += weight
    expected = sum(totals[a] * totals[b] for a, b in permutations(totals, 2))
    if not expected:
        return None
    observed = sum(weight for (a, b), weight in matrix.items() if a != b)
    return 1 - (sum(totals.values()) - 1) * observed / expected
