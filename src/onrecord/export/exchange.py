"""The record as plain rows, one a thing: the form in which other programs read it (docs/exchange.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from onrecord.export.lookup import Lookup
from onrecord.model import (
    Actor,
    ActorRole,
    Article,
    Condition,
    Decision,
    Event,
    Evidence,
    Judgement,
    Link,
    Passage,
    Position,
    Precedence,
    Question,
    Reading,
    Record,
    Requirement,
    RollLine,
    Rule,
    Span,
    Statement,
    Timex,
    Trouble,
)

SCHEMA = 1
Row = dict[str, Any]


def exchange_rows(record: Record) -> Iterator[Row]:
    """Every row of the record, in one order: article by article, then what is known over all of them."""
    known = Lookup(record)
    for reading in record.readings:
        yield article_row(reading, known)
        yield from (statement_row(statement, known) for statement in reading.statements)
        yield from (timex_row(timex, reading.article.id) for timex in reading.timexes)
    yield from map(actor_row, record.actors)
    yield from map(question_row, record.questions)
    yield from map(position_row, record.positions)
    yield from map(event_row, record.events)
    yield from map(link_row, record.links)
    yield from (decision_row(decision, known) for decision in record.decisions)
    yield from map(judgement_row, record.judgements)
    yield from map(trouble_row, record.troubles)


def row(named: str, /, **values: Any) -> Row:
    """A row of one type and this schema."""
    return {"type": named, "schema": SCHEMA, **values}


def iso(day: date | None) -> str | None:
    """A day as text."""
    return day.isoformat() if day else None


def pairs(spans: Iterable[Span]) -> list[list[int]]:
    """Spans as [start, end]."""
    return [[span.start, span.end] for span in spans]


def evidence_rows(evidence: Iterable[Evidence]) -> list[Row]:
    """The words something rests on."""
    return [
        {"article": e.article, "start": e.span.start, "end": e.span.end, "reason": e.reason or None} for e in evidence
    ]


def requirement_row(statement: str, required: Requirement) -> Row:
    """A condition of a decision, with who must bring it about and what became of it."""
    bearer = required.bearer
    return {
        "statement": statement,
        **condition_rows([required.condition])[0],
        "bearer": [bearer.start, bearer.end] if bearer else None,
        "met": required.met,
        "shown_by": evidence_rows(required.shown_by),
    }


def condition_rows(conditions: Iterable[Condition]) -> list[Row]:
    """What something hangs on."""
    return [{"start": c.span.start, "end": c.span.end, "sequence": c.sequence} for c in conditions]


def article_row(reading: Reading, known: Lookup) -> Row:
    """An article with its asides and how it is dated."""
    article: Article = reading.article
    dating = known.dating(article.id)
    return row(
        "article",
        id=article.id,
        origin=article.origin,
        outlet=article.outlet,
        url=article.url,
        title=article.title,
        author=article.author,
        language=article.language,
        text=article.text,
        published=iso(dating.day),
        published_earliest=iso(dating.earliest),
        published_latest=iso(dating.latest),
        published_basis=dating.basis,
        published_why=evidence_rows(dating.why),
        aside=[{"start": a.span.start, "end": a.span.end, "kind": a.kind} for a in reading.asides],
        encoding=article.encoding,
        extra=dict(article.extra),
    )


def statement_row(statement: Statement, known: Lookup) -> Row:
    """A statement with its spans, its speaker, and its words for a reader without the article."""
    return row(
        "statement",
        id=statement.id,
        article=statement.article,
        content=pairs(statement.content),
        cue=pairs(statement.cue),
        source=pairs(statement.source) or None,
        kind=statement.kind,
        speaker=statement.actor,
        speaker_name=known.speaker_name(statement),
        speaker_reason=statement.reason or None,
        speaker_sureness=round(statement.sureness, 4),
        via=list(statement.via),
        inside=statement.inside,
        said_on=statement.said_on,
        said_on_why=evidence_rows(statement.said_on_why),
        confidence=round(statement.confidence, 4),
        commitment=statement.commitment,
        negated=statement.negated,
        evasive=statement.evasive,
        conditions=condition_rows(statement.conditions),
        words=statement.words(known.articles[statement.article].text),
    )


def timex_row(timex: Timex, article: str) -> Row:
    """A time expression."""
    return row(
        "timex",
        article=article,
        start=timex.span.start,
        end=timex.span.end,
        timex_type=timex.type,
        value=timex.value,
        earliest=iso(timex.earliest),
        latest=iso(timex.latest),
        anchor=timex.anchor,
        other=timex.other,
    )


def actor_row(actor: Actor) -> Row:
    """An actor with its names and offices."""
    return row(
        "actor",
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        aliases=list(actor.aliases),
        roles=[role_row(role) for role in actor.roles],
        speaks_for=actor.speaks_for,
        reasons=list(actor.reasons),
    )


def role_row(role: ActorRole) -> Row:
    """An office held."""
    return {
        "office": role.office,
        "of": role.of,
        "from": role.since,
        "to": role.until,
        "evidence": evidence_rows(role.evidence),
    }


def rule_row(rule: Rule) -> Row:
    """A decision rule."""
    return {
        "name": rule.name,
        "needs": dict(rule.needs),
        "silence": rule.silence,
        "abstention": rule.abstention,
        "quorum": rule.quorum or None,
    }


def question_row(question: Question) -> Row:
    """A question with its rule and parties."""
    return row(
        "question",
        id=question.id,
        text=question.text,
        rule=rule_row(question.rule),
        about=list(question.about),
        opposite=list(question.opposite),
        stages=list(question.stages),
        speaks_for={name: list(members) for name, members in question.speaks_for},
        relations=[{"relation": relation, "question": other} for relation, other in question.relations],
        parties=[
            {
                "name": party.name,
                "role": party.role,
                "names": list(party.names),
                "weight": party.weight,
                "veto": party.veto,
                "since": iso(party.since),
                "until": iso(party.until),
                "ratifies": list(party.ratifies),
            }
            for party in question.parties
        ],
    )


def position_row(position: Position) -> Row:
    """A position with the statement it rests on."""
    return row(
        "position",
        question=position.question,
        actor=position.actor,
        statement=position.statement,
        stance=position.stance,
        commitment=position.commitment,
        conditions=condition_rows(position.conditions),
        reported_by=position.reported_by,
        member=position.member,
        reason=position.reason or None,
        confidence=round(position.confidence, 4),
        doubtful=position.doubtful,
    )


def event_row(event: Event) -> Row:
    """An event over all articles."""
    return row(
        "event",
        id=event.id,
        what=event.what,
        when=event.when,
        earliest=iso(event.earliest),
        latest=iso(event.latest),
        status=event.status,
        evidence=evidence_rows(event.evidence),
    )


def end_row(end: str | Passage) -> str | Row:
    """One end of a link."""
    return end if isinstance(end, str) else {"article": end.article, "spans": pairs(end.spans)}


def link_row(link: Link) -> Row:
    """Two things and how they relate."""
    return row(
        "link",
        relation=link.relation,
        left=end_row(link.left),
        right=end_row(link.right),
        about=link.about or None,
        kind=link.kind,
        score=round(link.score, 4),
        reasons=list(link.reasons),
        diff=[list(step) for step in link.diff],
    )


def roll_row(line: RollLine) -> Row:
    """One party's line in the roll; no stance is silence."""
    return {
        "member": line.member,
        "role": line.role,
        "stance": line.stance,
        "since": line.since,
        "actor": line.actor,
        "evidence": list(line.evidence),
        "stage": line.stage,
        "steps": [{"stage": s.stage, "by": s.by or None, "day": s.day, "statement": s.statement} for s in line.steps],
    }


