"""An article as the search for copies sees it: its long sentences with their runs of words, and a MinHash signature."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date

from datasketch import MinHash

from onrecord.model import Article, Reading, Span, own_text
from onrecord.reading.attribution.quotation import find_quotations
from onrecord.text.lexis import words
from onrecord.text.sentences import sentences

SHINGLE = 5
PERMUTATIONS = 96
LONG_SENTENCE = 8
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
    """An article and its long sentences, in order."""

    article: Article
    sentences: tuple[Sentence, ...]


def order(article: Article) -> tuple[date, str]:
    """Articles as they came: by the day their metadata states, those without one last."""
    return (article.published or date.max, article.id)


def body_of(reading: Reading) -> Body:
    """The long sentences of the article's own text."""
    text = reading.article.text
    marks = [Span(q.start, q.end) for q in find_quotations(text) if q.mark == "double"]
    found = []
    for stretch in own_text(reading):
        for span in sentences(text, within=stretch):
            norms = [word.norm for word in words(text, span)]
            if len(norms) >= LONG_SENTENCE:
                inside = sum(min(m.end, span.end) - max(m.start, span.start) for m in marks if m.touches(span))
                quoted = inside >= QUOTED_SHARE * (span.end - span.start)
                found.append(Sentence(span, " ".join(norms), _runs(norms, SHINGLE), _runs(norms, 2), quoted))
    return Body(reading.article, tuple(found))


def _runs(norms: list[str], size: int) -> frozenset[str]:
    return frozenset(" ".join(norms[i : i + size]) for i in range(max(1, len(norms) - size + 1)))


def signature_of(body: Body) -> MinHash:
    """MinHash over the five-word runs (Broder 1997); two signatures agree about as often as the articles share runs."""
    runs = sorted(frozenset[str]().union(*(sentence.shingles for sentence in body.sentences)))
    signature = MinHash(num_perm=PERMUTATIONS, seed=1, hashfunc=zlib.crc32)
    signature.update_batch([run.encode("utf-8", "surrogatepass") for run in runs])
    return signature
