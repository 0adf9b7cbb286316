"""Whom a pronoun that is a source means: candidates, what speaks for each, and how clear the choice is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

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
LEADING, OBJECT, POSSESSIVE, QUOTED, SAME_SENTENCE, SENTENCE_BEFORE = 1.0, -1.5, -0.6, -1.5, 1.0, 1.0
INTRODUCED = 2.0
LAST_SPEAKER, INTERRUPTED = 2.0, 0.7
BODY_IN_SENTENCE = 2.0
OUTER_SPEAKER = 2.0
KNOWN_SEX = 0.4
APPOSED_WORDS = 8
CLEAR, ENOUGH = 1.5, 0.7


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
    one is nested in."""

    word: str
    at: int
    own: tuple[Span, ...] = ()
    outer: str | None = None


@dataclass(slots=True)
class Trail:
    """What the text has said so far: statements resolved, and pronouns outside quotations that were taken up.

    ``added`` holds the kind and name of parties that only sources name, by entity.
    """

    past: list[Said] = field(default_factory=list)
    carried: list[Seen] = field(default_factory=list)
    added: dict[str, tuple[str, str]] = field(default_factory=dict)


def resolve_pronoun(asked: Asked, stage: Stage, trail: Trail) -> Resolution:
    """Whom a pronoun means that is a source or opens a sentence."""
    word, outer = asked.word, asked.outer
    if word in SELVES:
        return (
            Resolution(outer, "first person inside a quotation", 0.85)
            if outer
            else _nobody("first person of the author")
        )
    if word in ("we", "our", "us"):
        return (
            Resolution(outer, "first person plural inside a quotation", 0.6)
            if outer
            else _nobody("first person plural")
        )
    if word in RELATIVES:
        return _antecedent(asked, stage)
    if word in MEN | WOMEN:
        sex, called = ("m", "man") if word in MEN else ("f", "woman")
        return _choose(
            asked, stage, trail, lambda e: _can_be(stage, e, sex), f"nearest {called} named as a source", sex
        )
    if word == ANYBODY:
        return _choose(
            asked,
            stage,
            trail,
            lambda e: stage.kinds.get(e) in PERSONAL_KINDS,
            "nearest person named as a source",
            None,
        )
    if word in THINGS:
        return _choose(
            asked, stage, trail, lambda e: stage.kinds.get(e) in ("state", "organisation"), "nearest body", None
        )
    if word in MANY:
        return _choose(asked, stage, trail, lambda e: _is_many(stage, trail, e), "nearest group", None)
    return _nobody("second person")


def _nobody(reason: str) -> Resolution:
    return Resolution(None, f"pronoun; {reason}", 0.0)


def _can_be(stage: Stage, entity: str, sex: str) -> bool:
    return stage.kinds.get(entity) in PERSONAL_KINDS and stage.sexes.get(entity, sex) == sex


def _is_many(stage: Stage, trail: Trail, entity: str) -> bool:
    """Whether an entity is several people or states."""
    kind, head = trail.added.get(entity) or (stage.kinds.get(entity), stage.heads.get(entity, ""))
    if kind != "unnamed":
        return kind == "group"
    words = (find_office(word) for word in head.split())
    return any(office is not None and office.plural for office in words)


def _antecedent(asked: Asked, stage: Stage) -> Resolution:
    """Whom "who" or "which" stands for: the last name before it in its sentence."""
    number = stage.sentence_at(asked.at)
    wanted = PERSONAL_KINDS | {"group"} if asked.word.startswith("who") else {"state", "organisation", "group"}
    before = [
        seen.mention
        for seen in stage.seen_before(asked.at)
        if seen.sentence == number and seen.mention.span.end <= asked.at and stage.kinds[seen.mention.entity] in wanted
    ]
    if not before:
        return _nobody("no name before it in its sentence")
    between = stage.text[before[-1].span.end : asked.at].strip(" ,")
    if between and not asked.word.startswith("who"):
        return _nobody("no name right before it")
    sure = 0.92 if not between else 0.8 if len(between.split()) <= APPOSED_WORDS else 0.6
    return Resolution(before[-1].entity, f"“{asked.word}” after the name", sure)


def _choose(
    asked: Asked, stage: Stage, trail: Trail, fits: Callable[[str], bool], what: str, sex: str | None
) -> Resolution:
    """The best candidate for a pronoun, if it is clearly better than the next."""
    scores = _scores(asked, stage, trail, fits)
    if sex:
        scores = {e: s + KNOWN_SEX * (stage.sexes.get(e) == sex) for e, s in scores.items()}
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return _nobody(f"no candidate within {REACH_LINES} paragraphs")
    candidates = f"{len(ranked)} candidate{'s' if len(ranked) > 1 else ''}"
    lead = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0)
    if len(ranked) > 1 and lead < ENOUGH:
        return Resolution(None, f"pronoun; {candidates} equally near", 0.0)
    sure = 0.93 if len(ranked) == 1 else 0.9 if lead >= CLEAR else 0.78
    return Resolution(ranked[0][0], f"pronoun; {what}; {candidates}", sure)


def _scores(asked: Asked, stage: Stage, trail: Trail, fits: Callable[[str], bool]) -> dict[str, float]:
    """What speaks for each candidate, by entity."""
    line, sentence = stage.line_at(asked.at), stage.sentence_at(asked.at)
    scores: dict[str, float] = {}
    for seen in (*stage.seen_before(asked.at), *trail.carried[-WINDOW:]):
        span, entity = seen.mention.span, seen.mention.entity
        near = span.start < asked.at and line - seen.line <= REACH_LINES
        if near and fits(entity) and not any(own.holds(span) for own in asked.own):
            score = _weight(seen, line, sentence)
            score += BODY_IN_SENTENCE * (asked.word in THINGS and seen.sentence == sentence)
            scores[entity] = max(score, scores.get(entity, score))
    last = next((said for said in reversed(trail.past[-WINDOW:]) if said.at < asked.at), None)
    if last and fits(last.entity) and line - last.line <= REACH_LINES:
        near_by = NEARNESS[line - last.line]
        bonus = INTERRUPTED if _is_interrupted(stage, last, asked.at, fits) else LAST_SPEAKER
        scores[last.entity] = max(scores.get(last.entity, near_by), near_by) + bonus
    if asked.outer and fits(asked.outer):
        scores[asked.outer] = scores.get(asked.outer, NEARNESS[0]) + OUTER_SPEAKER
    return scores


def _weight(seen: Seen, line: int, sentence: int) -> float:
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
