"""One item after another, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from onrecord.engines.engine import Item, Result


def run_serial(work: Callable[[Item], Result], items: Iterable[Item], *, workers: int = 1) -> Iterator[Result]:
    """Do the work here; ``workers`` is of no account."""
    return map(work, items)
