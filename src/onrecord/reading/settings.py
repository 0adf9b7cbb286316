"""What a person may set about reading: how sure a statement must be, and whose weights read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial, update_wrapper
from pathlib import Path

from onrecord.errors import InputError
from onrecord.model import Reading
from onrecord.reading.attribution.finding import find_statements

NAMED_CUTS = {"precision": 0.6, "recall": 0.2}
Reader = Callable[[Reading], Reading]


@dataclass(frozen=True, slots=True)
class Settings:
    """``cut`` is the least confidence (0 to 1) of a statement, None the one measured best; ``model`` the folder of
    other weights for the attribution reader, None the shipped ones.
    """

    cut: float | None = None
    model: str | None = None


def cut_named(value: str) -> float:
    """The cut that a person gives: a number from 0 to 1, ``precision`` or ``recall``. Raises InputError."""
    if value in NAMED_CUTS:
        return NAMED_CUTS[value]
    try:
        cut = float(value)
    except ValueError:
        cut = -1.0
    if not 0 <= cut <= 1:
        raise InputError(
            f"{value!r} is no cut", advice=f"Give a number from 0 to 1, {' or '.join(NAMED_CUTS)}, such as --cut 0.6"
        )
    return cut


def with_settings(readers: Iterable[Reader], settings: Settings) -> tuple[Reader, ...]:
    """The readers, the one that finds statements with its settings."""
    if settings == Settings():
        return tuple(readers)
    folder = Path(settings.model) if settings.model else None
    bound = update_wrapper(partial(find_statements, cut=settings.cut, folder=folder), find_statements)
    return tuple(bound if reader is find_statements else reader for reader in readers)
