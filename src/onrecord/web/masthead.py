"""What stands at the head of every page: the title, the pages and how much each holds."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.web.days import show_range
from onrecord.web.index import Index
from onrecord.web.utterances import groups_of
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
    speaking = {s.actor for s in index.statements.values()}
    return Masthead(
        title=title,
        summary=_summary(index),
        counts={
            "statements": len(index.statements),
            "actors": sum(actor.id in speaking for actor in record.actors),
            "articles": len(index.readings),
            "disagreements": sum(link.relation == "discrepancy" for link in record.links),
            "utterances": len(groups_of(index)),
            "variants": len(index.variants),
            "troubles": len({*record.troubles, *(t for r in record.readings for t in r.troubles)}),
        },
    )


def _summary(index: Index) -> str:
    days = sorted(d.day for d in index.record.datings if d.day)
    undated = len(index.readings) - len(days)
    outlets = index.outlets()
    parts = [count(len(index.readings), "article"), *([count(len(outlets), "outlet")] if outlets else [])]
    if days:
        parts += [show_range(days[0], days[-1]), *([f"{undated} of no known day"] if undated else [])]
    return " · ".join(parts)
