"""The search page: words wherever they stand, each with what stands around it, lined up on the words found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model import Reading, Span, Statement
from onrecord.text.sentences import sentences
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
    """Where the words of ``q`` stand: together first, then elsewhere in one sentence that has all of them.

    A word finds those that begin with it; words in quotation marks stand together.
    """
    terms = [term for a, b in _TERM.findall(asked.get("q", "")[:400]) if (term := (a or b).strip())]
    if not terms:
        return SearchView(asked.get("q", ""), (), False, 0)
    together, patterns = _pattern(" ".join(terms)), [_pattern(term) for term in terms]
    near, far = list[tuple[Reading, Span]](), list[tuple[Reading, Span]]()
    holding = 0
    for reading in index.in_time():
        text = reading.article.text
        if not all(pattern.search(text) for pattern in patterns):
            continue
        exact = [Span(*m.span()) for m in together.finditer(text)]
        apart = _apart(text, patterns, exact) if len(terms) > 1 else []
        holding += bool(exact or apart)
        near += ((reading, place) for place in exact)
        far += ((reading, place) for place in apart)
    places = (*near, *far)
    hits = tuple(_hit(index, reading, place, link) for reading, place in places[:MOST])
    return SearchView(asked["q"], hits, len(places) > MOST, holding)


def _pattern(words: str) -> re.Pattern[str]:
    """Words that stand together, the first and last of them whole or the beginning of one."""
    start = r"(?<!\w)" if words[0].isalnum() else ""
    return re.compile(start + r"\s+".join(map(re.escape, words.split())) + r"\w*", re.IGNORECASE)


def _apart(text: str, patterns: list[re.Pattern[str]], exact: list[Span]) -> list[Span]:
    """From the first to the last of the words in each sentence that has all of them, only the first word where that is
    far; sentences where they stand together are left out."""
    found = []
    for sentence in sentences(text):
        if any(sentence.touches(place) for place in exact):
            continue
        firsts = [pattern.search(text, sentence.start, sentence.end) for pattern in patterns]
        places = sorted(Span(*match.span()) for match in firsts if match)
        if len(places) == len(patterns):
            end = max(place.end for place in places)
            found.append(Span(places[0].start, end) if end - places[0].start <= AROUND else places[0])
    return found


def _hit(index: Index, reading: Reading, place: Span, link: Links) -> Hit:
    text, statement = reading.article.text, _around(reading, place)
    return Hit(
        before=_until(text[max(0, place.start - AROUND - 1) : place.start]),
        words=" ".join(place.of(text).split()),
        after=_from(text[place.end : place.end + AROUND + 1]),
        outlet=index.outlet(reading.article.id),
        speaker=speaker_of(index, statement, link=link).name if statement else None,
        href=link.statement(statement) if statement else link.article(reading.article.id),
    )


def _until(text: str) -> str:
    """The end of a line, from a whole word on."""
    line = text.rsplit("\n", 1)[-1]
    return line.partition(" ")[2] if len(line) > AROUND else line


def _from(text: str) -> str:
    """The beginning of a line, as far as a whole word."""
    line = text.split("\n", 1)[0]
    return line.rpartition(" ")[0] if len(line) > AROUND else line


def _around(reading: Reading, place: Span) -> Statement | None:
    """The innermost statement whose words hold the place."""
    holding = [(s.end - s.start, st.id, st) for st in reading.statements for s in st.content if s.holds(place)]
    return min(holding)[2] if holding else None
