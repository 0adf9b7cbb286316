"""Which table holds which record.

A row is ``(owner, label, n, columns ...)``: ``owner`` is the key of the row it belongs to and ``n`` its place there. A
span becomes the columns ``start`` and ``end``; a tuple of records becomes rows of a table of its own; other tuples
become JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, is_dataclass
from datetime import date
from functools import cached_property
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from onrecord import model
from onrecord.store.codec import hints


@dataclass(frozen=True, eq=False)
class Table:
    """One table: the records in it, the column that names a row's owner, and the tables of the rows' own lists.

    ``label`` is a (column, value) that tells the rows of one list from others in the same table. ``key`` is the field
    by which children name the row; without it they use the owner and the number. ``columns`` names the columns of what
    is no record.
    """

    name: str
    shape: Any
    owner: str = ""
    label: tuple[str, str] | None = None
    key: str = ""
    children: Mapping[str, Table] = field(default_factory=dict)
    columns: tuple[str, ...] = ()

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The columns that say where a row belongs."""
        owner = (self.owner,) if self.owner else ()
        return (*owner, *((self.label[0],) if self.label else ()), "n")

    @cached_property
    def kinds(self) -> dict[str, Any]:
        """The types of the record's own columns, in order: neither the lists in other tables nor the owner."""
        if not is_dataclass(self.shape):
            return dict.fromkeys(self.columns, str)
        outside = {*self.children, self.owner}
        return {name: kind for name, kind in hints(self.shape).items() if name not in outside}

    @cached_property
    def fields(self) -> tuple[tuple[str, bool], ...]:
        """The fields of the record's own columns, each with whether its values fit a column as they are."""
        return tuple((name, is_column(kind)) for name, kind in self.kinds.items())

    @cached_property
    def owned_by_field(self) -> bool:
        """Whether the owner's key is a field of the record too (a statement knows its article)."""
        return is_dataclass(self.shape) and self.owner in hints(self.shape)

    @cached_property
    def own_columns(self) -> tuple[str, ...]:
        """The columns that are not about place, in the order of a row."""
        return tuple(c for name, kind in self.kinds.items() for c in (SPAN if kind is model.Span else (name,)))

    def key_of(self, known: str | None, owner: str, n: int) -> str:
        """How the children of a row name it."""
        return known or (f"{owner}/{n}" if owner else str(n))


SPAN = ("start", "end")


def is_column(kind: Any) -> bool:
    """Whether values of a type fit a column as they are, days as ISO strings."""
    if kind in (str, int, float, bool, date) or get_origin(kind) is Literal:
        return True
    inner = [k for k in get_args(kind) if k is not NoneType]
    return NoneType in get_args(kind) and len(inner) == 1 and is_column(inner[0])


def evidence(what: str) -> Table:
    """The evidence of one kind of row."""
    return Table("evidence", model.Evidence, owner="owner", label=("what", what))


def spans(part: str) -> Table:
    """One of the three parts of a statement. A span is two columns, so it needs no name of its own."""
    return Table("statement_spans", model.Span, owner="statement", label=("part", part))


def conditions(what: str) -> Table:
    """The conditions of statements or of positions."""
    return Table("conditions", model.Condition, owner="owner", label=("what", what))


STATEMENTS = Table(
    "statements",
    model.Statement,
    owner="article",
    key="id",
    children={
        "content": spans("content"),
        "cue": spans("cue"),
        "source": spans("source"),
        "said_on_why": evidence("said_on"),
        "conditions": conditions("statement"),
    },
)
READING = {
    "asides": Table("asides", model.Aside, owner="article"),
    "timexes": Table("timexes", model.Timex, owner="article"),
    "mentions": Table("mentions", model.Mention, owner="article"),
    "statements": STATEMENTS,
    "events": Table("found_events", model.Event, owner="article", children={"evidence": evidence("found_event")}),
    "troubles": Table("reading_troubles", model.Trouble, owner="article"),
}
ACTORS = Table(
    "actors",
    model.Actor,
    key="id",
    children={
        "aliases": Table("aliases", str, owner="actor", columns=("name",)),
        "members": Table("actor_mentions", tuple, owner="actor", columns=("article", "entity")),
        "roles": Table("roles", model.ActorRole, owner="actor", children={"evidence": evidence("role")}),
    },
)
DECISIONS = Table(
    "decisions",
    model.Decision,
    children={
        "roll": Table("roll", model.RollLine, owner="decision"),
        "changes": Table("changes", model.Change, owner="decision"),
    },
)
RECORD = {
    "datings": Table("datings", model.Dating, key="article", children={"why": evidence("dating")}),
    "actors": ACTORS,
    "events": Table("events", model.Event, key="id", children={"evidence": evidence("event")}),
    "links": Table("links", model.Link),
    "questions": Table(
        "questions", model.Question, key="id", children={"parties": Table("parties", model.Party, owner="question")}
    ),
    "positions": Table("positions", model.Position, children={"conditions": conditions("position")}),
    "decisions": DECISIONS,
    "judgements": Table("judgements", model.Judgement),
    "troubles": Table("troubles", model.Trouble),
}


def with_children(table: Table) -> list[Table]:
    """A table and all below it."""
    return [table, *(below for child in table.children.values() for below in with_children(child))]
