"""Whether a clause tells what became of an aim: that the deed was done to the thing itself, and to no other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from onrecord.decision.aims import AUXILIARY, Aim, Key, keyed_words
from onrecord.decision.concepts import Setting, find_touches
from onrecord.decision.precedence import times
from onrecord.decision.tellings import PREPOSITIONS, Told, is_of_subject, told_in
from onrecord.decision.topics import Topic, normal_name
from onrecord.model import Reading, Span, own_text
from onrecord.reading.events.clauses import Clause, clauses
from onrecord.reading.stance_words import Hit, Token, load_phrases, tokens
from onrecord.text.places import is_state

SQUARE = 0.6
LEAVING_OPEN = frozenset(("if", "unless", "whether", "until", "deny", "doubt", "hope", "imagine", "suppose", "predict"))
MODAL = frozenset(("would", "could", "should", "may", "might", "must", "shall"))
# What sets a thing apart from the one that a condition asks for.
APART = frozenset((
    "preliminary", "interim", "framework", "provisional", "temporary", "partial", "draft", "tentative", "special",
    "separate", "another", "other", "old", "earlier", "previous", "former",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause that tells of a deed, with its words and the keys of those that carry meaning."""

    clause: Clause
    items: Sequence[Token]
    keyed: Sequence[tuple[Token, Key]]


@dataclass(frozen=True, slots=True)
class Page:
    """An article's clauses that tell of deeds, and all keys of their words."""

    reading: Reading
    passages: Sequence[Passage]
    keys: Key


def page_of(reading: Reading) -> Page:
    """An article with its clauses that tell of deeds."""
    text, passages = reading.article.text, []
    for clause in clauses(text, own_text(reading)):
        items = tokens(text, clause.span)
        if load_phrases("fulfilment_words").find(items):
            passages.append(Passage(clause, items, keyed_words(items, text)))
    keys = frozenset(part for passage in passages for _, key in passage.keyed for part in key)
    return Page(reading, passages, keys)


def told_of(aim: Aim, passage: Passage, text: str, topic: Topic) -> tuple[Told, str] | None:
    """What a clause tells of an aim, and its verb; None where it tells nothing of it for sure."""
    clause, items, known = passage.clause, passage.items, passage.keyed
    found = told_in(items, aim.kinds)
    if found is None or _is_imagined(clause, text):
        return None
    told, hit = found
    own = {item.start for item in items[hit.first : hit.last + 1]}
    places = {
        key: next((item.start for item, keys in known if keys & key and item.start not in own), None)
        for key in {*aim.keys, aim.head}
    }
    starts = {place for place in places.values() if place is not None}
    if None in places.values() or not _is_straight(aim, items, hit, starts, places[aim.head] or 0):
        return None
    if _is_elsewhere(aim, known, topic) or not (aim.has_thing or _speaks_of_it(clause, text, topic)):
        return None
    return told, " ".join(text[items[hit.first].start : items[hit.last].end].split())


def _is_imagined(clause: Clause, text: str) -> bool:
    """Whether the sentence asks, or what stands before the clause in it leaves it open."""
    if text[: clause.sentence.end].rstrip("\"”’' ").endswith("?"):
        return True
    if clause.span.start == clause.sentence.start:
        return False
    before = tokens(text, Span(clause.sentence.start, clause.span.start))
    return any(token.forms & LEAVING_OPEN for token in before)


def _is_straight(aim: Aim, items: Sequence[Token], hit: Hit, starts: Collection[int], head: int) -> bool:
    """Whether the deed is done to the thing itself: told of it in the passive or as its own doing, with nothing before
    it ("talks on a truce began"), or with the thing as the verb's object; and whether nothing but what the condition
    names stands between its other words and the verb."""
    at = next(n for n, item in enumerate(items) if item.start == head)
    comes_after = at > hit.last
    if comes_after == is_of_subject(items, hit):
        return False
    strange = PREPOSITIONS - aim.words - {"by"}
    farthest = max(hit.first, *(n for n, item in enumerate(items) if item.start in starts))
    close = items[hit.last + 2 : at] if comes_after else items[:at]
    if comes_after and any(item.norm in AUXILIARY | MODAL or not item.is_word for item in close):
        return False
    if at and items[at - 1].norm in APART - aim.words:
        return False
    near = {n for n, item in enumerate(items) if item in close and item.norm in PREPOSITIONS}
    far = {
        n for n, item in enumerate(items[:farthest]) if item.norm in strange and not hit.first - 1 <= n <= hit.last + 1
    }
    return all(_opens_time(items, n) for n in near | far)


def _opens_time(items: Sequence[Token], at: int) -> bool:
    return items[at + 1].norm in times() or items[at + 1].norm.isdigit()


def _is_elsewhere(aim: Aim, told: Sequence[tuple[Token, Key]], topic: Topic) -> bool:
    """Whether a clause names a state that neither the condition nor the question knows."""
    known = {part for key in aim.keys for part in key}
    named = {part for _, key in told for part in key if part not in known and is_state(part)}
    return any(normal_name(state) not in topic.members | topic.bodies for state in named)


def _speaks_of_it(clause: Clause, text: str, topic: Topic) -> bool:
    found = find_touches(tokens(text, clause.sentence), text, topic, setting=Setting(0.5))
    return any(touch.relevance >= SQUARE for touch in found)
