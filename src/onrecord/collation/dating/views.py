"""One article as dating sees it: its date words, its sentences, and the words between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from onrecord.model import Article, Reading, Span
from onrecord.reading.timexes.clues import Clue, clues_of
from onrecord.text.lexis import Word, content_words, words
from onrecord.text.sentences import sentences

_QUOTED = re.compile(r"[“\"]([^“”\"\n]{8,600})[”\"]")


@dataclass(frozen=True, slots=True)
class View:
    """What one article gives for dating.

    ``sentences`` are spans in order, ``stems`` the stems of the content words of each, ``quoted`` the stretches
    between quotation marks and
    ``header`` where the article's own sentences begin (captions and date lines lie before).
    """

    article: Article
    clues: tuple[Clue, ...]
    sentences: tuple[Span, ...]
    stems: tuple[frozenset[str], ...]
    quoted: tuple[Span, ...]
    asides: tuple[Span, ...]
    lead: Clue | None = None
    words: tuple[Word, ...] = field(default=(), repr=False)

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds or precedes ``offset``."""
        return max(0, bisect_right(self.sentences, offset, key=lambda span: span.start) - 1)

    def around(self, offset: int, *, reach: int = 1) -> frozenset[str]:
        """The stems of the sentence at ``offset`` and of its neighbours."""
        at = self.sentence_at(offset)
        return frozenset().union(*self.stems[max(0, at - reach) : at + reach + 1])

    def line(self, span: Span) -> Span:
        """The line that a stretch begins in, from its first letter to its end (the stretch's, when that is later)."""
        start = self.article.text.rfind("\n", 0, span.start) + 1
        end = self.article.text.find("\n", span.end)
        return Span(start, len(self.article.text) if end < 0 else end)

    def in_aside(self, span: Span) -> bool:
        """Whether a stretch lies in what is not the article's own text."""
        return any(aside.touches(span) for aside in self.asides)


def view_of(reading: Reading) -> View:
    """The view of one reading."""
    text = reading.article.text
    spans = tuple(sentences(text))
    every = words(text)
    asides = (*(aside.span for aside in reading.asides), *_galleries(text))
    clues = clues_of(text)
    return View(
        article=reading.article,
        clues=clues,
        sentences=spans,
        stems=_stems(spans, content_words(every)),
        quoted=tuple(Span(found.start(1), found.end(1)) for found in _QUOTED.finditer(text)),
        asides=asides,
        lead=_lead(text, clues, asides),
        words=tuple(every),
    )


_GALLERY = re.compile(r"[^\n]*(?:Hide Caption|toggle caption)[^\n]*")


def _galleries(text: str) -> tuple[Span, ...]:
    """The lines that hold captions of picture galleries, which sites put under old articles too."""
    return tuple(Span(*found.span()) for found in _GALLERY.finditer(text))


def _stems(spans: tuple[Span, ...], content: list[Word]) -> tuple[frozenset[str], ...]:
    sets: list[set[str]] = [set() for _ in spans]
    at = 0
    for word in content:
        while at < len(spans) and spans[at].end <= word.start:
            at += 1
        if at == len(spans):
            break
        if spans[at].start <= word.start:
            sets[at].add(word.stem)
    return tuple(map(frozenset, sets))


_LEAD_REACH = 700


def _lead(text: str, clues: tuple[Clue, ...], asides: tuple[Span, ...]) -> Clue | None:
    """The first weekday of the article's own text, when it stands near the start and speaks of what has happened."""
    own = [clue for clue in clues if not any(aside.touches(clue.span) for aside in asides)]
    first = next((clue for clue in own if clue.form == "weekday"), None)
    start = next((span.end for span in reversed(asides) if span.end < _LEAD_REACH), 0)
    if first is None or first.span.start - start > _LEAD_REACH or first.tense == "future":
        return None
    return first
