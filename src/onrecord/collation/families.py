"""What links join, directly or through others: copies of an article, accounts of an utterance, reports of an event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from onrecord.model import Link, Passage, Record


def joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each id that stands in a pair, to the smallest id of all that it is joined with; near-linear time."""
    parent: dict[str, str] = {}

    def top(item: str) -> str:
        while parent.setdefault(item, item) != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for one, other in pairs:
        first, second = sorted((top(one), top(other)))
        parent[second] = first
    return {item: top(item) for item in sorted(parent)}


def grouped(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The groups that pairs make, each in order of id, by their first id."""
    groups: dict[str, list[str]] = defaultdict(list)
    for item, first in joined(pairs).items():
        groups[first].append(item)
    return [tuple(group) for _, group in sorted(groups.items())]


def is_whole_copy(link: Link) -> bool:
    """Whether a link makes two articles one voice: a reprint or a later version, not an excerpt."""
    return link.relation in ("reprint", "revision") and link.kind != "excerpt"


def copy_groups(record: Record) -> list[tuple[str, ...]]:
    """Articles that are copies of one."""
    return grouped(_articles(record, is_whole_copy))


def one_voice(record: Record) -> dict[str, str]:
    """Each article that is a copy or has one, to the smallest id of them all."""
    return joined(_articles(record, is_whole_copy))


def story_groups(record: Record) -> list[tuple[str, ...]]:
    """Articles that report one event as a whole."""
    return grouped(_articles(record, lambda link: link.relation == "same_event" and link.kind == "story"))


def utterance_groups(record: Record) -> list[tuple[str, ...]]:
    """Statements that report one utterance."""
    links = [link for link in record.links if link.relation == "same_utterance"]
    return grouped((k.left, k.right) for k in links if isinstance(k.left, str) and isinstance(k.right, str))


def _articles(record: Record, fits: Callable[[Link], bool]) -> list[tuple[str, str]]:
    return [
        (link.left.article, link.right.article)
        for link in record.links
        if fits(link) and isinstance(link.left, Passage) and isinstance(link.right, Passage)
    ]
