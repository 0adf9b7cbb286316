"""Small records made from sentences: "SOURCE | CUE | CONTENT" becomes an article with one statement."""

from __future__ import annotations

from datetime import date

from onrecord.decision.questions import parse_questions
from onrecord.model import Actor, Article, Reading, Record, Span, Statement, content_id
from onrecord.reading.conditions.finding import find_conditions
from onrecord.reading.stance import find_stance

PACT = parse_questions("""
id: pact
question: Should the river pact be approved?
about: [river pact]
members: [Bremia, Calden]
rule: consensus
""")[0]
# an article that speaks of the pact before anybody says something
LEAD = "The river pact is long. A river pact needs readers. Calden signed the river pact.\n\n"


def reading_of(told: str, *, said_on: str | None = None, kind: str = "indirect", lead: str = "") -> Reading:
    """One article of one sentence; an empty SOURCE or CUE leaves the span out."""
    parts = [part.strip() for part in told.split("|")]
    text, spans = lead, []
    for part in parts:
        start = len(text)
        spans.append((Span(start, start + len(part)),) if part else ())
        text += f"{part} " if part else ""
    source, cue, content = spans
    article = Article.make(origin=f"{told[:20]}.txt", text=f"{text.rstrip()}.", published=_day(said_on))
    statement = Statement(
        id=content_id("statement", told, said_on),
        article=article.id,
        content=content,
        cue=cue,
        source=source,
        kind=kind,  # type: ignore[arg-type]
        confidence=1.0,
        said_on=said_on,
        actor=content_id("actor", parts[0]) if parts[0] else None,
    )
    return find_stance(find_conditions(Reading(article=article, statements=(statement,))))


def _day(said_on: str | None) -> date | None:
    return date.fromisoformat(said_on) if said_on and len(said_on) == 10 else None


def statement_of(told: str, **known: str) -> tuple[Statement, str]:
    """The one statement of :func:`reading_of`, and its article's text."""
    reading = reading_of(told, **known)
    return reading.statements[0], reading.article.text


def actor_of(name: str, *, speaks_for: str | None = None) -> Actor:
    """An actor by the name that stands as SOURCE."""
    return Actor(id=content_id("actor", name), name=name, kind="state", speaks_for=speaks_for)


def record_of(*readings: Reading, actors: tuple[Actor, ...] = ()) -> Record:
    """A record of these readings; every source is an actor of its own unless given."""
    named = {actor.id: actor for actor in actors}
    for reading in readings:
        for statement in reading.statements:
            if statement.actor and statement.actor not in named:
                name = " ".join(span.of(reading.article.text) for span in statement.source)
                named[statement.actor] = actor_of(name)
    return Record(readings=tuple(sorted(readings, key=lambda r: r.article.id)), actors=tuple(named.values()))
