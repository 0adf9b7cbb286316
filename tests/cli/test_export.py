"""``onrecord export`` and ``onrecord serve``."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.cli.conftest import Call

from onrecord.errors import ExitCode


@pytest.mark.parametrize(
    ("form", "start"), [("jsonl", '{"type"'), ("csv", "\ufeffstatement,"), ("md", "# On the record")]
)
def test_it_writes_to_standard_output(form: str, start: str, call: Call, record: Path) -> None:
    assert call("export", "--format", form).stdout.startswith(start)


def test_it_writes_a_page_in_one_file(call: Call, record: Path) -> None:
    assert call("export", "-f", "html", "-o", "report.html").exit_code == 0
    page = record.with_name("report.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "Ilse Marrow" in page


def test_the_same_record_gives_the_same_page(call: Call, record: Path) -> None:
    pages = [call("export", "-f", "html").stdout for _ in range(2)]
    assert pages[0] == pages[1]


def test_options_of_csv_choose_table_and_profile(call: Call, record: Path) -> None:
    said = call("export", "-f", "csv", "--table", "positions", "--profile", "data").stdout
    assert said.startswith("question,")


def test_options_of_csv_are_refused_elsewhere(call: Call, record: Path) -> None:
    answer = call("export", "--profile", "data")
    assert answer.exit_code == ExitCode.USAGE
    assert "--format csv" in answer.stderr


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_left(call: Call, record: Path) -> None:
    answer = call("export", "-o", "nowhere/out.jsonl")
    assert answer.exit_code == ExitCode.RECORD_UNUSABLE
    assert "can't be written" in answer.stderr


def test_a_write_that_breaks_off_leaves_the_file_as_it_was(
    call: Call, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object, **known: object) -> None:
        raise OSError(28, "No space left on device")

    out = record.with_name("out.jsonl")
    out.write_text("before", encoding="utf-8")
    monkeypatch.setattr(sys.modules["onrecord.cli.export"], "write", full)
    assert "No space left" in call("export", "-o", out).stderr
    assert sorted(p.name for p in record.parent.iterdir()) == ["out.jsonl", "record.db"]
    assert out.read_text(encoding="utf-8") == "before"


def test_serve_shows_the_record_named(call: Call, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[object] = []
    app = SimpleNamespace(serve=lambda load, **known: served.append((load().articles(), known["port"])))
    monkeypatch.setitem(sys.modules, "onrecord.web.app", app)
    answer = call("serve", record, "--port", "9000")
    assert answer.exit_code == 0
    assert served[0][1] == 9000
    assert "127.0.0.1:9000" in answer.stderr
