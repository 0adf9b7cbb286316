"""The decision page: where each question stands, who says what about it, what it still needs and what has moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model import Change, Condition, Decision, Event, RollLine, Statement
from onrecord.web.days import show_day, show_range, show_said_on
from onrecord.web.index import Index
from onrecord.web.lines import Line, Standing, condition_words, line_of, standing_of
from onrecord.web.links import Links, anchor
from onrecord.web.wording import (
    ABSTENTION,
    CHANGE,
    ROLE,
    SEQUENCE,
    SILENCE,
    STANCE,
    STANCES,
    STATE,
    TALLY,
    join,
)

MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Seat:
    """One party's line in the roll. ``line`` is its latest statement, None where no statement was found."""

    member: str
    role: str
    stance: str | None
    words: str
    since: str
    hollow: bool
    standing: Standing | None
    line: Line | None
    more: tuple[tuple[str, tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the parties who decide stand so."""

    stance: str | None
    words: str
    members: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class NamedCondition:
    """A condition somebody named: who, how it stands to the decision, in what words."""

    who: str
    sequence: str
    words: str
    line: Line | None


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
    declared: tuple[Seat, ...]
    threatened: tuple[Seat, ...]
    reported: tuple[Seat, ...]
    missing: str
    would_pass: bool
    conditions: tuple[NamedCondition, ...]
    pending: tuple[Coming, ...]
    someday: tuple[Coming, ...]
    moved: tuple[Moved, ...]
    first_stated: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class DecisionView:
    """The decisions asked for."""

    standpoints: tuple[Standpoint, ...]


def show_decision(index: Index, *, asked: Mapping[str, str], link: Links) -> DecisionView:
    """Every decision, or that of the question asked for by ``question``."""
    wanted = asked.get("question")
    chosen = [d for d in index.record.decisions if wanted in (None, "", d.question)]
    return DecisionView(tuple(_standpoint(index, decision, link) for decision in chosen))


def _standpoint(index: Index, decision: Decision, link: Links) -> Standpoint:
    question = index.questions[decision.question]
    seats = [_seat(index, decision, line, link) for line in decision.roll]
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
        tallies=_tallies(voters),
        deciding=len(voters),
        seats=tuple(stated),
        silent=tuple(sorted(s.member for s in voters if s.stance is None)),
        others=tuple(s for s in seats if s.role != ROLE["voter"] and s.stance),
        unheard=tuple((s.member, s.role.lower()) for s in seats if s.role != ROLE["voter"] and not s.stance),
        **_blockers(decision, stated),
        missing=_missing(decision),
        would_pass=decision.would_pass_if_met,
        conditions=tuple(_condition(index, who, c, link) for who, c in decision.conditions),
        pending=tuple(_coming(index, e, link) for e in coming if e.earliest or e.latest),
        someday=tuple(_coming(index, e, link) for e in coming if not (e.earliest or e.latest)),
        moved=tuple(m for m in moved if m.kind != "first_stated"),
        first_stated=tuple(m for m in moved if m.kind == "first_stated"),
    )


def _seat(index: Index, decision: Decision, line: RollLine, link: Links) -> Seat:
    known = [index.statements[s] for s in line.evidence if s in index.statements]
    lines = [line_of(index, statement, link=link) for statement in known]
    standing = next((s for shown in known for s in _standings(index, decision, shown.id)), None)
    return Seat(
        member=line.member,
        role=ROLE[line.role],
        stance=line.stance,
        words=STANCE[line.stance],
        since=show_said_on(line.since) if line.since or lines else "",
        hollow=bool(standing and standing.hollow),
        standing=standing,
        line=lines[0] if lines else None,
        more=_by_outlet(lines[1:]),
    )


def _by_outlet(lines: list[Line]) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    outlets = dict.fromkeys(line.outlet for line in lines)
    return tuple((outlet, tuple(line for line in lines if line.outlet == outlet)) for outlet in outlets)


def _missing(decision: Decision) -> str:
    """Who is still needed, by name where they are few."""
    needed = list(decision.missing)
    return join(needed) if len(needed) <= MOST_NAMED else f"{len(needed)} more"


def _standings(index: Index, decision: Decision, statement: str) -> list[Standing]:
    taken = index.positions.get(statement, ())
    return [standing_of(p) for p in taken if p.question == decision.question]


def _tallies(voters: list[Seat]) -> tuple[Tally, ...]:
    groups = [(s, tuple(v for v in voters if v.stance == s)) for s in (*reversed(STANCES[:-1]), None)]
    return tuple(Tally(stance, TALLY[stance], members) for stance, members in groups if members)


def _blockers(decision: Decision, stated: list[Seat]) -> dict[str, tuple[Seat, ...]]:
    """Who stands in the way: in own words, only unless something is met, or by another's account."""
    against = [s for s in stated if s.member in decision.blockers or s.stance in ("oppose", "conditional_oppose")]
    own = [s for s in against if not s.hollow]
    return {
        "declared": tuple(s for s in own if s.stance != "conditional_oppose"),
        "threatened": tuple(s for s in own if s.stance == "conditional_oppose"),
        "reported": tuple(s for s in against if s.hollow),
    }


def _condition(index: Index, who: str, condition: Condition, link: Links) -> NamedCondition:
    statement = index.statements.get(who) or _holder(index, condition)
    if statement is None:
        return NamedCondition(who, SEQUENCE[condition.sequence], "", None)
    line = line_of(index, statement, link=link)
    sequence, words = condition_words(index.text(statement.article), condition)
    return NamedCondition(line.speaker.name if who in index.statements else who, sequence, words, line)


def _holder(index: Index, condition: Condition) -> Statement | None:
    """The statement a condition was read from, where the decision names it by its party."""
    holding = (s for s in index.statements.values() if condition in s.conditions)
    return next(holding, None)


def _coming(index: Index, event: Event, link: Links) -> Coming:
    when = show_range(event.earliest, event.latest) if event.earliest or event.latest else show_said_on(event.when)
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
        was=tuple(_standings(index, decision, change.before or "")[:1]),
        now=tuple(_standings(index, decision, change.after)[:1]),
    )
