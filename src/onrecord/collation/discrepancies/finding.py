"""Where accounts part: each disagreement with both passages, why they are about one thing, and whether both can be
true.

Every detector looks at pairs that something else has already tied together - one event, one utterance, one person, one
closely shared sentence - so that silence is never taken for disagreement. The detectors are a list; each is ``Scene ->
links``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from onrecord.collation.discrepancies.copies import altered_copies
from onrecord.collation.discrepancies.events import event_days, event_status
from onrecord.collation.discrepancies.figures import figures
from onrecord.collation.discrepancies.headlines import headlines
from onrecord.collation.discrepancies.names import spellings, titles
from onrecord.collation.discrepancies.scene import Scene, scene
from onrecord.collation.discrepancies.words import evasions, firmness, quoted_words_differ, who_said
from onrecord.collation.stage import let_go
from onrecord.model import Link, Passage, Record, Span

DETECTORS: tuple[Callable[[Scene], Iterator[Link]], ...] = (
    altered_copies,
    event_status,
    event_days,
    quoted_words_differ,
    who_said,
    evasions,
    firmness,
    figures,
    titles,
    headlines,
    spellings,
)
MOST_ABOUT_ONE_PLACE = 6


def find_discrepancies(record: Record) -> Record:
    """Add ``discrepancy`` links, the weightiest first; pairs that touch the same words on both sides are given once."""
    stage = scene(record)
    let_go()
    found = [link for detector in DETECTORS for link in detector(stage)]
    ordered = sorted(
        found, key=lambda k: (-k.score, k.kind or "", _place(stage, k.left), _place(stage, k.right), k.about)
    )
    return replace(record, links=record.links + tuple(_once(stage, ordered)))


def _place(stage: Scene, end: str | Passage) -> tuple[str, tuple[Span, ...]]:
    if isinstance(end, Passage):
        return end.article, end.spans
    statement = stage.statements[end]
    return statement.article, statement.content


def _once(stage: Scene, ordered: list[Link]) -> Iterator[Link]:
    kept: dict[tuple[str, str], list[tuple[tuple[Span, ...], tuple[Span, ...]]]] = {}
    for link in ordered:
        (left_article, left), (right_article, right) = _place(stage, link.left), _place(stage, link.right)
        seen = kept.setdefault((left_article, right_article), [])
        if any(_touch(left, a) and _touch(right, b) for a, b in seen):
            continue
        if link.kind != "name" and sum(_touch(left, a) or _touch(right, b) for a, b in seen) >= MOST_ABOUT_ONE_PLACE:
            continue
        seen.append((left, right))
        yield link


def _touch(left: tuple[Span, ...], right: tuple[Span, ...]) -> bool:
    return any(a.touches(b) for a in left for b in right)
