"""What holds for every command."""

from __future__ import annotations

import inspect
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from tests.cli.conftest import Call

from onrecord import __version__
from onrecord.cli import COMMANDS
from onrecord.cli.application import EXIT_CODES, Command, guarded
from onrecord.cli.reference import reference
from onrecord.errors import ExitCode, OnRecordError, RecordError
from onrecord.store.reference import reference as record_reference

DOCS = Path(__file__).parents[2] / "docs"
HEAVY = {"spacy", "onnxruntime", "numpy", "starlette", "onrecord.pipeline", "onrecord.model"}


def named(command: Command) -> str:
    return command.name


def test_help_names_every_command_and_every_exit_code(call: Call) -> None:
    said = call("--help").output
    assert all(command.name in said for command in COMMANDS)
    assert set(EXIT_CODES) == set(ExitCode)


@pytest.mark.parametrize("command", COMMANDS, ids=named)
def test_a_command_has_help_with_an_example(command: Command, call: Call) -> None:
    answer = call(command.name, "--help")
    assert answer.exit_code == 0
    function = getattr(import_module(f"onrecord.cli.{command.name}"), command.name)
    assert f"`onrecord {command.name}" in (inspect.getdoc(function) or "")


def test_help_is_quick_because_it_imports_no_models() -> None:
    code = "import sys; from onrecord.cli import main; sys.argv = ['onrecord', '--help']\n"
    code += f"try: main()\nexcept SystemExit: print(sorted({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_version_is_printed(call: Call) -> None:
    assert call("--version").output == f"onrecord {__version__}\n"


def test_a_slip_of_the_pen_is_a_usage_error(call: Call) -> None:
    assert call("biuld").exit_code == ExitCode.USAGE


@pytest.mark.parametrize(
    "command", ["show", "search x", "export", "serve", "compare a b", "actors merge a b"], ids=lambda c: c.split()[0]
)
def test_without_a_record_it_says_how_to_build_one(command: str, call: Call) -> None:
    answer = call(*command.split())
    assert answer.exit_code == ExitCode.RECORD_UNUSABLE
    assert "onrecord build" in answer.stderr
    assert answer.stdout == ""


ENDS = {
    "a usage error": (OnRecordError("no such thing", advice="Try another"), ExitCode.USAGE),
    "a record that can't be used": (RecordError("it is damaged"), ExitCode.RECORD_UNUSABLE),
    "an interruption": (KeyboardInterrupt(), ExitCode.INTERRUPTED),
}


@pytest.mark.parametrize(("error", "code"), ENDS.values(), ids=ENDS)
def test_an_error_ends_with_its_code(error: BaseException, code: ExitCode) -> None:
    import typer

    def command() -> None:
        raise error

    with pytest.raises(typer.Exit) as ended:
        guarded(command)()
    assert ended.value.exit_code == code


@pytest.mark.parametrize("words", [["show", "statements"], ["export"]], ids=["show", "export"])
def test_output_that_cannot_be_written_is_said(words: list[str], record: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "onrecord", *words, "--record", str(record)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == ExitCode.RECORD_UNUSABLE
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("page", "made"), [("cli.md", reference), ("record.md", record_reference)], ids=["cli.md", "record.md"]
)
def test_a_page_made_from_the_code_is_current(page: str, made: object) -> None:
    assert (DOCS / page).read_text(encoding="utf-8") == made(), "make docs writes it anew"
