"""The history of the record file's schema: a list of functions, each applied once, in order.

Adding a step is one numbered SQL file and its name in the list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files
from sqlite3 import Connection, complete_statement

SCRIPTS = ("0001_ground.sql", "0002_stages.sql", "0003_relations.sql", "0004_held.sql", "0005_kept.sql")


def step(script: str) -> Callable[[Connection], None]:
    """The function that applies one script."""

    def apply(connection: Connection) -> None:
        for statement in statements_of(text_of(script)):
            connection.execute(statement)

    return apply


def schema_text() -> str:
    """The text of all scripts, comments included."""
    return "\n".join(map(text_of, SCRIPTS))


def text_of(script: str) -> str:
    """The text of one script."""
    return files(__package__).joinpath(script).read_text(encoding="utf-8")


def statements_of(script: str) -> Iterator[str]:
    """The SQL statements of a script, one at a time, so that they run inside the caller's transaction."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if complete_statement(pending):
            yield pending
            pending = ""


MIGRATIONS: tuple[Callable[[Connection], None], ...] = tuple(map(step, SCRIPTS))
