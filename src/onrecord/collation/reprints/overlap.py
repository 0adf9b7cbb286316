"""The sentences that two articles share, word for word or nearly, and what sharing so much makes of them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from onrecord.collation.cutting import parts_of
from onrecord.collation.reprints.bodies import Body
from onrecord.keeping import recalled
from onrecord.model import Article, Span

LEAST_SENTENCES = 2
NEAR_SENTENCE = 0.7
CUT_SENTENCE = 0.3
WHOLE_SHARE = 0.5
PASSAGE_SHARE = 0.3
PASSAGE_SENTENCES = 3
VERSIONS_WITHIN = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Shared:
    """One sentence in both articles; ``quoted`` is how many of the two have it as a quotation, 0 to 2."""

    left: Span
    right: Span
    quoted: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """The sentences that two articles share, in the order of the right one.

    ``of`` is how many long sentences the shorter article has.
    """

    shared: tuple[Shared, ...]
    of: int

    @property
    def share(self) -> float:
        """The share of the shorter article's long sentences."""
        return len(self.shared) / self.of

    @property
    def unquoted(self) -> int:
        """How many of them are not quotations in both: any outlet may carry the same speech."""
        return sum(one.quoted < 2 for one in self.shared)

    @property
    def plain(self) -> int:
        """How many of them are quotations in neither: who quotes an article has not copied it."""
        return sum(not one.quoted for one in self.shared)

    @property
    def is_whole(self) -> bool:
        """Whether the shorter article is, for the most part, the other one."""
        return self.share >= WHOLE_SHARE and self.unquoted >= LEAST_SENTENCES

    def is_passage(self, *, one_outlet: bool) -> bool:
        """Whether some of it was taken over; within one outlet a few sentences of background are a habit."""
        if self.plain >= LEAST_SENTENCES and self.share >= PASSAGE_SHARE:
            return True
        return not one_outlet and self.plain >= PASSAGE_SENTENCES


def overlap(left: Body, right: Body) -> Overlap:
    """Exact or nearly exact sentences of ``right`` found in ``left``."""
    parts = ("overlap", parts_of(left.reading), parts_of(right.reading))
    places = recalled(parts, lambda: _places(left, right), pack=_packed, unpack=json.loads)
    ends = ((left.sentences[i], right.sentences[j]) for i, j in places)
    shared = (Shared(ours.span, theirs.span, ours.quoted + theirs.quoted) for ours, theirs in ends)
    return Overlap(tuple(shared), min(len(left.sentences), len(right.sentences)))


def _packed(places: list[tuple[int, int]]) -> bytes:
    return json.dumps(places).encode()


def _places(left: Body, right: Body) -> list[tuple[int, int]]:
    """The numbers of the sentences, by an index of word pairs.

    Time grows with the words of both, times how often one pair of words comes back.
    """
    ours = [_pairs(left, n) for n in range(len(left.sentences))]
    where: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, pairs in enumerate(ours):
        for pair in pairs:
            where[pair].append(n)
    found: dict[int, int] = {}
    for n in range(len(right.sentences)):
        theirs = _pairs(right, n)
        hits = Counter(at for pair in theirs for at in where.get(pair, ()) if at not in found)
        best = min(hits, key=lambda at: (-hits[at], at), default=-1)
        if best >= 0 and _near(hits[best], len(theirs), len(ours[best])):
            found[best] = n
    return list(found.items())


def _pairs(body: Body, at: int) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(body.norms(at)))


def _near(shared: int, left: int, right: int) -> bool:
    """Whether one sentence is the other, changed a little or cut by less than two thirds: by how many pairs of words
    they share and have.
    """
    least, most = sorted((left, right))
    return shared >= NEAR_SENTENCE * least and least >= CUT_SENTENCE * most


def same_outlet(left: Article, right: Article) -> bool:
    """Whether both are of one address, or of one outlet."""
    if left.url and left.url == right.url:
        return True
    return bool(left.outlet) and left.outlet == right.outlet


def are_versions(left: Article, right: Article) -> bool:
    """Whether two articles of one place can be versions of one: one address, or days that lie close or aren't known.

    What an outlet prints again long after (a gallery, a biography) is no later version.
    """
    if left.url and right.url and left.url == right.url:
        return True
    if not left.published or not right.published:
        return True
    return abs(right.published - left.published) <= VERSIONS_WITHIN
