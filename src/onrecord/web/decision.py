"""The decision page: where each question stands, who says what about it, what it still needs and what has moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.decision.doubtful import doubtful_of
from onrecord.decision.state import decision_of
from onrecord.errors import InputError
from onrecord.export.fates import fate_of
from onrecord.model import Change, Condition, Decision, Event, Evidence, Precedence, Requirement, Statement
from onrecord.web.days import show_day, show_event
from onrecord.web.index import Index
from onrecord.web.lines import Line, Standing, condition_words, line_of, standing_of
from onrecord.web.links import Links, anchor
from onrecord.web.multiples import Multiples, multiples_of
from onrecord.web.seats import Hurdle, Seat, Tally, hurdles_of, seat_of, standings_of, tallies_of
from onrecord.web.wording import (
    ABSTENTION,
    CHANGE,
    ROLE,
    SEQUENCE,
    SILENCE,
    STANCES,
    STATE,
    join,
)

MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Order:
    """What a party wants to come before what, in its own words."""

    who: str
    first: str
    then: str
    line: Line | None


@dataclass(frozen=True, slots=True)
class Shown:
    """Words of an article that show something, and why they do."""

    words: str
    href: str
    outlet: str
    reason: str


@dataclass(frozen=True, slots=True)
class NamedCondition:
    """A condition somebody named: who, how it stands to the decision, in what words, who must bring it about ("" where
    that is not told), and whether it has been met, with the words that show it."""

    who: str
    sequence: str
    words: str
    line: Line | None
    bearer: str = ""
    fate: str = ""
    shown: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Coming:
    """An event that is still to come, with the words that announce it."""

    what: str
    when: str
    words: str
    href: str
    outlet: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A position that moved, both sentences."""

    member: str
    kind: str
    words: str
    before: Line | None
    after: Line | None
    was: tuple[Standing, ...]
    now: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A position that was found but is not sure enough for the roll; ``who`` is the party, or the speaker."""

    who: str
    standing: Standing
    line: Line


@dataclass(frozen=True, slots=True)
class Standpoint:
    """All that is shown of one decision."""

    anchor: str
    question: str
    state: str
    state_word: str
    why: str
    as_of: str | None
    rule: str
    silence: str
    abstention: str
    tallies: tuple[Tally, ...]
    deciding: int
    seats: tuple[Seat, ...]
    silent: tuple[str, ...]
    others: tuple[Seat, ...]
    unheard: tuple[tuple[str, str], ...]
    declared: tuple[Hurdle, ...]
    threatened: tuple[Hurdle, ...]
    reported: tuple[Hurdle, ...]
    missing: str
    ways: tuple[str, ...]
    would_pass: bool
    conditions: tuple[NamedCondition, ...]
    orders: tuple[Order, ...]
    circles: tuple[tuple[Order, ...], ...]
    pending: tuple[Coming, ...]
    someday: tuple[Coming, ...]
    moved: tuple[Moved, ...]
    first_stated: tuple[Moved, ...]
    multiples: Multiples
    doubtful: tuple[Doubtful, ...]


@dataclass(frozen=True, slots=True)
class DecisionView:
    """The decisions asked for, and the day they were asked for as of ("" for as the record ends)."""

    standpoints: tuple[Standpoint, ...]
    as_of: str


def show_decision(index: Index, *, asked: Mapping[str, str], link: Links) -> DecisionView:
    """Every decision, or that of the question asked for by ``question``; as of a day by ``as_of``.

    Raises InputError for a day that is none.
    """
    wanted, day = asked.get("question"), _day(asked.get("as_of"))
    chosen = [d for d in index.record.decisions if wanted in (None, "", d.question)]
    if day:
        chosen = [decision_of(index.record, index.questions[d.question], as_of=day) for d in chosen]
    points = tuple(_standpoint(index, decision, link) for decision in chosen)
    return DecisionView(points, day.isoformat() if day else "")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InputError(f"{text!r} is no day of the form 2024-12-03") from None


def _standpoint(index: Index, decision: Decision, link: Links) -> Standpoint:
    question = index.questions[decision.question]
    seats = [seat_of(index, decision, line, link) for line in decision.roll]
    voters = [seat for seat in seats if seat.role == ROLE["voter"]]
    stated = sorted((s for s in voters if s.stance), key=lambda s: (STANCES.index(s.stance), s.member))
    coming = [index.events[e] for e in decision.pending if e in index.events]
    moved = [_moved(index, decision, change, link) for change in decision.changes]
    return Standpoint(
        anchor=anchor(f"question-{decision.question}"),
        question=question.text,
        state=decision.state,
        state_word=STATE[decision.state],
        why=decision.why[:1].upper() + decision.why[1:],
        as_of=show_day(decision.as_of) if decision.as_of else None,
        rule=question.rule.name,
        silence=SILENCE[question.rule.silence],
        abstention=ABSTENTION[question.rule.abstention],
        tallies=tallies_of(voters),
        deciding=len(voters),
        seats=tuple(stated),
        silent=tuple(sorted(s.member for s in voters if s.stance is None)),
        others=tuple(s for s in seats if s.role != ROLE["voter"] and s.stance),
        unheard=tuple((s.member, s.role.lower()) for s in seats if s.role != ROLE["voter"] and not s.stance),
        declared=hurdles_of(decision, stated, "declared"),
        threatened=hurdles_of(decision, stated, "threatened"),
        reported=hurdles_of(decision, stated, "reported"),
        missing=_missing(decision),
        ways=tuple(join(list(way)) for way in decision.ways) if len(decision.ways) > 1 else (),
        would_pass=decision.would_pass_if_met,
        conditions=_conditions(index, decision, link),
        orders=tuple(dict.fromkeys(_order(index, order, link) for order in decision.precedences)),
        circles=tuple(
            tuple(_order(index, decision.precedences[place], link) for place in circle) for circle in decision.circles
        ),
        pending=tuple(_coming(index, e, link) for e in coming if e.earliest or e.latest),
        someday=tuple(_coming(index, e, link) for e in coming if not (e.earliest or e.latest)),
        moved=tuple(m for m in moved if m.kind != "first_stated"),
        first_stated=tuple(m for m in moved if m.kind == "first_stated"),
        multiples=multiples_of(index.record, question, as_of=decision.as_of),
        doubtful=_doubtful(index, decision, link),
    )


def _doubtful(index: Index, decision: Decision, link: Links) -> tuple[Doubtful, ...]:
    found = doubtful_of(index.record, decision.question, index.statements, decision.as_of)
    shown = ((p, line_of(index, index.statements[p.statement], link=link)) for p in found)
    return tuple(Doubtful(p.member or line.speaker.name, standing_of(p), line) for p, line in shown)


def _missing(decision: Decision) -> str:
    """Who is still needed, by name where they are few."""
    needed = list(decision.missing)
    return join(needed) if len(needed) <= MOST_NAMED else f"{len(needed)} more"


def _order(index: Index, order: Precedence, link: Links) -> Order:
    statement = index.statements.get(order.statement)
    first, then = (side or "the decision" for side in (order.first, order.then))
    return Order(
        who=order.member,
        first=first,
        then=f"{then}’s consent" if order.then == order.member else then,
        line=line_of(index, statement, link=link) if statement else None,
    )


def _conditions(index: Index, decision: Decision, link: Links) -> tuple[NamedCondition, ...]:
    """The conditions named, each once: a statement inside another has the words of both."""
    named = [_condition(index, who, required, link) for who, required in decision.conditions]
    return tuple({(one.who, one.sequence, one.words): one for one in reversed(named)}.values())[::-1]


def _condition(index: Index, who: str, required: Requirement, link: Links) -> NamedCondition:
    statement = index.statements.get(who) or _holder(index, required.condition)
    if statement is None:
        return NamedCondition(who, SEQUENCE[required.sequence], "", None)
    line, text = line_of(index, statement, link=link), index.text(statement.article)
    sequence, words = condition_words(text, required.condition)
    return NamedCondition(
        who=_spoken_by(line) if who in index.statements else who,
        sequence=sequence,
        words=words,
        line=line,
        bearer=required.bearer.of(text) if required.bearer else "",
        fate=fate_of(required),
        shown=tuple(_shown(index, evidence, link) for evidence in required.shown_by),
    )


def _spoken_by(line: Line) -> str:
    """The speaker, and the party that the words count for where that is another name."""
    name = line.speaker.name
    members = dict.fromkeys(s.member for s in line.standings if s.member not in (None, name))
    return f"{name} ({join(list(filter(None, members)))})" if members else name


def _shown(index: Index, evidence: Evidence, link: Links) -> Shown:
    words = " ".join(evidence.span.of(index.text(evidence.article)).split())
    place = link.place(evidence.article, evidence.span)
    return Shown(words, place, index.outlet(evidence.article), evidence.reason)


def _holder(index: Index, condition: Condition) -> Statement | None:
    """The statement a condition was read from, where the decision names it by its party."""
    holding = (s for s in index.statements.values() if condition in s.conditions)
    return next(holding, None)


def _coming(index: Index, event: Event, link: Links) -> Coming:
    when = show_event(event)
    if not event.evidence:
        return Coming(event.what, when, "", "", "")
    first = event.evidence[0]
    words = " ".join(first.span.of(index.text(first.article)).split())
    return Coming(event.what, when, words, link.place(first.article, first.span), index.outlet(first.article))


def _moved(index: Index, decision: Decision, change: Change, link: Links) -> Moved:
    def shown(statement: str | None) -> Line | None:
        known = index.statements.get(statement or "")
        return line_of(index, known, link=link) if known else None

    return Moved(
        member=change.member,
        kind=change.kind,
        words=CHANGE[change.kind],
        before=shown(change.before),
        after=shown(change.after),
        was=tuple(standings_of(index, decision, change.before or "")[:1]),
        now=tuple(standings_of(index, decision, change.after)[:1]),
    )
