"""Which things of a record a person asked for."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

from onrecord.export.lookup import Lookup, days_said
from onrecord.model import Actor, Statement
from onrecord.text.calendar import may_fall


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked for; None asks for nothing. Words are compared without case and accents, and as parts."""

    speaker: str | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    question: str | None = None
    kind: str | None = None
    text: str | None = None
    limit: int | None = None


def folded(text: str) -> str:
    """Text without case and accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


def has(wanted: str | None, *texts: str | None) -> bool:
    """Whether nothing is wanted, or it is part of one of the texts."""
    return wanted is None or any(folded(wanted) in folded(text) for text in texts if text)


def is_kind(wanted: str | None, *kinds: str | None) -> bool:
    """Whether no kind is wanted, or it is one of these; a hyphen or blank is as good as an underscore."""
    return wanted is None or wanted.replace("-", "_").replace(" ", "_").casefold() in kinds


def in_days(filters: Filters, earliest: date | None, latest: date | None) -> bool:
    """Whether the days from ``earliest`` to ``latest`` may be among those asked for; unknown days never are."""
    return may_fall(earliest, latest, since=filters.since, until=filters.until)


def article_fits(article: str, known: Lookup, filters: Filters) -> bool:
    """Whether an article's outlet fits."""
    found = known.articles[article]
    return has(filters.outlet, found.outlet, found.origin)


def statement_days(statement: Statement, known: Lookup) -> tuple[date | None, date | None]:
    """The days a statement may have been made on; where that is unknown, its article's."""
    return days_said(statement, known.dating(statement.article))


def speaker_fits(statement: Statement, known: Lookup, wanted: str | None) -> bool:
    """Whether a statement's speaker goes by a name; of an unresolved one the words that name the source count."""
    actor = known.actors.get(statement.actor or "")
    if actor is not None:
        return actor_fits(actor, wanted)
    return has(wanted, known.words(statement.article, statement.source))


def actor_fits(actor: Actor, wanted: str | None) -> bool:
    """Whether an actor goes by a name."""
    return has(wanted, actor.id, actor.name, *actor.aliases)


def statement_fits(statement: Statement, known: Lookup, filters: Filters) -> bool:
    """Whether a statement is one of those asked for."""
    positions = known.positions.get(statement.id, [])
    return (
        article_fits(statement.article, known, filters)
        and speaker_fits(statement, known, filters.speaker)
        and in_days(filters, *statement_days(statement, known))
        and (filters.question is None or any(p.question == filters.question for p in positions))
        and has(filters.text, known.said(statement))
    )
