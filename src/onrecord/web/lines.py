"""One statement as a line of a page: who, what words, when, on whose word, and where the words stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.export.days import BASIS
from onrecord.export.in_place import Words, words_in_place
from onrecord.export.lookup import days_said
from onrecord.model import Condition, Position, Statement
from onrecord.text.calendar import bounds
from onrecord.web.days import show_dating, show_range, show_said_on
from onrecord.web.index import Index
from onrecord.web.links import Links, anchor
from onrecord.web.wording import COMMITMENT, QUOTE_KIND, SEQUENCE, STANCE

_STATEMENT = re.compile(r"\b[\w-]+-[\w-]+\b")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it.

    ``resolved`` is False where the record names nobody; then ``name`` is what the source calls them.
    """

    name: str
    href: str | None
    resolved: bool
    why: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A position taken in a statement, for a glyph and a few words."""

    stance: str | None
    words: str
    hollow: bool
    question: str
    member: str | None
    firmness: str
    reported_by: str | None
    reason: str
    confidence: float
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A statement to be shown. ``href`` opens its words in the article; ``copy_of`` names the outlet it copies."""

    id: str
    anchor: str
    number: int
    href: str
    speaker: Speaker
    words: str
    parts: tuple[Words, ...]
    kind: str
    kind_words: str
    said: str
    iso: str
    said_why: str
    outlet: str
    article: str
    published: str
    basis: str
    via: tuple[str, ...]
    standings: tuple[Standing, ...]
    conditions: tuple[tuple[str, str], ...]
    firmness: str
    negated: bool
    evasive: bool
    inside: int | None
    copy_of: str | None
    unsure: str
    unlikely: bool


def speaker_of(index: Index, statement: Statement, *, link: Links) -> Speaker:
    """The actor where the record names one, else the source's own words, else nobody."""
    actor = index.actors.get(statement.actor or "")
    place = link.actor(actor.id) if actor else None
    return Speaker(name_of(index, statement), place, bool(actor), statement.reason)


def name_of(index: Index, statement: Statement) -> str:
    """Who said it, on one line: the actor's name, else the source's own words, else that there are none."""
    if actor := index.actors.get(statement.actor or ""):
        return actor.name
    text = index.text(statement.article)
    return " … ".join(" ".join(span.of(text).split()) for span in statement.source) or "no source named"


def standing_of(position: Position) -> Standing:
    """A position in words."""
    return Standing(
        stance=position.stance,
        words=STANCE[position.stance],
        hollow=position.reported_by is not None,
        question=position.question,
        member=position.member,
        firmness=COMMITMENT[position.commitment],
        reported_by=position.reported_by,
        reason=position.reason,
        confidence=position.confidence,
        doubtful=position.doubtful,
    )


def _said_why(index: Index, statement: Statement) -> str:
    reasons = [evidence.reason for evidence in statement.said_on_why if evidence.reason]
    return "; ".join(dict.fromkeys(reasons))


def said_of(index: Index, statement: Statement) -> str:
    """The days it can have been said on, none of them after its report."""
    first, last = days_said(statement, index.datings.get(statement.article))
    whole = bounds(statement.said_on)
    return show_range(first, last) if whole and whole != (first, last) else show_said_on(statement.said_on)


def _unsure(statement: Statement) -> str:
    doubts = []
    if statement.unlikely:
        doubts.append(f"likelier misread than not: of readings as unsure as this, {statement.confidence:.0%} are right")
    if statement.actor and 0 < statement.sureness < 0.7:
        doubts.append(f"of speakers found in this way, {statement.sureness:.0%} are right")
    return "; ".join(doubts)


def line_of(index: Index, statement: Statement, *, link: Links) -> Line:
    """The line of one statement; made once for an index."""
    key = type(link).__name__, statement.id
    if key not in index.shown:
        index.shown[key] = _line(index, statement, link)
    line: Line = index.shown[key]
    return line


def _line(index: Index, statement: Statement, link: Links) -> Line:
    text = index.text(statement.article)
    published, basis = show_dating(index.datings.get(statement.article))
    original = index.copy_of.get(statement.article)
    speaker = speaker_of(index, statement, link=link)
    return Line(
        id=statement.id,
        anchor=anchor(statement.id),
        number=index.number[statement.id],
        href=link.statement(statement),
        speaker=speaker,
        words=" ".join(index.words(statement).split()),
        parts=words_in_place(text, statement),
        kind=statement.kind,
        kind_words=QUOTE_KIND[statement.kind],
        said=said_of(index, statement),
        iso=statement.said_on or "",
        said_why=_said_why(index, statement),
        outlet=index.outlet(statement.article),
        article=statement.article,
        published=published,
        basis=BASIS[basis],
        via=tuple(name for name in statement.via if name != speaker.name),
        standings=tuple(standing_of(p) for p in index.positions.get(statement.id, ())),
        conditions=tuple(condition_words(text, condition) for condition in statement.conditions),
        firmness=COMMITMENT[statement.commitment],
        negated=statement.negated,
        evasive=statement.evasive,
        inside=index.number.get(statement.inside or ""),
        copy_of=index.outlet(original) if original else None,
        unsure=_unsure(statement),
        unlikely=statement.unlikely,
    )


def readable(index: Index, reasons: Iterable[str]) -> tuple[str, ...]:
    """Reasons once each, with statements named by outlet and number in place of their ids."""

    def named(found: re.Match[str]) -> str:
        known = index.statements.get(found.group())
        return f"{index.outlet(known.article)} no. {index.number[known.id]}" if known else found.group()

    return tuple(dict.fromkeys(_STATEMENT.sub(named, reason) for reason in reasons))


def condition_words(text: str, condition: Condition) -> tuple[str, str]:
    """How a condition stands to what is wanted, and its words; the first is empty where the words say it themselves."""
    words, sequence = " ".join(condition.span.of(text).split()), SEQUENCE[condition.sequence]
    return ("" if words.casefold().startswith(sequence) else sequence), words


def in_time(index: Index, statements: Iterable[Statement]) -> list[Statement]:
    """Statements by the day they were said; one of no known day stands with the days of its article, or last."""

    def when(statement: Statement) -> tuple[str, str, int]:
        dating = index.datings.get(statement.article)
        day = (dating.day or dating.earliest or dating.latest) if dating else None
        return statement.said_on or (day.isoformat() if day else "9"), statement.article, index.number[statement.id]

    return sorted(statements, key=when)


def counted(lines: list[Line], *, by: Callable[[Line], str]) -> list[tuple[str, int]]:
    """The distinct values of a trait with how many lines have it, most first."""
    return sorted(Counter(map(by, lines)).items(), key=lambda pair: (-pair[1], pair[0]))
