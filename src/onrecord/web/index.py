"""A record looked up from every side a page needs. Built once for a record; it holds and never changes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from onrecord.collation.wording import Variants, variants
from onrecord.model import (
    Actor,
    Article,
    Dating,
    Event,
    Evidence,
    Link,
    Passage,
    Position,
    Question,
    Reading,
    Record,
    Span,
    Statement,
    first_start,
)
from onrecord.web.titles import called

COPIES = ("reprint", "revision")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Index:
    """The record's parts by id.

    ``number`` is the place of a statement in its article, counted from 1. ``copy_of`` gives the article that a copy
    is counted as one voice with, ``copies`` the other way round. ``places`` are the spans of an article that something
    else than a statement points to.
    ``variants`` are the things that are worded in several ways.
    ``shown`` keeps what pages made of a statement, so that it is made once.
    """

    record: Record
    readings: dict[str, Reading]
    statements: dict[str, Statement]
    number: dict[str, int]
    actors: dict[str, Actor]
    datings: dict[str, Dating]
    questions: dict[str, Question]
    events: dict[str, Event]
    positions: dict[str, tuple[Position, ...]]
    links: dict[str, tuple[Link, ...]]
    copy_of: dict[str, str]
    copies: dict[str, tuple[str, ...]]
    places: dict[str, tuple[Span, ...]]
    variants: tuple[Variants, ...]
    shown: dict[tuple[str, str], Any] = field(default_factory=dict, compare=False)

    @staticmethod
    def of(record: Record) -> Index:
        """The record, looked up."""
        copy_of, worded = _copies(record), variants(record)
        in_order = {r.article.id: _in_order(r) for r in record.readings}
        return Index(
            record=record,
            readings={r.article.id: r for r in record.readings},
            statements={s.id: s for listed in in_order.values() for s in listed},
            number={s.id: n for listed in in_order.values() for n, s in enumerate(listed, start=1)},
            actors=record.actor(),
            datings=record.dating(),
            questions={q.id: q for q in record.questions},
            events=_events(record),
            positions=_grouped((p.statement, p) for p in record.positions),
            links=_grouped((end, link) for link in record.links for end in ends(link)),
            copy_of=copy_of,
            copies=_grouped((original, copy) for copy, original in copy_of.items()),
            places=_places(record, worded),
            variants=worded,
        )

    def article(self, article: str) -> Article:
        """The article with this id. Raises KeyError when there is none."""
        return self.readings[article].article

    def text(self, article: str) -> str:
        """The whole text of an article."""
        return self.readings[article].article.text

    def outlet(self, article: str) -> str:
        """The outlet's name, or the article's title when the outlet is unknown."""
        return called(self.article(article))

    def outlets(self) -> set[str]:
        """The names of the outlets that are known."""
        return {r.article.outlet for r in self.readings.values() if r.article.outlet}

    def words(self, statement: Statement) -> str:
        """The reported words of a statement."""
        return statement.words(self.text(statement.article))

    def of_article(self, article: str) -> list[Statement]:
        """The statements of one article in the order of its text."""
        return _in_order(self.readings[article])

    def in_time(self) -> list[Reading]:
        """The readings by the first day each can be of, undated ones last."""
        return sorted(self.readings.values(), key=lambda r: self._when(r.article))

    def _when(self, article: Article) -> tuple[date, str, str]:
        dating = self.datings.get(article.id)
        day = (dating.day or dating.earliest or dating.latest) if dating else article.published
        return (day or date.max, article.outlet or "", article.origin)


def ends(link: Link) -> list[str]:
    """The ids of the statements or articles a link joins; of a passage its article."""
    found = [end.article if isinstance(end, Passage) else end for end in (link.left, link.right)]
    return sorted(set(found))


def _in_order(reading: Reading) -> list[Statement]:
    return sorted(reading.statements, key=lambda s: (first_start(s.content), s.id))


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    lists: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        lists[key].append(value)
    return {key: tuple(values) for key, values in lists.items()}


def _events(record: Record) -> dict[str, Event]:
    read = {event.id: event for reading in record.readings for event in reading.events}
    return {**read, **{event.id: event for event in record.events}}


def _copies(record: Record) -> dict[str, str]:
    """Which article each copy belongs to: of linked articles, the one that comes first in the record."""
    order = {r.article.id: n for n, r in enumerate(record.readings)}
    head = {article: article for article in order}

    def top(article: str) -> str:
        while head[article] != article:
            article = head[article]
        return article

    for link in record.links:
        pair = [end.article if isinstance(end, Passage) else end for end in (link.left, link.right)]
        if link.relation in COPIES and link.kind != "excerpt" and all(end in order for end in pair):
            first, second = sorted((top(pair[0]), top(pair[1])), key=order.__getitem__)
            head[second] = first
    return {article: top(article) for article in order if top(article) != article}


def _evidence(record: Record) -> Iterator[Evidence]:
    for dating in record.datings:
        yield from dating.why
    for reading in record.readings:
        for statement in reading.statements:
            yield from statement.said_on_why
    for actor in record.actors:
        for role in actor.roles:
            yield from role.evidence
    for event in record.events:
        yield from event.evidence
    for decision in record.decisions:
        for _, required in decision.conditions:
            yield from required.shown_by


def _places(record: Record, worded: Iterable[Variants]) -> dict[str, tuple[Span, ...]]:
    found: dict[str, set[Span]] = defaultdict(set)
    for variant in worded:
        firsts = {(use.words, use.article): use for use in reversed(variant.uses)}
        for use in firsts.values():
            found[use.article].add(use.span)
    for evidence in _evidence(record):
        found[evidence.article].add(evidence.span)
    for link in record.links:
        for end in (link.left, link.right):
            if isinstance(end, Passage) and link.relation not in COPIES:
                found[end.article].update(end.spans)
    return {article: tuple(sorted(spans)) for article, spans in found.items()}
