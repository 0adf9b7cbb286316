"""The history of the record file's schema: a list of functions, each applied once, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files
from sqlite3 import Connection, complete_statement


def ground(connection: Connection) -> None:
    """The first schema, as 0001_ground.sql documents it."""
    for statement in statements_of(schema_text()):
        connection.execute(statement)


def schema_text() -> str:
    """The text of the first schema, comments included."""
    return files(__package__).joinpath("0001_ground.sql").read_text(encoding="utf-8")


def statements_of(script: str) -> Iterator[str]:
    """The SQL statements of a script, one at a time, so that they run inside the caller's transaction."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if complete_statement(pending):
            yield pending
            pending = ""


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (ground,)
