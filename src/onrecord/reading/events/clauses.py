"""Clauses, roughly: a sentence cut at its commas, dashes and joining words, so that an event keeps its own names and
days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Span
from onrecord.text.lexis import Word, words
from onrecord.text.sentences import sentences

JOINING = (
    "that|which|who|where|because|although|though|while|but|as well as|after|before|as"
    "|and (?:why|that|he|she|it|they|said|will|has|had|was|is|then)"
)
BREAK = re.compile(rf"[,;:]\s|\s[–—-]+\s|—|[()]|\s(?=(?:{JOINING})\s)")
FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence with its words, and the sentence."""

    span: Span
    words: tuple[Word, ...]
    sentence: Span


def clauses(text: str, stretches: Sequence[Span]) -> list[Clause]:
    """The clauses of some stretches of a text, in order; a piece of fewer than three words goes with the one before
    it.
    """
    return [
        clause
        for stretch in stretches
        for sentence in sentences(text, within=stretch)
        for clause in _cut(text, sentence)
    ]


def _cut(text: str, sentence: Span) -> list[Clause]:
    edges = [sentence.start, *(m.end() for m in BREAK.finditer(text, sentence.start, sentence.end)), sentence.end]
    pieces: list[tuple[int, int]] = []
    for start, end in pairwise(edges):
        if pieces and len(words(text, Span(start, end)) if end > start else ()) < FEWEST_WORDS:
            pieces[-1] = (pieces[-1][0], end)
        elif end > start:
            pieces.append((start, end))
    return [_clause(text, start, end, sentence) for start, end in pieces]


def _clause(text: str, start: int, end: int, sentence: Span) -> Clause:
    while end > start + 1 and text[end - 1] in " ,;:–—-(\n":
        end -= 1
    span = Span(start, end)
    return Clause(span, tuple(words(text, span)), sentence)
