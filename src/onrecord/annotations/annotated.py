"""An article as a person annotated it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Spans


@dataclass(frozen=True, slots=True)
class AnnotatedStatement:
    """One annotated attribution; offsets are code points of the article's text, end exclusive. ``cue`` and ``source``
    may be empty.
    """

    content: Spans
    cue: Spans
    source: Spans


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An annotated article: what it is called, its text where the file gives it, and its statements."""

    name: str
    text: str | None
    statements: tuple[AnnotatedStatement, ...]
