"""``onrecord demo``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import onrecord
from onrecord.cli.export import write_form, write_to
from onrecord.cli.filters import Filters
from onrecord.cli.progress import Bar
from onrecord.cli.standing import tell_decision
from onrecord.cli.summary import tell_summary
from onrecord.cli.terminal import say, tell, tell_entry
from onrecord.cli.views import VIEWS
from onrecord.errors import RecordError
from onrecord.examples import example_path
from onrecord.export.lookup import Lookup
from onrecord.model import Record

PARTS = {"articles": 20, "statements": 12, "actors": 12, "disagreements": 8, "troubles": 10}


def demo(
    folder: Annotated[Path, typer.Option(help="Where to put the record and the page.")] = Path("demo"),
) -> None:
    """Build the record of the bundled example and a page of it. The example is fictional.

    `onrecord demo --folder /tmp/harbour`
    """
    articles, question = (example_path() / "articles", example_path() / "question.yaml")
    record_path, page = folder / "record.db", folder / "report.html"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordError(f"{folder} can't be made ({error.strerror})", advice="Give another --folder") from error
    with Bar() as bar:
        record = onrecord.build([articles], record_path, [question], progress=bar.watch)
    write_to(page, lambda out: write_form(record, out, form="html", chosen={}))
    tell_parts(record)
    tell_summary(record, record_path, bar.last)
    tell(f"The page is {page.resolve()}: it opens in any browser, without a server or network")
    say(f"Go on with: onrecord show statements --record {record_path}    onrecord serve {record_path}")


def tell_parts(record: Record) -> None:
    """The first things of every view, and where the decision stands."""
    known = Lookup(record)
    for name, most in PARTS.items():
        view = next(view for view in VIEWS if view.name == name)
        things = list(view.select(known, Filters()))
        of_all = "" if len(things) <= most else f", {most} of {len(things)}"
        tell(f"{name.capitalize()}{of_all}", style="bold")
        for entry in (view.entry(thing, known) for thing in things[:most]):
            tell_entry(entry.head, *entry.body)
        tell()
        if name == "actors":
            for decision in record.decisions:
                tell_decision(decision, known)
