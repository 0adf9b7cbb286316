"""What one article says of one party: the piece from which actors are put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.model import ActorKind, Dating, Evidence, Mention, Reading, Record
from onrecord.reading.mentions.titles import UNTOLD
from onrecord.reading.speakers.pronouns import PRONOUNS
from onrecord.text.names import name_words, normal
from onrecord.text.offices import find_office
from onrecord.text.places import party_of

LEAST_GUESSED = 3


@dataclass(frozen=True, slots=True)
class Held:
    """An office that an article says a party holds (or held), with the words."""

    office: str
    rank: str
    of: str | None
    former: bool
    evidence: Evidence

    @property
    def key(self) -> tuple[str, str]:
        """The office and whose it is ("" where that isn't told), under one name."""
        return self.office, normal(party_of(self.of) or self.of) if self.of else ""


@dataclass(frozen=True, slots=True)
class Party:
    """One entity of one article. ``names`` count bare names, ``surfaces`` the words as they stand, both
    without pronouns.

    ``earliest`` and ``latest`` bound the article's day, where that is known; ``of`` is whose body it is.
    """

    article: str
    entity: str
    kind: ActorKind
    names: tuple[tuple[str, int], ...]
    surfaces: tuple[tuple[str, int], ...]
    held: tuple[Held, ...]
    of: str | None
    earliest: date | None
    latest: date | None

    @property
    def member(self) -> tuple[str, str]:
        """The article's id and the entity."""
        return self.article, self.entity

    @property
    def head(self) -> str:
        """The fullest and most frequent bare name."""
        return max(self.names, key=lambda item: (min(2, len(name_words(item[0]))), item[1], len(item[0]), item[0]))[0]


def parties_of(record: Record) -> list[Party]:
    """Every entity of every article, in order of article and first appearance."""
    datings = record.dating()
    return [party for reading in record.readings for party in _of_reading(reading, datings.get(reading.article.id))]


def _of_reading(reading: Reading, dating: Dating | None) -> Iterator[Party]:
    by_entity: dict[str, list[Mention]] = {}
    for mention in reading.mentions:
        by_entity.setdefault(mention.entity, []).append(mention)
    for entity, mentions in by_entity.items():
        named = [m for m in mentions if normal(m.head) not in PRONOUNS]
        if named:
            yield _party(reading, dating, entity, named)


def _party(reading: Reading, dating: Dating | None, entity: str, named: list[Mention]) -> Party:
    text = reading.article.text
    kinds = [m.kind for m in named]
    kind: ActorKind = "person" if "person" in kinds else kinds[0]
    names = Counter(m.head for m in named if m.kind == kind)
    surfaces = Counter(" ".join(m.span.of(text).split()) for m in named)
    day = dating.day if dating else reading.article.published
    earliest = day or (dating.earliest if dating else None)
    latest = day or (dating.latest if dating else None)
    guessed = Counter((m.titles, m.of) for m in named if UNTOLD in m.reason)
    held = tuple(
        h
        for m in named
        if UNTOLD not in m.reason or guessed[m.titles, m.of] >= LEAST_GUESSED
        for h in _held(reading.article.id, m)
    )
    of = next((m.of for m in named if m.of), None)
    return Party(reading.article.id, entity, kind, _counted(names), _counted(surfaces), held, of, earliest, latest)


def _counted(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _held(article: str, mention: Mention) -> Iterator[Held]:
    for title in mention.titles:
        former = title.startswith("former ")
        words = title.removeprefix("former ")
        office = find_office(words)
        if office and office.rank not in ("other", "expert"):
            yield Held(office.key, office.rank, mention.of, former, Evidence(article, mention.span, title))
