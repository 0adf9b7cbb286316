"""Any record at all, for properties: every field of every type takes any value it may have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from itertools import count
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from onrecord.model import Reading, Record, Span

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(0, 9),
    float: st.floats(0, 1),
    bool: st.booleans(),
    date: st.dates(),
    type(None): st.none(),
    Span: st.builds(lambda start, size: Span(start, start + size), st.integers(0, 99), st.integers(1, 9)),
}


def of_type(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type."""
    if kind in PLAIN:
        return PLAIN[kind]
    if is_dataclass(kind):
        known = get_type_hints(kind)
        return st.builds(kind, **{f.name: of_type(known[f.name]) for f in fields(kind)})
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in (Union, UnionType):
        return st.one_of(*map(of_type, inner))
    if origin is tuple and inner[1:] == (...,):
        return st.lists(of_type(inner[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(of_type, inner))
    assert issubclass(origin, Mapping), kind
    return st.dictionaries(TEXT, TEXT, max_size=2)


def named(items: Any, prefix: str) -> Any:
    """Records with an id each."""
    return tuple(replace(item, id=f"{prefix}-{n}") for n, item in enumerate(items))


def consistent(record: Record) -> Record:
    """The record with ids that are unique, and statements that lie in their article."""
    number = count()
    readings = []
    for n, reading in enumerate(record.readings):
        article = replace(reading.article, id=f"article-{n}")
        statements = (replace(s, id=f"s-{next(number)}", article=article.id) for s in reading.statements)
        readings.append(replace(reading, article=article, statements=tuple(statements)))
    return replace(
        record,
        readings=tuple(readings),
        datings=tuple(replace(d, article=f"article-{n}") for n, d in enumerate(record.datings)),
        actors=named(record.actors, "actor"),
        events=named(record.events, "event"),
        questions=named(record.questions, "question"),
        judgements=named(record.judgements, "judgement"),
        notes={key: value for key, value in record.notes.items() if key != "unfinished"},
    )


RECORDS = of_type(Record).map(consistent)
READINGS = of_type(Reading)


def in_order(record: Record) -> Record:
    """The record with its readings in order of article id, as every real one has them."""
    return replace(record, readings=tuple(sorted(record.readings, key=lambda r: r.article.id)))
