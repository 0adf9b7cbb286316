"""What articles report together: their days, actors and links."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.model.ground import Evidence, Spans
from onrecord.model.reading import ActorKind

Basis = Literal["metadata", "stated", "inferred", "unknown"]
Relation = Literal["same_utterance", "same_event", "reprint", "revision", "discrepancy"]


@dataclass(frozen=True, slots=True)
class Dating:
    """When an article was published: a day, a bracket or unknown, how that is known, and each link of the evidence."""

    article: str
    day: date | None = None
    earliest: date | None = None
    latest: date | None = None
    basis: Basis = "unknown"
    why: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorRole:
    """An office somebody held, as the articles show it."""

    office: str
    of: str | None = None
    since: str | None = None
    until: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """One party over all articles.

    ``speaks_for`` is the member or body whose position this actor's words state, by normal name.

    ``members`` are its (article id, entity) groups of mentions; ``reasons`` say why they were joined.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    roles: tuple[ActorRole, ...] = ()
    speaks_for: str | None = None
    members: tuple[tuple[str, str], ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Some spans of one article: the end of a link that is not a whole statement."""

    article: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Link:
    """Two things and how they relate. ``left`` and ``right`` are a statement or article id, or a passage.

    ``kind`` of a discrepancy: fact, date, wording, name, status. ``score`` (0 to 1) ranks links of one relation.
    ``diff`` is a list of (op, left words, right words), op one of equal, replace, delete, insert.
    """

    relation: Relation
    left: str | Passage
    right: str | Passage
    about: str = ""
    kind: str | None = None
    score: float = 1.0
    reasons: tuple[str, ...] = ()
    diff: tuple[tuple[str, str, str], ...] = ()
