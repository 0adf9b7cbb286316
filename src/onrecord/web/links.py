"""Where a thing is found: a path when the page is served, an anchor in the one-file report. Both are permalinks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, urlencode, urlsplit

from onrecord.model import Span, Statement, content_id

_PLAIN = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)


class Links(Protocol):
    """How pages point to one another. ``page`` takes what to filter by, left out where it is empty."""

    def page(self, key: str, **query: str | None) -> str:
        """The address of a page."""

    def article(self, article: str) -> str:
        """The address of an article."""

    def statement(self, statement: Statement) -> str:
        """The address of a statement: its words in its article."""

    def place(self, article: str, span: Span) -> str:
        """The address of some words in an article."""

    def actor(self, actor: str) -> str:
        """The address of an actor."""


def anchor(name: str) -> str:
    """An id as it can stand in the page; ids that can't are hashed."""
    return name if _PLAIN.fullmatch(name) else content_id("anchor", name)


def place_anchor(article: str, span: Span) -> str:
    """The page id of some words in an article."""
    return f"{anchor(article)}.{span.start}-{span.end}"


def safe_url(url: str | None) -> str | None:
    """The address if a browser may be sent there: http or https with a host; else None."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _query(query: dict[str, str | None]) -> str:
    given = {key.rstrip("_"): value for key, value in query.items() if value}
    return f"?{urlencode(given, errors='replace')}" if given else ""


@dataclass(frozen=True, slots=True)
class ServedLinks:
    """Paths on our own server."""

    def page(self, key: str, **query: str | None) -> str:
        """``/key?query``."""
        return f"/{key}{_query(query)}"

    def article(self, article: str) -> str:
        """``/articles/ID``."""
        return f"/articles/{quote(article, safe='', errors='replace')}"

    def statement(self, statement: Statement) -> str:
        """``/articles/ID#STATEMENT``."""
        return f"{self.article(statement.article)}#{anchor(statement.id)}"

    def place(self, article: str, span: Span) -> str:
        """``/articles/ID#ID.START-END``."""
        return f"{self.article(article)}#{place_anchor(article, span)}"

    def actor(self, actor: str) -> str:
        """``/actors#ID``."""
        return f"/actors#{anchor(actor)}"


@dataclass(frozen=True, slots=True)
class ReportLinks:
    """Anchors within one file."""

    def page(self, key: str, **query: str | None) -> str:
        """``#key?query``; the query is read by the page's script."""
        return f"#{key}{_query(query)}"

    def article(self, article: str) -> str:
        """``#ID``."""
        return f"#{anchor(article)}"

    def statement(self, statement: Statement) -> str:
        """``#STATEMENT``."""
        return f"#{anchor(statement.id)}"

    def place(self, article: str, span: Span) -> str:
        """``#ID.START-END``."""
        return f"#{place_anchor(article, span)}"

    def actor(self, actor: str) -> str:
        """``#ID``."""
        return f"#{anchor(actor)}"
