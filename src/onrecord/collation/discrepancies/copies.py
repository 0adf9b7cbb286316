"""Copies that don't copy: sentences taken over with a number, a day, a name or a "not" changed on the way."""

from __future__ import annotations

import json
from collections.abc import Iterator

from onrecord.collation.alignment import Alignment, Ops, align
from onrecord.collation.discrepancies.scene import Scene, link, passage
from onrecord.collation.quoted_words import word_classes
from onrecord.keeping import recalled
from onrecord.model import Link, Passage

KINDS = {"number": "fact", "name": "fact", "negation": "fact", "date": "date"}
SCORES = {
    "number": 0.85,
    "date": 0.85,
    "negation": 0.95,
    "name": 0.7,
    "hedge": 0.55,
    "cut": 0.55,
    "altered": 0.4,
    "reorder": 0.4,
    "splice": 0.4,
}
SERIOUS_CUT = 0.5
Verdict = tuple[str | None, Ops]


def altered_copies(stage: Scene) -> Iterator[Link]:
    """Sentences of a reprint or a later version that say something else than the sentence they were taken from."""
    for copy in stage.record.links:
        if copy.relation not in ("reprint", "revision"):
            continue
        if not (isinstance(copy.left, Passage) and isinstance(copy.right, Passage)):
            continue
        for before, after in zip(copy.left.spans, copy.right.spans, strict=True):
            yield from _altered(stage, copy, passage(copy.left.article, before), passage(copy.right.article, after))


def _altered(stage: Scene, copy: Link, before: Passage, after: Passage) -> Iterator[Link]:
    ours, theirs, quoted = _words(stage, before), _words(stage, after), _quoted(stage, before) and _quoted(stage, after)
    if ours == theirs:
        return
    verdict = ("altered", ours, theirs, quoted)
    kind, ops = recalled(verdict, lambda: _altering(ours, theirs, quoted=quoted), pack=_packed, unpack=_unpacked)
    if kind:
        where = "a reprint" if copy.relation == "reprint" else "a later version"
        yield link(
            before,
            after,
            kind=KINDS.get(kind, "wording"),
            about=f"changed in {where} ({kind}): {stage.words(after)}",
            score=SCORES[kind],
            reasons=(
                "the rest of the sentence is the same word for word",
                "both can be true only if one was corrected",
            ),
            diff=ops,
        )


def _words(stage: Scene, place: Passage) -> str:
    return place.spans[0].of(stage.text(place.article))


def _quoted(stage: Scene, place: Passage) -> bool:
    """Whether the sentence quotes, so that any change of wording counts."""
    start, end = place.spans[0].start, place.spans[0].end
    return any(q.start < end and start < q.end for q in stage.settings[place.article].quotations)


def _altering(ours: str, theirs: str, *, quoted: bool) -> Verdict:
    """What the change of a sentence is called if it matters, and the change."""
    found = align(ours, theirs)
    kind = _kind(found, quoted=quoted)
    return kind, found.ops if kind else ()


def _packed(verdict: Verdict) -> bytes:
    return json.dumps(verdict).encode()


def _unpacked(body: bytes) -> Verdict:
    kind, ops = json.loads(body)
    return kind, tuple((op, left, right) for op, left, right in ops)


def _kind(found: Alignment, *, quoted: bool) -> str | None:
    """What the change is called if it matters, else None: outside quotation marks a rewording is no disagreement."""
    if found.kind in ("identical", "punctuation"):
        return None
    if _days_differ(found.ops):
        return "date"
    if found.kind in ("number", "negation", "name"):
        return found.kind
    if found.kind == "cut":
        return "cut" if found.harm >= SERIOUS_CUT else None
    return found.kind if quoted and found.kind in SCORES else None


def _days_differ(ops: Ops) -> bool:
    """Whether the days or months named on either side of a change are different ones."""
    names = word_classes()["day"]
    for op, left, right in ops:
        if op == "replace":
            ours, theirs = ({w.strip(".,").lower() for w in side.split()} & names for side in (left, right))
            if ours and theirs and ours != theirs:
                return True
    return False
