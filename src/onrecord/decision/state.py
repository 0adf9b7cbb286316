"""Where a question stands under its rule: the roll, the state, who blocks, what is missing, on what conditions, what
is next and what changed.

Nothing here is a forecast: every line is a lookup of stated positions plus the logic of the rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from onrecord.decision.account import CONDITIONAL, why
from onrecord.decision.counting import Ballot, Count, blockers, carries, count, outcome
from onrecord.decision.fulfilment import requirements
from onrecord.decision.members import voters_on
from onrecord.decision.obstacles import obstacles
from onrecord.decision.pending import pending_events
from onrecord.decision.positions import find_positions
from onrecord.decision.precedence import circles, precedences
from onrecord.decision.spokesmen import spoken_for, two_masters
from onrecord.decision.stages import last_stage, steps_of
from onrecord.decision.topics import topic_of
from onrecord.decision.voices import Standing, Voice, standing, voices_of
from onrecord.decision.ways import helpful, missing_sets
from onrecord.model import (
    STAGES,
    Change,
    Condition,
    Decision,
    Party,
    Question,
    Record,
    RollLine,
    Stance,
    Step,
)

BALLOTS: Mapping[Stance, Ballot] = {
    "support": "for", "conditional_support": "open", "non_committal": "open",
    "conditional_oppose": "open", "oppose": "against",
}  # fmt: skip


def decide(record: Record, question: Question, *, as_of: date | None = None) -> Record:
    """The record with the positions on a question and the decision they make under its rule, on a day or as the
    record ends.

    A decision of the same question for the same day is replaced. Whoever speaks for two members counts for neither,
    unless the question says so, and is a trouble.
    """
    record = find_positions(record, question)
    decision = decision_of(record, question, as_of=as_of)
    kept = tuple(d for d in record.decisions if (d.question, d.as_of) != (question.id, as_of))
    troubles = tuple(t for t in two_masters(record, question) if t not in record.troubles)
    return replace(record, decisions=(*kept, decision), troubles=(*record.troubles, *troubles))


def decision_of(record: Record, question: Question, *, as_of: date | None = None) -> Decision:
    """The decision that the record's positions on the question make; positions are taken as they stand in the
    record."""
    day = as_of or _last_day(record)
    voters = voters_on(question.parties, day)
    parties = (*voters, *(party for party in question.parties if party.role != "voter"))
    statements, articles = record.statements(), record.articles()
    heard = _heard(record, question, parties, as_of)
    standings = {name: held for name, voices in heard.items() if (held := standing(name, voices))}
    staged = parties if question.stages else ()
    steps = {party.name: steps_of(party, heard[party.name], statements, articles) for party in staged}
    roll = tuple(_line(party, standings.get(party.name), steps.get(party.name, ())) for party in parties)
    known = [party.name for party in question.parties if party.role == "voter"]
    counted = count(question.rule, voters, _ballots(question, roll, standings), known=known)
    topic = topic_of(question)
    orders = precedences(parties, standings, topic, statements, articles)
    return Decision(
        question=question.id,
        state=outcome(counted),
        why=why(question, counted, voters, standings, roll),
        roll=roll,
        as_of=as_of,
        would_pass_if_met=_would_pass(counted, standings),
        blockers=blockers(counted),
        missing=helpful(counted),
        conditions=requirements(_conditions(voters, standings), record, topic, as_of=as_of),
        pending=pending_events(record, question, day, as_of=as_of),
        changes=_changes(standings, parties),
        ways=missing_sets(counted),
        obstacles=obstacles(counted, voters, standings),
        precedences=orders,
        circles=circles(orders, voters),
    )


def _last_day(record: Record) -> date | None:
    days = [dating.day for dating in record.datings if dating.day]
    days += [article.published for article in record.articles().values() if article.published]
    return max(days, default=None)


def _heard(record: Record, question: Question, parties: Sequence[Party], as_of: date | None) -> dict[str, list[Voice]]:
    """The voices that count for each party, in order of time."""
    sure = [p for p in record.positions if p.question == question.id and not p.doubtful]
    counting = {p: (p.member,) if p.member else spoken_for(p, record, question) for p in sure}
    voices = voices_of(record, [p for p in sure if counting[p]], as_of=as_of)
    return {party.name: [voice for voice in voices if party.name in counting[voice.position]] for party in parties}


def _ballots(question: Question, roll: Sequence[RollLine], standings: Mapping[str, Standing]) -> dict[str, Ballot]:
    """Each voter's ballot; what others ascribe to a voter leaves it open, support short of the stage that counts does
    too, and a declared abstention is non-committal and certain."""
    ballots: dict[str, Ballot] = {}
    for line in roll:
        held = standings.get(line.member)
        if held is None or line.role != "voter":
            continue
        position = held.voice.position
        if not held.voice.first_hand or _waits(question, line):
            ballots[line.member] = "open"
        elif position.stance == "non_committal" and position.commitment == "CT":
            ballots[line.member] = "abstained"
        else:
            ballots[line.member] = BALLOTS[position.stance]
    return ballots


def _waits(question: Question, line: RollLine) -> bool:
    """Whether a member in favour has yet to take the stage that counts."""
    if line.stance != "support" or not question.stages:
        return False
    return line.stage is None or STAGES.index(line.stage) < STAGES.index(question.stages[-1])


def _line(party: Party, held: Standing | None, steps: tuple[Step, ...]) -> RollLine:
    if held is None:
        return RollLine(member=party.name, role=party.role)
    rest = sorted(
        (v for v in held.same if v is not held.voice), key=lambda v: (v.place, v.position.statement), reverse=True
    )
    return RollLine(
        member=party.name,
        role=party.role,
        stance=held.voice.position.stance,
        since=held.since,
        actor=held.voice.position.actor or None,
        evidence=(held.voice.position.statement, *(voice.position.statement for voice in rest)),
        stage=last_stage(party, steps),
        steps=steps,
    )


def _would_pass(counted: Count, standings: Mapping[str, Standing]) -> bool:
    """Whether it would carry, still open, if every voter with a stated condition had it met."""
    if outcome(counted) != "open":
        return False
    hanging = {n for n in counted.undecided if n in standings and standings[n].voice.position.stance in CONDITIONAL}
    return bool(hanging) and carries(counted, hanging)


def _conditions(voters: Sequence[Party], standings: Mapping[str, Standing]) -> tuple[tuple[str, Condition], ...]:
    held = [standings[voter.name] for voter in voters if voter.name in standings]
    return tuple(
        (voice.position.statement, condition)
        for one in held
        for voice in one.same
        if voice.position.stance in CONDITIONAL
        for condition in voice.position.conditions
    )


def _changes(standings: Mapping[str, Standing], parties: Sequence[Party]) -> tuple[Change, ...]:
    return tuple(change for party in parties if party.name in standings for change in standings[party.name].changes)
