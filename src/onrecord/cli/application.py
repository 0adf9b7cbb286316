"""The commands as one application, and how every error ends: a line that says what to do, and an exit code."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

import onrecord
from onrecord.errors import ExitCode, OnRecordError

EXIT_CODES = {
    ExitCode.DONE: "done",
    ExitCode.FINDINGS: "done, and differences were found (compare) or a score is under the minimum (quality)",
    ExitCode.USAGE: "the command, a question file or a search can't be used as given",
    ExitCode.SOME_INPUTS_FAILED: "done, but some inputs gave no article: see `onrecord show troubles`",
    ExitCode.RECORD_UNUSABLE: "the record can't be opened, or it or the output can't be written; nothing is lost",
    ExitCode.INTERRUPTED: "interrupted; what was saved is whole",
}
ABOUT = """Who said what, when, on what conditions, and what a joint decision still needs: a record from news coverage.

It works offline, and every line of the record opens the words it rests on."""
EPILOG = """Start with `onrecord demo`. Then: `onrecord build articles/ --question question.yaml`,
`onrecord show decision`, `onrecord show statements --speaker NAME`. Commands use `record.db` in this folder, or
`--record FILE`, or the environment's `ONRECORD_RECORD`. Results go to standard output, all else to standard error."""
HELP = {"help_option_names": ["-h", "--help"]}


@dataclass(frozen=True, slots=True)
class Command:
    """A command: the function of its name in the module of its name, and one line of help."""

    name: str
    about: str

    def load(self) -> Any:
        """The command itself, its module imported."""
        function = getattr(import_module(f"onrecord.cli.{self.name}"), self.name)
        single = typer.Typer(add_completion=False, rich_markup_mode="rich", context_settings=HELP)
        single.command(self.name, help=unwrapped(inspect.getdoc(function) or ""))(guarded(function))
        return typer.main.get_command(single)


def exit_codes() -> str:
    """What the exit codes mean, a line each."""
    return "\n".join(f"{code.value:3}  {meaning}" for code, meaning in EXIT_CODES.items())


def unwrapped(text: str) -> str:
    """Text with each paragraph on one line, for the terminal to wrap."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def application(commands: Sequence[Command]) -> typer.Typer:
    """The application of some commands."""
    known = {command.name: command for command in commands}

    class Group(TyperGroup):
        """Lists the commands by their line of help, and imports the one that is called."""

        def list_commands(self, ctx: Any) -> list[str]:
            return list(known)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:
            command = known.get(cmd_name)
            return TyperCommand(command.name, help=command.about, rich_markup_mode="rich") if command else None

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            name, stub, rest = super().resolve_command(ctx, args)
            return (name, known[name].load(), rest) if name else (name, stub, rest)

    app = typer.Typer(
        name="onrecord",
        cls=Group,
        help=unwrapped(ABOUT),
        epilog=f"{unwrapped(EPILOG)}\n\nExit codes\n{exit_codes()}",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich",
        context_settings=HELP,
    )
    app.callback()(options)
    return app


def print_version(asked: bool) -> None:
    """Print the version and end, where that was asked."""
    if asked:
        typer.echo(f"onrecord {onrecord.__version__}")
        raise typer.Exit


def options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=print_version, is_eager=True)
    ] = False,
) -> None:
    """What is said before a command."""


def guarded(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose errors on purpose become a message and an exit code."""

    @wraps(command)
    def run(*arguments: Any, **known: Any) -> None:
        try:
            command(*arguments, **known)
            sys.stdout.flush()
        except OnRecordError as error:
            typer.echo(f"onrecord: {error}", err=True)
            raise typer.Exit(error.exit_code) from None
        except KeyboardInterrupt:
            typer.echo("onrecord: interrupted; what was saved is whole, run it again to go on", err=True)
            raise typer.Exit(ExitCode.INTERRUPTED) from None
        except BrokenPipeError:
            drop_output()
        except OSError as error:
            drop_output()
            typer.echo(f"onrecord: the output can't be written: {error.strerror or error}", err=True)
            raise typer.Exit(ExitCode.RECORD_UNUSABLE) from None

    return run


def drop_output() -> None:
    """Let what is still to be written to standard output go nowhere, so that ending does not fail as well."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
