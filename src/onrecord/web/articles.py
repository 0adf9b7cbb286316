"""The articles page: every article, how its day is known, and copies under the one they are counted with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.export.days import BASIS
from onrecord.model import Reading
from onrecord.web.days import show_dating
from onrecord.web.index import Index
from onrecord.web.links import Links
from onrecord.web.titles import title_of
from onrecord.web.wording import count


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in the list."""

    href: str
    title: str
    outlet: str
    origin: str
    published: str
    basis: str
    why: str
    statements: int
    asides: int
    copies: tuple[ArticleLine, ...]


@dataclass(frozen=True, slots=True)
class ArticlesView:
    """The articles in order of time; ``voices`` counts copies once."""

    lines: tuple[ArticleLine, ...]
    total: int
    voices: int
    undated: int
    summary: str


def show_articles(index: Index, *, asked: Mapping[str, str], link: Links) -> ArticlesView:
    """The articles, or those of the outlet asked for by ``outlet``."""
    outlet = asked.get("outlet", "").casefold()
    readings = [r for r in index.in_time() if outlet in ("", index.outlet(r.article.id).casefold())]
    originals = [r for r in readings if outlet or r.article.id not in index.copy_of]
    lines = tuple(_line(index, reading, link, copies=not outlet) for reading in originals)
    undated = sum(show_dating(index.datings.get(r.article.id))[1] == "unknown" for r in readings)
    outlets = len({r.article.outlet for r in readings} - {None})
    whence = f" from {count(outlets, 'outlet')}" if outlets else ", outlets not given"
    summary = f"{count(len(readings), 'article')}{whence}"
    return ArticlesView(lines, len(readings), len(lines), undated, summary)


def _line(index: Index, reading: Reading, link: Links, *, copies: bool) -> ArticleLine:
    article = reading.article
    dating = index.datings.get(article.id)
    published, basis = show_dating(dating)
    of_it = index.copies.get(article.id, ()) if copies else ()
    return ArticleLine(
        href=link.article(article.id),
        title=title_of(article),
        outlet=article.outlet or "",
        origin=article.origin,
        published=published,
        basis=BASIS[basis],
        why="; ".join(dict.fromkeys(e.reason for e in dating.why if e.reason)) if dating else "",
        statements=len(reading.statements),
        asides=len(reading.asides),
        copies=tuple(_line(index, index.readings[c], link, copies=False) for c in of_it),
    )
