"""Discourse networks: actors and concepts, actors by shared concepts, concepts by shared actors.

Ties, aggregations and normalizations are those of Discourse Network Analyzer 3 (leifeld/dna, class Exporter), so that
the same codings give the same weights. With A1 and A0 the counts of agreeing and disagreeing statements by row and
column: congruence A1·A1ᵀ + A0·A0ᵀ, conflict A1·A0ᵀ + A0·A1ᵀ, subtract their difference, ignore (A1+A0)·(A1+A0)ᵀ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from onrecord.research.codings import Coding

Mode = Literal["actors", "concepts", "twomode"]
Kind = Literal["congruence", "conflict", "subtract", "ignore"]
Normalization = Literal["none", "average", "jaccard", "cosine", "activity", "prominence"]
By = Literal["organization", "person", "actor"]
Duplicates = Literal["include", "document", "week", "month", "year", "acrossrange"]
Counts = NDArray[np.float64]
ONE_MODE = ("none", "average", "jaccard", "cosine")
TWO_MODE = ("none", "activity", "prominence")
TWO_MODE_KINDS = ("ignore", "subtract")
WHEN: dict[str, Callable[[Coding], object]] = {
    "document": lambda coding: coding.article,
    "week": lambda coding: _stretch(coding, len("2000-01-01")) and date.fromisoformat(coding.day).isocalendar()[:2],
    "month": lambda coding: _stretch(coding, len("2000-01")),
    "year": lambda coding: _stretch(coding, len("2000")),
    "acrossrange": lambda coding: "",
}


@dataclass(frozen=True, slots=True)
class Network:
    """A matrix of weights with its names; ``rows`` and ``columns`` are the same names in a one-mode network.

    ``statements`` is how many codings it was made of, ``counts`` how many each row (and, in a two-mode network, each
    column) has. ``first`` and ``last`` bound their days, "" where no window was asked for.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    weights: tuple[tuple[float, ...], ...]
    two_mode: bool
    kind: Kind
    counts: tuple[tuple[str, int], ...]
    statements: int
    first: str = ""
    last: str = ""


def network(
    codings: Iterable[Coding],
    *,
    mode: Mode = "actors",
    kind: Kind = "congruence",
    normalization: Normalization = "none",
    by: By = "organization",
    duplicates: Duplicates = "include",
    first: date | None = None,
    last: date | None = None,
) -> Network:
    """The network of some codings; those of no actor of the wanted sort or of no agreement are left out.

    ``duplicates`` counts equal statements (same actor, concept, agreement) once a document, week, month, year or
    altogether; ``first`` and ``last`` are the days covered, where that was asked for. Raises ValueError for a kind or
    normalization that the mode doesn't have.
    """
    check(mode, kind, normalization)
    taken = distinct([c for c in codings if getattr(c, by) and c.agreement is not None], by, duplicates)
    actors, concepts = (tuple(sorted({pick(c) for c in taken})) for pick in (lambda c: getattr(c, by), _concept))
    yes, no = (counted(taken, by, actors, concepts, agreement=side) for side in (True, False))
    rows, columns = (concepts, actors) if mode == "concepts" else (actors, concepts)
    if mode == "concepts":
        yes, no = yes.T, no.T
    weights = two_mode(yes, no, kind, normalization) if mode == "twomode" else one_mode(yes, no, kind, normalization)
    spoken = [(name, int(total)) for name, total in zip(rows, (yes + no).sum(axis=1), strict=True)]
    if mode == "twomode":
        spoken += [(name, int(total)) for name, total in zip(columns, (yes + no).sum(axis=0), strict=True)]
    return Network(
        rows=rows,
        columns=columns if mode == "twomode" else rows,
        weights=tuple(tuple(float(w) for w in row) for row in weights),
        two_mode=mode == "twomode",
        kind=kind,
        counts=tuple(spoken),
        statements=len(taken),
        first=first.isoformat() if first else "",
        last=last.isoformat() if last else "",
    )


def _concept(coding: Coding) -> str:
    return coding.concept


