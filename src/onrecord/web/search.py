"""The search page: words wherever they stand, each with what stands around it, lined up on the words found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from onrecord.model import Reading, Span, Statement
from onrecord.web.index import Index
from onrecord.web.lines import speaker_of
from onrecord.web.links import Links

AROUND = 70
MOST = 300
_TERM = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """Some words found: what stands before and after, in which article, and in whose statement if in one."""

    before: str
    words: str
    after: str
    outlet: str
    speaker: str | None
    href: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """The hits, at most ``MOST``; ``more`` is whether there are others."""

    asked: str
    hits: tuple[Hit, ...]
    more: bool
    articles: int


def show_search(index: Index, *, asked: Mapping[str, str], link: Links) -> SearchView:
    """Where the words of ``q`` stand, in articles that have all of them; words in quotation marks stand together."""
    terms = [a or b for a, b in _TERM.findall(asked.get("q", "")[:400])]
    if not terms:
        return SearchView(asked.get("q", ""), (), False, 0)
    patterns = [re.compile(r"\s+".join(map(re.escape, term.split())), re.IGNORECASE) for term in terms]
    holding = [r for r in index.in_time() if all(p.search(r.article.text) for p in patterns)]
    found = (hit for reading in holding for hit in _hits(index, reading, patterns, link))
    hits = list(islice(found, MOST + 1))
    return SearchView(asked["q"], tuple(hits[:MOST]), len(hits) > MOST, len(holding))


def _hits(index: Index, reading: Reading, patterns: list[re.Pattern[str]], link: Links) -> Iterator[Hit]:
    text = reading.article.text
    places = sorted({Span(*m.span()) for p in patterns for m in p.finditer(text) if m.end() > m.start()})
    for place in places:
        statement = _around(reading, place)
        yield Hit(
            before=text[max(0, place.start - AROUND) : place.start].rsplit("\n", 1)[-1],
            words=place.of(text),
            after=text[place.end : place.end + AROUND].split("\n", 1)[0],
            outlet=index.outlet(reading.article.id),
            speaker=speaker_of(index, statement, link=link).name if statement else None,
            href=link.statement(statement) if statement else link.article(reading.article.id),
        )


def _around(reading: Reading, place: Span) -> Statement | None:
    """The innermost statement whose words hold the place."""
    holding = [(s.end - s.start, st.id, st) for st in reading.statements for s in st.content if s.holds(place)]
    return min(holding)[2] if holding else None
