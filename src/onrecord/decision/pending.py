"""What is scheduled next: events ahead that speak of the question or of the body that decides it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from onrecord.decision.concepts import Setting, find_touches, is_one_of, name_runs
from onrecord.decision.known import events_by
from onrecord.decision.said import sentence_at
from onrecord.decision.topics import Topic, topic_of
from onrecord.model import Event, Question, Record
from onrecord.reading.stance_words import tokens

SQUARE = 0.6


def pending_events(
    record: Record, question: Question, day: date | None, *, as_of: date | None = None
) -> tuple[str, ...]:
    """The ids of scheduled events not before the day whose evidence speaks of the question or its deciding body,
    soonest first; with ``as_of`` those that articles of that day or earlier tell of, as they tell them."""
    texts = {article.id: article.text for article in record.articles().values()}
    ahead = [event for event in events_by(record, as_of) if event.status == "scheduled" and _is_ahead(event, day)]
    topic = topic_of(question)
    chosen = {(e.when, e.what): e for e in ahead if _concerns(e, texts, topic)}
    return tuple(event.id for event in sorted(chosen.values(), key=lambda e: (e.earliest or date.max, e.id)))


def _is_ahead(event: Event, day: date | None) -> bool:
    last = event.latest or event.earliest
    return day is None or last is None or last >= day


def _concerns(event: Event, texts: Mapping[str, str], topic: Topic) -> bool:
    """Whether an event's evidence speaks of what would be decided or, when its day is known, of the deciding body."""
    for evidence in event.evidence:
        text = texts.get(evidence.article, "")
        place = sentence_at(text, evidence.span)
        items = tokens(text, place)
        touches = find_touches(items, text, topic, setting=Setting(0.5))
        if any(touch.relevance >= SQUARE for touch in touches):
            return True
        names = [name for _, _, name in name_runs(items, text)]
        if event.earliest is not None and any(is_one_of(name, topic.bodies) for name in names):
            return True
    return False
