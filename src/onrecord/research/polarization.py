"""How divided the debate is, by published measures, on a stretch of time.

Agreement A (van der Eijk 2001, Quality & Quantity 35): on the five ordered stances, from 1 (all alike) over 0 (evenly
spread) to -1 (half and half at the two ends); polarization is (1 - A) / 2. Balance F = 1 - 2L/m (Aref & Wilson 2018,
Journal of Complex Networks 6, after Harary 1959): of the signed network of actors (congruence less conflict) split
into the two camps that fit best, L is the weight of ties against the split and m that of all ties. F says that two
camps explain the ties; that there are two, their sizes and the share of conflict say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Stance
from onrecord.research.networks import By, network
from onrecord.research.windows import Window

ORDER: tuple[Stance, ...] = ("oppose", "conditional_oppose", "non_committal", "conditional_support", "support")
EXACT = 12


@dataclass(frozen=True, slots=True)
class Division:
    """How divided some codings are; a measure is None where it has nothing to measure.

    ``camps`` are the two sides of the best split, the larger first, then by name; who is tied to nobody is in neither.
    """

    first: str
    last: str
    statements: int
    actors: int
    agreement: float | None
    polarization: float | None
    balance: float | None
    conflict: float | None
    camps: tuple[tuple[str, ...], tuple[str, ...]]


def division(window: Window, *, by: By = "organization") -> Division:
    """The measures of the codings of one window; each actor counts with its last stance on each concept."""
    last: dict[tuple[str, str], Stance] = {}
    for coding in window.codings:
        if getattr(coding, by):
            last[getattr(coding, by), coding.concept] = coding.stance
    agreement = agreement_a([Counter(last.values())[stance] for stance in ORDER])
    ties = network(window.codings, kind="subtract", by=by)
    signs = np.array(ties.weights).reshape(len(ties.rows), len(ties.rows))
    side, against = best_split(signs)
    weight = float(np.abs(signs).sum() / 2)
    return Division(
        first=window.first.isoformat(),
        last=window.last.isoformat(),
        statements=len(window.codings),
        actors=len({actor for actor, _ in last}),
        agreement=None if agreement is None else round(agreement, 4),
        polarization=None if agreement is None else round((1 - agreement) / 2, 4),
        balance=round(1 - 2 * against / weight, 4) if weight else None,
        conflict=round(float(np.abs(signs[signs < 0]).sum() / 2) / weight, 4) if weight else None,
        camps=_camps(ties.rows, side, [bool(row.any()) for row in signs]),
    )


def _camps(
    names: Sequence[str], side: NDArray[np.bool_], tied: Sequence[bool]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    placed = [(name, at) for name, at, is_tied in zip(names, side, tied, strict=True) if is_tied]
    camps = (tuple(name for name, at in placed if at == way) for way in (False, True))
    one, other = sorted(camps, key=lambda camp: (-len(camp), camp))
    return one, other


def agreement_a(counts: Sequence[int]) -> float | None:
    """Van der Eijk's agreement A of a distribution over ordered categories; None when it is empty.

    The distribution is taken apart into layers of equal height, and the A of each layer's pattern is weighed by its
    size.
    """
    total, left, found = sum(counts), list(counts), 0.0
    if not total:
        return None
    while any(left):
        height = min(n for n in left if n)
        pattern = [1 if n else 0 for n in left]
        found += pattern_agreement(pattern) * height * sum(pattern) / total
        left = [n - height if n else 0 for n in left]
    return found


def pattern_agreement(pattern: Sequence[int]) -> float:
    """A of a pattern of empty and filled categories: its unimodality times how few are filled."""
    k, filled = len(pattern), sum(pattern)
    if filled in (1, k):
        return 1.0 if filled == 1 else 0.0
    triples = Counter(combinations(pattern, 3))
    unimodal, bimodal = triples[1, 1, 0] + triples[0, 1, 1], triples[1, 0, 1]
    shape = ((k - 2) * unimodal - (k - 1) * bimodal) / ((k - 2) * (unimodal + bimodal))
    return shape * (1 - (filled - 1) / (k - 1))


def best_split(signs: NDArray[np.float64]) -> tuple[NDArray[np.bool_], float]:
    """The two camps that leave least weight against them, and that weight (the frustration).

    Up to 12 actors every split is tried; above that actors change sides one by one while that helps, from the split of
    the first eigenvector. Of equally good ones the first is taken.
    """
    n = len(signs)
    if n < 2:
        return np.zeros(n, dtype=bool), 0.0
    if n <= EXACT:
        return min((_with_cost(signs, _split(bits, n)) for bits in range(2 ** (n - 1))), key=lambda found: found[1])
    start = np.linalg.eigh(signs)[1][:, -1]
    side = (start < -1e-9) ^ bool(start[0] < -1e-9)
    return _switched(signs, side)


def _split(bits: int, n: int) -> NDArray[np.bool_]:
    return np.array([bool(bits >> at & 1) for at in range(n)])


def _with_cost(signs: NDArray[np.float64], side: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], float]:
    turn = np.where(side, -1.0, 1.0)
    return side, float((np.abs(signs).sum() - turn @ signs @ turn) / 4)


def _switched(signs: NDArray[np.float64], side: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], float]:
    turn = np.where(side, -1.0, 1.0)
    while True:
        gains = -turn * (signs @ turn)
        at = int(np.argmax(gains))
        if gains[at] <= 1e-9:
            return _with_cost(signs, turn < 0)
        turn[at] = -turn[at]


def over_time(stretches: Iterable[Window], *, by: By = "organization") -> list[Division]:
    """The measures window by window."""
    return [division(window, by=by) for window in stretches]
