"""The layout of a DNA 3.0 database, from the table of its columns in ``data/dna_3_0.yaml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import yaml

SHORT = 191
KINDS: Mapping[str, str] = {
    "key": "INTEGER NOT NULL PRIMARY KEY",
    "key text": f"TEXT PRIMARY KEY CHECK (LENGTH({{name}}) < {SHORT})",
    "long": "TEXT NOT NULL",
    "free": "TEXT DEFAULT ''",
    "integer": "INTEGER NOT NULL",
    "place": "INTEGER NOT NULL CHECK ({name} >= 0)",
    "text": f"TEXT NOT NULL CHECK (LENGTH({{name}}) < {SHORT})",
    "shade": "INTEGER CHECK ({name} BETWEEN 0 AND 255)",
    "datatype": "TEXT NOT NULL DEFAULT 'short text'"
    " CHECK ({name} IN ('boolean', 'integer', 'long text', 'short text'))",
}
RANGES: Mapping[str, tuple[str, str]] = {"flag": ("0", "1"), "colour": ("0", "255")}


def statements() -> Iterator[str]:
    """The statements that make the tables, in an order in which every key refers to an earlier table."""
    for table, columns in layout().items():
        rules = [f"FOREIGN KEY({name}) REFERENCES {to}(ID) ON DELETE CASCADE" for name, to in _references(columns)]
        rules += [f"UNIQUE ({', '.join(columns['unique'])})"] if "unique" in columns else []
        rules += [f"CHECK ({columns['check']})"] if "check" in columns else []
        named = [f"{name} {_column(name, kind)}" for name, kind in columns_of(columns).items()]
        yield f"CREATE TABLE {table}({', '.join([*named, *rules])})"


def layout() -> Mapping[str, Mapping[str, Any]]:
    """The tables, each with its columns and rules."""
    found: Mapping[str, Mapping[str, Any]] = yaml.safe_load(
        files("onrecord.research").joinpath("data", "dna_3_0.yaml").read_text(encoding="utf-8")
    )
    return found


def columns_of(table: Mapping[str, Any]) -> dict[str, str]:
    """The columns of a table with their kinds."""
    return {name: str(kind) for name, kind in table.items() if name not in ("unique", "check")}


def _references(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, kind in columns_of(table).items():
        if "->" in kind:
            yield name, kind.split("-> ")[1]


def _column(name: str, kind: str) -> str:
    """A column's type, range and default in SQL."""
    if "->" in kind:
        return "INTEGER NOT NULL" if kind.startswith("must") else "INTEGER"
    if kind in KINDS:
        return KINDS[kind].format(name=name)
    first, default = kind.rsplit(" ", 1)
    if first in KINDS:
        return f"{KINDS[first].format(name=name)} DEFAULT {default}"
    low, high = RANGES[first] if first in RANGES else first.split("..")
    return f"INTEGER NOT NULL CHECK ({name} BETWEEN {low} AND {high}) DEFAULT {default}"
