"""Disagreements about events: taken place or still to come, and on which day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from onrecord.collation.discrepancies.scene import Scene, link, passage
from onrecord.collation.events.reports import UNKNOWN, Report, overlap
from onrecord.collation.utterances.sayings import Days
from onrecord.model import Link

MOST_HOLDERS = 48
LASTING = frozenset(("opening", "signing", "agreement", "delivery", "office"))
SLACK = timedelta(days=1)
NEAR_PUBLICATION = timedelta(days=7)
FARTHEST = timedelta(days=24)
WIDEST = timedelta(days=8)
MOST_DAYS = 2


def event_status(stage: Scene) -> Iterator[Link]:
    """Done in one account, still planned or called off in another that is not older."""
    for left, right in _pairs(stage.reports):
        kinds = {left.event.status, right.event.status}
        if kinds not in ({"happened", "scheduled"}, {"happened", "cancelled"}):
            continue
        done, open_ = (left, right) if left.event.status == "happened" else (right, left)
        shared = _shared(left, right)
        if left.kind not in LASTING or not shared.same or not _no_later(open_, done):
            continue
        known = bool(done.around and open_.around)
        yield link(
            passage(left.article, left.clause),
            passage(right.article, right.clause),
            kind="status",
            about=f"{left.kind}: {left.event.status} or {right.event.status}",
            score=0.9 if known else 0.6,
            reasons=(
                f"the same {left.kind}: both name {shared.listed(stage, left)}",
                "both can be true only if it took place between the two reports"
                if known
                else "the order of the two reports is not known",
            ),
        )


def _no_later(open_: Report, done: Report) -> bool:
    """Whether the account that still plans is not clearly the older one (then the other only closes it)."""
    if not open_.around or not done.around:
        return True
    return open_.around[1] >= done.around[0]


def event_days(stage: Scene) -> Iterator[Link]:
    """One past event, two days that exclude each other, in articles of about the same time."""
    often = _repeated(stage.reports)
    for left, right in _pairs(stage.reports):
        if not (left.dated and right.dated) or {left.event.status, right.event.status} - {"happened"}:
            continue
        gap = _gap(left, right)
        shared = _shared(left, right)
        if gap is None or not shared.same or not _of_one_time(left, right) or (_is_news(left) and _is_news(right)):
            continue
        if _recurs(left, shared, often) or _recurs(right, shared, often):
            continue
        yield link(
            passage(left.article, left.clause),
            passage(right.article, right.clause),
            kind="date",
            about=f"when: {left.kind} ({_when(left)} or {_when(right)})",
            score=0.8 if gap > timedelta(days=2) else 0.6,
            reasons=(
                f"the same {left.kind}: both name {shared.listed(stage, left)}",
                "the days exclude each other; both can be true only of two events",
            ),
        )


class Shared:
    """The names and things two reports share."""

    def __init__(self, left: Report, right: Report) -> None:
        self.names = sorted(left.names & right.names)
        self.things = sorted(left.things & right.things)
        self.kind = left.kind

    @property
    def same(self) -> bool:
        """Whether that is enough for one event."""
        if self.kind in LASTING:
            return len(self.names) >= 1 and len(self.things) >= 1 and len(self.names) + len(self.things) >= 3
        return len(self.names) >= 2

    def listed(self, stage: Scene, report: Report) -> str:
        """The shared names and things as a reader knows them."""
        names = [stage.actors[n[1:]].name if n[1:] in stage.actors else report.shown.get(n, n) for n in self.names]
        return ", ".join([*names, *(report.shown.get(thing, thing) for thing in self.things)][:5])


def _shared(left: Report, right: Report) -> Shared:
    return Shared(left, right)


def _pairs(found: tuple[Report, ...]) -> Iterator[tuple[Report, Report]]:
    """Pairs of reports of one kind in different articles that share two names, or a name and a thing."""
    lists: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, report in enumerate(found):
        for key in sorted(report.names | report.things):
            lists[(report.kind, key)].append(at)
    pairs: Counter[tuple[int, int]] = Counter()
    for listed in lists.values():
        if len(listed) <= MOST_HOLDERS:
            pairs.update(
                (i, j) for n, i in enumerate(listed) for j in listed[n + 1 :] if found[i].article != found[j].article
            )
    for (i, j), shared in sorted(pairs.items()):
        if shared >= 2:
            yield found[i], found[j]


def _gap(left: Report, right: Report) -> timedelta | None:
    """The days between two narrow dates, or None when they can agree or one is too vague."""
    if overlap(left.days, right.days) or any(d[1] - d[0] > WIDEST or d == UNKNOWN for d in (left.days, right.days)):
        return None
    gap = max(left.days[0] - right.days[1], right.days[0] - left.days[1])
    return gap if SLACK < gap <= FARTHEST else None


def _is_news(report: Report) -> bool:
    """Whether the article reports what happened on its own day or the day before: of two such days both are news."""
    return (
        report.around is not None and report.around[0] - SLACK <= report.days[0] and report.days[1] <= report.around[1]
    )


def _of_one_time(left: Report, right: Report) -> bool:
    """Whether both articles are dated within a week of each other, so that both speak of the latest such event."""
    if not left.around or not right.around:
        return False
    return left.around[0] <= right.around[1] + NEAR_PUBLICATION and right.around[0] <= left.around[1] + NEAR_PUBLICATION


def _repeated(found: tuple[Report, ...]) -> dict[tuple[str, str, str, str], set[Days]]:
    """The days that each article, and the whole record (article ""), gives to a kind of event with two names."""
    seen: dict[tuple[str, str, str, str], set[Days]] = defaultdict(set)
    for report in found:
        if report.dated:
            for first, second in combinations(sorted(report.names), 2):
                for article in (report.article, ""):
                    seen[article, report.kind, first, second].add(report.days)
    return seen


def _recurs(report: Report, shared: Shared, often: dict[tuple[str, str, str, str], set[Days]]) -> bool:
    """Whether there is more than one such event: one article puts it on two days, or the record on more than two."""
    pairs = list(combinations(shared.names, 2))
    return any(
        len(often.get((report.article, report.kind, *pair), ())) > 1
        or len(often.get(("", report.kind, *pair), ())) > MOST_DAYS
        for pair in pairs
    )


def _when(report: Report) -> str:
    first, last = report.days
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
