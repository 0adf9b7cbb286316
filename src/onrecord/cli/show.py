"""``onrecord show``."""

from __future__ import annotations

import sys
from datetime import date
from difflib import get_close_matches
from itertools import islice
from typing import Annotated

import typer

import onrecord
from onrecord.cli import options
from onrecord.cli.context import statement_of, tell_context
from onrecord.cli.filters import Filters, actor_fits, is_kind, speaker_fits
from onrecord.cli.opening import open_record
from onrecord.cli.standing import tell_changes, tell_decision
from onrecord.cli.terminal import say, tell, tell_entry
from onrecord.cli.views import VIEWS, View, counted
from onrecord.decision.since import difference
from onrecord.errors import InputError
from onrecord.export.csv import write_table
from onrecord.export.exchange import Row, decision_row
from onrecord.export.jsonl import write_rows
from onrecord.export.lookup import Lookup
from onrecord.model import Decision, Record, Statement

DECISION = "decision"
SHOWN = (DECISION, *(view.name for view in VIEWS))
LEAST_ID = 6


def show(
    what: Annotated[
        str, typer.Argument(help=f"What to show: {', '.join(SHOWN)}; or the id of a statement.")
    ] = DECISION,
    record: options.Record = options.DEFAULT_RECORD,
    speaker: options.Speaker = None,
    outlet: options.Outlet = None,
    since: options.Since = None,
    until: options.Until = None,
    question: options.OfQuestion = None,
    kind: options.Kind = None,
    text: options.Containing = None,
    limit: options.Limit = None,
    as_of: Annotated[
        date | None,
        typer.Option(parser=options.day, metavar="DAY", help="The decision as it stood on this day."),
    ] = None,
    context: Annotated[
        bool, typer.Option("--context", help="Statements and positions in the paragraph they stand in, words marked.")
    ] = False,
    form: options.Format = options.Form.text,
) -> None:
    """Show what is in the record.

    `onrecord show` says where the decision stands; with `--since DAY` also what has changed since that day.

    `onrecord show statements --speaker Varga --since 2024-12-01`

    `onrecord show positions --kind conditional_support --format csv > positions.csv`

    `onrecord show statements --text "no date" --context` prints each in its paragraph, its words marked.

    `onrecord show disagreements --outlet Courier`

    `onrecord show statement-6cf09b1f2a77d01e` (an id from any list, or its beginning) opens the words of one statement.

    Words between ⟦ and ⟧ are what was said, those around them the article's.
    """
    filters = Filters(speaker, outlet, since, until, question, kind, text, limit)
    found = open_record(record)
    check_question(question, found)
    known = Lookup(found)
    if one := statement_named(what, known):
        tell_context(one, known)
        return
    what = view_named(what)
    if what == DECISION:
        show_decisions(found, filters, as_of, form)
        if since and form is options.Form.text:
            show_changes(found, filters, since, as_of)
    else:
        view = next(view for view in VIEWS if view.name == what)
        check_kind(kind, view)
        show_view(view, known, filters, form, context=context)


def view_named(name: str) -> str:
    """The view that a person means, by its name or that of one of its things. Raises InputError for any other name."""
    names = {view.noun: view.name for view in VIEWS} | {shown: shown for shown in SHOWN}
    if name.casefold() in names:
        return names[name.casefold()]
    near = get_close_matches(name.casefold(), names, n=1)
    guess = f"Did you mean {names[near[0]]}? " if near else ""
    raise InputError(
        f"nothing is called {name!r}", advice=f"{guess}It can show {', '.join(SHOWN)}, or a statement's id"
    )


def statement_named(name: str, known: Lookup) -> Statement | None:
    """The one statement whose id is or begins with a name, or None. Raises InputError where several do."""
    if name in known.statements:
        return known.statements[name]
    kind, _, rest = name.partition("-")
    if len(rest) < LEAST_ID or kind not in ("statement", "s"):
        return None
    found = [statement for key, statement in known.statements.items() if key.partition("-")[2].startswith(rest)]
    if len(found) > 1:
        raise InputError(f"{len(found)} statements begin with {name!r}", advice="Give more of the id")
    return found[0] if found else None


def check_question(asked: str | None, record: Record) -> None:
    """Raise InputError for a question that was never asked of the record."""
    known = [question.id for question in record.questions]
    if asked is not None and asked not in known:
        advice = f"Its questions are: {', '.join(known)}" if known else "It has none: build it with --question FILE"
        raise InputError(f"the record has no question {asked!r}", advice=advice)


def check_kind(asked: str | None, view: View) -> None:
    """Raise InputError for a kind that things of the view can't be of."""
    if asked is not None and view.kinds is not None and not is_kind(asked, *view.kinds):
        advice = f"The kinds are: {', '.join(view.kinds)}" if view.kinds else "Leave --kind out"
        raise InputError(f"no {view.noun} is of the kind {asked!r}", advice=advice)


def show_view(view: View, known: Lookup, filters: Filters, form: options.Form, *, context: bool) -> None:
    """The things of one view that fit."""
    things = list(islice(view.select(known, filters), filters.limit))
    if form is not options.Form.text:
        write_as(form, [view.row(thing, known) for thing in things])
        return
    if not things:
        tell(f"No {view.name} found.")
        if filters.speaker and not anybody_named(filters.speaker, known):
            say(f"Nobody called {filters.speaker!r} is in the record: see onrecord show actors")
        return
    if context and any(statement_of(thing, known) for thing in things):
        for thing in things:
            tell_context(thing, known)
    else:
        for entry in (view.entry(thing, known) for thing in things):
            tell_entry(entry.head, *entry.body)
    say(counted(len(things), view.noun))


def anybody_named(name: str, known: Lookup) -> bool:
    """Whether an actor or the words of a source go by a name."""
    return any(actor_fits(actor, name) for actor in known.record.actors) or any(
        speaker_fits(statement, known, name) for statement in known.statements.values()
    )


def show_decisions(record: Record, filters: Filters, as_of: date | None, form: options.Form) -> None:
    """Where the questions stand, now or on a day."""
    if as_of:
        record = onrecord.decide(record, record.questions, as_of=as_of)
    known = Lookup(record)
    decisions: list[Decision] = [d for d in record.decisions if filters.question in (None, d.question)]
    if form is not options.Form.text:
        write_as(form, [decision_row(decision, known) for decision in decisions])
        return
    if not decisions:
        tell("No question has been asked of this record: build it with --question FILE (docs/questions.md)")
    for decision in decisions:
        tell_decision(decision, known)


def show_changes(record: Record, filters: Filters, since: date, as_of: date | None) -> None:
    """What has changed in the decisions since a day, until now or another one."""
    then = {d.question: d for d in onrecord.decide(record, record.questions, as_of=since).decisions}
    now = onrecord.decide(record, record.questions, as_of=as_of) if as_of else record
    known = Lookup(now)
    for decision in now.decisions:
        if filters.question in (None, decision.question) and decision.question in then:
            tell_changes(difference(then[decision.question], decision, known.statements), since, known)


def write_as(form: options.Form, rows: list[Row]) -> None:
    """Rows to standard output for other programs."""
    if form is options.Form.jsonl:
        write_rows(rows, sys.stdout)
    elif rows:
        write_table(rows, sys.stdout, header=list(rows[0]), profile="spreadsheet")
