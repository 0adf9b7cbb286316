"""The record against a person's coding of the same articles: what both have, where they differ, how well they agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.decision.topics import normal_name
from onrecord.model import Record
from onrecord.research.coded import Coded
from onrecord.research.codings import Coding, codings_of
from onrecord.research.pairing import paired
from onrecord.research.reliability import alpha

NOT_CODED = "not coded"


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement as the record and the person have it; one of them None where the other alone has it."""

    ours: Coding | None
    theirs: Coded | None

    @property
    def labels(self) -> tuple[str, str]:
        """The two agreements in words, the record's first."""
        return _label(self.ours), _label(self.theirs)

    @property
    def differs(self) -> tuple[str, ...]:
        """In what the two differ."""
        if self.ours is None or self.theirs is None:
            return ("only in the coding" if self.ours is None else "only in the record",)
        names = {normal_name(name) for name in (self.ours.person, self.ours.organization) if name}
        told = {normal_name(name) for name in (self.theirs.person, self.theirs.organization) if name}
        found = ("agreement",) if self.labels[0] != self.labels[1] else ()
        return (*found, *(("actor",) if told and not told & names else ()))


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the record and a coding compare. Alphas are Krippendorff's, nominal: on statements that both have, and on
    all that one of them has, where not being coded is a third value."""

    pairs: tuple[Pair, ...]
    shared: int
    agreement: float | None
    alpha: float | None
    alpha_with_missed: float | None
    confusion: tuple[tuple[str, str, int], ...]


def compare(record: Record, coded: Sequence[Coded], *, question: str | None = None) -> Comparison:
    """Pair each row of a coding with the record's statement that it means, and measure how they agree.

    A row means the statement of its article whose span it touches, else one whose words it has, else one of the same
    actor on the same day; the surest pairs are made first, and each statement is paired once.
    """
    ours = [coding for coding in codings_of(record, question=question) if coding.agreement is not None]
    pairs = tuple(Pair(*sides) for sides in paired(ours, coded, record.articles()))
    both = [pair.labels for pair in pairs if pair.ours and pair.theirs]
    return Comparison(
        pairs=pairs,
        shared=len(both),
        agreement=sum(one == other for one, other in both) / len(both) if both else None,
        alpha=alpha(both),
        alpha_with_missed=alpha(pair.labels for pair in pairs),
        confusion=tuple((*labels, n) for labels, n in sorted(Counter(pair.labels for pair in pairs).items())),
    )


def _label(side: Coding | Coded | None) -> str:
    return NOT_CODED if side is None else "agree" if side.agreement else "disagree"
