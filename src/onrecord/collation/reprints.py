"""Copies: reprints by other outlets and later versions of one article, found down to the copied sentences.

Candidates come from MinHash signatures of five-word shingles (datasketch) and from shared long sentences; a candidate
stands only when its own sentences are found again in the other article. Each copy is tied to the first of its kind, so
that 200 copies of one story give 199 links.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from datasketch import MinHash, MinHashLSH

from onrecord.model import Article, Link, Passage, Reading, Record, Span, own_text
from onrecord.reading.attribution.quotation import find_quotations
from onrecord.text.lexis import words
from onrecord.text.sentences import sentences

SHINGLE = 5
PERMUTATIONS = 96
BANDS = (48, 2)
LONG_SENTENCE = 8
LEAST_SHARE = 0.3
LEAST_SENTENCES = 2
NEAR_SENTENCE = 0.7
CUT_SENTENCE = 0.3
MOST_CANDIDATES = 24
COMMON_SENTENCE = 24
QUOTED_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Sentence:
    """A long sentence: its place, its runs of five and of two words, and whether most of it is a quotation (which any
    outlet may carry).
    """

    span: Span
    key: str
    shingles: frozenset[str]
    pairs: frozenset[str]
    quoted: bool


@dataclass(frozen=True, slots=True)
class Body:
    """An article as the comparison sees it."""

    article: Article
    sentences: tuple[Sentence, ...]


def match_reprints(record: Record) -> Record:
    """Add a ``reprint`` or ``revision`` link from each copy to the article it follows; left is the earlier one.

    The spans of the two passages go in pairs, in the order of the right one.
    """
    bodies = sorted((_body(reading) for reading in record.readings), key=lambda b: _order(b.article))
    return replace(record, links=record.links + tuple(_links(bodies)))


def _order(article: Article) -> tuple[date, str]:
    return (article.published or date.max, article.id)


def _body(reading: Reading) -> Body:
    text = reading.article.text
    marks = [Span(q.start, q.end) for q in find_quotations(text) if q.mark == "double"]
    found = []
    for stretch in own_text(reading):
        for span in sentences(text, within=stretch):
            norms = [word.norm for word in words(text, span)]
            if len(norms) >= LONG_SENTENCE:
                inside = sum(min(m.end, span.end) - max(m.start, span.start) for m in marks if m.touches(span))
                quoted = inside >= QUOTED_SHARE * (span.end - span.start)
                found.append(Sentence(span, " ".join(norms), _shingles(norms, SHINGLE), _shingles(norms, 2), quoted))
    return Body(reading.article, tuple(found))


def _shingles(norms: list[str], size: int) -> frozenset[str]:
    return frozenset(" ".join(norms[i : i + size]) for i in range(max(1, len(norms) - size + 1)))


def _signature(body: Body) -> MinHash:
    signature = MinHash(num_perm=PERMUTATIONS, seed=1)
    signature.update_batch(
        [
            s.encode("utf-8", "surrogatepass")
            for s in sorted(frozenset[str]().union(*(x.shingles for x in body.sentences)))
        ]
    )
    return signature


def _links(bodies: list[Body]) -> Iterator[Link]:
    """Articles in order of time, each compared with the earlier ones that look like it."""
    index = MinHashLSH(num_perm=PERMUTATIONS, params=BANDS)
    holders: dict[str, list[int]] = defaultdict(list)
    root: dict[int, int] = {}
    for at, body in enumerate(bodies):
        if not body.sentences:
            continue
        signature = _signature(body)
        seen = _candidates(index.query(signature), body, holders, root)
        best = max(((_overlap(bodies[i], body), -i) for i in seen), default=None, key=lambda x: (x[0].share, x[1]))
        if best and best[0].is_copy:
            root[at] = root.get(-best[1], -best[1])
            yield _link(bodies[-best[1]], body, best[0])
        index.insert(str(at), signature)
        for sentence in body.sentences:
            if len(holders[sentence.key]) < COMMON_SENTENCE:
                holders[sentence.key].append(at)


def _candidates(alike: Iterable[str], body: Body, holders: dict[str, list[int]], root: dict[int, int]) -> list[int]:
    """The earlier articles to compare with: first of each family of copies, then the rest, so many at most."""
    shared = Counter(i for s in body.sentences if not s.quoted for i in holders.get(s.key, ()))
    likely = {int(i) for i in alike} | {i for i, n in shared.items() if n >= LEAST_SENTENCES}
    firsts = sorted({root.get(i, i) for i in likely}, key=lambda i: (-shared[i], i))
    return (firsts + sorted(likely - set(firsts), key=lambda i: (-shared[i], i)))[:MOST_CANDIDATES]


@dataclass(frozen=True, slots=True)
class Overlap:
    """The sentences two articles share, as pairs of spans, and the share of the shorter article's long sentences."""

    pairs: tuple[tuple[Span, Span], ...]
    share: float
    unquoted: int

    @property
    def is_copy(self) -> bool:
        """Whether so much is shared, beyond quotations, that one was written from the other or both from a third."""
        return self.share >= LEAST_SHARE and self.unquoted >= LEAST_SENTENCES


def _overlap(left: Body, right: Body) -> Overlap:
    """Exact or nearly exact sentences of ``right`` found in ``left``, by an index of word pairs."""
    where: dict[str, list[int]] = defaultdict(list)
    for n, sentence in enumerate(left.sentences):
        for pair in sentence.pairs:
            where[pair].append(n)
    pairs, unquoted, used = [], 0, set()
    for sentence in right.sentences:
        hits = Counter(n for pair in sentence.pairs for n in where.get(pair, ()) if n not in used)
        best = min(hits, key=lambda n: (-hits[n], n), default=-1)
        if best < 0 or not _near(hits[best], len(sentence.pairs), len(left.sentences[best].pairs)):
            continue
        used.add(best)
        pairs.append((left.sentences[best].span, sentence.span))
        unquoted += not (sentence.quoted and left.sentences[best].quoted)
    shorter = min(len(left.sentences), len(right.sentences))
    return Overlap(tuple(pairs), len(pairs) / shorter, unquoted)


def _near(shared: int, ours: int, theirs: int) -> bool:
    """Whether one sentence is the other, changed a little or cut by less than half."""
    return shared >= NEAR_SENTENCE * min(ours, theirs) and min(ours, theirs) >= CUT_SENTENCE * max(ours, theirs)


def _link(left: Body, right: Body, overlap: Overlap) -> Link:
    revision = _same_place(left.article, right.article)
    shorter = min(len(left.sentences), len(right.sentences))
    reason = f"{len(overlap.pairs)} of {shorter} long sentences of the shorter article are the same"
    where = "one outlet: a later version" if revision else "two outlets: a reprint, one voice"
    return Link(
        relation="revision" if revision else "reprint",
        left=Passage(left.article.id, tuple(a for a, _ in overlap.pairs)),
        right=Passage(right.article.id, tuple(b for _, b in overlap.pairs)),
        about=right.article.title or left.article.title or "",
        score=round(min(1.0, overlap.share), 3),
        reasons=(reason, where),
    )


def _same_place(left: Article, right: Article) -> bool:
    """Whether both are of one address, or of one outlet."""
    if left.url and left.url == right.url:
        return True
    return bool(left.outlet) and left.outlet == right.outlet
