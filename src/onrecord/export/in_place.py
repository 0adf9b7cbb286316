"""Reported words within the sentence they stand in, so that a fragment is not read as more than it is."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Span, Statement
from onrecord.text.sentences import sentences

LONGEST = 420
GAP = 90
SIDE = 160
REACH = 1200


@dataclass(frozen=True, slots=True)
class Words:
    """Some words; ``own`` where they are the reported ones, else what the article says around them."""

    text: str
    own: bool


def words_in_place(text: str, statement: Statement) -> tuple[Words, ...]:
    """The reported words with the rest of their sentence where it is short.

    A longer way between fragments is an ellipsis.
    """
    spans = sorted(statement.content)
    first, last = spans[0], spans[-1]
    start, end = _before(text, first), _after(text, last)
    if end - start > LONGEST or _stands_alone(statement, text):
        start, end = first.start, last.end
    parts = [Words(_flat(text[start : first.start]), False)]
    for n, span in enumerate(spans):
        if n:
            parts.append(_between(text, spans[n - 1], span))
        parts.append(Words(_flat(span.of(text)), True))
    parts.append(Words(_flat(text[last.end : end]), False))
    return tuple(part for part in parts if part.text)


def _before(text: str, span: Span) -> int:
    """Where to begin: with the sentence, or where that is far, with a word."""
    sentence = _sentence_around(text, span).start
    start = span.start - SIDE
    return sentence if start <= sentence else min(_blank(text, start, span.start), span.start)


def _after(text: str, span: Span) -> int:
    """Where to end: with the sentence, or where that is far, with a word."""
    sentence = _sentence_around(text, span).end
    end = span.end + SIDE
    return sentence if end >= sentence else max(text.rfind(" ", span.end, end), span.end)


def _blank(text: str, start: int, end: int) -> int:
    found = text.find(" ", start, end)
    return end if found < 0 else found


def _stands_alone(statement: Statement, text: str) -> bool:
    """Whether the words need nothing around them: whole quotations."""
    return statement.kind == "direct" and sum(s.end - s.start for s in statement.content) > 60


def _between(text: str, before: Span, after: Span) -> Words:
    gap = text[before.end : after.start]
    return Words(_flat(gap) if len(gap) <= GAP else " … ", False)


def _flat(text: str) -> str:
    """The words with each run of blanks as one blank."""
    flat = " ".join(text.split())
    lead = " " if text[:1].isspace() else ""
    return f"{lead}{flat}{' ' if flat and text[-1:].isspace() else ''}"


def _sentence_around(text: str, span: Span) -> Span:
    """The sentence that holds a span, or the span itself."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - REACH)
    line_end = text.find("\n", span.end)
    end = min(len(text) if line_end < 0 else line_end, span.end + REACH)
    holding = [s for s in sentences(text, within=Span(start, end)) if s.touches(span)]
    if not holding:
        return span
    return Span(min(span.start, holding[0].start), max(span.end, holding[-1].end))
