"""Whom "who" and "which" stand for, and whom "they" means: parties that the text may speak of only there."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.model import Span, Statement
from onrecord.reading.mentions.offices import find_office_phrases, find_place_matches
from onrecord.reading.mentions.runs import name_words_of
from onrecord.reading.mentions.tokens import tokens
from onrecord.reading.speakers.phrases import describe
from onrecord.reading.speakers.plurals import Several, several
from onrecord.reading.speakers.progress import Progress, added, noted
from onrecord.reading.speakers.pronouns import (
    Asked,
    Resolution,
    Trail,
    antecedent,
    choose,
    is_many,
    nobody,
    scores,
    weight_of,
)
from onrecord.reading.speakers.scene import Stage
from onrecord.text.lexis import function_words

OF_THEM = re.compile(r"(?:none|some|many|most|all|both|several|few|any|each|one|two|three|four|five) of (?:them|those)")
NOUN_AT_END = re.compile(r"[^\W\d_]+$")
RELATIVE_SURENESS = 0.75
PLURAL_SURENESS = 0.75
GROUP_SURENESS = 0.85
RESTRICTING = ("who", "that")


def resolve_relative(stage: Stage, progress: Progress, statement: Statement, asked: Asked) -> Resolution:
    """Whom a relative pronoun stands for: a noun right before it ("officials who"), else the last name there."""
    before = stage.text[stage.sentence_spans[stage.sentence_at(asked.at)].start : asked.at].rstrip()
    if asked.word in RESTRICTING and NOUN_AT_END.search(before):
        words = _noun_phrase(before)
        start = len(stage.text[: asked.at].rstrip())
        held = stage.mentions_in([Span(max(0, start - 1), start)])
        if words and not held:
            return _described(stage, progress, Span(start - len(words), start), words, asked.word)
    return noted(progress, stage, statement.source[0], antecedent(asked, stage))


def _noun_phrase(before: str) -> str:
    """The words of the noun that a text ends in, with what qualifies it; "" where that is none for people."""
    words = tokens(before)
    phrases = find_office_phrases(words, find_place_matches(words))
    for phrase in phrases:
        if phrase.last == len(words) and phrase.office.plural:
            return before[words[phrase.first].start :]
    if words and words[-1].text in name_words_of("people"):
        return before[words[-1].start :]
    if words and words[-1].low not in function_words() and not words[-1].capital:
        return before[words[-1].start :]
    return ""


def _described(stage: Stage, progress: Progress, span: Span, words: str, pronoun: str) -> Resolution:
    found = describe(words)
    reason = f"“{pronoun}” after “{words}”"
    if found is None or found.kind not in ("group", "unnamed"):
        return nobody("no party right before it")
    return added(progress, span, found.kind, found.name, reason, RELATIVE_SURENESS, of=found.of)


def resolve_many(stage: Stage, progress: Progress, statement: Statement, asked: Asked) -> Resolution:
    """Whom "they" means: a group that spoke before, names joined by "and", or people in the plural."""
    spoke = scores(asked, stage, progress.trail, lambda e: is_many(stage, progress.trail, e))
    if spoke:
        chosen = choose(spoke, "nearest group")
        chosen = replace(chosen, sureness=min(GROUP_SURENESS, chosen.sureness))
        return noted(progress, stage, statement.source[0], chosen)
    pool = several_of(progress.trail, stage)
    found = {entity: best for entity, places in pool.items() if (best := _best_of(places, asked, stage))}
    chosen = choose(found, "nearest people in the plural")
    if chosen.entity is None:
        return chosen
    meant = pool[chosen.entity][0]
    sure = min(PLURAL_SURENESS, chosen.sureness)
    return added(progress, statement.source[0], meant.kind, meant.name, chosen.reason, sure)


def _best_of(places: list[Several], asked: Asked, stage: Stage) -> float:
    """How readily "they" takes up some people, where they are the subject of this sentence or the one before; or 0."""
    line, sentence = stage.line_at(asked.at), stage.sentence_at(asked.at)
    near = [s.seen for s in places if s.seen.mention.span.end <= asked.at and sentence - s.seen.sentence <= 1]
    fits = [
        s
        for s in near
        if s.leads and not (s.object or s.possessive) and line - s.line <= 1
        if not any(own.holds(s.mention.span) for own in asked.own)
    ]
    return max((weight_of(s, line, sentence) for s in fits), default=0.0)


def several_of(trail: Trail, stage: Stage) -> dict[str, list[Several]]:
    """Everybody in the plural, worked out once an article."""
    if not trail.several:
        trail.several.append(several(stage))
    return trail.several[0]
