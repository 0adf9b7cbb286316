"""Whether the conditions of a decision have been met, as later reports and statements tell it.

A condition is met where a later clause tells that its deed was done or its thing came about, and unmet where one tells
that it was not, or fell through. Such a clause shares the condition's verb and each of its other words, or a word of
the same family, and tells the deed of the thing itself. The latest day decides; where a day tells both, and in every
other case, it is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from onrecord.decision.aims import FAMILY, Aim, aim_of
from onrecord.decision.answers import Page, page_of, told_of
from onrecord.decision.bearers import bearer_of
from onrecord.decision.concepts import lean
from onrecord.decision.tellings import Told
from onrecord.decision.topics import Topic, families
from onrecord.decision.voices import bounds_of
from onrecord.model import Condition, Evidence, Fate, Reading, Record, Requirement, Statement
from onrecord.reading.events.clauses import Clause
from onrecord.text.places import is_state

SHORTEST, DAY = 4, len("2000-01-01")
FATES: Mapping[Told, Fate] = {"came": "met", "failed": "unmet"}


@dataclass(frozen=True, slots=True)
class Telling:
    """A clause that tells what became of a condition, and on which day."""

    day: str
    told: Told
    evidence: Evidence


def requirements(
    named: Sequence[tuple[str, Condition]], record: Record, topic: Topic, *, as_of: date | None
) -> tuple[tuple[str, Requirement], ...]:
    """Each condition, with the statement that names it, as a requirement: who must bring it about, and whether it has
    been met by a day or by the end of the record."""
    if not named:
        return ()
    statements, readings = record.statements(), {reading.article.id: reading for reading in record.readings}
    days = {article: day for article, (day, _, _) in bounds_of(record).items()}
    aims = [_aim_since(condition, statements[key], readings, days) for key, condition in named]
    pages = _pages(record, topic, [aim for aim, _ in aims if aim])
    found = []
    for (key, condition), (aim, since) in zip(named, aims, strict=True):
        bearer = bearer_of(condition.span, readings[statements[key].article])
        told = tellings(aim, pages, topic, days, since=since, until=as_of) if aim else ()
        plain = Requirement(condition.span, condition.sequence, bearer)
        found.append((key, _decided(plain, sorted(told, key=lambda one: (one.day, one.evidence.article)))))
    return tuple(found)


def _aim_since(
    condition: Condition, statement: Statement, readings: Mapping[str, Reading], days: Mapping[str, str]
) -> tuple[Aim | None, str]:
    """What would meet a condition, and the day it was named on; no aim where that day isn't known."""
    since = statement.said_on or days.get(statement.article, "")
    text = readings[statement.article].article.text
    return (aim_of(condition, text) if len(since) == DAY else None), since


def _decided(plain: Requirement, told: Sequence[Telling]) -> Requirement:
    """The requirement as the latest day leaves it, with the words of the first day from which it stands so."""
    days = [list(of_day) for _, of_day in groupby(told, key=lambda one: one.day)]
    fates = [{FATES[telling.told] for telling in of_day} for of_day in days]
    if not days:
        return plain
    first = next((at for at in range(len(days) - 1, 0, -1) if fates[at - 1] != fates[-1]), 0)
    shown = tuple(telling.evidence for telling in days[first])
    (fate, *others) = sorted(fates[-1])
    return replace(plain, met="unknown" if others else fate, shown_by=shown)


def tellings(
    aim: Aim, pages: Sequence[Page], topic: Topic, days: Mapping[str, str], *, since: str, until: date | None
) -> Iterator[Telling]:
    """The clauses of articles that tell what became of an aim after a day, and not after another."""
    last = until.isoformat() if until else "9"
    for page in pages:
        if not all(key & page.keys for key in aim.keys):
            continue
        article = page.reading.article
        for passage in page.passages:
            found = told_of(aim, passage, article.text, topic)
            if found is None:
                continue
            speaker = _speaker(passage.clause, page.reading)
            day = (speaker.said_on if speaker else None) or days.get(article.id, "")
            if (
                len(day) == DAY
                and since < day <= last
                and not _of_another_day(passage.clause, page.reading, since, day)
            ):
                told, verb = found
                why = f"told on {day}: “{verb}”" + (", in reported words" if speaker else "")
                yield Telling(day, told, Evidence(article.id, passage.clause.span, why))


def _pages(record: Record, topic: Topic, aims: Sequence[Aim]) -> tuple[Page, ...]:
    """The articles on the question that may tell what became of one of the aims, with their clauses that tell of
    deeds."""
    statements = record.statements()
    concerned = {statements[p.statement].article for p in record.positions if p.statement in statements}
    found = []
    for reading in record.readings:
        article, lower = reading.article, reading.article.text.casefold()
        may = any(all(any(_may_hold(lower, part) for part in key) for key in aim.keys) for aim in aims)
        if may and (article.id in concerned or lean(article.text, topic)):
            found.append(page_of(reading))
    return tuple(found)


def _may_hold(lower: str, part: str) -> bool:
    """Whether a text in lower case can hold a word of a key; a party may be named by any of its names."""
    if part.startswith(FAMILY):
        return any(word[:SHORTEST] in lower for word in families()[part.removeprefix(FAMILY)])
    return is_state(part) or part[:SHORTEST].casefold() in lower


def _speaker(clause: Clause, reading: Reading) -> Statement | None:
    """The statement that a clause stands in, the innermost."""
    held = [s for s in reading.statements if any(span.holds(clause.span) for span in s.content)]
    return min(held, key=lambda s: sum(span.end - span.start for span in s.content), default=None)


def _of_another_day(clause: Clause, reading: Reading, since: str, day: str) -> bool:
    """Whether the clause names a time that began before a day, or comes after another."""
    named = [timex for timex in reading.timexes if clause.span.holds(timex.span) and timex.earliest]
    return any(str(timex.earliest) < since or str(timex.earliest) > day for timex in named)
