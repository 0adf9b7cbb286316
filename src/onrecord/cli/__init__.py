"""The command line: one file a command. It parses, calls and shows; results go to standard output, all else to error.

What takes long to import (the models, the pages) is imported when a command needs it: ``--help`` answers at once.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.cli.actors import actors
from onrecord.cli.application import application
from onrecord.cli.build import build
from onrecord.cli.compare import compare
from onrecord.cli.demo import demo
from onrecord.cli.export import export
from onrecord.cli.quality import quality
from onrecord.cli.search import search
from onrecord.cli.serve import serve
from onrecord.cli.show import show

COMMANDS: tuple[Callable[..., None], ...] = (
    demo,
    build,
    show,
    search,
    compare,
    actors,
    export,
    serve,
    quality,
)


def main() -> None:
    """The command ``onrecord``."""
    application(COMMANDS)()
