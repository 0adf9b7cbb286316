from __future__ import annotations

from onrecord.decision.questions import load_question
from onrecord.examples import example_path
from onrecord.intake.files import Input, find_inputs, read_input
from onrecord.model import Article, Trouble


def articles() -> list[Article | Trouble]:
    inputs = find_inputs([str(example_path() / "articles")])
    return [thing for item in inputs for thing in (read_input(item) if isinstance(item, Input) else [item])]


def test_the_example_reads_without_trouble() -> None:
    assert [thing for thing in articles() if isinstance(thing, Trouble)] == []


def test_five_outlets_report_and_most_state_no_day() -> None:
    found = [thing for thing in articles() if isinstance(thing, Article)]
    assert len({article.outlet for article in found}) >= 5
    assert len(found) >= 8
    assert sum(article.published is None for article in found) > len(found) / 2


def test_the_question_is_sound_and_says_that_it_is_fictional() -> None:
    question = load_question(example_path() / "question.yaml")
    assert "fictional" in question.text
    assert sum(party.role == "voter" for party in question.parties) == 9
    assert "fictional" in (example_path() / "README.md").read_text(encoding="utf-8").splitlines()[0]
