"""What an export is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol, TextIO

from onrecord.model import Record


class Write(Protocol):
    """Writes a whole record to an open text file; the same record gives the same text. Options are the format's own."""

    def __call__(self, record: Record, out: TextIO, **options: Any) -> None:
        """Write it."""
        ...


@dataclass(frozen=True, slots=True)
class Export:
    """A format by the name a person chooses it by, and what it is good for."""

    name: str
    write: Any
    about: str
