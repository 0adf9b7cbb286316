"""The commands as one application, and how every error ends: a line that says what to do, and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import typer

from onrecord.cli.terminal import say
from onrecord.errors import ExitCode, OnRecordError

EXIT_CODES = {
    ExitCode.DONE: "done",
    ExitCode.FINDINGS: "done, and differences were found (compare) or a score is under the minimum (quality)",
    ExitCode.USAGE: "the command, a question file or a search can't be used as given",
    ExitCode.SOME_INPUTS_FAILED: "done, but some inputs gave no article: see `onrecord show troubles`",
    ExitCode.RECORD_UNUSABLE: "the record can't be opened or written; it is as it was",
    ExitCode.INTERRUPTED: "interrupted; what was saved is whole",
}
ABOUT = """Who said what, when, on what conditions, and what a joint decision still needs: a record from news coverage.

It works offline, and every line of the record opens the words it rests on."""
EPILOG = """Start with `onrecord demo`. Then: `onrecord build articles/ --question question.yaml`,
`onrecord show decision`, `onrecord show statements --speaker NAME`. Commands use `record.db` in this folder, or
`--record FILE`, or the environment's `ONRECORD_RECORD`. Results go to standard output, all else to standard error."""


def exit_codes() -> str:
    """What the exit codes mean, as a list in Markdown."""
    return "\n\n".join(f"* **{code.value}**: {meaning}" for code, meaning in EXIT_CODES.items())


def application(commands: Iterable[Callable[..., None]]) -> typer.Typer:
    """The application of some commands, each a function whose name is the command's."""
    app = typer.Typer(
        name="onrecord",
        help=ABOUT,
        epilog=f"{EPILOG}\n\nExit codes:\n\n{exit_codes()}",
        invoke_without_command=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode="markdown",
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(options)
    for command in commands:
        app.command(command.__name__)(guarded(command))
    return app


def options(
    version: bool = typer.Option(False, "--version", help="Print the version and exit.", is_eager=True),
) -> None:
    """What is said before a command."""


def guarded(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose errors on purpose become a message and an exit code."""

    @wraps(command)
    def run(*arguments: Any, **known: Any) -> None:
        try:
            command(*arguments, **known)
        except OnRecordError as error:
            say(f"onrecord: {error}")
            raise typer.Exit(error.exit_code) from None
        except KeyboardInterrupt:
            say("onrecord: interrupted; what was saved is whole, run it again to go on")
            raise typer.Exit(ExitCode.INTERRUPTED) from None
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    return run
