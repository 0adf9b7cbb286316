"""``onrecord compare``."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli import options
from onrecord.cli.opening import open_record
from onrecord.cli.terminal import tell, tell_entry
from onrecord.cli.views import link_entry, speaker
from onrecord.errors import ExitCode, InputError
from onrecord.export.lookup import Lookup
from onrecord.model import Link


def compare(
    left: Annotated[str, typer.Argument(help="An article: its id, or its file name or part of it.")],
    right: Annotated[str, typer.Argument(help="The other article.")],
    record: options.Record = options.DEFAULT_RECORD,
) -> None:
    """Compare two articles: what both report, where they differ, what only one has. Exit code 1 says that they differ.

    `onrecord compare 001_courier 004_gazette`
    """
    known = Lookup(open_record(record))
    one, other = (article_named(name, known) for name in (left, right))
    if one == other:
        raise InputError(f"{left!r} and {right!r} are the same article", advice="Name two articles")
    links = links_between(one, other, known)
    shared = [link for link in links if link.relation == "same_utterance"]
    differences = [link for link in links if link.relation == "discrepancy"]
    tell_both("In both", shared, known)
    tell_both("Where they differ", differences, known)
    told = {end for link in shared for end in (link.left, link.right) if isinstance(end, str)}
    for article in (one, other):
        tell_only(article, told, known)
    if differences:
        raise typer.Exit(ExitCode.FINDINGS)


def article_named(name: str, known: Lookup) -> str:
    """The id of the one article that a person means. Raises InputError when there is none, or several."""
    if name in known.articles:
        return name
    found = sorted(a.id for a in known.articles.values() if a.origin == name)
    found = found or sorted(a.id for a in known.articles.values() if name in a.origin or name == a.outlet)
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError(f"no article is called {name!r}", advice="See onrecord show articles")
    places = ", ".join(known.articles[article].origin for article in found[:5])
    raise InputError(f"{name!r} may be {len(found)} articles ({places})", advice="Give more of the name, or the id")


def links_between(one: str, other: str, known: Lookup) -> list[Link]:
    """The links from one article to the other, turned so that ``one`` is on the left, by place."""
    found = []
    for link in known.record.links:
        ends = known.place(link.left)[0], known.place(link.right)[0]
        if set(ends) == {one, other}:
            found.append(link if ends[0] == one else turned(link))
    return sorted(found, key=lambda link: [span.start for span in known.place(link.left)[1]])


def turned(link: Link) -> Link:
    """A link seen from its other end. Its diff is left out, for it has a direction."""
    return Link(link.relation, link.right, link.left, link.about, link.kind, link.score, link.reasons)


def tell_both(title: str, links: list[Link], known: Lookup) -> None:
    """Pairs of passages, one below the other."""
    tell(title, style="bold")
    if not links:
        tell("nothing was found", indent=2)
        return
    for entry in (link_entry(link, known) for link in links):
        tell_entry(entry.head, *entry.body)
    tell()


def tell_only(article: str, told: set[str], known: Lookup) -> None:
    """The statements of one article that the other was not found to report."""
    found = known.articles[article]
    tell(f"Only in {found.outlet or found.origin}", style="bold")
    alone = [s for s in known.statements.values() if s.article == article and s.id not in told]
    if not alone:
        tell("nothing was found", indent=2)
        return
    for statement in alone:
        tell_entry((speaker(statement, known),), known.said(statement))
    tell()
