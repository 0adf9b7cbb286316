"""What ``show`` can show: for each view what it holds, and how one of its things reads and looks as a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any, get_args

from onrecord.cli.filters import (
    Filters,
    actor_fits,
    article_fits,
    has,
    in_days,
    is_kind,
    speaker_fits,
    statement_days,
    statement_fits,
)
from onrecord.cli.telling import told_words
from onrecord.export import exchange
from onrecord.export.days import dated, event_days, said_when
from onrecord.export.lookup import Lookup
from onrecord.export.markdown import STANCES
from onrecord.model import (
    Actor,
    ActorKind,
    Event,
    EventStatus,
    Link,
    Passage,
    Position,
    QuoteKind,
    Reading,
    Stance,
    Statement,
    Trouble,
)

DOUBTFUL = "doubtful, not counted"
UNLIKELY = "likelier misread than not"


@dataclass(frozen=True, slots=True)
class Entry:
    """How a thing reads: a line of short facts, then its words; None and "" are left out."""

    head: tuple[object, ...]
    body: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """One view: what one of its things is called, those that fit, how each reads, its row for other programs, and the
    kinds its things are of (None: of any)."""

    name: str
    noun: str
    select: Callable[[Lookup, Filters], Iterator[Any]]
    entry: Callable[[Any, Lookup], Entry]
    row: Callable[[Any, Lookup], exchange.Row]
    kinds: tuple[str, ...] | None = ()


def outlet(article: str, known: Lookup) -> str:
    """The outlet of an article, or the file it came from."""
    found = known.articles[article]
    return found.outlet or PurePosixPath(found.origin).name


def by_day(known: Lookup) -> list[Reading]:
    """The readings in order of the day of their article; behind them those of no known day, by the first that they can
    be of."""

    def day(reading: Reading) -> tuple[bool, date, str]:
        dating = known.dating(reading.article.id)
        first = dating.day or dating.earliest or dating.latest or date.max
        return dating.day is None, first, reading.article.id

    return sorted(known.record.readings, key=day)


def select_articles(known: Lookup, filters: Filters) -> Iterator[Reading]:
    """Articles that fit; where a speaker or question is asked for, those with such a statement."""
    needs_statement = filters.speaker or filters.question
    for reading in by_day(known):
        article, dating = reading.article, known.dating(reading.article.id)
        days = in_days(filters, dating.day or dating.earliest, dating.day or dating.latest)
        fits = article_fits(article.id, known, filters) and days and has(filters.text, article.title, article.text)
        if fits and (
            not needs_statement or any(statement_fits(s, known, said_by(filters)) for s in reading.statements)
        ):
            yield reading


def said_by(filters: Filters) -> Filters:
    """The part of the filters that is about who said something on which question."""
    return Filters(speaker=filters.speaker, question=filters.question)


def article_entry(reading: Reading, known: Lookup) -> Entry:
    """When, where and how much, and under which title."""
    article = reading.article
    said = counted(len(reading.statements), "statement")
    return Entry((dated(known.dating(article.id)), article.outlet, article.origin, said), (article.title,))


def select_statements(known: Lookup, filters: Filters) -> Iterator[Statement]:
    """Statements that fit, in order of their article's day and their place."""
    for reading in by_day(known):
        for statement in reading.statements:
            if statement_fits(statement, known, filters) and is_kind(filters.kind, statement.kind):
                yield statement


def speaker(statement: Statement, known: Lookup) -> str:
    """Who said it; unresolved ones in the words of the article."""
    source = known.words(statement.article, statement.source)
    return known.speaker_name(statement) or (f"{source} (unresolved)" if source else "(no source named)")


def when(statement: Statement, known: Lookup) -> str:
    """The days something was said on; where they are unknown, when it was reported, as far as known."""
    return said_when(statement, known.dating(statement.article))


def statement_entry(statement: Statement, known: Lookup) -> Entry:
    """When, who and where, under which id, and the words."""
    place = outlet(statement.article, known)
    head = (when(statement, known), speaker(statement, known), statement.kind, sureness(statement), place, statement.id)
    return Entry(head, (told_words(statement, known),))


