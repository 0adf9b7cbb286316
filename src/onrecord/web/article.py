"""The article page: the text as it came, every mark on it, and beside each passage what was read from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.export.days import BASIS
from onrecord.model import Evidence, Link, Passage, Statement
from onrecord.web.citing import citation
from onrecord.web.days import show_dating
from onrecord.web.index import Index
from onrecord.web.lines import Line, line_of
from onrecord.web.links import Links, anchor, safe_url
from onrecord.web.marked import Block, blocks_of
from onrecord.web.titles import title_of


@dataclass(frozen=True, slots=True)
class Why:
    """One link of evidence for a date: the words, what they show, and where they are."""

    words: str
    reason: str
    outlet: str
    href: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The same words in another outlet, or an account that differs."""

    outlet: str
    href: str
    about: str


@dataclass(frozen=True, slots=True)
class Note:
    """A statement as it stands beside its words."""

    line: Line
    inside_anchor: str
    same: tuple[Elsewhere, ...]
    differs: tuple[Elsewhere, ...]
    said_why: tuple[Why, ...]
    citation: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the article and the notes on it."""

    block: Block
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article. ``copies`` are the outlets that carried it too; ``copy_of`` the one it is counted with."""

    id: str
    anchor: str
    title: str
    outlet: str
    outlet_known: bool
    origin: str
    url: str | None
    url_shown: str | None
    author: str | None
    encoding: str | None
    language: str | None
    published: str
    basis: str
    why: tuple[Why, ...]
    copies: tuple[tuple[str, str], ...]
    copy_of: tuple[str, str] | None
    rows: tuple[Row, ...]
    ids: Mapping[int, str]
    statements: int
    list: str
    before: tuple[str, str] | None
    after: tuple[str, str] | None


def show_article(index: Index, *, asked: Mapping[str, str], link: Links) -> ArticleView:
    """The article asked for by ``id``. Raises KeyError when the record has no such article."""
    article = index.article(asked["id"])
    published, basis = show_dating(index.datings.get(article.id))
    dating = index.datings.get(article.id)
    notes = {index.number[s.id]: _note(index, s, link) for s in index.of_article(article.id)}
    blocks = blocks_of(index, index.readings[article.id])
    return ArticleView(
        id=article.id,
        anchor=anchor(article.id),
        title=title_of(article),
        outlet=index.outlet(article.id),
        outlet_known=bool(article.outlet),
        origin=article.origin,
        url=safe_url(article.url),
        url_shown=article.url,
        author=article.author,
        encoding=article.encoding,
        language=article.language,
        published=published,
        basis=BASIS[basis],
        why=tuple(_why(index, evidence, link) for evidence in dating.why) if dating else (),
        copies=tuple((index.outlet(c), link.article(c)) for c in index.copies.get(article.id, ())),
        copy_of=_copy_of(index, article.id, link),
        rows=tuple(Row(block, tuple(notes[n] for n in block.notes)) for block in blocks),
        ids={n: note.line.anchor for n, note in notes.items()},
        statements=len(notes),
        list=link.page("articles"),
        **_neighbours(index, article.id, link),
    )


def _copy_of(index: Index, article: str, link: Links) -> tuple[str, str] | None:
    original = index.copy_of.get(article)
    return (index.outlet(original), link.article(original)) if original else None


def _neighbours(index: Index, article: str, link: Links) -> dict[str, tuple[str, str] | None]:
    order = [r.article.id for r in index.in_time()]
    at = order.index(article)

    def named(place: int) -> tuple[str, str] | None:
        if not 0 <= place < len(order):
            return None
        return index.outlet(order[place]), link.article(order[place])

    return {"before": named(at - 1), "after": named(at + 1)}


def _why(index: Index, evidence: Evidence, link: Links) -> Why:
    words = " ".join(evidence.span.of(index.text(evidence.article)).split())
    return Why(words, evidence.reason, index.outlet(evidence.article), link.place(evidence.article, evidence.span))


def _note(index: Index, statement: Statement, link: Links) -> Note:
    links = index.links.get(statement.id, ())
    return Note(
        line=line_of(index, statement, link=link),
        inside_anchor=anchor(statement.inside or ""),
        same=_others(index, statement, [k for k in links if k.relation == "same_utterance"], link),
        differs=_others(index, statement, [k for k in links if k.relation == "discrepancy"], link),
        said_why=tuple(_why(index, evidence, link) for evidence in statement.said_on_why),
        citation=citation(index, statement),
    )


def _others(index: Index, statement: Statement, links: list[Link], link: Links) -> tuple[Elsewhere, ...]:
    found = {}
    for known in links:
        end = known.right if known.left == statement.id else known.left
        if isinstance(end, Passage):
            found[link.place(end.article, end.spans[0])] = (index.outlet(end.article), known.about)
        elif end in index.statements:
            other = index.statements[end]
            found[link.statement(other)] = (index.outlet(other.article), known.about)
    return tuple(Elsewhere(outlet, href, about) for href, (outlet, about) in found.items())
