"""Events over all articles: reports of one meeting, vote or attack joined, and what was scheduled closed by what was
reported later.

Reports meet when they are of one kind, name the same parties and can mean the same days; a report that could belong to
two events joins neither.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from onrecord.collation.events.reports import UNKNOWN, Report, overlap
from onrecord.collation.events.stories import story_links
from onrecord.collation.families import one_voice
from onrecord.collation.stage import stage_of
from onrecord.collation.utterances.sayings import Days
from onrecord.model import Event, EventStatus, Evidence, Link, Passage, Record, content_id
from onrecord.text.calendar import bounds

MOST_HOLDERS = 64
LEAST_NAMES = 2


@dataclass(slots=True)
class Happening:
    """Reports taken for one event, while they are gathered."""

    reports: list[Report]
    days: Days
    names: Counter[str] = field(default_factory=Counter)
    things: Counter[str] = field(default_factory=Counter)

    def add(self, report: Report) -> None:
        """Take one more report in; the days narrow to those that all can mean."""
        if report not in self.reports:
            self.reports.append(report)
        self.days = overlap(self.days, report.days) or self.days
        self.names.update(report.names)
        self.things.update(report.things)


def match_events(record: Record) -> Record:
    """Fill ``events`` with one event for all its reports, and add ``same_event`` links between reports of different
    articles, and of kind ``story`` between the articles that report one event as a whole.
    """
    stage = stage_of(record)
    happenings = gather(stage.reports)
    told = (happening for gathered in happenings for happening in by_what_is_told(gathered))
    events = sorted((_event(h) for h in told), key=lambda e: (e.earliest or e.latest or date.max, e.id))
    voices = one_voice(record)
    links = [link for happening in happenings for link in _links(happening, voices)]
    return replace(
        record, events=tuple(events), links=record.links + tuple(links) + tuple(story_links(record, stage.settings))
    )


def gather(found: list[Report]) -> list[Happening]:
    """Reports put together, those with the narrowest days first."""
    happenings: list[Happening] = []
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for report in sorted(found, key=_precision):
        fit = _fitting(report, happenings, holders)
        if len(fit) == 1 or (fit and report.dated):
            happenings[fit[0]].add(report)
            at = fit[0]
        else:
            happenings.append(Happening([], report.days))
            at = len(happenings) - 1
            happenings[at].add(report)
        for name in report.names:
            listed = holders[(report.kind, name)]
            if at not in listed[-8:] and len(listed) < MOST_HOLDERS:
                listed.append(at)
    return happenings


def _precision(report: Report) -> tuple[int, str, int]:
    first, last = report.days
    return (last - first).days, report.article, report.clause.start


def _fitting(report: Report, happenings: list[Happening], holders: dict[tuple[str, str], list[int]]) -> list[int]:
    """The happenings that the report can belong to, best first."""
    shared: Counter[int] = Counter(at for name in report.names for at in holders.get((report.kind, name), ()))
    fit = [at for at in shared if same_event(report, happenings[at])]
    return sorted(fit, key=lambda at: (-shared[at], at))


def same_event(report: Report, happening: Happening) -> bool:
    """Whether the report names the same parties (or one and the same things) and can mean the same days."""
    if not overlap(report.days, happening.days):
        return False
    names = sum(1 for name in report.names if happening.names[name])
    things = sum(1 for thing in report.things if happening.things[thing])
    if report.days == UNKNOWN or happening.days == UNKNOWN:
        return names >= LEAST_NAMES and things >= LEAST_NAMES
    if not report.dated:
        return names >= LEAST_NAMES and names + things >= LEAST_NAMES + 1
    return names >= LEAST_NAMES or (names == 1 and things >= 1)


def by_what_is_told(happening: Happening) -> list[Happening]:
    """The happening, with the reports apart that tell of it as not done and that no report of it as done closes: an
    article that still plans what another calls done doesn't show that it took place.
    """
    done = [r for r in happening.reports if r.event.status in ("happened", "cancelled")]
    open_ = [r for r in happening.reports if r not in done and not any(_closes(d, r) for d in done)]
    if not done or not open_:
        return [happening]
    return [_gathered([r for r in happening.reports if r not in open_]), _gathered(open_)]


def _closes(done: Report, open_: Report) -> bool:
    """Whether a report of what was done is plainly the later one, or both name the day."""
    if done.dated and open_.dated:
        return True
    return done.around is not None and open_.around is not None and open_.around[1] < done.around[0]


def _gathered(found: list[Report]) -> Happening:
    happening = Happening([], found[0].days)
    for report in found:
        happening.add(report)
    return happening


def _status(found: list[Report]) -> EventStatus:
    """Cancelled or happened as the last article that knows says; else scheduled; else only imagined."""
    latest = sorted(found, key=lambda r: (r.around or (date.min, date.min), r.article, r.clause))
    for report in reversed(latest):
        if report.event.status in ("happened", "cancelled"):
            return report.event.status
    return "scheduled" if any(r.event.status == "scheduled" for r in found) else "hypothetical"


def _event(happening: Happening) -> Event:
    ordered = sorted(happening.reports, key=lambda r: (r.article, r.clause))
    status = _status(ordered)
    best = min(ordered, key=lambda r: (r.event.status != status, not r.dated, -len(r.names), r.article, r.clause))
    shown = [best, *(r for r in ordered if r is not best)]
    evidence = [Evidence(e.article, e.span, f"{r.event.status}: {e.reason}") for r in shown for e in r.event.evidence]
    dated = [r for r in ordered if r.dated]
    narrow = min(dated, key=_precision, default=None)
    first, last = happening.days if dated else (None, None)
    return Event(
        id=content_id("event", happening.reports[0].kind, [(e.article, e.span.start, e.span.end) for e in evidence]),
        what=best.event.what,
        status=status,
        evidence=tuple(evidence),
        when=_when(narrow, (first, last)) if narrow and first and last else None,
        earliest=first,
        latest=last,
    )


def _when(narrow: Report, days: Days) -> str | None:
    """The value of the narrowest time expression, unless the days are known better; then the day, if it is one."""
    if narrow.event.when and bounds(narrow.event.when) in (None, days):
        return narrow.event.when
    return days[0].isoformat() if days[0] == days[1] else None


def _links(happening: Happening, voices: Mapping[str, str]) -> list[Link]:
    """A chain over the articles: each first report tied to the one before. An article and its copies (``voices``) are
    one.
    """
    firsts: dict[str, Report] = {}
    for report in sorted(happening.reports, key=lambda r: (r.article, r.clause)):
        firsts.setdefault(voices.get(report.article, report.article), report)
    chain = list(firsts.values())
    shared = [name for name, n in sorted(happening.names.items()) if n > 1]
    reasons = (f"one {chain[0].kind}, {len(shared)} names shared", "days compatible")
    return [
        Link(
            relation="same_event",
            left=Passage(a.article, (a.clause,)),
            right=Passage(b.article, (b.clause,)),
            about=a.event.what,
            score=round(min(1.0, 0.4 + 0.15 * len(shared)), 3),
            reasons=reasons,
        )
        for a, b in pairwise(chain)
    ]
