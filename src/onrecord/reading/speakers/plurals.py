"""Several people or states that a text speaks of: names joined by "and", and nouns in the plural, for "they"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import ActorKind, Mention, Span
from onrecord.reading.mentions.offices import OfficePhrase, find_office_phrases, find_place_matches
from onrecord.reading.mentions.runs import name_words_of
from onrecord.reading.mentions.tokens import Token, tokens
from onrecord.reading.speakers.phrases import describe
from onrecord.reading.speakers.scene import Seen, Stage

JOINTS = frozenset(("and", ",", ", and", "and the", "&"))
TAG = re.compile(r"^ ?(?:\([^()\n]{1,20}\)|, ?[A-Z]{1,3}-[A-Z][\w.]{1,12},?)")
JOINED_KINDS = frozenset(("person", "state", "organisation"))
MARK = "several "
QUALIFYING = 3


@dataclass(frozen=True, slots=True)
class Several:
    """Some people or states named together; ``seen`` says where, its mention's entity is none of the article's."""

    seen: Seen
    kind: ActorKind
    name: str


def several(stage: Stage) -> dict[str, list[Several]]:
    """Everybody in the plural, by an entity of their own, each with all places."""
    found: dict[str, list[Several]] = {}
    for span, kind, name in sorted((*_joined(stage), *_nouns(stage)), key=lambda item: item[0]):
        entity = MARK + name.lower()
        seen = stage.look(Mention(span, kind, name, entity), leads=_leads(stage, span))
        found.setdefault(entity, []).append(Several(seen, kind, name))
    return found


def _leads(stage: Stage, span: Span) -> bool:
    """Whether no other party opens the sentence before these."""
    number = stage.sentence_at(span.start)
    return not any(s.sentence == number and s.mention.span.end <= span.start for s in stage.seen_before(span.start))


def _joined(stage: Stage) -> Iterator[tuple[Span, ActorKind, str]]:
    """Names joined by "and": at least two parties of one kind."""
    run: list[Mention] = []
    for mention in (*stage.reading.mentions, None):
        gap = _gap(stage.text[run[-1].span.end : mention.span.start]) if run and mention else ""
        if run and mention and gap in JOINTS and mention.kind == run[-1].kind and mention.entity != run[-1].entity:
            run.append(mention)
            continue
        between = stage.text[run[-2].span.end : run[-1].span.start] if len(run) > 1 else ""
        if "and" in between or "&" in between:
            yield Span(run[0].span.start, run[-1].span.end), "group", " and ".join(stage.heads[m.entity] for m in run)
        run = [mention] if mention and mention.kind in JOINED_KINDS else []


def _gap(between: str) -> str:
    """What stands between two names, but for a tag of the first: "(D-Ohio)", ", R-Ga.,"."""
    return TAG.sub("", between).strip().lower()


def _nouns(stage: Stage) -> Iterator[tuple[Span, ActorKind, str]]:
    """Nouns for people in the plural: "the ministers", "House Democrats"."""
    words = tokens(stage.text, asides=stage.reading.asides)
    for first, last in _plural_stretches(words, find_office_phrases(words, find_place_matches(words))):
        name = " ".join(token.text for token in words[first:last]).replace(" ’s", "’s").replace(" 's", "'s")
        described = describe(name)
        if described and described.kind in ("group", "unnamed") and described.rank not in ("document", "quantity"):
            yield Span(words[first].start, words[last - 1].end), described.kind, described.name


def _plural_stretches(words: Sequence[Token], phrases: Sequence[OfficePhrase]) -> Iterator[tuple[int, int]]:
    for phrase in phrases:
        if phrase.office.plural and phrase.office.rank not in ("document", "institution"):
            yield phrase.first, phrase.last
    for at, token in enumerate(words):
        if token.text in name_words_of("people"):
            first = at
            while first and at - first < QUALIFYING and words[first - 1].capital and not words[first - 1].opens:
                first -= 1
            yield first, at + 1
