"""Whom a pronoun that is a source means: candidates, what speaks for each, and how clear the choice is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from onrecord.model import Span
from onrecord.reading.speakers.scene import PERSONAL_KINDS, WINDOW, Seen, Stage
from onrecord.text.offices import find_office

MEN = frozenset(("he", "his", "him", "himself"))
WOMEN = frozenset(("she", "her", "hers", "herself"))
THINGS = frozenset(("it", "its", "itself"))
MANY = frozenset(("they", "their", "them", "themselves"))
SELVES = frozenset(("i", "my", "me", "myself"))
RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))
PRONOUNS = MEN | WOMEN | THINGS | MANY | SELVES | RELATIVES | frozenset(("we", "our", "us", "you", "your"))
ANYBODY = "anybody"
REACH_LINES = 4
NEARNESS = (3.0, 2.0, 1.2, 0.6, 0.2)
LEADING, OBJECT, POSSESSIVE, QUOTED, SAME_SENTENCE, SENTENCE_BEFORE = 1.0, -1.5, -0.6, -1.5, 2.0, 1.0
INTRODUCED = 2.0
LAST_SPEAKER, INTERRUPTED = 2.0, 0.7
BODY_IN_SENTENCE = 2.0
OUTER_SPEAKER = 2.0
KNOWN_SEX = 0.4
APPOSED_WORDS = 8
CLEAR, ENOUGH = 1.5, 0.7
COMES_AFTER, OWN_SUBJECT = 7.5, 6.5
OPENING = re.compile(r"(?:In|As|When|While|Although|Though|After|Before|If|Since|Because|Despite|\w+ing|\w+ed)\b")
EMPTY_IT = re.compile(
    r"[Ii]t (?:(?:is|was|has been|should be|would be|will be|may be|might be|became|remains|seems|appears|looks)"
    r"(?: \w+){0,3} (?:that|to|whether|how|why|if|as if|like)\b|(?:should|would|must) (?:go|come)\b|turns? out\b"
    r"|turned out\b|(?:seems|appears)\b|goes without\b)"
)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Whom a source means (None: not known), why, and how often such a resolution is right."""

    entity: str | None
    reason: str
    sureness: float


