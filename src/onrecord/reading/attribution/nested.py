"""Reports inside reports: contents that may hold one read once more, as texts of their own.

The corpus that the network learnt from marks no report inside another one, so its first reading leaves them alone; but
a small tagger over the same states hints at words that may be the cue of one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Span
from onrecord.reading.attribution.encoder import ReaderModel
from onrecord.reading.attribution.quotation import Quotation
from onrecord.reading.attribution.settling import Judged, judge, settled

_SHORTEST_REPORT = 25
_CONJUNCTION = re.compile(r"(?:that|if|whether)\s", re.IGNORECASE)
NO_REPORT = re.compile(
    r"(?:must|should|shall|would|will|can|could|may|might|ought|cannot|can['’]t|won['’]t|needs?|ha(?:s|ve) to|"
    r"(?:is|are|was|were)(?: currently| also| all| only| mainly)? about)\b",
    re.IGNORECASE,
)


def find_nested(
    text: str,
    *,
    outer: Sequence[Judged],
    hints: Sequence[Span],
    quotations: Sequence[Quotation],
    model: ReaderModel,
    cut: float,
) -> list[Judged]:
    """The reports of at least ``cut`` inside those of ``outer`` that are not direct speech, each with its parent.

    A report counts only where one of ``hints`` (words in order) touches its cue. What an actor only must, would or
    could do is no report.
    """
    parents = {
        span: one.candidate
        for one in outer
        if one.kind != "direct"
        for span in one.candidate.content
        if span.end - span.start >= _SHORTEST_REPORT and _hinted(span, hints)
    }
    if not parents:
        return []
    contents = _contents_alone(text, sorted(parents))
    holders = sorted(parents)
    nested = []
    for one in settled(judge(contents, quotations, model)[0], text=text, cut=cut):
        holder = holders[bisect_left(holders, one.candidate.cue.end, key=lambda span: span.start) - 1]
        stated = _hinted(one.candidate.cue, hints) and not NO_REPORT.match(text, one.candidate.cue.start)
        if one.candidate.source and _lies_in(holder, one) and stated:
            nested.append(replace(one, parent=parents[holder]))
    return nested


def _hinted(span: Span, hints: Sequence[Span]) -> bool:
    """Whether one of ``hints`` touches ``span``."""
    at = bisect_right(hints, span.start, key=lambda hint: hint.end)
    return at < len(hints) and hints[at].start < span.end


def _lies_in(holder: Span, one: Judged) -> bool:
    return holder.holds(one.candidate.cue) and all(holder.holds(span) for span in one.candidate.content)


def _contents_alone(text: str, contents: Sequence[Span]) -> str:
    """``text`` blank but for ``contents`` without their conjunction, each a paragraph; offsets stay."""
    parts, at = [], 0
    for span in contents:
        conjunction = _CONJUNCTION.match(text, span.start, span.end)
        start = conjunction.end() if conjunction else span.start
        parts += [" " * (start - at - 1), "\n" if start > at else "", text[start : span.end]]
        at = span.end
    return "".join([*parts, " " * (len(text) - at)])
