"""What a format of articles is: a name, the suffixes of its files, and a function that reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from onrecord.intake.metadata import Metadata
from onrecord.model import Article, Trouble

Found = Iterator[Article | Trouble]


class Read(Protocol):
    """Turns the bytes of one file into articles and troubles; ``known`` is what a person stated beside the file."""

    def __call__(self, data: bytes, *, origin: str, known: Metadata) -> Found:
        """Yield what the bytes hold, in their order. Raises nothing for bad bytes: they become troubles."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """One way articles are written: its name, its files' suffixes (with the dot, small letters) and its reader."""

    name: str
    suffixes: tuple[str, ...]
    read: Read
