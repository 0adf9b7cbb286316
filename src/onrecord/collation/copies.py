"""What is copied counts once: the stretches of each article that an earlier article already has."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from onrecord.model import Passage, Record, Span


@dataclass(frozen=True, slots=True)
class Copies:
    """The copied stretches by article id, in order."""

    spans: dict[str, tuple[Span, ...]]

    def holds(self, article: str, span: Span) -> bool:
        """Whether the words at ``span`` stand in a sentence that was copied from another article."""
        listed = self.spans.get(article, ())
        at = bisect_right(listed, span, key=lambda s: Span(s.start, s.start + 1)) - 1
        return any(s.touches(span) for s in listed[max(at, 0) : at + 2])


def copied(record: Record) -> Copies:
    """The copied stretches of a record, from its reprint and revision links (right follows left)."""
    found: dict[str, list[Span]] = defaultdict(list)
    for link in record.links:
        if link.relation in ("reprint", "revision") and isinstance(link.right, Passage):
            found[link.right.article] += link.right.spans
    return Copies({article: tuple(sorted(spans)) for article, spans in sorted(found.items())})
