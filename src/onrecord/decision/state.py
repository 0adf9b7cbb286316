"""Where a question stands under its rule: the roll, the state, who blocks, what is missing, on what conditions, what
is next and what changed.

Nothing here is a forecast: every line is a lookup of stated positions plus the logic of the rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from onrecord.decision.concepts import Setting, find_touches, is_one_of, name_runs
from onrecord.decision.counting import Ballot, Count, blockers, carries, count, outcome
from onrecord.decision.members import voters_on
from onrecord.decision.positions import IN_THE_ROLL, find_positions
from onrecord.decision.said import sentence_at
from onrecord.decision.topics import Topic, topic_of
from onrecord.decision.voices import Standing, standing, voices_of
from onrecord.decision.ways import helpful, missing_sets
from onrecord.model import Change, Condition, Decision, Event, Party, Question, Record, RollLine, Stance
from onrecord.reading.stance_words import tokens

BALLOTS: Mapping[Stance, Ballot] = {
    "support": "for", "conditional_support": "open", "non_committal": "open",
    "conditional_oppose": "open", "oppose": "against",
}  # fmt: skip
SQUARE = 0.6
CONDITIONAL = ("conditional_support", "conditional_oppose")


def decide(record: Record, question: Question, *, as_of: date | None = None) -> Record:
    """The record with the positions on a question and the decision they make under its rule, on a day or as the
    record ends.

    A decision of the same question for the same day is replaced.
    """
    record = find_positions(record, question)
    decision = decision_of(record, question, as_of=as_of)
    kept = tuple(d for d in record.decisions if (d.question, d.as_of) != (question.id, as_of))
    return replace(record, decisions=(*kept, decision))


def decision_of(record: Record, question: Question, *, as_of: date | None = None) -> Decision:
    """The decision that the record's positions on the question make; positions are taken as they stand in the
    record."""
    day = as_of or _last_day(record)
    voters = voters_on(question.parties, day)
    others = tuple(party for party in question.parties if party.role != "voter")
    standings = _standings(record, question, (*voters, *others), as_of)
    known = [party.name for party in question.parties if party.role == "voter"]
    counted = count(question.rule, voters, _ballots(voters, standings), known=known)
    return Decision(
        question=question.id,
        state=outcome(counted),
        why=_why(question, counted, voters, standings),
        roll=tuple(_line(party, standings.get(party.name)) for party in (*voters, *others)),
        as_of=as_of,
        would_pass_if_met=_would_pass(question, counted, voters, standings, known),
        blockers=blockers(counted),
        missing=helpful(counted),
        conditions=_conditions(record, voters, standings),
        pending=_pending(record, question, day),
        changes=_changes(standings, (*voters, *others)),
    )


def _last_day(record: Record) -> date | None:
    days = [dating.day for dating in record.datings if dating.day]
    days += [article.published for article in record.articles().values() if article.published]
    return max(days, default=None)


def _standings(record: Record, question: Question, parties: Sequence[Party], as_of: date | None) -> dict[str, Standing]:
    sure = [p for p in record.positions if p.question == question.id and p.confidence >= IN_THE_ROLL and p.member]
    voices = voices_of(record, sure, as_of=as_of)
    found = {}
    for party in parties:
        if held := standing(party.name, [voice for voice in voices if voice.position.member == party.name]):
            found[party.name] = held
    return found


def _ballots(voters: Sequence[Party], standings: Mapping[str, Standing]) -> dict[str, Ballot]:
    """Each voter's ballot; what others ascribe to a voter leaves it open, and a declared abstention is non-committal
    and certain."""
    ballots: dict[str, Ballot] = {}
    for voter in voters:
        held = standings.get(voter.name)
        if held is None:
            continue
        position = held.voice.position
        abstains = position.stance == "non_committal" and position.commitment == "CT"
        ballots[voter.name] = (
            "open" if not held.voice.first_hand else "abstained" if abstains else BALLOTS[position.stance]
        )
    return ballots


def _line(party: Party, held: Standing | None) -> RollLine:
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
    )


def _would_pass(
    question: Question, counted: Count, voters: Sequence[Party], standings: Mapping[str, Standing], known: Sequence[str]
) -> bool:
    """Whether it would carry, still open, if every voter with a stated condition had it met."""
    if outcome(counted) != "open":
        return False
    hanging = {n for n in counted.undecided if n in standings and standings[n].voice.position.stance in CONDITIONAL}
    return bool(hanging) and carries(counted, hanging)


def _conditions(
    record: Record, voters: Sequence[Party], standings: Mapping[str, Standing]
) -> tuple[tuple[str, Condition], ...]:
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


def _pending(record: Record, question: Question, day: date | None) -> tuple[str, ...]:
    """The scheduled events ahead of the day whose evidence speaks of the question or its deciding body, soonest
    first."""
    texts = {article.id: article.text for article in record.articles().values()}
    ahead = [event for event in record.events if event.status == "scheduled" and _is_ahead(event, day)]
    topic = topic_of(question)
    chosen = [event for event in ahead if _concerns(event, texts, topic)]
    return tuple(event.id for event in sorted(chosen, key=lambda e: (e.earliest or date.max, e.id)))


def _is_ahead(event: Event, day: date | None) -> bool:
    last = event.latest or event.earliest
    return day is None or last is None or last >= day


def _concerns(event: Event, texts: Mapping[str, str], topic: Topic) -> bool:
    """Whether an event's evidence speaks of what would be decided or, when its day is known, of the deciding body."""
    for evidence in event.evidence:
        text = texts.get(evidence.article, "")
        place = sentence_at(text, evidence.span)
        items = tokens(text, place)
        touches = find_touches(items, text, topic, setting=Setting(0.5))
        if any(touch.relevance >= SQUARE for touch in touches):
            return True
        names = [name for _, _, name in name_runs(items, text)]
        if event.earliest is not None and any(is_one_of(name, topic.bodies) for name in names):
            return True
    return False


def _why(question: Question, counted: Count, voters: Sequence[Party], standings: Mapping[str, Standing]) -> str:
    """The state in one sentence."""
    state = outcome(counted)
    silent = sum(voter.name not in standings for voter in voters)
    rule, for_it, against = question.rule.name.replace("_", " "), len(counted.in_favour), len(counted.against)
    parts = [f"{rule} of {len(voters)} members: {for_it} in favour, {against} against"]
    if hanging := [
        n for n in standings if n in counted.undecided and standings[n].voice.position.stance in CONDITIONAL
    ]:
        parts.append(f"{len(hanging)} on conditions ({_list(sorted(hanging))})")
    if silent:
        parts.append(f"no statement found for {silent}")
    if placed := sorted(n for n, held in standings.items() if not held.voice.day and held.voice.earliest):
        parts.append(f"day unknown, placed by what its article shows: {_list(placed)}")
    if state == "blocked":
        parts.append(f"stopped by {_list(blockers(counted)) or 'those who do not support it'}")
    if state == "open":
        sets = missing_sets(counted)
        size = len(sets[0]) if sets else 0
        parts.append(f"{size} more needed" + (f": {_list(sets[0])}" if len(sets) == 1 else ""))
    return "; ".join(parts)


def _list(names: Sequence[str], most: int = 6) -> str:
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} others"