def decision_row(decision: Decision, known: Lookup) -> Row:
    """Where a question stands."""
    rules = {question.id: question.rule.name for question in known.record.questions}
    return row(
        "decision",
        question=decision.question,
        as_of=iso(decision.as_of),
        rule=rules.get(decision.question),
        state=decision.state,
        why=decision.why,
        would_pass_if_met=decision.would_pass_if_met,
        roll=[roll_row(line) for line in decision.roll],
        blockers=list(decision.blockers),
        missing=list(decision.missing),
        conditions=[requirement_row(statement, required) for statement, required in decision.conditions],
        pending=list(decision.pending),
        changes=[{"member": c.member, "kind": c.kind, "before": c.before, "after": c.after} for c in decision.changes],
        ways=[list(way) for way in decision.ways],
        obstacles=[
            {"member": o.member, "how": o.how, "alone": o.alone, "statement": o.statement} for o in decision.obstacles
        ],
        precedences=[precedence_row(p) for p in decision.precedences],
        circles=[list(circle) for circle in decision.circles],
    )


def precedence_row(order: Precedence) -> Row:
    """What a condition puts before what; None is the decision itself."""
    return {
        "member": order.member,
        "statement": order.statement,
        **condition_rows([order.condition])[0],
        "first": order.first or None,
        "then": order.then or None,
    }


def judgement_row(judgement: Judgement) -> Row:
    """What a person judged."""
    return row(
        "judgement",
        id=judgement.id,
        verb=judgement.verb,
        target=judgement.target,
        value=judgement.value,
        made_at=judgement.made_at,
        note=judgement.note or None,
    )


def trouble_row(trouble: Trouble) -> Row:
    """A problem."""
    return row("trouble", origin=trouble.origin, kind=trouble.kind, message=trouble.message)
