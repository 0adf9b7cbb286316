"""The way between records and the rows of their tables."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from sqlite3 import Connection
from typing import Any

from onrecord.model import Span
from onrecord.store.codec import Decoder, decoder, dump
from onrecord.store.tables import SPAN, Table, is_column

Row = tuple[Any, ...]
LONE = dict.fromkeys(range(55296, 57344), "�")
HALF = re.compile("[\ud800-\udfff]")
EMPTY = dump(())


def storable(value: Any) -> Any:
    """A value as a cell. Half a surrogate pair is no UTF-8 and becomes the replacement character, so offsets stay."""
    if isinstance(value, str):
        return value.translate(LONE) if not value.isascii() and HALF.search(value) else value
    return value.isoformat() if isinstance(value, date) else value


def written(value: Any) -> str:
    """A value that fits no column, as JSON."""
    return EMPTY if value == () else dump(value)


def cells(table: Table, item: Any) -> Iterator[Any]:
    """The columns of one record that are not about place."""
    if isinstance(item, Span):
        yield from (item.start, item.end)
    elif not is_dataclass(table.shape):
        yield from map(storable, (item,) if len(table.columns) == 1 else item)
    else:
        for name, plain in table.fields:
            value = getattr(item, name)
            if isinstance(value, Span):
                yield from (value.start, value.end)
            else:
                yield storable(value) if plain else written(value)


def rows(table: Table, items: Iterable[Any], *, owner: str = "") -> Iterator[tuple[Table, Row]]:
    """The rows of some records and of all their lists, each with its table."""
    place = ((owner,) if table.owner else ()) + ((table.label[1],) if table.label else ())
    for n, item in enumerate(items):
        yield table, (*place, n, *cells(table, item))
        key = table.key_of(getattr(item, table.key) if table.key else None, owner, n)
        for name, child in table.children.items():
            yield from rows(child, getattr(item, name), owner=key)


def remove(connection: Connection, table: Table, owners: Iterable[str] | None = None) -> None:
    """Take out the rows of some owners (None: all of them) with all their lists."""
    known = None if owners is None else list(owners)
    for child in table.children.values():
        remove(connection, child, None if known is None else keys(connection, table, known))
    tests, label = where(table, owned=known is not None)
    there = [(*label, owner) for owner in known] if known is not None else [label]
    connection.executemany(f'DELETE FROM "{table.name}" {tests}', there)  # noqa: S608


def keys(connection: Connection, table: Table, owners: Iterable[str]) -> Iterator[str]:
    """How children name the rows of some owners."""
    tests, label = where(table, owned=True)
    query = f'SELECT {quoted((table.key or "n", "n"))} FROM "{table.name}" {tests}'  # noqa: S608
    for owner in owners:
        for known, n in connection.execute(query, (*label, owner)):
            yield table.key_of(known if table.key else None, owner, n)


def where(table: Table, *, owned: bool) -> tuple[str, tuple[str, ...]]:
    """The clause that picks the rows of a list, or of one ``owned`` by what is asked with it, and what it asks with."""
    named = [f'"{table.label[0]}" = ?'] if table.label else []
    named += [f'"{table.owner}" = ?'] if owned else []
    return "WHERE " + " AND ".join(named) if named else "", (table.label[1],) if table.label else ()


def insert(connection: Connection, found: Iterable[tuple[Table, Row]]) -> None:
    """Write rows to their tables."""
    batches: dict[str, list[Row]] = defaultdict(list)
    columns: dict[str, tuple[str, ...]] = {}
    for table, row in found:
        batches[table.name].append(row)
        columns.setdefault(table.name, (*table.places, *table.own_columns))
    for name, batch in batches.items():
        insert_rows(connection, name, columns[name], batch)


def insert_rows(
    connection: Connection, table: str, columns: Iterable[str], batch: Iterable[Row], *, verb: str = "INSERT"
) -> None:
    """Write rows to one table; ``verb`` may say what to do with a row that is there (INSERT OR IGNORE)."""
    names = list(columns)
    marks = ", ".join("?" * len(names))
    connection.executemany(f'{verb} INTO "{table}" ({quoted(names)}) VALUES ({marks})', batch)


def quoted(names: Iterable[str]) -> str:
    """Column names as SQL."""
    return ", ".join(f'"{name}"' for name in names)


def load(connection: Connection, table: Table) -> dict[str, tuple[Any, ...]]:
    """The records of one table by owner (under "" where there is none), with all their lists filled."""
    lists = {name: load(connection, child) for name, child in table.children.items()}
    build = builder(table)
    found = {}
    for owner, group in groupby(selected(connection, table), key=itemgetter(0)):
        found[owner] = tuple(build(owner, n, values, lists) for _, n, *values in group)
    return found


def selected(connection: Connection, table: Table) -> Iterable[Row]:
    """The rows of one table as (owner, n, columns ...), in order."""
    owner = f'"{table.owner}"' if table.owner else "''"
    tests, label = where(table, owned=False)
    order = f"{owner}, n" if table.owner else "n"
    columns = quoted(("n", *table.own_columns))
    query = f'SELECT {owner}, {columns} FROM "{table.name}" {tests} ORDER BY {order}'  # noqa: S608
    return connection.execute(query, label)


Lists = dict[str, dict[str, tuple[Any, ...]]]


def builder(table: Table) -> Any:
    """How to make one record of a table from its owner, number, columns and the lists of its children."""
    if table.shape is Span:
        return lambda owner, n, values, lists: Span(*values)
    if not is_dataclass(table.shape):
        return lambda owner, n, values, lists: values[0] if len(values) == 1 else tuple(values)
    shape: Any = table.shape
    readers = [(name, width(kind), cell_decoder(kind)) for name, kind in table.kinds.items()]

    def build(owner: str, n: int, values: list[Any], lists: Lists) -> Any:
        known = {table.owner: owner} if table.owned_by_field else {}
        at = 0
        for name, wide, read in readers:
            known[name] = read(values[at] if wide == 1 else values[at : at + wide])
            at += wide
        key = table.key_of(known[table.key] if table.key else None, owner, n)
        return shape(**known, **{name: items.get(key, ()) for name, items in lists.items()})

    return build


def width(kind: Any) -> int:
    """How many columns a field takes."""
    return len(SPAN) if kind is Span else 1


def cell_decoder(kind: Any) -> Decoder:
    """How to read a field back from its column or columns."""
    if kind is Span:
        return lambda pair: Span(*pair)
    read = decoder(kind)
    if kind is bool:
        return bool
    return read if is_column(kind) else lambda cell: read(json.loads(cell))
