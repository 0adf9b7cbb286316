"""What an earlier build worked out of single articles and pairs, so that a later one needn't.

Who collates or decides asks for what it needs under a key made of everything it depends on; what is there is taken,
else it is made and kept. So a record is the same with an empty shelf as with a full one, only later. Without a shelf
nothing is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TypeVar

KEY_BYTES = 16
Made = TypeVar("Made")


@dataclass(slots=True)
class Shelf:
    """What is kept, by key: what was ``known`` before, which of it was ``used``, and what was ``made`` since.

    ``marks`` tell the raw reading of each article, by its id.
    """

    known: Mapping[bytes, bytes] = field(default_factory=dict)
    marks: Mapping[str, bytes] = field(default_factory=dict)
    used: set[bytes] = field(default_factory=set)
    made: dict[bytes, bytes] = field(default_factory=dict)


_open: list[Shelf] = []


@contextmanager
def keeping(shelf: Shelf) -> Iterator[Shelf]:
    """Keep on a shelf what is recalled meanwhile."""
    _open.append(shelf)
    try:
        yield shelf
    finally:
        _open.pop()


def mark_of(article: str) -> bytes | None:
    """What tells the raw reading of an article, if there is a shelf that knows it."""
    return _open[-1].marks.get(article) if _open else None


def is_known(parts: tuple[object, ...]) -> bool:
    """Whether what some parts give is there to be recalled; with no shelf nothing is."""
    return bool(_open) and _key(parts) in _open[-1].known


def recalled(
    parts: tuple[object, ...],
    make: Callable[[], Made],
    *,
    pack: Callable[[Made], bytes],
    unpack: Callable[[bytes], Made],
) -> Made:
    """What ``make`` gives, or what it gave for the same parts: its name and all that it depends on, which ``repr``
    tells apart.
    """
    if not _open:
        return make()
    shelf, key = _open[-1], _key(parts)
    body = shelf.known.get(key) or shelf.made.get(key)
    shelf.used.add(key)
    if body is not None:
        return unpack(body)
    made = make()
    shelf.made[key] = pack(made)
    return made


def _key(parts: tuple[object, ...]) -> bytes:
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).digest()
