"""Events that an article reports: meetings, visits, votes, openings, attacks, deadlines, and whether they took place.

An event is found by a word that names one (``text/data/event_words.yaml``) in a clause that also has a day, a name or
a holding verb. Its status is that of ``modality``, its day that of ``days``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.model import Event, EventStatus, Evidence, Reading, Span, Timex, content_id, own_text
from onrecord.reading.events.clauses import Clause, clauses
from onrecord.reading.events.days import day_of
from onrecord.reading.events.modality import NEAR, before_it, status_of
from onrecord.reading.events.words import Trigger, triggers
from onrecord.text.lexis import Word

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Sighting:
    """One event word in its clause, with the status and the time expression that go with it."""

    clause: Clause
    trigger: Trigger
    status: EventStatus
    timex: Timex | None


def find_events(reading: Reading) -> Reading:
    """The reading with its events, in order of place; each has the clause, and the words that date it, as evidence."""
    found: dict[str, Event] = {}
    for sighting in sightings(reading):
        event = _event(reading, sighting)
        found.setdefault(event.id, event)
    return replace(reading, events=tuple(found.values()))


def sightings(reading: Reading) -> list[Sighting]:
    """Every event word that is fit to stand as an event; at most one a clause and kind."""
    found: list[Sighting] = []
    taken: set[tuple[Span, str]] = set()
    for clause in clauses(reading.article.text, own_text(reading)):
        for trigger in triggers(clause.words):
            key = (clause.span, trigger.kind)
            if key in taken:
                continue
            timex = day_of(reading, clause, trigger)
            if _stands(clause, trigger, timex):
                taken.add(key)
                found.append(Sighting(clause, trigger, status_of(reading.article.text, clause, trigger, timex), timex))
    return found


def _stands(clause: Clause, trigger: Trigger, timex: Timex | None) -> bool:
    """Whether the clause says enough: a name beside a verb, or a noun with a name, a day or a holding verb."""
    named = [w for w in clause.words if w.capital and w is not clause.words[0]] or _opens_with_name(clause)
    if trigger.verb:
        return bool(named)
    held = any(
        w.norm in ("held", "hold", "holds", "took", "chair", "chaired", "attended", "attend", "during", "at")
        for w in before_it(clause, trigger)
    )
    return bool(named) and (bool(timex) or held or _with_name(clause, trigger))


def _opens_with_name(clause: Clause) -> list[Word]:
    return [w for w in clause.words[:2] if w.capital and w.norm.isalpha() and len(w.norm) > 2][1:]


def _with_name(clause: Clause, trigger: Trigger) -> bool:
    """Whether "with", "between", "of", "in" or "to" and a name follow the noun."""
    after = clause.words[trigger.last + 1 : trigger.last + 1 + NEAR]
    links = [n for n, w in enumerate(after) if w.norm in ("with", "between", "of", "in", "to", "on", "against")]
    return bool(links) and any(w.capital for w in after[links[0] :])


def _event(reading: Reading, sighting: Sighting) -> Event:
    article, span = reading.article.id, sighting.clause.span
    evidence = [Evidence(article, span, f"{sighting.trigger.kind}: “{sighting.trigger.words}”")]
    timex = sighting.timex
    if timex:
        evidence.append(Evidence(article, timex.span, "when"))
    return Event(
        id=content_id("event", article, sighting.trigger.kind, span.start, span.end),
        what=f"{sighting.trigger.kind}: {_said(reading.article.text, sighting.clause)}",
        status=sighting.status,
        evidence=tuple(evidence),
        when=timex.value if timex else None,
        earliest=timex.earliest if timex else None,
        latest=timex.latest if timex else None,
    )


def _said(text: str, clause: Clause) -> str:
    """The clause in the article's words, cut after a whole word; a fragment ("before signing it") with what its
    sentence says before.
    """
    start, first = clause.span.start, text[clause.span.start]
    whole = first.isupper() or first.isdigit()
    said = " ".join(text[start if whole else clause.sentence.start : clause.span.end].split())
    if len(said) <= LONGEST_NAME:
        return said
    if whole:
        return said[:LONGEST_NAME].rsplit(" ", 1)[0] + " …"
    return "… " + said[-LONGEST_NAME:].split(" ", 1)[-1]
