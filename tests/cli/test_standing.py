"""How a decision reads on the terminal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.decision.told import reading_of, record_of
from tests.research.coded import record_with

from onrecord.cli.standing import change_line, condition_entry, event_line, first_line, held_since, order_line
from onrecord.cli.telling import told_words
from onrecord.export.lookup import Lookup
from onrecord.model import Change, Condition, Dating, Event, Evidence, Precedence, Requirement, RollLine, Span

COVER = Condition(Span(0, 1), "only_after")


@pytest.mark.parametrize(
    ("told", "kind", "words"),
    [
        pytest.param(
            "Bremia | | the seat at the table of nine is ours and nobody else’s",
            "indirect",
            "the seat at the table of nine is ours and nobody else’s",
            id="no reporting words",
        ),
        pytest.param(
            "Bremia | said | the seat at the table of nine is ours and nobody else’s",
            "direct",
            "the seat at the table of nine is ours and nobody else’s",
            id="a quotation by itself",
        ),
        pytest.param(
            "Bremia’s premier twice refused to | say | whether the seat at the table of nine is hers",
            "indirect",
            "twice refused to say ⟦whether the seat at the table of nine is hers⟧",
            id="what stands before the reporting words may deny them",
        ),
        pytest.param(
            "Bremia | sidestepped | a question of it",
            "indirect",
            "Bremia sidestepped ⟦a question of it⟧",
            id="a few words in their sentence",
        ),
        pytest.param(
            "Bremia | did not | promise it", "direct", "Bremia did not ⟦promise it⟧", id="few quoted words too"
        ),
    ],
)
def test_what_was_said_is_told_with_the_words_that_report_it(told: str, kind: str, words: str) -> None:
    reading = reading_of(told, kind=kind)
    assert told_words(reading.statements[0], Lookup(record_of(reading))) == words


def test_reporting_words_far_away_are_left_out() -> None:
    said = "of the seat at the table of nine, which is ours and nobody else’s"
    reading = reading_of(f"Bremia | {'of late ' * 20}said | {said}")
    statement = replace(reading.statements[0], cue=(Span(0, 6),))
    assert told_words(statement, Lookup(record_of(replace(reading, statements=(statement,))))) == said


def test_reporting_words_right_behind_are_shown() -> None:
    said = "the seat at the table of nine is ours and nobody else’s"
    reading = reading_of(f"Bremia | | {said}")
    text = f"{said}, Bremia denied."
    article = replace(reading.article, text=text)
    at = text.index("denied")
    statement = replace(reading.statements[0], content=(Span(0, len(said)),), cue=(Span(at, at + 6),), source=())
    known = Lookup(record_of(replace(reading, article=article, statements=(statement,))))
    assert told_words(statement, known) == f"⟦{said}⟧, Bremia denied"


def held(
    *evidence: str, since: str | None = None, said: str | None = "2031-05-06", reported: date | None = None
) -> str:
    """How long a party of these statements has stood there; the first of them was said on ``said``."""
    record = record_with(*(("Bremia", "support", day or None) for day in (said or "", *evidence)))
    if reported:
        dated = (Dating(reading.article.id, reported, basis="metadata") for reading in record.readings)
        record = replace(record, datings=tuple(dated))
    named = tuple(position.statement for position in record.positions)
    known = Lookup(record)
    line = RollLine("Bremia", "voter", "support", since, evidence=named)
    return held_since(line, known.statements[named[0]], known)


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        pytest.param(held(said=None), "day not known", id="nothing is known"),
        pytest.param(held(""), "said 2031-05-06; since when is not known", id="an older one of no known day"),
        pytest.param(held(since="2031-05-06"), "2031-05-06", id="said once"),
        pytest.param(
            held(said="2031-W19", since="2031-W19", reported=date(2031, 5, 8)),
            "2031-05-05 to 2031-05-08",
            id="said once, in the week of its report",
        ),
        pytest.param(held("2031-04-01", since="2031-04-01"), "since 2031-04-01, last said 2031-05-06", id="said again"),
        pytest.param(
            held("2031-04-01"),
            "said 2031-05-06; since when is not known, 2031-04-01 at the earliest",
            id="bounded by the first that it can be of",
        ),
        pytest.param(held("", since="2031-W18"), "since 2031-04-28 to 2031-05-04, last said 2031-05-06", id="a week"),
    ],
)
def test_since_when_a_party_stands_there(shown: str, words: str) -> None:
    assert shown == words


@pytest.mark.parametrize(
    ("first", "then", "line"),
    [
        pytest.param("a truce", "Bremia", "Bremia: first a truce, then its consent", id="its own consent"),
        pytest.param("", "a truce", "Bremia: first the decision, then a truce", id="the decision"),
        pytest.param("Calden", "Bremia", "Bremia: first Calden, then its consent", id="another member"),
    ],
)
def test_an_order_reads_as_first_and_then(first: str, then: str, line: str) -> None:
    assert order_line(Precedence("Bremia", "s", COVER, first, then)) == line


def test_a_change_has_stance_day_and_words_of_both_ends() -> None:
    record = record_with(("Bremia", "support", "2031-05-01"), ("Bremia", "oppose", None))
    one, other = (p.statement for p in record.positions)
    known = Lookup(record)
    assert change_line(Change("Bremia", "reversed", one, other), "seat", known) == (
        "Bremia reversed: for, 2031-05-01: Bremia said ⟦words of number 1⟧"
        " → against, day not known: Bremia said ⟦words of number 2⟧"
    )
    assert first_line(Change("Bremia", "first_stated", None, one), "seat", known) == "Bremia: 2031-05-01"
    assert (
        first_line(Change("Bremia", "first_stated", None, other), "seat", known) == "Bremia: 2031-05-01 at the latest"
    )


def test_a_party_heard_of_on_no_known_day_has_none() -> None:
    record = record_with(("Bremia", "support", None))
    change = Change("Bremia", "first_stated", None, record.positions[0].statement)
    assert first_line(change, "seat", Lookup(record)) == "Bremia: day not known"


def test_an_event_is_told_in_its_words_with_its_kind_and_outlet() -> None:
    reading = reading_of("Bremia | said | the vote is in June")
    event = Event("e", "vote: the vote is in June", "scheduled", (Evidence(reading.article.id, Span(0, 6)),), "2031-06")
    record = replace(record_of(reading), events=(event, Event("f", "vote", "scheduled", ())))
    assert event_line("e", Lookup(record)) == f"2031-06: the vote is in June [vote], {reading.article.origin}"
    assert event_line("f", Lookup(record)) == "day not known: vote"


def test_a_condition_says_for_which_party_it_was_named() -> None:
    record = record_with(("Bremia", "conditional_support", "2031-05-01"))
    position = replace(record.positions[0], member="Dorn")
    known = Lookup(replace(record, positions=(position,)))
    (line,) = condition_entry(position.statement, Requirement(Span(0, 6), "if"), known)
    assert line.startswith("Bremia (Dorn): ")


def test_a_condition_says_up_to_whom_it_is_and_what_became_of_it() -> None:
    reading = reading_of("Bremia | said | yes if Calden ratifies it", said_on="2031-05-01")
    text, statement = reading.article.text, reading.statements[0]
    at = text.index("Calden")
    named = Requirement(statement.conditions[0].span, "if", Span(at, at + 6))
    known = Lookup(record_of(reading))
    assert condition_entry(statement.id, named, known) == (
        "Bremia: if Calden ratifies it [if, up to Calden; not known to be met]",
    )
    shown = Evidence(reading.article.id, Span(at, at + 15), "told on 2031-06-01")
    head, line = condition_entry(statement.id, replace(named, met="met", shown_by=(shown,)), known)
    assert head.endswith("; met]")
    assert line == f"{reading.article.origin}: Calden ratifies (told on 2031-06-01)"
    assert condition_entry(statement.id, replace(named, shown_by=(shown,)), known)[0].endswith("; accounts differ]")