def sureness(statement: Statement) -> str:
    """That a reading is likelier wrong than right, where it is."""
    return UNLIKELY if statement.unlikely else ""


def select_actors(known: Lookup, filters: Filters) -> Iterator[Actor]:
    """Actors, those who said most first."""
    for actor in sorted(known.record.actors, key=lambda a: (-known.spoken[a.id], a.name.casefold(), a.id)):
        named = has(filters.text, actor.name, *actor.aliases)
        if actor_fits(actor, filters.speaker) and is_kind(filters.kind, actor.kind) and named:
            yield actor


def actor_entry(actor: Actor, known: Lookup) -> Entry:
    """Name, kind, whose position it states and how often it speaks; other names and offices."""
    roles = "; ".join(dict.fromkeys(f"{r.office} of {r.of}" if r.of else r.office for r in actor.roles))
    others = ", ".join(alias for alias in actor.aliases if alias != actor.name)
    member = f"speaks for {actor.speaks_for}" if actor.speaks_for not in (None, actor.name) else ""
    head = (actor.name, actor.kind, member, counted(known.spoken[actor.id], "statement"))
    return Entry(head, (labelled("office", roles), labelled("also", others)))


def select_positions(known: Lookup, filters: Filters) -> Iterator[Position]:
    """Positions whose statement fits; ``kind`` is the stance."""
    for position in known.record.positions:
        statement = known.statements.get(position.statement)
        asked = filters.question in (None, position.question)
        if statement and asked and statement_fits(statement, known, filters) and is_kind(filters.kind, position.stance):
            yield position


def select_review(known: Lookup, filters: Filters) -> Iterator[Position]:
    """Positions that fit and are not sure enough for the roll, the surest first."""
    found = [position for position in select_positions(known, filters) if position.doubtful]
    yield from sorted(found, key=lambda position: (-position.confidence, position.statement))


def position_entry(position: Position, known: Lookup) -> Entry:
    """Whose position, which and whether it is counted, when and where, the words, and the conditions."""
    statement = known.statements[position.statement]
    actor = known.actors.get(position.actor)
    name = actor.name if actor else position.actor or speaker(statement, known)
    whose = f"{name} (for {position.member})" if position.member not in (None, name) else name
    by = f", by the account of {position.reported_by}" if position.reported_by else ""
    doubt = DOUBTFUL if position.doubtful else ""
    place = outlet(statement.article, known)
    head = (whose, STANCES[position.stance] + by, doubt, when(statement, known), place, statement.id)
    hangs_on = (labelled("condition", known.words(statement.article, (c.span,))) for c in position.conditions)
    return Entry(head, (told_words(statement, known), *hangs_on))


def select_timeline(known: Lookup, filters: Filters) -> Iterator[Statement | Event]:
    """Dated statements and events, in order of their first day."""
    things: list[tuple[date, str, Statement | Event]] = []
    for statement in select_statements(known, filters):
        first, _ = statement_days(statement, known)
        if first:
            things.append((first, statement.id, statement))
    if filters.speaker is None and filters.question is None:
        for event in known.record.events:
            if event.earliest and event_fits(event, known, filters):
                things.append((event.earliest, event.id, event))
    yield from (thing for *_, thing in sorted(things, key=lambda item: item[:2]))


def event_fits(event: Event, known: Lookup, filters: Filters) -> bool:
    """Whether an event is one of those asked for; ``kind`` is its status."""
    told = not event.evidence or any(article_fits(e.article, known, filters) for e in event.evidence)
    days = in_days(filters, event.earliest, event.latest)
    return told and days and has(filters.text, event.what) and is_kind(filters.kind, event.status)


def timeline_entry(thing: Statement | Event, known: Lookup) -> Entry:
    """When, who or what kind of event and where, under which id, and the words."""
    if isinstance(thing, Event):
        first = thing.evidence[0].article if thing.evidence else None
        return Entry((event_days(thing), thing.status, first and outlet(first, known), thing.id), (thing.what,))
    return statement_entry(thing, known)


