"""An article as the search for copies sees it: its long sentences, and a MinHash signature of their runs of words."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from datasketch import MinHash

from onrecord.collation.cutting import cut_of, parts_of
from onrecord.keeping import recalled
from onrecord.model import Article, Reading, Span

SHINGLE = 5
PERMUTATIONS = 96
LONG_SENTENCE = 8
QUOTED_SHARE = 0.6
KEY_BYTES = 8
BLANK = MinHash(num_perm=PERMUTATIONS, seed=1, hashfunc=zlib.crc32)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A long sentence: its place, a digest of its words, and whether most of it is a quotation (which any outlet may
    carry).
    """

    span: Span
    key: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Body:
    """An article and its long sentences, in order, with the MinHash of their runs of five words."""

    reading: Reading
    sentences: tuple[Sentence, ...]
    hashes: tuple[int, ...]

    @property
    def article(self) -> Article:
        """The article."""
        return self.reading.article

    @property
    def signature(self) -> MinHash:
        """The hashes as the library takes them; two agree about as often as the articles share runs (Broder 1997)."""
        known = {"permutations": BLANK.permutations, "scheme": BLANK.scheme, "hashfunc": zlib.crc32}
        return MinHash(seed=1, hashvalues=list(self.hashes), **known)

    def norms(self, at: int) -> list[str]:
        """The words of one of the sentences in normal form."""
        return cut_of(self.reading).words.norms(self.sentences[at].span)


def order(article: Article) -> tuple[date, str]:
    """Articles as they came: by the day their metadata states, those without one last."""
    return (article.published or date.max, article.id)


def body_of(reading: Reading) -> Body:
    """The long sentences of the article's own text."""
    parts = ("body", parts_of(reading))
    return recalled(parts, lambda: _made(reading), pack=_packed, unpack=lambda body: _unpacked(reading, body))


def _made(reading: Reading) -> Body:
    cut = cut_of(reading)
    marks = [quotation for quotation in cut.quotations if quotation.mark == "double"]
    found, runs = [], set[str]()
    for span in cut.sentences:
        norms = cut.words.norms(span)
        if len(norms) >= LONG_SENTENCE:
            inside = sum(max(0, min(m.end, span.end) - max(m.start, span.start)) for m in marks)
            found.append(Sentence(span, _key(norms), inside >= QUOTED_SHARE * (span.end - span.start)))
            runs.update(" ".join(norms[i : i + SHINGLE]) for i in range(len(norms) - SHINGLE + 1))
    signature = BLANK.copy()
    signature.update_batch([run.encode("utf-8", "surrogatepass") for run in sorted(runs)])
    return Body(reading, tuple(found), tuple(map(int, signature.hashvalues)))


def _key(norms: list[str]) -> str:
    return blake2b(" ".join(norms).encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).hexdigest()


def _packed(body: Body) -> bytes:
    rows = [[s.span.start, s.span.end, s.key, s.quoted] for s in body.sentences]
    return json.dumps([rows, body.hashes]).encode()


def _unpacked(reading: Reading, body: bytes) -> Body:
    rows, hashes = json.loads(body)
    return Body(reading, tuple(Sentence(Span(a, b), key, quoted) for a, b, key, quoted in rows), tuple(hashes))
