"""A statement in the paragraph it stands in, with its words marked."""

from __future__ import annotations

from onrecord.cli.terminal import tell, tell_marked
from onrecord.cli.views import outlet, speaker, when
from onrecord.export.lookup import Lookup
from onrecord.model import Event, Position, Span, Spans, Statement
from onrecord.text.paragraphs import paragraphs


def statement_of(thing: object, known: Lookup) -> Statement | None:
    """The statement that a thing of a view is or rests on, if it is one of those."""
    if isinstance(thing, Statement):
        return thing
    return known.statements.get(thing.statement) if isinstance(thing, Position) else None


def tell_context(thing: Statement | Position | Event, known: Lookup) -> None:
    """Who, when and where, and the paragraphs with the words marked; nothing for what is no statement."""
    statement = statement_of(thing, known)
    if statement is None:
        return
    article = known.articles[statement.article]
    place = f"{article.origin} {statement.content[0].start}-{statement.content[-1].end}"
    facts = (speaker(statement, known), when(statement, known), outlet(article.id, known), statement.id, place)
    tell(" · ".join(facts), style="bold")
    if article.url:
        tell(article.url, indent=2)
    for paragraph in paragraphs(article.text):
        inside = within(statement.content, paragraph)
        if inside:
            tell_marked(paragraph.of(article.text), inside)
    tell()


def within(spans: Spans, stretch: Span) -> list[tuple[int, int]]:
    """The parts of some spans that lie in a stretch, counted from its start."""
    return [
        (max(span.start, stretch.start) - stretch.start, min(span.end, stretch.end) - stretch.start)
        for span in spans
        if span.touches(stretch)
    ]
