"""What an export looks up in a record over and over."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from onrecord.model import Actor, Article, Dating, Event, Passage, Position, Record, Spans, Statement
from onrecord.text.calendar import bounds


@dataclass(frozen=True)
class Lookup:
    """A record with its things by id."""

    record: Record

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Articles by id."""
        return self.record.articles()

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Statements by id, in order of article and place."""
        return self.record.statements()

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Actors by id."""
        return self.record.actor()

    @cached_property
    def datings(self) -> dict[str, Dating]:
        """How each article is dated, by article id."""
        return self.record.dating()

    @cached_property
    def events(self) -> dict[str, Event]:
        """Events by id, those of single articles and those of the record."""
        told = {event.id: event for reading in self.record.readings for event in reading.events}
        return told | {event.id: event for event in self.record.events}

    @cached_property
    def positions(self) -> dict[str, list[Position]]:
        """The positions that a statement states, by statement id."""
        found = defaultdict(list)
        for position in self.record.positions:
            found[position.statement].append(position)
        return found

    @cached_property
    def spoken(self) -> Counter[str]:
        """How many statements each actor made, by actor id."""
        return Counter(statement.actor for statement in self.statements.values() if statement.actor)

    def dating(self, article: str) -> Dating:
        """How an article is dated; before collation, what its metadata states."""
        if article in self.datings:
            return self.datings[article]
        day = self.articles[article].published
        return Dating(article, day, day, day, "metadata" if day else "unknown")

    def speaker_name(self, statement: Statement) -> str | None:
        """The normal name of who said it, or None while unresolved."""
        actor = self.actors.get(statement.actor or "")
        return actor.name if actor else None

    def words(self, article: str, spans: Spans) -> str:
        """Some stretches of an article, joined by an ellipsis."""
        text = self.articles[article].text
        return " … ".join(" ".join(span.of(text).split()) for span in spans)

    def said(self, statement: Statement) -> str:
        """The reported words on one line."""
        return self.words(statement.article, statement.content)

    def place(self, end: str | Passage) -> tuple[str, Spans]:
        """The article and the stretches that one end of a link means; a whole article has none."""
        if isinstance(end, Passage):
            return end.article, end.spans
        statement = self.statements.get(end)
        return (statement.article, statement.content) if statement else (end, ())


def days_said(statement: Statement, dating: Dating | None) -> tuple[date | None, date | None]:
    """The first and last day a statement may have been made on, not after its article's by ``dating``; where that is
    unknown, its article's.
    """
    if statement.said_on:
        first, last = bounds(statement.said_on) or (None, None)
        published = dating and (dating.day or dating.latest)
        held = first and last and published and first <= published
        return (first, min(last, published)) if held and last and published else (first, last)
    return (dating.day or dating.earliest, dating.day or dating.latest) if dating else (None, None)
