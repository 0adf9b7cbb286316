"""An article as the search for copies sees it: its long sentences with their runs of words, and a MinHash signature."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from datasketch import MinHash

from onrecord.collation.cutting import cut_of
from onrecord.model import Article, Reading, Span

SHINGLE = 5
PERMUTATIONS = 96
LONG_SENTENCE = 8
QUOTED_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Sentence:
    """A long sentence: its place, its words in normal form, and whether most of it is a quotation (which any outlet may
    carry).
    """

    span: Span
    norms: tuple[str, ...]
    quoted: bool

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Its runs of two words."""
        return frozenset(pairwise(self.norms))


@dataclass(frozen=True, slots=True)
class Body:
    """An article and its long sentences, in order."""

    article: Article
    sentences: tuple[Sentence, ...]


def order(article: Article) -> tuple[date, str]:
    """Articles as they came: by the day their metadata states, those without one last."""
    return (article.published or date.max, article.id)


def body_of(reading: Reading) -> Body:
    """The long sentences of the article's own text."""
    cut = cut_of(reading)
    marks = [q for q in cut.quotations if q.mark == "double"]
    found = []
    for span in cut.sentences:
        norms = cut.words.norms(span)
        if len(norms) >= LONG_SENTENCE:
            inside = sum(max(0, min(m.end, span.end) - max(m.start, span.start)) for m in marks)
            found.append(Sentence(span, tuple(norms), inside >= QUOTED_SHARE * (span.end - span.start)))
    return Body(reading.article, tuple(found))


def _runs(norms: tuple[str, ...]) -> set[str]:
    return {" ".join(norms[i : i + SHINGLE]) for i in range(len(norms) - SHINGLE + 1)}


def signature_of(body: Body) -> MinHash:
    """MinHash over the five-word runs (Broder 1997); two signatures agree about as often as the articles share runs."""
    runs = sorted(set[str]().union(*(_runs(sentence.norms) for sentence in body.sentences)))
    signature = MinHash(num_perm=PERMUTATIONS, seed=1, hashfunc=zlib.crc32)
    signature.update_batch([run.encode("utf-8", "surrogatepass") for run in runs])
    return signature
