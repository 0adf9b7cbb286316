"""``onrecord show`` and ``onrecord search``."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console
from tests.cli.conftest import Call
from tests.web.sample import sample

from onrecord import store
from onrecord.cli import terminal
from onrecord.cli.filters import Filters, has, in_days
from onrecord.cli.terminal import shown
from onrecord.cli.views import VIEWS, View, counted
from onrecord.export.lookup import Lookup
from onrecord.model import Record

ANSI = re.compile(r"\x1b\[[0-9;]*m")
each_view = pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)


@each_view
def test_a_view_of_nothing_says_so(view: View, call: Call, tmp_path: Path) -> None:
    store.save_record(tmp_path / "record.db", Record())
    answer = call("show", view.name)
    assert (answer.exit_code, answer.stdout) == (0, f"No {view.name} found.\n")


def test_review_shows_what_is_not_sure_enough_for_the_roll(call: Call, tmp_path: Path) -> None:
    known = sample()
    doubted = replace(known.positions[0], confidence=0.4, reason="to be looked at: far from the verb")
    store.save_record(tmp_path / "record.db", replace(known, positions=(doubted, *known.positions[1:])))
    answer = call("show", "review")
    assert "far from the verb" in answer.stdout
    assert answer.stderr.splitlines()[-1] == "1 doubtful position"
    assert "Found but doubtful: 1" in call("show").stdout


@pytest.mark.parametrize("view", [v for v in VIEWS if v.name != "review"], ids=lambda view: view.name)
def test_a_view_has_a_line_a_thing_and_a_row_a_thing(view: View, call: Call, record: Path) -> None:
    count = len(list(view.select(Lookup(sample()), Filters())))
    assert count
    assert call("show", view.name).stderr.splitlines()[-1] == counted(count, view.noun)
    rows = [json.loads(line) for line in call("show", view.name, "--format", "jsonl").stdout.splitlines()]
    assert len(rows) == count
    table = list(csv.reader(io.StringIO(call("show", view.name, "-f", "csv").stdout)))
    assert len(table) == count + 1


def test_the_decision_is_what_is_shown_first(call: Call, record: Path) -> None:
    question, decision = sample().questions[0], sample().decisions[0]
    said = call("show").stdout
    assert question.text in said
    assert f"{decision.state.upper()}: {decision.why}" in said
    assert all(line.member in said for line in decision.roll)
    assert "No statement found (" in said


def test_without_a_question_it_says_how_to_ask_one(call: Call, tmp_path: Path) -> None:
    store.save_record(tmp_path / "record.db", Record())
    assert "--question FILE" in call("show").stdout


def test_the_decision_as_of_a_day_is_decided_anew(call: Call, record: Path) -> None:
    answer = call("show", "decision", "--as-of", "2000-01-01", "--format", "jsonl")
    assert json.loads(answer.stdout)["as_of"] == "2000-01-01"


def statements(call: Call, *filters: str) -> list[dict[str, object]]:
    answer = call("show", "statements", "--format", "jsonl", *filters)
    assert answer.exit_code == 0, answer.output
    return [json.loads(line) for line in answer.stdout.splitlines()]


NONE_FOUND = {
    "a speaker nobody is": ("--speaker", "Nobody"),
    "an outlet nobody prints": ("--outlet", "Nobody"),
    "words nobody said": ("--text", "aubergine"),
    "days before all": ("--until", "1999-01-01"),
    "days after all": ("--since", "2999-01-01"),
}


@pytest.mark.parametrize("filters", NONE_FOUND.values(), ids=NONE_FOUND)
def test_a_filter_that_fits_nothing(filters: tuple[str, str], call: Call, record: Path) -> None:
    assert statements(call, *filters) == []


@pytest.mark.parametrize("what", ["decision", "positions"])
def test_a_question_nobody_asked_is_a_usage_error_that_names_those_asked(what: str, call: Call, record: Path) -> None:
    answer = call("show", what, "--question", "nobody")
    assert answer.exit_code == 2
    assert sample().questions[0].id in answer.stderr


def test_a_pipe_gets_the_words_whole_below_a_line_of_facts(call: Call, record: Path) -> None:
    known = Lookup(sample())
    lines = call("show", "statements").stdout.splitlines()
    told = [line.replace("⟦", "").replace("⟧", "") for line in lines[1::2]]
    assert all(any(known.said(s) in line for line in told) for s in known.statements.values())
    assert all(line.startswith("    ") for line in told)
    assert not any(line.startswith(" ") for line in lines[::2])


def test_a_line_of_facts_ends_with_an_id_that_opens_the_words(call: Call, record: Path) -> None:
    (head, _) = call("show", "statements", "--speaker", "Marrow", "--limit", "1").stdout.splitlines()
    known = head.rsplit(" · ", 1)[1]
    opened = call("show", known)
    assert (opened.exit_code, "⟦" in opened.stdout) == (0, True)
    assert call("show", known[:-1]).stdout == opened.stdout


@pytest.mark.parametrize(
    ("asked", "guess"),
    [
        pytest.param("aubergine", "It can show decision, articles", id="nothing near"),
        pytest.param("statment", "Did you mean statements?", id="a letter left out"),
        pytest.param("postions", "Did you mean positions?", id="another"),
    ],
)
def test_a_name_that_means_nothing_gets_a_guess(asked: str, guess: str, call: Call, record: Path) -> None:
    answer = call("show", asked)
    assert answer.exit_code == 2
    assert guess in answer.stderr


def test_the_name_of_one_thing_shows_them_all(call: Call, record: Path) -> None:
    assert call("show", "statement").stdout == call("show", "statements").stdout


def test_a_doubtful_position_says_so_on_its_line_and_in_its_row(call: Call, tmp_path: Path) -> None:
    first, *others = sample().positions
    doubted = (replace(first, confidence=0.44), *(replace(p, confidence=0.45) for p in others))
    store.save_record(tmp_path / "record.db", replace(sample(), positions=doubted))
    heads = [line for line in call("show", "positions").stdout.splitlines() if not line.startswith(" ")]
    assert sorted("doubtful, not counted" in head for head in heads) == [*[False] * len(others), True]
    rows = [json.loads(line) for line in call("show", "positions", "-f", "jsonl").stdout.splitlines()]
    assert {row["statement"]: row["doubtful"] for row in rows}[first.statement]


def test_an_event_of_a_range_of_days_is_not_given_one(call: Call, tmp_path: Path) -> None:
    event = replace(sample().events[0], when=None, earliest=date(2031, 3, 3), latest=date(2031, 3, 9))
    store.save_record(tmp_path / "record.db", replace(sample(), events=(event,)))
    heads = call("show", "timeline").stdout.splitlines()
    assert any(head.startswith("2031-03-03 to 2031-03-09 · ") for head in heads)


def test_a_speaker_nobody_is_is_said(call: Call, record: Path) -> None:
    assert "Nobody called 'Aubergine' is in the record" in call("show", "statements", "--speaker", "Aubergine").stderr
    answer = call("show", "statements", "--speaker", "Marrow", "--text", "aubergine")
    assert (answer.stdout, answer.stderr) == ("No statements found.\n", "")


def test_a_terminal_gets_lines_that_fit_wrapped_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    narrow = Console(file=out, width=40, force_terminal=True, no_color=True, highlight=False, markup=False)
    monkeypatch.setattr(terminal, "results", lambda: narrow)
    words = "the envoys will meet again before the month is out, whatever the weather"
    terminal.tell_entry(("2031-03-04", None, "Ilse Marrow", ""), words, None)
    head, *body = (line.rstrip() for line in ANSI.sub("", out.getvalue()).splitlines())
    assert head == "2031-03-04 · Ilse Marrow"
    assert " ".join(line.strip() for line in body) == words
    assert all(len(line) <= 40 for line in body)
    assert [len(line) - len(line.lstrip()) for line in body] == [4, 6, 6]


def test_the_speaker_is_found_by_part_of_a_name_whatever_its_case(call: Call, record: Path) -> None:
    found = statements(call, "--speaker", "marrow")
    assert found
    assert {row["speaker_name"] for row in found} == {"Ilse Marrow"}


@pytest.mark.parametrize(
    ("what", "kind", "says"),
    [
        pytest.param("statements", "sung", "The kinds are: direct, indirect, mixed", id="of statements"),
        pytest.param("positions", "direct", "conditional_support", id="a kind of another view"),
        pytest.param("articles", "direct", "Leave --kind out", id="where there are none"),
    ],
)
def test_a_kind_that_is_none_is_a_usage_error_that_names_the_kinds(
    what: str, kind: str, says: str, call: Call, record: Path
) -> None:
    answer = call("show", what, "--kind", kind)
    assert answer.exit_code == 2
    assert says in answer.stderr


@pytest.mark.parametrize("kind", ["conditional-support", "Conditional Support"])
def test_a_kind_may_be_written_with_blanks_and_hyphens(kind: str, call: Call, record: Path) -> None:
    assert call("show", "positions", "--kind", kind).exit_code == 0


def test_any_trouble_can_be_asked_for(call: Call, record: Path) -> None:
    assert call("show", "troubles", "--kind", "near_miss").exit_code == 0


def test_the_kind_is_found(call: Call, record: Path) -> None:
    assert {row["kind"] for row in statements(call, "--kind", "direct")} == {"direct"}


def test_the_question_is_found_by_the_positions_on_it(call: Call, record: Path) -> None:
    found = {row["id"] for row in statements(call, "--question", sample().questions[0].id)}
    assert found == {position.statement for position in sample().positions}


def test_context_is_the_paragraph_with_the_words_marked(call: Call, record: Path) -> None:
    said = call("show", "statements", "--speaker", "Marrow", "--context", "--limit", "1").stdout
    assert said.startswith("Ilse Marrow · ")
    assert said.count("⟦") == said.count("⟧") >= 1


def test_actors_who_said_most_come_first() -> None:
    known = Lookup(sample())
    actors = next(view for view in VIEWS if view.name == "actors").select(known, Filters())
    spoken = [known.spoken[actor.id] for actor in actors]
    assert spoken == sorted(spoken, reverse=True)
    assert spoken[0] > spoken[-1]


def test_the_limit_holds(call: Call, record: Path) -> None:
    assert len(statements(call, "--limit", "2")) == 2


@pytest.mark.parametrize("day", ["yesterday", "05/06/2024", "2024-02-30"])
def test_a_day_that_is_none_is_a_usage_error(day: str, call: Call, record: Path) -> None:
    answer = call("show", "statements", "--since", day)
    assert answer.exit_code == 2
    assert "no day of the form" in " ".join(answer.stderr.replace("│", " ").split())


def test_an_unknown_view_is_a_usage_error(call: Call, record: Path) -> None:
    assert call("show", "everything").exit_code == 2


def test_the_record_may_be_named_by_the_environment(call: Call, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved = record.rename(record.with_name("other.db"))
    monkeypatch.setenv("ONRECORD_RECORD", str(moved))
    assert call("show").exit_code == 0


def test_an_unfinished_record_says_so(call: Call, record: Path) -> None:
    store.save_readings(record, [sample().readings[0]])
    assert "run onrecord build again" in call("show").stderr


DAYS = {
    "nothing asked": (Filters(), None, None, True),
    "unknown day": (Filters(since=date(2031, 1, 1)), None, None, False),
    "on the first day": (Filters(since=date(2031, 3, 4)), date(2031, 3, 4), date(2031, 3, 4), True),
    "a bracket that reaches in": (Filters(since=date(2031, 3, 4)), date(2031, 3, 1), date(2031, 3, 9), True),
    "a bracket that ends before": (Filters(since=date(2031, 3, 4)), date(2031, 2, 1), date(2031, 3, 3), False),
    "after the last day": (Filters(until=date(2031, 3, 4)), date(2031, 3, 5), None, False),
}


@pytest.mark.parametrize(("filters", "earliest", "latest", "fits"), DAYS.values(), ids=DAYS)
def test_days(filters: Filters, earliest: date | None, latest: date | None, fits: bool) -> None:
    assert in_days(filters, earliest, latest) is fits


@pytest.mark.parametrize(("wanted", "name"), [("erdogan", "Erdoğan"), ("ORRIN", "Tomas Orrin"), (None, "anyone")])
def test_names_are_compared_without_case_and_accents(wanted: str | None, name: str) -> None:
    assert has(wanted, name)


STEERING = {
    "a colour": ("\x1b[31mred", "�[31mred"),
    "a line turned around": ("a\u202eb", "a�b"),
    "a line break": ("a\nb", "a b"),
    "an emoji of several": ("👩\u200d🚀", "👩\u200d🚀"),
}


@pytest.mark.parametrize(("text", "safe"), STEERING.values(), ids=STEERING)
def test_what_would_steer_a_terminal_is_made_visible(text: str, safe: str) -> None:
    assert shown(text) == safe


def test_search_finds_nothing(call: Call, record: Path) -> None:
    assert call("search", "aubergine").stdout == "No statements found.\n"


def test_search_finds_words_with_who_said_them(call: Call, record: Path) -> None:
    said = call("search", "guns", "silent").stdout
    assert "Ilse Marrow" in said
    assert "[guns]" in said


@pytest.mark.parametrize("among", ["statements", "articles"])
def test_search_gives_rows(among: str, call: Call, record: Path) -> None:
    lines = call("search", "guns", "--among", among, "--format", "jsonl").stdout.splitlines()
    assert {json.loads(line)["type"] for line in lines} == {among.removesuffix("s")}


def test_a_search_that_cannot_be_read_is_a_usage_error(call: Call, record: Path) -> None:
    answer = call("search", '"guns')
    assert answer.exit_code == 2
    assert "Traceback" not in answer.stderr
