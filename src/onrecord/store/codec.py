"""Records to plain JSON values and back, driven by the type hints of ``model``.

Fields that hold their default are left out, so a new field with a default needs no migration of what is packed.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Decoder = Callable[[Any], Any]
PLAIN = (str, int, float, NoneType)
ENCODE = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


def to_plain(value: Any) -> Any:
    """A record, or any tuple, mapping or scalar in it, as values that JSON knows; days as ISO strings."""
    if isinstance(value, PLAIN):
        return value
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: to_plain(item) for key, item in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    shape: Any = type(value)
    held = ((name, getattr(value, name), default) for name, default in defaults(shape))
    return {name: to_plain(item) for name, item, default in held if default is MISSING or item != default}


def unlike(new: Any, old: Any) -> Any:
    """What tells a value from another one, as values that JSON knows; None where they are equal.

    Of records of one type and tuples of one length only the fields and items that differ, under ``"="`` what is wholly
    another. So two values that differ from ``old`` in the same way, and only these, give the same.
    """
    if new is old or new == old:
        return None
    if isinstance(new, tuple) and isinstance(old, tuple) and len(new) == len(old):
        found = enumerate(map(unlike, new, old))
        return {str(at): told for at, told in found if told is not None}
    if is_dataclass(new) and type(new) is type(old):
        shape: Any = type(new)
        pairs = ((name, unlike(getattr(new, name), getattr(old, name))) for name, _ in defaults(shape))
        return {name: told for name, told in pairs if told is not None}
    return {"=": to_plain(new)}


@cache
def defaults(shape: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a record with their defaults. Raises TypeError for a type that is none."""
    return tuple((field.name, field.default) for field in fields(shape))


def from_plain(shape: Any, plain: Any) -> Any:
    """The value of type ``shape`` that :func:`to_plain` made ``plain`` from. Unknown keys are passed over.

    Raises TypeError, ValueError or KeyError for values that never were of that type.
    """
    return decoder(shape)(plain)


@cache
def decoder(shape: Any) -> Decoder:
    """How to read one type back."""
    if is_dataclass(shape):
        return dataclass_decoder(shape)
    origin, inner = get_origin(shape), get_args(shape)
    if origin is tuple:
        return tuple_decoder(inner)
    if origin in (Union, UnionType):
        return union_decoder(inner)
    if origin is not None and origin is not Literal:
        return dict
    return date.fromisoformat if shape is date else as_it_is


def as_it_is(plain: Any) -> Any:
    """Strings, numbers and truth values are their own JSON."""
    return plain


def hints(shape: Any) -> dict[str, Any]:
    """The resolved types of a record's fields, in their order."""
    known = get_type_hints(shape)
    return {f.name: known[f.name] for f in fields(shape)}


def dataclass_decoder(shape: Any) -> Decoder:
    """Reads a JSON object as a record."""
    decoders = {name: decoder(kind) for name, kind in hints(shape).items()}
    names, changed = decoders.keys(), [(name, read) for name, read in decoders.items() if read is not as_it_is]

    def read(plain: Any) -> Any:
        known = dict(plain) if plain.keys() <= names else {key: item for key, item in plain.items() if key in names}
        for key, decode in changed:
            if key in known:
                known[key] = decode(known[key])
        return shape(**known)

    return read


def tuple_decoder(inner: tuple[Any, ...]) -> Decoder:
    """Reads a JSON array as a tuple of one type, or of a fixed row of types."""
    if len(inner) == 2 and inner[1] is Ellipsis:
        each = decoder(inner[0])
        return lambda plain: tuple(map(each, plain))
    row = [decoder(kind) for kind in inner]
    return lambda plain: tuple(read(item) for read, item in zip(row, plain, strict=True))


def union_decoder(inner: tuple[Any, ...]) -> Decoder:
    """Reads a value that may be None, or a string or a record."""
    kinds = [kind for kind in inner if kind is not type(None)]
    objects: list[Decoder] = [dataclass_decoder(kind) for kind in kinds if is_dataclass(kind)]
    plainest = [decoder(kind) for kind in kinds if not is_dataclass(kind)]
    if not objects and plainest[0] is as_it_is:
        return as_it_is

    def read(plain: Any) -> Any:
        if plain is None:
            return None
        chosen = objects if isinstance(plain, dict) or not plainest else plainest
        return chosen[0](plain)

    return read


def dump(value: Any) -> str:
    """A value as compact JSON; the same value gives the same text."""
    return ENCODE(to_plain(value))


def pack(value: Any) -> bytes:
    """A record as compressed JSON."""
    return zlib.compress(dump(value).encode("ascii"), 6)


def unpack(shape: Any, packed: bytes) -> Any:
    """The record that :func:`pack` packed. Raises ValueError or zlib.error for damaged bytes."""
    return from_plain(shape, json.loads(zlib.decompress(packed)))
