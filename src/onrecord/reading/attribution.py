"""Who said what: the attributions of one article, read by the trained network and mended by its quotation marks.

The network reads cues, and for each cue its source and content (see ``docs/model_card.md``). The rules here do
what it cannot: settle candidates that claim the same words, read the reports inside reports by reading each
content once more as a text of its own, and name the kind from the quotation marks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.model import QuoteKind, Reading, Span, Spans, Statement, content_id
from onrecord.reading.attribution_candidates import Candidate, read_candidates
from onrecord.reading.attribution_confidence import confidence
from onrecord.reading.attribution_edges import mend_edges, quote_kind, run_on
from onrecord.reading.attribution_taken import TakenSpans, without
from onrecord.reading.encoder import ReaderModel, load_model
from onrecord.reading.quotation import EITHER, OPENING, Quotation, find_quotations

_SHORTEST_REPORT = 25
_CONJUNCTIONS = ("that ", "That ", "if ", "whether ")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution; ``cue`` and ``source`` may be empty, ``inside`` is the index of the one whose content holds
    it.
    """

    content: Spans
    cue: Spans
    source: Spans
    kind: QuoteKind
    confidence: float
    inside: int | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with its kind and confidence, and the candidate it is nested in."""

    candidate: Candidate
    kind: QuoteKind
    confidence: float
    parent: Candidate | None = None


def read_attributions(
    text: str, *, skip: Sequence[Span] = (), cut: float | None = None, model: ReaderModel | None = None
) -> list[Attribution]:
    """The attributions of ``text`` in order, with offsets into it.

    ``skip`` are stretches that are not the article's own text; nothing is read there. ``cut`` is the least
    confidence (0 to 1) to report, None for the one measured best. Time and memory grow linearly with the text.
    """
    model = model or load_model()
    own = blanked(text, skip)
    quotations = find_quotations(own)
    outer = settled(judge(own, quotations, model), text=own, cut=_least(cut, model, "cut"))
    inner = _nested(own, outer, quotations, model, _least(cut, model, "nested_cut"))
    return _numbered(sorted([*outer, *inner], key=_place), skip)


def find_statements(reading: Reading) -> Reading:
    """The reading with its statements: every attribution in the article's own text."""
    article = reading.article
    found = read_attributions(article.text, skip=[aside.span for aside in reading.asides])
    ids = [content_id("statement", article.id, a.content, a.cue, a.source) for a in found]
    statements = (
        Statement(
            id=ids[number],
            article=article.id,
            content=a.content,
            cue=a.cue,
            source=a.source,
            kind=a.kind,
            confidence=a.confidence,
            inside=None if a.inside is None else ids[a.inside],
        )
        for number, a in enumerate(found)
    )
    return replace(reading, statements=tuple(statements))


def blanked(text: str, skip: Iterable[Span]) -> str:
    """``text`` with every skipped code point but newlines made a space, so that offsets stay."""
    parts, at = [], 0
    for span in sorted(skip):
        if span.end <= at:
            continue
        start = max(at, span.start)
        parts += [text[at:start], "\n".join(" " * len(line) for line in text[start : span.end].split("\n"))]
        at = min(span.end, len(text))
    return "".join([*parts, text[at:]])


def _least(cut: float | None, model: ReaderModel, name: str) -> float:
    return float(model.settings[name]) if cut is None else max(cut, 0.0)


def judge(text: str, quotations: Sequence[Quotation], model: ReaderModel) -> list[Judged]:
    """Every candidate of ``text`` with mended edges, kind and confidence."""
    raw = (mend_edges(text, c, quotations=quotations) for c in read_candidates(text, model=model))
    judged = []
    for candidate in run_on([c for c in raw if c.content], quotations=quotations):
        kind = quote_kind(text, candidate.content, quotations=quotations)
        sure = confidence(candidate, kind=kind, calibration=model.settings["calibration"])
        judged.append(Judged(candidate, kind, sure))
    return judged


def _place(judged: Judged) -> tuple[int, int]:
    return judged.candidate.cue.start, judged.candidate.content[0].start


def settled(judged: Sequence[Judged], *, text: str, cut: float) -> list[Judged]:
    """Those of at least ``cut`` that leave one another's words alone.

    The surer one keeps what two claim; the other keeps the rest of its content, or goes when its cue or most of its
    content is gone.
    """
    kept: list[Judged] = []
    taken = TakenSpans()
    for one in sorted(judged, key=lambda j: (-j.confidence, _place(j))):
        if one.confidence < cut or taken.touching(one.candidate.cue):
            continue
        content = _left_of(text, one.candidate.content, taken)
        if 5 * _length(content) < 2 * _length(one.candidate.content):
            continue
        for span in (*content, one.candidate.cue):
            taken.add(span)
        kept.append(replace(one, candidate=replace(one.candidate, content=content)))
    return sorted(kept, key=_place)


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


def _nested(
    text: str, outer: Sequence[Judged], quotations: Sequence[Quotation], model: ReaderModel, cut: float
) -> list[Judged]:
    """Reports inside the content of reports that are not direct speech, read from the contents alone."""
    parents = {
        span: one.candidate
        for one in outer
        if one.kind != "direct"
        for span in one.candidate.content
        if span.end - span.start >= _SHORTEST_REPORT
    }
    if not parents:
        return []
    contents = _contents_alone(text, sorted(parents))
    holders = sorted(parents)
    nested = []
    for one in settled(judge(contents, quotations, model), text=text, cut=cut):
        holder = holders[bisect_left(holders, one.candidate.cue.end, key=lambda span: span.start) - 1]
        if (
            holder.holds(one.candidate.cue)
            and one.candidate.source
            and all(holder.holds(span) for span in one.candidate.content)
        ):
            nested.append(replace(one, parent=parents[holder]))
    return nested


def _contents_alone(text: str, contents: Sequence[Span]) -> str:
    """``text`` blank but for ``contents`` without their conjunction, each a paragraph; offsets stay."""
    parts, at = [], 0
    for span in contents:
        start = span.start + next((len(c) for c in _CONJUNCTIONS if text.startswith(c, span.start)), 0)
        parts += [" " * (start - at - 1), "\n" if start > at else "", text[start : span.end]]
        at = span.end
    return "".join([*parts, " " * (len(text) - at)])


def _numbered(judged: Sequence[Judged], skip: Sequence[Span]) -> list[Attribution]:
    """The attributions with ``inside`` as an index and nothing of ``skip`` in their content."""
    numbers = {id(one.candidate): number for number, one in enumerate(judged)}
    return [
        Attribution(
            content=without(one.candidate.content, skip),
            cue=(one.candidate.cue,),
            source=(one.candidate.source,) if one.candidate.source else (),
            kind=one.kind,
            confidence=one.confidence,
            inside=numbers[id(one.parent)] if one.parent else None,
        )
        for one in judged
    ]
