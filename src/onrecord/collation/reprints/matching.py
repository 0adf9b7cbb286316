"""Copies: reprints by other outlets, later versions of one article, and passages taken over, down to the sentences.

Candidates come from MinHash signatures of five-word runs (datasketch) and from shared long sentences; a candidate
stands only when its own sentences are found again in the other article. Each copy is tied to the earlier article it
shares most with, the first of its kind where several share as much, so that 200 copies of one story give 199 links and
a chain of borrowing is one of links.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from datasketch import MinHash, MinHashLSH

from onrecord.collation.reprints.bodies import PERMUTATIONS, Body, body_of, order
from onrecord.collation.reprints.overlap import (
    LEAST_SENTENCES,
    Overlap,
    Shared,
    are_versions,
    overlap,
    same_outlet,
)
from onrecord.model import Article, Link, Passage, Record

BANDS = (48, 2)
MOST_CANDIDATES = 24
COMMON_SENTENCE = 24
MOST_PASSAGES = 4


def match_reprints(record: Record) -> Record:
    """Add ``reprint`` and ``revision`` links from each copy to the article it follows; left is the earlier one.

    A ``reprint`` of kind ``excerpt`` shares only passages. The spans of the two ends go in pairs, in the order of the
    right one.
    """
    seen = Seen()
    ordered = sorted(record.readings, key=lambda reading: order(reading.article))
    found = [link for reading in ordered for link in seen.links(body_of(reading))]
    return replace(record, links=record.links + tuple(found))


@dataclass(slots=True)
class Seen:
    """The articles met so far, by what finds them again. ``root`` is the first article of each one's family."""

    bodies: list[Body] = field(default_factory=list)
    index: MinHashLSH = field(default_factory=lambda: MinHashLSH(num_perm=PERMUTATIONS, params=BANDS))
    holders: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    root: dict[int, int] = field(default_factory=dict)

    def links(self, body: Body) -> Iterator[Link]:
        """The links from earlier articles to this one, which is taken in."""
        if not body.sentences:
            return
        at, signature = len(self.bodies), body.signature
        found = [(overlap(self.bodies[i], body), i) for i in self.candidates(self.index.query(signature), body)]
        found.sort(key=lambda pair: (-pair[0].share, -pair[0].unquoted, pair[1]))
        if found and found[0][0].is_whole and not _mere_passage(self.bodies[found[0][1]].article, body.article):
            shared, first = found[0]
            self.root[at] = self.root.get(first, first)
            yield _link(self.bodies[first].article, body.article, shared, whole=True)
        else:
            yield from self.passages(found, body)
        self.take(at, body, signature)

    def candidates(self, alike: Iterable[str], body: Body) -> list[int]:
        """The earlier articles to compare with: first of each family of copies, then the rest, so many at most."""
        shared = Counter(i for s in body.sentences if not s.quoted for i in self.holders.get(s.key, ()))
        likely = {int(i) for i in alike} | {i for i, n in shared.items() if n >= LEAST_SENTENCES}
        firsts = sorted({self.root.get(i, i) for i in likely}, key=lambda i: (-shared[i], i))
        return (firsts + sorted(likely - set(firsts), key=lambda i: (-shared[i], i)))[:MOST_CANDIDATES]

    def passages(self, found: list[tuple[Overlap, int]], body: Body) -> Iterator[Link]:
        """Excerpts, each passage given to the article that shares most with this one."""
        taken: set[Shared] = set()
        made = 0
        for shared, i in found:
            fresh = tuple(one for one in shared.shared if all(one.right != other.right for other in taken))
            left, rest = self.bodies[i].article, Overlap(fresh, shared.of)
            if made < MOST_PASSAGES and rest.is_passage(one_outlet=same_outlet(left, body.article)):
                taken.update(fresh)
                made += 1
                yield _link(left, body.article, rest, whole=False)

    def take(self, at: int, body: Body, signature: MinHash) -> None:
        """Keep an article for those to come."""
        self.bodies.append(body)
        self.index.insert(str(at), signature)
        for sentence in body.sentences:
            listed = self.holders[sentence.key]
            if len(listed) < COMMON_SENTENCE:
                listed.append(at)


def _mere_passage(left: Article, right: Article) -> bool:
    """Whether one outlet printed the same sentences again, too long after for a later version."""
    return same_outlet(left, right) and not are_versions(left, right)


def _link(left: Article, right: Article, shared: Overlap, *, whole: bool) -> Link:
    revision = whole and same_outlet(left, right)
    return Link(
        relation="revision" if revision else "reprint",
        left=Passage(left.id, tuple(one.left for one in shared.shared)),
        right=Passage(right.id, tuple(one.right for one in shared.shared)),
        about=right.title or left.title or "",
        kind=None if whole else "excerpt",
        score=round(min(1.0, shared.share), 3),
        reasons=(
            f"{len(shared.shared)} of {shared.of} long sentences of the shorter article are the same",
            _what(whole, same_outlet(left, right)),
            _sequence(left, right),
        ),
    )


def _what(whole: bool, one_outlet: bool) -> str:
    if whole:
        return "one outlet: a later version" if one_outlet else "two outlets: a reprint, one voice"
    where = "one outlet used passages again" if one_outlet else "passages taken over, or both from a third"
    return f"{where}: these sentences are one voice"


def _sequence(left: Article, right: Article) -> str:
    """Which of the two was first, as far as their dates tell."""
    if not left.published or not right.published:
        return "which came first is not known"
    if left.published == right.published:
        return f"both of {left.published.isoformat()}: which came first is not known"
    days = (right.published - left.published).days
    return f"the other came {days} {'day' if days == 1 else 'days'} before"
