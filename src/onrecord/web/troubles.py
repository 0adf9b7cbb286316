"""The troubles page: everything that could not be read, dated, joined or replayed, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model import Trouble
from onrecord.web.index import Index
from onrecord.web.links import Links


@dataclass(frozen=True, slots=True)
class TroublesView:
    """The troubles by kind, kinds and troubles in order."""

    kinds: tuple[tuple[str, tuple[Trouble, ...]], ...]
    total: int


def show_troubles(index: Index, *, asked: Mapping[str, str], link: Links) -> TroublesView:
    """Every trouble, or those of the ``kind`` asked for."""
    of_articles = [t for reading in index.record.readings for t in reading.troubles]
    every = dict.fromkeys((*index.record.troubles, *of_articles))
    chosen = [t for t in every if asked.get("kind") in (None, "", t.kind)]
    kinds = sorted({t.kind for t in chosen})
    grouped = tuple((kind, tuple(t for t in chosen if t.kind == kind)) for kind in kinds)
    return TroublesView(grouped, len(chosen))
