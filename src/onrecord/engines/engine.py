"""What an engine is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Run(Protocol):
    """Does ``work`` to every item with at most ``workers`` at a time; results come in the order of the items.

    Items are taken as they are needed, so there may be more than fit in memory. ``work`` is a function at the top of a
    module, so that another process can find it. What it raises is raised here.
    """

    def __call__(self, work: Callable[[Item], Result], items: Iterable[Item], *, workers: int = 2) -> Iterator[Result]:
        """Do the work."""
        ...


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine by the name a person chooses it by."""

    name: str
    run: Run