@dataclass(frozen=True, slots=True)
class Said:
    """A statement already resolved: where its source stands, its speaker, and its cue in lower case."""

    at: int
    line: int
    entity: str
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun to resolve: its word, where it stands, what its own statement reports, and the speaker that
    one is nested in; ``told`` where it follows words that are reported without quotation marks."""

    word: str
    at: int
    own: tuple[Span, ...] = ()
    outer: str | None = None
    told: bool = False


@dataclass(slots=True)
class Trail:
    """What the text has said so far: statements resolved, and pronouns outside quotations that were taken up.

    ``added`` holds the kind and name of parties that only sources name, by entity.
    """

    past: list[Said] = field(default_factory=list)
    carried: list[Seen] = field(default_factory=list)
    added: dict[str, tuple[str, str]] = field(default_factory=dict)
    several: list[dict[str, list[Any]]] = field(default_factory=list)


def resolve_pronoun(asked: Asked, stage: Stage, trail: Trail) -> Resolution:
    """Whom a pronoun means that is a source or opens a sentence."""
    word, outer = asked.word, asked.outer
    if word in SELVES:
        return (
            Resolution(outer, "first person inside a quotation", 0.85)
            if outer
            else nobody("first person of the author")
        )
    if word in ("we", "our", "us"):
        return (
            Resolution(outer, "first person plural inside a quotation", 0.6) if outer else nobody("first person plural")
        )
    if word in MEN | WOMEN:
        sex, called = ("m", "man") if word in MEN else ("f", "woman")
        return _best(asked, stage, trail, lambda e: _can_be(stage, e, sex), f"nearest {called} named as a source", sex)
    if word == ANYBODY:
        return _best(
            asked,
            stage,
            trail,
            lambda e: stage.kinds.get(e) in PERSONAL_KINDS,
            "nearest person named as a source",
            None,
        )
    if word in THINGS:
        if _is_empty(asked, stage):
            return nobody("“it” stands for nobody")
        return _best(
            asked, stage, trail, lambda e: stage.kinds.get(e) in ("state", "organisation"), "nearest body", None
        )
    return nobody("second person")


def _is_empty(asked: Asked, stage: Stage) -> bool:
    """Whether an "it" only opens a clause: "it seems that", "it is clear that"."""
    return bool(EMPTY_IT.match(stage.text, asked.at))


def nobody(reason: str) -> Resolution:
    """A pronoun that nobody was found for."""
    return Resolution(None, f"pronoun; {reason}", 0.0)


def _can_be(stage: Stage, entity: str, sex: str) -> bool:
    return stage.kinds.get(entity) in PERSONAL_KINDS and stage.sexes.get(entity, sex) == sex


def is_many(stage: Stage, trail: Trail, entity: str) -> bool:
    """Whether an entity is several people or states."""
    kind, head = trail.added.get(entity) or (stage.kinds.get(entity), stage.heads.get(entity, ""))
    if kind != "unnamed":
        return kind == "group"
    words = (find_office(word) for word in head.split())
    return any(office is not None and office.plural for office in words)


def antecedent(asked: Asked, stage: Stage) -> Resolution:
    """Whom "who" or "which" stands for: the last name before it in its sentence."""
    number = stage.sentence_at(asked.at)
    wanted = PERSONAL_KINDS | {"group"} if asked.word.startswith("who") else {"state", "organisation", "group"}
    before = [
        seen.mention
        for seen in stage.seen_before(asked.at)
        if seen.sentence == number and seen.mention.span.end <= asked.at and stage.kinds[seen.mention.entity] in wanted
    ]
    if not before:
        return nobody("no name before it in its sentence")
    between = stage.text[before[-1].span.end : asked.at].strip(" ,")
    if between and not asked.word.startswith("who"):
        return nobody("no name right before it")
    sure = 0.92 if not between else 0.8 if len(between.split()) <= APPOSED_WORDS else 0.6
    return Resolution(before[-1].entity, f"“{asked.word}” after the name", sure)


def _best(
    asked: Asked, stage: Stage, trail: Trail, fits: Callable[[str], bool], what: str, sex: str | None
) -> Resolution:
    """The best candidate for a pronoun, if it is clearly better than the next."""
    found = scores(asked, stage, trail, fits)
    if sex:
        found = {e: s + KNOWN_SEX * (stage.sexes.get(e) == sex) for e, s in found.items()}
    return choose(found, what)


def choose(found: dict[str, float], what: str) -> Resolution:
    """The candidate with most for it, if it is clearly better than the next; ``found`` holds scores by entity."""
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return nobody(f"no candidate within {REACH_LINES} paragraphs")
    candidates = f"{len(ranked)} candidate{'s' if len(ranked) > 1 else ''}"
    lead = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0)
    if len(ranked) > 1 and lead < ENOUGH:
        return Resolution(None, f"pronoun; {candidates} equally near", 0.0)
    sure = 0.93 if len(ranked) == 1 else 0.9 if lead >= CLEAR else 0.78
    return Resolution(ranked[0][0], f"pronoun; {what}; {candidates}", sure)


def scores(asked: Asked, stage: Stage, trail: Trail, fits: Callable[[str], bool]) -> dict[str, float]:
    """What speaks for each candidate, by entity."""
    line, sentence = stage.line_at(asked.at), stage.sentence_at(asked.at)
    found: dict[str, float] = _coming(asked, stage, fits)
    for seen in (*stage.seen_before(asked.at), *trail.carried[-WINDOW:]):
        span, entity = seen.mention.span, seen.mention.entity
        near = span.start < asked.at and line - seen.line <= REACH_LINES
        if near and fits(entity) and not any(own.holds(span) for own in asked.own):
            score = weight_of(seen, line, sentence)
            score += BODY_IN_SENTENCE * (asked.word in THINGS and seen.sentence == sentence)
            found[entity] = max(score, found.get(entity, score))
    last = next((said for said in reversed(trail.past[-WINDOW:]) if said.at < asked.at), None)
    if last and fits(last.entity) and line - last.line <= REACH_LINES:
        near_by = NEARNESS[line - last.line]
        bonus = INTERRUPTED if _is_interrupted(stage, last, asked.at, fits) else LAST_SPEAKER
        found[last.entity] = max(found.get(last.entity, near_by), near_by) + bonus
    if asked.outer and fits(asked.outer):
        found[asked.outer] = found.get(asked.outer, NEARNESS[0]) + OUTER_SPEAKER
    spoke_just_now = last and last.line == line and sentence - stage.sentence_at(last.at) <= 1 and fits(last.entity)
    if asked.told and not spoke_just_now:
        found |= _told_of(asked, stage, fits)
    return found


def _coming(asked: Asked, stage: Stage, fits: Callable[[str], bool]) -> dict[str, float]:
    """The name after a comma that a pronoun in a clause before it looks forward to: "a deal he praised, X said"."""
    span = stage.sentence_spans[stage.sentence_at(asked.at)]
    if asked.word not in MEN | WOMEN or not OPENING.match(stage.text, span.start):
        return {}
    before = [s for s in stage.seen_before(asked.at) if s.mention.span.start >= span.start and fits(s.mention.entity)]
    later = [s.mention for s in stage.seen_before(span.end) if s.mention.span.start > asked.at]
    if before or not later or not fits(later[0].entity) or any(own.holds(later[0].span) for own in asked.own):
        return {}
    after_comma = stage.text[: later[0].span.start].endswith((", ", ",” "))
    return {later[0].entity: COMES_AFTER} if after_comma else {}


def _told_of(asked: Asked, stage: Stage, fits: Callable[[str], bool]) -> dict[str, float]:
    """The subject of what is reported, where nobody else speaks near by: "X would stay, he said"."""
    number = stage.sentence_at(asked.at)
    subjects = [
        s.mention.entity
        for s in stage.seen_before(asked.at)
        if s.sentence == number
        and s.leads
        and not s.object
        and not s.possessive
        and fits(s.mention.entity)
        and s.mention.span.start == asked.own[0].start
    ]
    return dict.fromkeys(subjects[:1], OWN_SUBJECT)


def weight_of(seen: Seen, line: int, sentence: int) -> float:
    """How readily a mention is taken up by a pronoun some lines later."""
    score = NEARNESS[line - seen.line]
    score += SENTENCE_BEFORE * (seen.leads and seen.sentence == sentence - 1 and seen.line == line)
    score += INTRODUCED * (seen.introduced and seen.line == line)
    score += LEADING * seen.leads + SAME_SENTENCE * (seen.sentence == sentence and seen.leads)
    return score + OBJECT * seen.object + POSSESSIVE * seen.possessive + QUOTED * seen.quoted


def _is_interrupted(stage: Stage, last: Said, at: int, fits: Callable[[str], bool]) -> bool:
    """Whether another fitting party opens a sentence between the last statement's source and here."""
    after = stage.sentence_at(last.at)
    return any(
        (seen.leads or seen.introduced) and not seen.quoted and not seen.possessive
        for seen in stage.seen_before(at)
        if last.at < seen.mention.span.start < at
        and seen.sentence > after
        and seen.mention.entity != last.entity
        and fits(seen.mention.entity)
    )
