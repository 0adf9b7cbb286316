"""Which statement of the record each row of a person's coding means.

The surest pairs are made first, whatever the order of the rows. Only statements that a row can mean are looked at:
those of its article, those that share half of its longer words, or those of its actor and day.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from onrecord.decision.topics import normal_name
from onrecord.model import Article
from onrecord.research.coded import Coded
from onrecord.research.codings import Coding
from onrecord.research.dna import title_of, utf16

ALIKE = 75
LONGER_WORD = re.compile(r"[^\W\d_]{4,}")
BY_PLACE, BY_WORDS, BY_ACTOR = 3.0, 1.0, 1.0


@dataclass(frozen=True, slots=True)
class Shelves:
    """The record's statements, by number, where a row would look for them: by the names of their article, by their
    longer words (``short``: those that have none), and by actor and day."""

    by_article: Mapping[str, Sequence[int]]
    by_word: Mapping[str, Sequence[int]]
    by_actor: Mapping[tuple[str, str], Sequence[int]]
    sizes: Sequence[int]
    short: Sequence[int]


def paired(
    ours: Sequence[Coding], coded: Sequence[Coded], articles: Mapping[str, Article]
) -> Iterator[tuple[Coding | None, Coded | None]]:
    """Each row with the statement that it means or None, in order of rows, then the statements that no row means."""
    shelves = _shelves(ours, articles)
    fits = [
        (-_fit(row, ours[at], articles[ours[at].article]), place, at)
        for place, row in enumerate(coded)
        for at in _candidates(row, shelves)
    ]
    meant: dict[int, int] = {}
    taken: set[int] = set()
    for fit, place, at in sorted(fits):
        if fit < 0 and place not in meant and at not in taken:
            meant[place] = at
            taken.add(at)
    yield from ((ours[meant[place]] if place in meant else None, row) for place, row in enumerate(coded))
    yield from ((coding, None) for at, coding in enumerate(ours) if at not in taken)


def _shelves(ours: Sequence[Coding], articles: Mapping[str, Article]) -> Shelves:
    by_article: dict[str, list[int]] = defaultdict(list)
    by_word: dict[str, list[int]] = defaultdict(list)
    by_actor: dict[tuple[str, str], list[int]] = defaultdict(list)
    names = {key: sorted(_names(articles[key])) for key in {coding.article for coding in ours}}
    words = [_words(coding.words) for coding in ours]
    for at, coding in enumerate(ours):
        for name in names[coding.article]:
            by_article[name].append(at)
        for word in words[at]:
            by_word[word].append(at)
        for name in _actors(coding):
            by_actor[name, coding.day[:10]].append(at)
    sizes = [len(found) for found in words]
    return Shelves(by_article, by_word, by_actor, sizes, [at for at, size in enumerate(sizes) if not size])


def _candidates(row: Coded, shelves: Shelves) -> Sequence[int]:
    """The numbers of the statements that a row can mean."""
    if row.article:
        return shelves.by_article.get(normal_name(row.article), ())
    if row.text:
        words = _words(row.text)
        shared = Counter(at for word in words for at in shelves.by_word.get(word, ()))
        enough = {at for at, n in shared.items() if 2 * n >= min(len(words), shelves.sizes[at])}
        return sorted(enough.union(shelves.short))
    found = (shelves.by_actor.get((name, row.date[:10]), ()) for name in _actors(row))
    return sorted({at for numbers in found for at in numbers})


def _words(text: str) -> list[str]:
    return sorted(set(LONGER_WORD.findall(text.casefold())))


def _actors(one: Coded | Coding) -> list[str]:
    return sorted({normal_name(name) for name in (one.person, one.organization) if name})


def _fit(row: Coded, coding: Coding, article: Article) -> float:
    """How surely a row means a statement: from 3 by place, from 1 by words, 1 by actor and day, 0 not at all."""
    if row.concept and normal_name(row.concept) != normal_name(coding.concept):
        return 0.0
    if row.article and row.start is not None and row.end is not None:
        return _by_place(row.start, row.end, *_place(coding, article, in_utf16=row.utf16))
    if row.text:
        likeness = fuzz.partial_ratio(" ".join(row.text.split()).casefold(), coding.words.casefold())
        return BY_WORDS + likeness / 100 if likeness >= ALIKE else 0.0
    same = set(_actors(row)) & set(_actors(coding))
    return BY_ACTOR if same and row.date and row.date[:10] == coding.day[:10] else 0.0


def _place(coding: Coding, article: Article, *, in_utf16: bool) -> tuple[int, int]:
    """Where a statement begins and ends, in code points or UTF-16 units."""
    if not in_utf16 or article.text.isascii():
        return coding.start, coding.end
    return utf16(article.text, coding.start), utf16(article.text, coding.end)


def _by_place(start: int, end: int, first: int, last: int) -> float:
    """3 and the share of both stretches that they have in common, 0 where they don't touch."""
    common = min(end, last) - max(start, first)
    return BY_PLACE + common / (max(end, last) - min(start, first)) if common > 0 else 0.0


def _names(article: Article) -> set[str]:
    return {normal_name(name) for name in (article.id, article.origin, Path(article.origin).stem, title_of(article))}
