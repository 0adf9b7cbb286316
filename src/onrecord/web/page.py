"""What a page is: a name, a template, and a function from the record to what the template shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from onrecord.web.index import Index
from onrecord.web.links import Links


class Show(Protocol):
    """Makes what a page shows, a frozen record of plain values. ``asked`` is the query of the address, by key.

    Raises KeyError when it names something the record does not hold.
    """

    def __call__(self, index: Index, *, asked: Mapping[str, str], link: Links) -> Any:
        """What the page shows."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page. ``key`` is its path and its anchor; ``title`` stands in the list of pages if it is ``listed``."""

    key: str
    title: str
    show: Show
    listed: bool = True

    @property
    def template(self) -> str:
        """The template's file name."""
        return f"{self.key}.html"
