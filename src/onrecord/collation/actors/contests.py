"""Offices that two people are shown to hold at one time: the one clearly shown more keeps it, else neither does."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.collation.actors.merge import Group
from onrecord.collation.actors.parties import Held, Party
from onrecord.collation.actors.tenures import SAME_TERM, Office
from onrecord.model import Trouble
from onrecord.text.standing import CLEARLY_MORE

CONTESTED = "office_contested"
SECONDS = ("vice ", "deputy ", "co ", "former ")
HEADS_OF_BODIES = frozenset(("secretary general", "director general", "foreign policy chief", "high representative"))


@dataclass(frozen=True, slots=True)
class Claim:
    """One article that calls somebody the holder of an office; ``day`` is its day as an ordinal, None if not known."""

    holder: int
    article: str
    day: int | None


@dataclass(frozen=True, slots=True)
class Shown:
    """How often articles show one person in one office: in each article, and the days of the mentions, ascending."""

    articles: Mapping[str, int]
    days: Sequence[int]

    def times(self, claim: Claim) -> int:
        """How often in the weeks around a claim; of one without a day, how often at all."""
        if claim.day is None:
            return sum(self.articles.values())
        first = bisect_left(self.days, claim.day - SAME_TERM)
        last = bisect_right(self.days, claim.day + SAME_TERM)
        return last - first or self.articles.get(claim.article, 0)

    def amid(self, claim: Claim) -> bool:
        """Whether in a claim's article, or both before and after it, or on its day."""
        if claim.article in self.articles or claim.day is None:
            return claim.article in self.articles
        after = bisect_left(self.days, claim.day)
        until = bisect_right(self.days, claim.day)
        followed = after < len(self.days) and self.days[after] - claim.day <= SAME_TERM
        return followed and until > 0 and claim.day - self.days[until - 1] <= SAME_TERM


def without_contested(groups: Sequence[Group]) -> tuple[list[Group], list[Trouble]]:
    """The persons without the offices that others are shown to hold at the same time, with a trouble for each two.

    Somebody shown in an office three times as often as another in those weeks keeps it. One who follows another is no
    rival: an article counts against others only where it lies between theirs, or is theirs, or of their day.
    """
    claims = _claims(groups)
    lost: set[tuple[int, str, Office]] = set()
    rivals: set[tuple[str, str, str]] = set()
    for office, listed in sorted(claims.items()):
        for claim, other in _contradicted(listed):
            lost.add((claim.holder, claim.article, office))
            first, second = sorted((_head(groups[claim.holder]), _head(groups[other])))
            rivals.add((first, _called(groups[claim.holder], office), second))
    troubles = [Trouble("actors", CONTESTED, _message(*rival)) for rival in sorted(rivals)]
    return [_without(group, at, lost) for at, group in enumerate(groups)], troubles


def _claims(groups: Sequence[Group]) -> dict[Office, list[Claim]]:
    """Who is shown in each office that one person holds at a time, once for every mention."""
    found: dict[Office, list[Claim]] = defaultdict(list)
    for at, group in enumerate(groups):
        for party in group.parties if any(p.kind == "person" for p in group.parties) else ():
            day = party.earliest.toordinal() if party.earliest and party.earliest == party.latest else None
            for held in filter(_is_single, party.held):
                found[held.key].append(Claim(at, party.article, day))
    return found


def _is_single(held: Held) -> bool:
    """Whether an office is one that a single person holds at a time: not a minister without more, nor a deputy."""
    if held.former or not held.of or held.office.startswith(SECONDS):
        return False
    return held.rank == "top" or held.office in HEADS_OF_BODIES or (held.rank == "minister" and " " in held.office)


def _contradicted(claims: Sequence[Claim]) -> Iterator[tuple[Claim, int]]:
    """The claims that another holder's articles speak against, each with that holder."""
    by_holder: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_holder[claim.holder].append(claim)
    shown = {holder: _shown(listed) for holder, listed in by_holder.items()} if len(by_holder) > 1 else {}
    for claim in sorted(set(claims), key=lambda c: (c.holder, c.article)):
        for other in sorted(shown.keys() - {claim.holder}):
            own, against = shown[claim.holder].times(claim), shown[other].times(claim)
            if own < CLEARLY_MORE * against and (shown[other].amid(claim) or _is_swamped(claim, own, against)):
                yield claim, other


def _shown(claims: Sequence[Claim]) -> Shown:
    days = sorted(claim.day for claim in claims if claim.day is not None)
    return Shown(Counter(claim.article for claim in claims), days)


def _is_swamped(claim: Claim, own: int, against: int) -> bool:
    """Whether a claim without a day stands against clearly more for another."""
    return claim.day is None and against >= CLEARLY_MORE * own


def _without(group: Group, at: int, lost: set[tuple[int, str, Office]]) -> Group:
    parties = [
        replace(p, held=tuple(h for h in p.held if not (_is_single(h) and (at, p.article, h.key) in lost)))
        for p in group.parties
    ]
    return Group(parties, list(group.reasons))


def _head(group: Group) -> str:
    return max((p for p in group.parties if p.kind == "person"), key=_fullest).head


def _fullest(party: Party) -> tuple[int, str]:
    return len(party.head.split()), party.head


def _called(group: Group, office: Office) -> str:
    """An office as articles call it: "president of Norland"."""
    return next(f"{h.office} of {h.of}" for p in group.parties for h in p.held if _is_single(h) and h.key == office)


def _message(one: str, what: str, other: str) -> str:
    counts = f"it counts only where one is called so {CLEARLY_MORE} times as often as the other"
    return f"{one} and {other} are both called {what} at one time; {counts}"
