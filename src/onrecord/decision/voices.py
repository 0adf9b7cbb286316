"""A party's positions in order of time: what counts as one voice, which position holds now, and what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from onrecord.model import Change, Position, Record, Stance, Statement

SIDE: Mapping[Stance, int] = {
    "support": 1, "conditional_support": 1, "non_committal": 0, "conditional_oppose": -1, "oppose": -1,
}  # fmt: skip
FIRMNESS: Mapping[Stance, int] = {
    "support": 2, "conditional_support": 1, "non_committal": 0, "conditional_oppose": 1, "oppose": 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Voice:
    """A position with the day it was stated, as precise as known ("" when unknown)."""

    position: Position
    day: str

    @property
    def first_hand(self) -> bool:
        """Whether the words are the party's own."""
        return self.position.reported_by is None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a party stands: the voice that holds, since when its stance has held, all voices with that stance, and
    what changed."""

    voice: Voice
    since: str | None
    same: tuple[Voice, ...]
    changes: tuple[Change, ...]


def voices_of(record: Record, positions: Iterable[Position], *, as_of: date | None) -> list[Voice]:
    """The positions as voices in order of time; copies of an article are one voice, and what lies after ``as_of`` is
    left out.

    With ``as_of`` given, a statement whose day is unknown can't be placed and is left out too.
    """
    statements, group = record.statements(), copies(record)
    published = {dating.article: dating.day.isoformat() for dating in record.datings if dating.day}
    published |= {
        a.id: a.published.isoformat() for a in record.articles().values() if a.published and a.id not in published
    }
    texts = {reading.article.id: reading.article.text for reading in record.readings}
    found: dict[tuple[str, str, str], Voice] = {}
    for position in positions:
        statement = statements.get(position.statement)
        if statement is None:
            continue
        day = statement.said_on or published.get(statement.article, "")
        if as_of is not None and not (day and day <= as_of.isoformat()[: len(day)]):
            continue
        key = (group.get(statement.article, statement.article), position.actor, _words(statement, texts))
        voice = Voice(position, day)
        if key not in found or _order(voice) < _order(found[key]):
            found[key] = voice
    return sorted(found.values(), key=_order)


def _order(voice: Voice) -> tuple[str, str]:
    return voice.day, voice.position.statement


def _words(statement: Statement, texts: Mapping[str, str]) -> str:
    return "".join(char for char in statement.words(texts[statement.article]).casefold() if char.isalnum())


def copies(record: Record) -> dict[str, str]:
    """For each article that is a copy or revision of others, the smallest id of its group."""
    parent: dict[str, str] = {}

    def top(name: str) -> str:
        while parent.get(name, name) != name:
            name = parent[name]
        return name

    for link in record.links:
        if link.relation in ("reprint", "revision") and isinstance(link.left, str) and isinstance(link.right, str):
            low, high = sorted((top(link.left), top(link.right)))
            parent[high] = low
    return {name: top(name) for name in sorted(parent)}


def standing(member: str, voices: Sequence[Voice]) -> Standing | None:
    """Where a party stands after these voices; its own words go before what others ascribe to it.

    A vaguer voice after a firm one doesn't erase it, it is noted as softened. Voices of one day are one account: the
    stance with the most confidence behind it speaks for the day.
    """
    own = [voice for voice in voices if voice.first_hand] or list(voices)
    holds: Voice | None = None
    run: list[Voice] = []
    changes: list[Change] = []
    for _, same_day in groupby(own, key=lambda voice: voice.day):
        voice = _of_the_day(list(same_day))
        if holds is None:
            changes.append(Change(member, "first_stated", None, voice.position.statement))
            holds, run = voice, [voice]
            continue
        kind = change_kind(holds.position.stance, voice.position.stance)
        if kind is None:
            holds, run = voice, [*run, voice]
            continue
        if holds.day and voice.day and not _overlap(holds.day, voice.day):
            changes.append(Change(member, kind, holds.position.statement, voice.position.statement))
        if voice.position.stance != "non_committal":
            holds, run = voice, [voice]
    if holds is None:
        return None
    same = tuple(voice for voice in own if voice.position.stance == holds.position.stance)
    return Standing(holds, run[0].day or None, same, tuple(changes))


def _overlap(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _of_the_day(voices: Sequence[Voice]) -> Voice:
    weight: dict[Stance, float] = defaultdict(float)
    for voice in voices:
        weight[voice.position.stance] += voice.position.confidence
    stance = max(sorted(weight), key=lambda name: weight[name])
    return max(
        (v for v in voices if v.position.stance == stance), key=lambda v: (v.position.confidence, v.position.statement)
    )


def change_kind(before: Stance, after: Stance) -> Literal["hardened", "softened", "reversed"] | None:
    """How a stance moved: hardened, softened or reversed; None when it is the same."""
    if before == after:
        return None
    if SIDE[before] * SIDE[after] < 0:
        return "reversed"
    return "hardened" if FIRMNESS[after] > FIRMNESS[before] else "softened"
