"""What an export is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Export:
    """A format by the name a person chooses it by, and what it is good for.

    ``write(record, out)`` writes a whole record to an open text file, and the same record gives the same text; further
    options are the format's own, by keyword.
    """

    name: str
    write: Callable[..., None]
    about: str