def check(mode: Mode, kind: Kind, normalization: Normalization) -> None:
    """Raise ValueError for a kind or normalization that the mode doesn't have."""
    known = TWO_MODE if mode == "twomode" else ONE_MODE
    if normalization not in known:
        raise ValueError(f"a network of {mode} has the normalizations {', '.join(known)}, not {normalization}")
    if mode == "twomode" and kind not in TWO_MODE_KINDS:
        raise ValueError(f"a two-mode network has the kinds {', '.join(TWO_MODE_KINDS)}, not {kind}")


def distinct(codings: Sequence[Coding], by: By, duplicates: Duplicates) -> list[Coding]:
    """The codings, equal ones once for each document or stretch of time; what is of no known week, month or year
    equals nothing."""
    if duplicates == "include":
        return list(codings)
    when, seen, kept = WHEN[duplicates], set(), []
    for coding in codings:
        key = (getattr(coding, by), coding.concept, coding.agreement, when(coding))
        if key not in seen:
            kept.append(coding)
        if key[-1] is not None:
            seen.add(key)
    return kept


def _stretch(coding: Coding, length: int) -> str | None:
    """The month or year that a statement is of, None where its day isn't known that well."""
    return coding.day[:length] if len(coding.day) >= length and "W" not in coding.day[:length] else None


def counted(
    codings: Iterable[Coding], by: By, rows: Sequence[str], columns: Sequence[str], *, agreement: bool
) -> Counts:
    """How many statements of one side each row makes on each column."""
    places = {name: at for at, name in enumerate(rows)}, {name: at for at, name in enumerate(columns)}
    found = np.zeros((len(rows), len(columns)))
    for coding in codings:
        if coding.agreement is agreement:
            found[places[0][getattr(coding, by)], places[1][coding.concept]] += 1
    return found


def one_mode(yes: Counts, no: Counts, kind: Kind, normalization: Normalization) -> Counts:
    """Rows tied by what they say on the same columns; the diagonal is 0."""
    alike, unlike = yes @ yes.T + no @ no.T, yes @ no.T + no @ yes.T
    ties = {"congruence": alike, "conflict": unlike, "subtract": alike - unlike, "ignore": alike + unlike}[kind]
    norm = NORMS[normalization](yes, no)
    result: Counts = np.divide(ties, norm, out=np.zeros_like(ties), where=norm != 0)
    np.fill_diagonal(result, 0.0)
    return result


def _no_norm(yes: Counts, no: Counts) -> Counts:
    return np.ones((len(yes), len(yes)))


def _average(yes: Counts, no: Counts) -> Counts:
    """Mean number of statements of the two."""
    total = (yes + no).sum(axis=1)
    return np.asarray((total[:, None] + total[None, :]) / 2)


def _jaccard(yes: Counts, no: Counts) -> Counts:
    """Statements only one of the two makes, and the products of those both make."""
    alone = sum(side @ (side == 0).T for side in (yes, no))
    return np.asarray(alone + alone.T + yes @ yes.T + no @ no.T)


def _cosine(yes: Counts, no: Counts) -> Counts:
    """Product of the two numbers of statements, as DNA 3 has it."""
    total = (yes + no).sum(axis=1)
    return np.outer(total, total)


NORMS: dict[str, Callable[[Counts, Counts], Counts]] = {
    "none": _no_norm, "average": _average, "jaccard": _jaccard, "cosine": _cosine,
}  # fmt: skip


def two_mode(yes: Counts, no: Counts, kind: Kind, normalization: Normalization) -> Counts:
    """Statements of rows on columns; activity divides by a row's statements, prominence by a column's."""
    ties, total = (yes - no if kind == "subtract" else yes + no), yes + no
    if normalization == "none":
        return np.asarray(ties)
    norm = np.broadcast_to(total.sum(axis=1 if normalization == "activity" else 0, keepdims=True), ties.shape)
    result: Counts = np.divide(ties, norm, out=np.zeros_like(ties), where=norm != 0)
    return result
