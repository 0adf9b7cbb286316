"""Copies that don't copy: sentences taken over with a number, a name or a "not" changed on the way."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.collation.alignment import align
from onrecord.collation.discrepancy_scene import Scene, link, passage
from onrecord.model import Link, Passage

KINDS = {"number": "fact", "name": "fact", "negation": "fact", "hedge": "wording"}
SCORES = {"number": 0.85, "negation": 0.95, "name": 0.7, "hedge": 0.5}


def altered_copies(stage: Scene) -> Iterator[Link]:
    """Sentences of a reprint or a later version that say something else than the sentence they were taken from."""
    for copy in stage.record.links:
        if copy.relation not in ("reprint", "revision"):
            continue
        if not (isinstance(copy.left, Passage) and isinstance(copy.right, Passage)):
            continue
        for before, after in zip(copy.left.spans, copy.right.spans, strict=True):
            found = align(before.of(stage.text(copy.left.article)), after.of(stage.text(copy.right.article)))
            if found.kind in KINDS:
                yield link(
                    passage(copy.left.article, before),
                    passage(copy.right.article, after),
                    kind=KINDS[found.kind],
                    about=f"changed in a {'reprint' if copy.relation == 'reprint' else 'later version'} ({found.kind}): {after.of(stage.text(copy.right.article))}",
                    score=SCORES[found.kind],
                    reasons=(
                        "the rest of the sentence is the same word for word",
                        "both can be true only if the first was corrected",
                    ),
                    diff=found.ops,
                )
