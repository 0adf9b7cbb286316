"""The roll, the state and what changed, from positions entered by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.decision.told import reading_of

from onrecord.decision.doubtful import doubtful_of
from onrecord.decision.questions import parse_questions
from onrecord.decision.state import decide, decision_of
from onrecord.decision.voices import change_kind
from onrecord.model import Decision, Event, Evidence, Link, Position, Record, Span, Stance

QUESTION = parse_questions("""
id: seat
question: Should Arvenia be invited to join the Harbour League?
about: [Arvenia, invitation]
members: [Bremia, Calden, Dorn]
applicant: Arvenia
chair: Harbour League
rule: consensus
""")[0]


def record_with(*rows: tuple[str, str | None, Stance], **known: object) -> Record:
    """One article and one position for each (member, day, stance)."""
    readings, positions = [], []
    for number, (member, day, stance) in enumerate(rows):
        reading = reading_of(f"{member} | said | words {number} on the seat, but only after a truce", said_on=day)
        statement = reading.statements[0]
        readings.append(reading)
        positions.append(
            Position(
                question="seat",
                actor=member,
                statement=statement.id,
                stance=stance,
                commitment="U",
                member=member,
                conditions=statement.conditions,
                confidence=0.9,
                **known,  # type: ignore[arg-type]
            )
        )
    return Record(readings=tuple(readings), positions=tuple(positions))


def decided(*rows: tuple[str, str | None, Stance], as_of: str | None = None, **known: object) -> Decision:
    day = date.fromisoformat(as_of) if as_of else None
    return decision_of(record_with(*rows, **known), QUESTION, as_of=day)


def stances(decision: Decision) -> dict[str, Stance | None]:
    return {line.member: line.stance for line in decision.roll if line.role == "voter"}


def test_a_question_nobody_speaks_to_has_a_roll_of_silence() -> None:
    record = decide(Record(readings=(reading_of("Bremia | said | the harbour is open"),)), QUESTION)
    decision = record.decisions[0]
    assert set(stances(decision).values()) == {None}
    assert decision.state == "open"
    assert decision.changes == decision.conditions == decision.blockers == ()
    assert decision.missing == ("Bremia", "Calden", "Dorn")
    assert "no statement found for 3" in decision.why


@pytest.mark.parametrize(
    ("rows", "state", "missing", "blockers"),
    [
        ([("Bremia", "2031-05-01", "support")], "open", ("Calden", "Dorn"), ()),
        ([(m, "2031-05-01", "support") for m in ("Bremia", "Calden", "Dorn")], "settled", (), ()),
        ([("Bremia", "2031-05-01", "support"), ("Dorn", "2031-05-01", "oppose")], "blocked", (), ("Dorn",)),
        (
            [("Arvenia", "2031-05-01", "support"), ("Harbour League", None, "oppose")],
            "open",
            ("Bremia", "Calden", "Dorn"),
            (),
        ),
    ],
    ids=["one of three", "all", "one against", "those without a vote"],
)
def test_the_state_under_consensus(rows: list, state: str, missing: tuple, blockers: tuple) -> None:
    decision = decided(*rows)
    assert (decision.state, decision.missing, decision.blockers) == (state, missing, blockers)


def test_a_condition_met_would_carry_it() -> None:
    rows = [("Bremia", "2031-05-01", "support"), ("Calden", "2031-05-01", "support")]
    decision = decided(*rows, ("Dorn", "2031-05-02", "conditional_support"))  # type: ignore[arg-type]
    assert decision.state == "open"
    assert decision.would_pass_if_met
    assert [condition.sequence for _, condition in decision.conditions] == ["only_after"]
    assert "1 on conditions (Dorn)" in decision.why


def test_a_silent_member_keeps_it_from_passing_even_if_conditions_are_met() -> None:
    assert not decided(("Dorn", "2031-05-02", "conditional_support")).would_pass_if_met


@pytest.mark.parametrize(
    ("first", "then", "kind", "holds"),
    [
        ("support", "oppose", "reversed", "oppose"),
        ("conditional_oppose", "support", "reversed", "support"),
        ("oppose", "conditional_oppose", "softened", "conditional_oppose"),
        ("conditional_support", "support", "hardened", "support"),
        ("non_committal", "oppose", "hardened", "oppose"),
        ("support", "non_committal", "softened", "support"),
    ],
)
def test_a_position_that_moves_is_a_change_with_both_statements(
    first: Stance, then: Stance, kind: str, holds: str
) -> None:
    record = record_with(("Dorn", "2031-05-01", first), ("Dorn", "2031-05-09", then))
    decision = decision_of(record, QUESTION)
    assert [(change.kind, change.before, change.after) for change in decision.changes] == [
        ("first_stated", None, record.positions[0].statement),
        (kind, record.positions[0].statement, record.positions[1].statement),
    ]
    assert stances(decision)["Dorn"] == holds


def test_the_same_stance_again_is_no_change_and_keeps_its_first_day() -> None:
    decision = decided(("Dorn", "2031-05-01", "oppose"), ("Dorn", "2031-05-09", "oppose"))
    line = next(line for line in decision.roll if line.member == "Dorn")
    assert line.since == "2031-05-01"
    assert len(line.evidence) == 2
    assert [change.kind for change in decision.changes] == ["first_stated"]


def test_two_accounts_of_one_day_are_no_change_of_mind() -> None:
    decision = decided(
        ("Dorn", "2031-05-01", "oppose"), ("Dorn", "2031-05-01", "non_committal"), ("Dorn", "2031-05", "support")
    )
    assert [change.kind for change in decision.changes] == ["first_stated"]


@pytest.mark.parametrize(
    ("as_of", "stance"),
    [("2031-04-30", None), ("2031-05-01", "oppose"), ("2031-05-09", "support")],
    ids=["before anything was said", "on the day of the first statement", "on the day of the last"],
)
def test_the_same_question_on_a_past_day(as_of: str, stance: str | None) -> None:
    decision = decided(("Dorn", "2031-05-01", "oppose"), ("Dorn", "2031-05-09", "support"), as_of=as_of)
    assert stances(decision)["Dorn"] == stance


def test_on_a_past_day_a_statement_without_a_day_is_left_out() -> None:
    assert stances(decided(("Dorn", None, "oppose"), as_of="2031-05-01"))["Dorn"] is None
    assert stances(decided(("Dorn", None, "oppose")))["Dorn"] == "oppose"


def test_what_others_ascribe_to_a_member_shows_in_the_roll_but_casts_no_vote() -> None:
    decision = decided(("Dorn", "2031-05-01", "oppose"), reported_by="Bremia")
    assert stances(decision)["Dorn"] == "oppose"
    assert decision.state == "open"
    assert decision.blockers == ()


def test_a_members_own_words_go_before_what_is_ascribed_to_it_later() -> None:
    own = record_with(("Dorn", "2031-05-01", "support"))
    other = record_with(("Dorn", "2031-05-09", "oppose"), reported_by="Bremia")
    record = replace(own, readings=own.readings + other.readings, positions=own.positions + other.positions)
    assert stances(decision_of(record, QUESTION))["Dorn"] == "support"


def test_a_position_that_is_not_sure_enough_stays_out_of_the_roll() -> None:
    record = record_with(("Dorn", "2031-05-01", "oppose"))
    weak = replace(record, positions=(replace(record.positions[0], confidence=0.4),))
    assert stances(decision_of(weak, QUESTION))["Dorn"] is None


def test_a_copy_of_an_article_is_not_a_second_voice() -> None:
    record = record_with(("Dorn", "2031-05-01", "oppose"))
    again = reading_of("Dorn | said | words 0 on the seat, but only after a truce", said_on="2031-05-02", lead="Wire. ")
    copy = replace(again.statements[0], id="copy")
    both = replace(
        record,
        readings=(*record.readings, replace(again, statements=(copy,))),
        positions=(*record.positions, replace(record.positions[0], statement="copy")),
        links=(Link("reprint", record.readings[0].article.id, again.article.id),),
    )
    line = next(line for line in decision_of(both, QUESTION).roll if line.member == "Dorn")
    assert line.evidence == (record.positions[0].statement,)
    unlinked = next(line for line in decision_of(replace(both, links=()), QUESTION).roll if line.member == "Dorn")
    assert len(unlinked.evidence) == 2


def event(status: str, words: str, day: date | None) -> tuple[Record, Event]:
    reading = reading_of(f"Bremia | said | {words}", said_on="2031-05-01")
    evidence = Evidence(reading.article.id, Span(0, 6))
    made = Event("event-1", "meeting", status, (evidence,), earliest=day, latest=day)  # type: ignore[arg-type]
    return Record(readings=(reading,), events=(made,)), made


@pytest.mark.parametrize(
    ("status", "words", "day", "is_pending"),
    [
        pytest.param("scheduled", "the school opens", date(2031, 6, 1), False, id="an event of another matter"),
        pytest.param(
            "happened", "the leaders voted on inviting Arvenia", date(2031, 6, 1), False, id="one that happened"
        ),
        pytest.param("scheduled", "the vote on inviting Arvenia", date(2031, 4, 1), False, id="one of the past"),
        pytest.param("scheduled", "the vote on inviting Arvenia", date(2031, 6, 1), True, id="a vote ahead"),
        pytest.param("scheduled", "the Harbour League meets", date(2031, 6, 1), True, id="a meeting of the body"),
    ],
)
def test_what_is_pending(status: str, words: str, day: date, is_pending: bool) -> None:
    record, made = event(status, words, day)
    assert decision_of(record, QUESTION).pending == ((made.id,) if is_pending else ())


def test_on_a_past_day_only_what_articles_told_by_then_is_pending() -> None:
    record, made = event("scheduled", "the vote on inviting Arvenia", date(2031, 6, 1))
    assert decision_of(record, QUESTION, as_of=date(2031, 4, 30)).pending == ()
    assert decision_of(record, QUESTION, as_of=date(2031, 5, 1)).pending == (made.id,)


def test_on_a_past_day_an_event_is_as_the_articles_of_then_told_it() -> None:
    early = reading_of("Bremia | said | the vote on inviting Arvenia is set", said_on="2031-05-01")
    late = reading_of("Calden | said | the vote on inviting Arvenia was held", said_on="2031-07-01")
    told = Event("event-told", "vote: to come", "scheduled", (Evidence(early.article.id, Span(15, 45)),))
    both = Event(
        "event-both",
        "vote: held",
        "happened",
        (*told.evidence, Evidence(late.article.id, Span(15, 45))),
        when="2031-06-01",
        earliest=date(2031, 6, 1),
        latest=date(2031, 6, 1),
    )
    record = Record(readings=(replace(early, events=(told,)), late), events=(both,))
    assert decision_of(record, QUESTION).pending == ()
    assert decision_of(record, QUESTION, as_of=date(2031, 5, 2)).pending == ("event-told",)


@pytest.mark.parametrize(
    ("day", "as_of", "counts"),
    [
        pytest.param("2031-05", "2031-05-20", False, id="a month that is not over"),
        pytest.param("2031-05", "2031-05-31", True, id="a month that is over"),
        pytest.param("2031-W18", "2031-05-02", False, id="a week that is not over"),
        pytest.param("2031-W18", "2031-05-04", True, id="a week that is over"),
    ],
)
def test_on_a_past_day_a_statement_counts_when_every_day_it_can_be_of_has_come(
    day: str, as_of: str, counts: bool
) -> None:
    decision = decided(("Dorn", day, "oppose"), as_of=as_of)
    assert (stances(decision)["Dorn"] == "oppose") is counts


@pytest.mark.parametrize(
    ("day", "found"),
    [
        pytest.param("2031-05-01", 1, id="of that day"),
        pytest.param("2031-05-02", 0, id="of a later day"),
        pytest.param(None, 0, id="of no known day"),
    ],
)
def test_on_a_past_day_only_what_was_found_by_then_is_doubtful(day: str | None, found: int) -> None:
    record = record_with(("Dorn", day, "oppose"))
    doubtful = replace(record, positions=tuple(replace(p, confidence=0.2) for p in record.positions))
    assert len(doubtful_of(doubtful, "seat", doubtful.statements(), date(2031, 5, 1))) == found
    assert len(doubtful_of(doubtful, "seat", doubtful.statements())) == 1


def test_on_a_past_day_no_order_of_a_later_condition_is_told() -> None:
    record = record_with(("Dorn", "2031-05-09", "conditional_support"))
    assert decision_of(record, QUESTION).precedences
    assert decision_of(record, QUESTION, as_of=date(2031, 5, 8)).precedences == ()


def test_deciding_again_replaces_the_decision() -> None:
    record = decide(Record(readings=(reading_of("Bremia | said | the harbour is open"),)), QUESTION)
    assert decide(record, QUESTION) == record


def test_the_same_stance_is_no_change() -> None:
    assert change_kind("support", "support") is None
