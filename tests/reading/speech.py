"""Articles of a few sentences with their statements marked, for the tests of mentions and speakers."""

from __future__ import annotations

from onrecord.model import Article, Reading, Span, Statement
from onrecord.reading.mentions.finding import find_mentions
from onrecord.reading.speakers.finding import find_speakers

Said = tuple[str, str, str]


def nearest(text: str, words: str, to: int) -> Span:
    """The appearance of some words that is nearest to an offset."""
    starts = [at for at in range(len(text)) if text.startswith(words, at)]
    start = min(starts, key=lambda at: abs(at - to))
    return Span(start, start + len(words))


def statement(text: str, number: int, said: Said, inside: str | None = None) -> Statement:
    """A statement from (source, cue, content); "" where it has none."""
    source, cue, content = said
    body = nearest(text, content, text.index(content))
    return Statement(
        id=f"s{number}",
        article="a",
        content=(body,),
        cue=(nearest(text, cue, body.start),) if cue else (),
        source=(nearest(text, source, body.start),) if source else (),
        kind="indirect",
        confidence=1.0,
        inside=inside,
    )


def read(text: str, *said: Said, inside: dict[int, int] | None = None) -> Reading:
    """The reading of a text with mentions and speakers found; ``inside`` nests statements by number."""
    outer = inside or {}
    statements = tuple(statement(text, i, s, f"s{outer[i]}" if i in outer else None) for i, s in enumerate(said))
    article = Article(id="a", origin="a.txt", text=text)
    return find_speakers(find_mentions(Reading(article, statements=statements)))


def name(reading: Reading, entity: str | None) -> str | None:
    """The fullest name of an entity, or None."""
    mentions = [m for m in reading.mentions if m.entity == entity]
    kinds = ("person", "state", "organisation", "group", "unnamed", "office")
    best = sorted(mentions, key=lambda m: (kinds.index(m.kind), -len(m.head.split()), m.span))
    return best[0].head if best else None


def speakers(text: str, *said: Said, inside: dict[int, int] | None = None) -> list[str | None]:
    """The names of the speakers, statement by statement."""
    reading = read(text, *said, inside=inside)
    return [name(reading, s.entity) for s in reading.statements]


def heads(text: str, kind: str) -> list[str]:
    """The heads of the mentions of a kind, in order, each entity once."""
    seen: dict[str, str] = {}
    for mention in read(text).mentions:
        if mention.kind == kind:
            seen.setdefault(mention.entity, mention.head)
    return list(seen.values())
