"""docs/cli.md, made from the commands: ``python -m onrecord.cli.reference > docs/cli.md``. A test keeps it current."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from typing import Any

from onrecord.cli import COMMANDS
from onrecord.cli.application import ABOUT, EPILOG, EXIT_CODES, Command


def reference() -> str:
    """The whole page."""
    return "\n".join(lines()).rstrip() + "\n"


def lines() -> Iterator[str]:
    """The lines of the page."""
    yield from ("# Commands", "", "<!-- made by python -m onrecord.cli.reference; don't edit -->", "")
    yield from (ABOUT, "", EPILOG, "", "Exit codes:", "", "| code | means |", "|---|---|")
    yield from (f"| {code.value} | {meaning} |" for code, meaning in EXIT_CODES.items())
    yield ""
    for command in COMMANDS:
        yield from section(command)


def section(command: Command) -> Iterator[str]:
    """One command: what it does, examples, arguments and options."""
    function = getattr(import_module(f"onrecord.cli.{command.name}"), command.name)
    parameters = [p for p in command.load().params if p.name not in ("help", "install_completion", "show_completion")]
    yield from (f"## onrecord {command.name}", "", inspect.getdoc(function) or "", "")
    yield from ("| argument or option | means | default |", "|---|---|---|")
    yield from (f"| {names(p)} | {cell(p.help or '')} | {default(p)} |" for p in parameters)
    yield ""


def names(parameter: Any) -> str:
    """What a parameter is called on the command line."""
    if parameter.param_type_name == "argument":
        return f"`{parameter.metavar or parameter.name.upper()}`"
    return ", ".join(f"`{name}`" for name in sorted(parameter.opts, key=len, reverse=True))


def default(parameter: Any) -> str:
    """What holds when a parameter is not given."""
    value = parameter.default
    value = value.value if isinstance(value, Enum) else value
    if parameter.required:
        return "needed"
    return "" if value in (None, False, "") or callable(value) else f"`{cell(value)}`"


def cell(value: object) -> str:
    """Text in a table."""
    return str(value).replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(reference())
