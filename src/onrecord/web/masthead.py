"""What stands at the head of every page: the title, the pages and how much each holds."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.web.days import show_range
from onrecord.web.index import Index
from onrecord.web.wording import count


@dataclass(frozen=True, slots=True)
class Masthead:
    """The title, one line about the record, and the number beside each page's name."""

    title: str
    summary: str
    counts: dict[str, int]


def masthead_of(index: Index, *, title: str) -> Masthead:
    """The head for a record."""
    record = index.record
    relations = [link.relation for link in record.links]
    return Masthead(
        title=title,
        summary=_summary(index),
        counts={
            "statements": len(index.statements),
            "actors": sum(1 for a in record.actors if a.members or a.id in {s.actor for s in index.statements.values()}),
            "articles": len(index.readings),
            "disagreements": relations.count("discrepancy"),
            "utterances": relations.count("same_utterance"),
            "troubles": len({*record.troubles, *(t for r in record.readings for t in r.troubles)}),
        },
    )


def _summary(index: Index) -> str:
    datings = [d for d in index.record.datings if d.day or d.earliest]
    days = sorted(day for d in datings for day in (d.day, d.earliest, d.latest) if day)
    outlets = {index.outlet(article) for article in index.readings}
    parts = [count(len(index.readings), "article"), count(len(outlets), "outlet")]
    return " · ".join([*parts, show_range(days[0], days[-1])] if days else parts)
