"""What every record rests on: ids, spans, evidence, troubles."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass


def content_id(kind: str, *parts: object) -> str:
    """A short id made from what the thing is: ``kind`` initial and 16 hex digits of SHA-256 over ``parts``."""
    body = json.dumps([kind, *parts], ensure_ascii=False, sort_keys=True, default=str)
    return f"{kind}-{hashlib.sha256(body.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text, in code points, end exclusive.

    Raises ValueError when it is empty or runs backwards.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The words the span names."""
        return text[self.start : self.end]

    def touches(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of one article that a line of the record rests on, and what they show."""

    article: str
    span: Span
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem kept as data: where it is, what kind, and a message that says what to do."""

    origin: str
    kind: str
    message: str
