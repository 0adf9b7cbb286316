"""``onrecord build``, ``onrecord actors`` and ``onrecord demo``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Call
from tests.pipeline.stand_ins import stand_in, write_articles
from tests.pipeline.test_verbs import QUESTION

from onrecord import store
from onrecord.cli.actors import Verb, judgement
from onrecord.errors import ExitCode


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch)


def test_it_says_what_was_found(call: Call, tmp_path: Path) -> None:
    write_articles(tmp_path / "news")
    (tmp_path / "question.yaml").write_text(QUESTION, encoding="utf-8")
    answer = call("build", "news", "--question", "question.yaml")
    assert answer.exit_code == 0, answer.output
    assert "3 articles (3 new, 0 known before)" in answer.stdout
    assert "seat: open" in answer.stdout
    assert answer.stderr == ""


def test_run_again_it_reads_nothing(call: Call, tmp_path: Path) -> None:
    write_articles(tmp_path / "news")
    call("build", "news")
    assert "(0 new, 3 known before)" in call("build", "news").stdout


def test_quiet_says_nothing(call: Call, tmp_path: Path) -> None:
    write_articles(tmp_path / "news")
    assert call("build", "news", "--quiet").output == ""


def test_an_input_without_an_article_is_an_exit_code_and_the_rest_is_built(call: Call, tmp_path: Path) -> None:
    news = write_articles(tmp_path / "news")
    (news / "empty.txt").touch()
    answer = call("build", "news", "nowhere.txt")
    assert answer.exit_code == ExitCode.SOME_INPUTS_FAILED
    assert "2 of the inputs" in answer.stderr
    assert "3 articles" in answer.stdout


@pytest.mark.parametrize(
    "arguments", [["--engine", "steam"], ["--question", "nowhere.yaml"]], ids=["engine", "question"]
)
def test_a_wrong_option_is_a_usage_error(call: Call, tmp_path: Path, arguments: list[str]) -> None:
    write_articles(tmp_path / "news")
    answer = call("build", "news", *arguments)
    assert answer.exit_code == ExitCode.USAGE
    assert answer.stderr.startswith("onrecord: ")


def test_without_a_path_it_is_a_usage_error(call: Call) -> None:
    assert call("build").exit_code == ExitCode.USAGE


def test_a_sidecar_states_metadata(call: Call, tmp_path: Path) -> None:
    write_articles(tmp_path / "news", count=1)
    (tmp_path / "known.csv").write_text("file,outlet\n0.txt,The Post\n", encoding="utf-8")
    call("build", "news", "--metadata", "known.csv")
    assert json.loads(call("show", "articles", "-f", "jsonl").stdout)["outlet"] == "The Post"


def test_a_judgement_is_kept_with_its_day_and_replayed(call: Call, tmp_path: Path) -> None:
    write_articles(tmp_path / "news")
    call("build", "news")
    answer = call("actors", "rename", "Everybody", "All of them", "--at", "2031-03-04", "--note", "as they say")
    assert answer.exit_code == 0, answer.output
    kept = judgement(Verb.rename, "actor-1", "All of them", "2031-03-04", "as they say")
    assert store.load_judgements(tmp_path / "record.db") == (kept,)
    assert store.load_record(tmp_path / "record.db").judgements == (kept,)


WRONG = {
    "nobody of that name": (("rename", "Nobody", "x"), "no actor is called"),
    "a name misspelt": (("speaks-for", "Evrybody", "Belmora"), "Near it: Everybody"),
    "one actor with itself": (("merge", "Everybody", "actor-1"), "one actor already"),
}


@pytest.mark.parametrize(("words", "says"), WRONG.values(), ids=WRONG)
def test_a_judgement_that_makes_no_sense_is_refused(
    words: tuple[str, ...], says: str, call: Call, tmp_path: Path
) -> None:
    write_articles(tmp_path / "news")
    call("build", "news")
    answer = call("actors", *words)
    assert answer.exit_code == ExitCode.USAGE
    assert says in answer.stderr
    assert store.load_judgements(tmp_path / "record.db") == ()


def test_the_demo_shows_every_part_and_writes_the_page(call: Call, tmp_path: Path) -> None:
    answer = call("demo")
    assert answer.exit_code == 0, answer.output
    for part in ("Articles", "Statements", "Actors", "Disagreements", "Troubles", "(fictional)"):
        assert part in answer.stdout
    assert (tmp_path / "demo" / "report.html").is_file()
    assert str(tmp_path / "demo" / "report.html") in answer.stdout.replace("\n", "")
