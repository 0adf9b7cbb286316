"""``onrecord compare``."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli import options
from onrecord.cli.accounts import (
    article_named,
    tell_article,
    tell_articles,
    tell_event,
    tell_story,
    tell_utterance,
)
from onrecord.cli.opening import open_record
from onrecord.errors import ExitCode, InputError
from onrecord.export.lookup import Lookup

LEFT = (
    "An article (its id, or its file name or part of it), or the id of a statement or an event. "
    "Without it: the whole story."
)


def compare(
    left: Annotated[str, typer.Argument(help=LEFT)] = "",
    right: Annotated[str, typer.Argument(help="Another article.")] = "",
    record: options.Record = options.DEFAULT_RECORD,
) -> None:
    """Lay accounts side by side: two articles, one article beside the rest, an utterance, an event, or all there is.

    Exit code 1 says that they differ.

    `onrecord compare 001_courier 004_gazette`
    """
    known = Lookup(open_record(record))
    if told(left, right, known):
        raise typer.Exit(ExitCode.FINDINGS)


def told(left: str, right: str, known: Lookup) -> bool:
    """Print what was asked for; whether the accounts differ. Raises InputError when a name means nothing."""
    if not left:
        return tell_story(known)
    if right:
        return tell_articles(*two_articles(left, right, known), known)
    if left in known.statements:
        return tell_utterance(left, known)
    if event := next((event for event in known.record.events if event.id == left), None):
        return tell_event(event, known)
    return tell_article(article_named(left, known), known)


def two_articles(left: str, right: str, known: Lookup) -> tuple[str, str]:
    """The ids of two articles. Raises InputError when they are one."""
    one, other = (article_named(name, known) for name in (left, right))
    if one == other:
        raise InputError(f"{left!r} and {right!r} are the same article", advice="Name two articles")
    return one, other
