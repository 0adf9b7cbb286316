"""A party's positions in order of time: what counts as one voice, which position holds now, and what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Literal

from onrecord.model import Article, Change, Position, Record, Stance, Statement
from onrecord.text.calendar import bounds

SIDE: Mapping[Stance, int] = {
    "support": 1, "conditional_support": 1, "non_committal": 0, "conditional_oppose": -1, "oppose": -1,
}  # fmt: skip
FIRMNESS: Mapping[Stance, int] = {
    "support": 2, "conditional_support": 1, "non_committal": 0, "conditional_oppose": 1, "oppose": 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Voice:
    """A position with the day it was stated, as precise as known ("" when unknown), and the days between which an
    unknown one must lie ("" when nothing tells)."""

    position: Position
    day: str
    earliest: str = ""
    latest: str = ""

    @property
    def first_hand(self) -> bool:
        """Whether the words are the party's own."""
        return self.position.reported_by is None

    @property
    def place(self) -> str:
        """Where it stands in the order of time: its day, else the first day that it can be of."""
        return self.day or self.earliest


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

    A statement whose day is unknown takes its place by the first day that its article can be of. With ``as_of`` given
    it is left out, unless the last such day is past. Of copies the original speaks.
    """
    statements, group, brackets = record.statements(), copies(record), bounds_of(record)
    articles = record.articles()
    ranks = {name: _rank(articles[name], group, articles) for name in group if name in articles}
    found: dict[tuple[str, str, str], tuple[tuple[object, ...], Voice]] = {}
    for position in positions:
        statement = statements.get(position.statement)
        if statement is None:
            continue
        day, earliest, latest = brackets.get(statement.article, ("", "", ""))
        voice = Voice(position, statement.said_on or day, earliest, latest)
        if as_of is not None and not is_by(voice.day, latest, as_of):
            continue
        actor, words = position.actor, _words(statement, articles[statement.article].text)
        key = (group.get(statement.article, statement.article), actor, words)
        order = (ranks.get(statement.article, 0), *_order(voice))
        if key not in found or order < found[key][0]:
            found[key] = (order, voice)
    return sorted((voice for _, voice in found.values()), key=_order)


def is_by(said: str, latest: str, day: date) -> bool:
    """Whether something said on a day, as precise as known ("" when unknown), in an article that is of ``latest`` or
    earlier ("" when nothing tells), is surely of ``day`` or earlier."""
    days = bounds(said) if said else None
    return days[1] <= day if days else bool(latest) and latest <= day.isoformat()


def _order(voice: Voice) -> tuple[str, str]:
    return voice.place, voice.position.statement


def _rank(article: Article, group: Mapping[str, str], articles: Mapping[str, Article]) -> int:
    """How many outlets of its copies an article names: a copy credits the original, which names nobody."""
    others = {
        other.outlet
        for name, other in articles.items()
        if group.get(name) == group[article.id] and other.outlet and other.outlet != article.outlet
    }
    return sum(outlet in article.text for outlet in sorted(others))


def bounds_of(record: Record) -> dict[str, tuple[str, str, str]]:
    """For each article its day, and the first and last day it can be of, each "" when unknown.

    An article without a day that looks back on something said ("had said") is later than that.
    """
    found = {a.id: (a.published.isoformat() if a.published else "", "", "") for a in record.articles().values()}
    for dating in record.datings:
        day = dating.day.isoformat() if dating.day else found.get(dating.article, ("",))[0]
        early, late = (when.isoformat() if when else "" for when in (dating.earliest, dating.latest))
        found[dating.article] = (day, early, late)
    for article, day in _looks_back(record):
        known, early, late = found.get(article, ("", "", ""))
        if not known:
            found[article] = (known, max(early, day), late)
    return found


def _looks_back(record: Record) -> Iterator[tuple[str, str]]:
    """Each article that tells with "had" of words reported elsewhere on a known day, and the day after that one."""
    statements, articles = record.statements(), record.articles()
    for link in record.links:
        if link.relation != "same_utterance" or not (isinstance(link.left, str) and isinstance(link.right, str)):
            continue
        for one, other in ((link.left, link.right), (link.right, link.left)):
            told, first = statements.get(one), statements.get(other)
            if told is None or first is None or len(first.said_on or "") != len("2000-01-01"):
                continue
            cue = " ".join(span.of(articles[told.article].text) for span in told.cue).lower().split()
            if "had" in cue and first.said_on:
                yield told.article, (date.fromisoformat(first.said_on) + timedelta(days=1)).isoformat()


def _words(statement: Statement, text: str) -> str:
    return "".join(char for char in statement.words(text).casefold() if char.isalnum())


def copies(record: Record) -> dict[str, str]:
    """For each article that is a copy or revision of others, the smallest id of its group."""
    parent: dict[str, str] = {}

    def top(name: str) -> str:
        while parent.get(name, name) != name:
            name = parent[name]
        return name

    for link in record.links:
        if link.relation in ("reprint", "revision") and link.kind != "excerpt":
            ends = [end if isinstance(end, str) else end.article for end in (link.left, link.right)]
            low, high = sorted(map(top, ends))
            parent.setdefault(low, low)
            if high != low:
                parent[high] = low
    return {name: top(name) for name in sorted(parent)}


def standing(member: str, voices: Sequence[Voice]) -> Standing | None:
    """Where a party stands after these voices; its own words go before what others ascribe to it.

    A vaguer voice after a firm one doesn't erase it, it is noted as softened, unless no day at all is known of the firm
    one. Voices of one day are one account: the
    stance with the most confidence behind it speaks for the day.
    """
    own = [voice for voice in voices if voice.first_hand] or list(voices)
    holds: Voice | None = None
    run: list[Voice] = []
    changes: list[Change] = []
    for _, same_day in groupby(own, key=lambda voice: voice.place):
        voice = _of_the_day(list(same_day))
        if holds is None:
            changes.append(Change(member, "first_stated", None, voice.position.statement))
            holds, run = voice, [voice]
            continue
        kind = change_kind(holds.position.stance, voice.position.stance)
        if kind is None:
            holds, run = (voice if voice.day or not holds.day else holds), [*run, voice]
            continue
        if _is_later(voice, holds):
            changes.append(Change(member, kind, holds.position.statement, voice.position.statement))
        if voice.position.stance != "non_committal" or (voice.place and not holds.place):
            holds, run = voice, [voice]
    if holds is None:
        return None
    same = tuple(voice for voice in own if voice.position.stance == holds.position.stance)
    return Standing(holds, run[0].day or None, same, tuple(changes))


def _is_later(voice: Voice, before: Voice) -> bool:
    """Whether one is surely later than the other; a month says nothing of its days."""
    ends = before.day or before.latest
    if not ends or not voice.place:
        return False
    return voice.place > ends and not voice.place.startswith(ends)


def _of_the_day(several: Sequence[Voice]) -> Voice:
    """The voice that speaks for a day: of those of a known day, where there are any."""
    voices = [voice for voice in several if voice.day] or several
    weight: dict[Stance, float] = defaultdict(float)
    for voice in voices:
        weight[voice.position.stance] += voice.position.confidence
    stance = max(sorted(weight), key=lambda name: weight[name])
    same = [voice for voice in voices if voice.position.stance == stance]
    return max(same, key=lambda voice: (voice.position.confidence, voice.position.statement))


def change_kind(before: Stance, after: Stance) -> Literal["hardened", "softened", "reversed"] | None:
    """How a stance moved: hardened, softened or reversed; None when it is the same."""
    if before == after:
        return None
    if SIDE[before] * SIDE[after] < 0:
        return "reversed"
    return "hardened" if FIRMNESS[after] > FIRMNESS[before] else "softened"
