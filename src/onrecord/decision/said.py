"""A statement with what is needed to judge it, and what its outer shape tells: a question, a postponement, a reach."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.decision.clauses import insideness
from onrecord.decision.concepts import Setting, Touch
from onrecord.model import Span, Statement
from onrecord.reading.stance import frame_of
from onrecord.reading.stance_words import Token, tokens, word_set
from onrecord.text.sentences import sentences

OPENING = 6


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with what is needed to judge it: the article's text, the speaker's own names, and the topic's
    setting."""

    statement: Statement
    text: str
    own: frozenset[str]
    setting: Setting


def whole(text: str, span: Span) -> list[Token]:
    """The tokens of a stretch without its quotation marks."""
    return [token for token in tokens(text, span) if token.norm not in "“”\"‘’'«»"]


def sentence_at(text: str, span: Span) -> Span:
    """The sentence a span begins in, found within its own line."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = Span(start, len(text) if end < 0 else end)
    return next((place for place in sentences(text, within=line) if place.touches(span)), line)


def reach(said: Said, touch: Touch) -> float:
    """How surely the reporting verb governs the thing touched: fully when it comes first in the content, less further
    in."""
    first = said.statement.content[0]
    items = whole(said.text, first)
    at = next((n for n, token in enumerate(items) if token.start == touch.start), None)
    if at is None:
        return 0.8 if touch.start < 0 else 0.4
    gap = items[:at]
    near = 1.0 if at <= 6 else 0.75 if at <= 12 else 0.5
    return near * insideness(items, gap, replace(touch, first=at, last=at + touch.last - touch.first))


def waits(said: Said, touch: Touch) -> bool:
    """Whether the thing can come, only later: "only after the truce can we speak of a seat"."""
    conditions = [c for c in said.statement.conditions if not c.span.start <= touch.start < c.span.end]
    if not any(c.sequence in ("only_after", "unless") for c in conditions):
        return False
    words = [token for span in said.statement.content for token in tokens(said.text, span)]
    return any(token.norm in ("can", "could", "will", "would", "may", "might") for token in words)


def asks(said: Said) -> bool:
    """Whether the content is an indirect question, or what is told of somebody's question."""
    opening = whole(said.text, said.statement.content[0])[:OPENING]
    norms = [token.norm for token in opening]
    if set(norms[:1]) & word_set("indirect_question") or norms[:2] == ["over", "whether"]:
        return True
    asked = any(token.forms & {"ask", "wonder"} for token in frame_of(said.statement, said.text).tokens)
    return (asked and bool({"if", "whether"} & set(norms))) or any("question" in token.forms for token in opening[:3])


def opens_against(said: Said) -> bool:
    """Whether the content, or the words before it, open with "against": "warned against", "warned them against"."""
    first = tokens(said.text, said.statement.content[0])[:3]
    return any(token.norm == "against" for token in (*frame_of(said.statement, said.text).tokens, *first))