def timeline_row(thing: Statement | Event, known: Lookup) -> exchange.Row:
    """The row of a statement or an event."""
    return exchange.event_row(thing) if isinstance(thing, Event) else exchange.statement_row(thing, known)


def select_disagreements(known: Lookup, filters: Filters) -> Iterator[Link]:
    """Where accounts differ, the weightiest first."""
    found = [link for link in known.record.links if link.relation == "discrepancy"]
    for link in sorted(found, key=lambda link: -link.score):
        if is_kind(filters.kind, link.kind) and link_fits(link, known, filters):
            yield link


def link_fits(link: Link, known: Lookup, filters: Filters) -> bool:
    """Whether one side is of the outlet and speaker, and the words are in one of them or in what it is about."""
    places = [known.place(end) for end in (link.left, link.right)]
    told = [place for place in places if place[0] in known.articles]
    said = [known.words(article, spans) for article, spans in told]
    statements = [
        known.statements[end] for end in (link.left, link.right) if isinstance(end, str) and end in known.statements
    ]
    return (
        any(article_fits(article, known, filters) for article, _ in told)
        and (filters.speaker is None or any(speaker_fits(s, known, filters.speaker) for s in statements))
        and has(filters.text, link.about, *said)
    )


def link_entry(link: Link, known: Lookup) -> Entry:
    """What it is about, and both sides under their outlets."""
    return Entry((link.kind, link.about), tuple(side(end, known) for end in (link.left, link.right)))


def side(end: str | Passage, known: Lookup) -> str:
    """One end of a link: the outlet and the words."""
    article, spans = known.place(end)
    if article not in known.articles:
        return article
    return labelled(outlet(article, known), known.words(article, spans)) or outlet(article, known)


def select_troubles(known: Lookup, filters: Filters) -> Iterator[Trouble]:
    """Problems, by where they are."""
    for trouble in known.record.troubles:
        if (
            has(filters.outlet, trouble.origin)
            and is_kind(filters.kind, trouble.kind)
            and has(filters.text, trouble.message)
        ):
            yield trouble


def trouble_entry(trouble: Trouble, known: Lookup) -> Entry:
    """Where and what kind, and what to do."""
    return Entry((trouble.origin, trouble.kind), (trouble.message,))


def labelled(label: str, words: str) -> str:
    """Words after what they are, or nothing where there are none."""
    return f"{label}: {words}" if words else ""


def review_entry(position: Position, known: Lookup) -> Entry:
    """A position as it would read, with the reason to look at it."""
    entry = position_entry(position, known)
    return Entry(entry.head, (*entry.body, position.reason))


def counted(number: int, noun: str, nouns: str = "") -> str:
    """A number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {nouns or noun + 's'}"


def alone(row: Callable[[Any], exchange.Row]) -> Callable[[Any, Lookup], exchange.Row]:
    """A row that needs nothing but its thing."""
    return lambda thing, known: row(thing)


STANCE_KINDS, QUOTE_KINDS = get_args(Stance), get_args(QuoteKind)
TIMELINE_KINDS = (*QUOTE_KINDS, *get_args(EventStatus))
DIFFERENCES = ("fact", "date", "wording", "name", "status")
VIEWS: Sequence[View] = (
    View("articles", "article", select_articles, article_entry, exchange.article_row),
    View("statements", "statement", select_statements, statement_entry, exchange.statement_row, QUOTE_KINDS),
    View("actors", "actor", select_actors, actor_entry, alone(exchange.actor_row), get_args(ActorKind)),
    View(
        "positions",
        "position",
        select_positions,
        position_entry,
        alone(exchange.position_row),
        STANCE_KINDS,
    ),
    View("review", "doubtful position", select_review, review_entry, alone(exchange.position_row), STANCE_KINDS),
    View("timeline", "dated item", select_timeline, timeline_entry, timeline_row, TIMELINE_KINDS),
    View("disagreements", "disagreement", select_disagreements, link_entry, alone(exchange.link_row), DIFFERENCES),
    View("troubles", "trouble", select_troubles, trouble_entry, alone(exchange.trouble_row), None),
)
