"""Hand-made records for the tests of collation: articles whose statements, names and days are given by their words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from onrecord.model import (
    Actor,
    Article,
    Dating,
    Mention,
    Reading,
    Record,
    Span,
    Statement,
    Timex,
    content_id,
)
from onrecord.reading.events.finding import find_events


def span(text: str, words: str) -> Span:
    """Where the words stand first."""
    at = text.index(words)
    return Span(at, at + len(words))


def account(
    text: str,
    *,
    outlet: str = "Harbour Post",
    day: str = "2031-05-06",
    said: tuple[tuple[str, str], ...] = (),
    names: tuple[str, ...] = (),
    when: tuple[tuple[str, str], ...] = (),
    cues: tuple[str, ...] = (),
    titles: tuple[tuple[str, str], ...] = (),
) -> Reading:
    """A reading: ``said`` are (speaker, content words), ``names`` persons to mention, ``when`` (words, ISO day)."""
    article = Article.make(origin=outlet + ".txt", text=text, published=date.fromisoformat(day), outlet=outlet)
    statements = []
    for n, (speaker, words) in enumerate(said):
        kind = "direct" if words[0] in '“"' and words[-1] in '”"' else "mixed" if "“" in words else "indirect"
        cue = (span(text, cues[n]),) if n < len(cues) and cues[n] else ()
        statements.append(
            Statement(
                id=content_id("statement", article.id, words),
                article=article.id,
                content=(span(text, words),),
                cue=cue,
                source=(),
                kind=kind,
                confidence=1.0,
                entity=speaker,
                said_on=day,
            )
        )
    offices = dict(titles)
    mentions = [
        Mention(Span(*found.span()), "person", name, name, titles=(offices[name],) if name in offices else ())
        for name in sorted({*names, *(speaker for speaker, _ in said)})
        for found in re.finditer(re.escape(name), text)
    ]
    timexes = [
        Timex(span(text, words), "DATE", value, date.fromisoformat(value), date.fromisoformat(value))
        for words, value in when
    ]
    return find_events(
        Reading(
            article,
            timexes=tuple(timexes),
            mentions=tuple(sorted(mentions, key=lambda m: m.span)),
            statements=tuple(statements),
        )
    )


def record(*readings: Reading, speaks_for: tuple[tuple[str, str], ...] = ()) -> Record:
    """A record of readings whose persons are one actor a name, dated as published."""
    bodies = dict(speaks_for)
    members: dict[str, list[tuple[str, str]]] = {}
    for reading in readings:
        for entity in sorted({m.entity for m in reading.mentions} | {s.entity for s in reading.statements if s.entity}):
            members.setdefault(entity, []).append((reading.article.id, entity))
    actors = tuple(
        Actor(content_id("actor", name), name, "person", speaks_for=bodies.get(name), members=tuple(sorted(held)))
        for name, held in sorted(members.items())
    )
    placed = [
        replace(
            r,
            statements=tuple(
                replace(s, actor=content_id("actor", s.entity) if s.entity else None) for s in r.statements
            ),
        )
        for r in sorted(readings, key=lambda r: r.article.id)
    ]
    datings = [Dating(r.article.id, day=r.article.published, basis="metadata") for r in placed]
    return Record(readings=tuple(placed), actors=actors, datings=tuple(datings))
