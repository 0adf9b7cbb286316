"""Candidates weighed: kind and confidence for each, and who keeps the words that two of them claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import QuoteKind, Span, Spans
from onrecord.reading.attribution.candidates import Candidate, read_candidates
from onrecord.reading.attribution.confidence import confidence
from onrecord.reading.attribution.edges import mend_edges, quote_kind, run_on
from onrecord.reading.attribution.encoder import ReaderModel
from onrecord.reading.attribution.quotation import EITHER, OPENING, Quotation
from onrecord.reading.attribution.taken import TakenSpans, without


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with its kind and confidence, and the candidate it is nested in."""

    candidate: Candidate
    kind: QuoteKind
    confidence: float
    parent: Candidate | None = None


def judge(text: str, quotations: Sequence[Quotation], model: ReaderModel) -> tuple[list[Judged], list[Span]]:
    """Every candidate of ``text`` with mended edges, kind and confidence; and the words that may be the cue of a report
    inside another one.
    """
    found = read_candidates(text, model=model)
    raw = (mend_edges(text, candidate, quotations=quotations) for candidate in found.candidates)
    judged = []
    for candidate in run_on(text, [c for c in raw if c.content], quotations=quotations):
        kind = quote_kind(text, candidate.content, quotations=quotations)
        if kind == "indirect" and quote_kind(text, [candidate.cue], quotations=quotations) != "indirect":
            kind = "mixed"
        sure = confidence(candidate, kind=kind, calibration=model.settings["calibration"])
        judged.append(Judged(candidate, kind, sure))
    return judged, found.hints


def place(judged: Judged) -> tuple[int, int]:
    """Where it stands in the text: its cue, then its content."""
    return judged.candidate.cue.start, judged.candidate.content[0].start


def settled(judged: Sequence[Judged], *, text: str, cut: float) -> list[Judged]:
    """Those of at least ``cut`` that leave one another's words alone.

    The surer one keeps what two claim; the other keeps the rest of its content, or goes when its cue or most of its
    content is gone.
    """
    kept: list[Judged] = []
    taken = TakenSpans()
    for one in sorted(judged, key=lambda j: (-j.confidence, place(j))):
        if one.confidence < cut or taken.touching(one.candidate.cue):
            continue
        content = _left_of(text, one.candidate.content, taken)
        if 5 * _length(content) < 2 * _length(one.candidate.content):
            continue
        for span in (*content, one.candidate.cue):
            taken.add(span)
        kept.append(replace(one, candidate=replace(one.candidate, content=content)))
    return sorted(kept, key=place)


def _length(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)


def _left_of(text: str, content: Spans, taken: TakenSpans) -> Spans:
    """What of ``content`` nobody has taken, without loose signs where it was cut."""
    holes = [hole for span in content for hole in taken.touching(span)]
    if not holes:
        return content
    return tuple(span for span in (_tidied(text, part) for part in without(content, holes)) if span)


def _tidied(text: str, span: Span) -> Span | None:
    words = text[span.start : span.end].rstrip()
    start = next((i for i, c in enumerate(words) if c.isalnum() or c in OPENING + EITHER + "‘"), len(words))
    return Span(span.start + start, span.start + len(words)) if start < len(words) else None
