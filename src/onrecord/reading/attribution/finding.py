"""Who said what: the attributions of one article, read by the trained network and mended by its quotation marks.

The network reads cues, and for each cue its source and content (see ``docs/model_card.md``). The rules here do
what it cannot: settle candidates that claim the same words, read the reports inside reports by reading contents that
may hold one once more as texts of their own, and name the kind from the quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from onrecord.model import Reading, Span, Statement, content_id
from onrecord.reading.attribution.carried import carried
from onrecord.reading.attribution.encoder import ReaderModel, load_model
from onrecord.reading.attribution.nested import find_nested
from onrecord.reading.attribution.owners import owned
from onrecord.reading.attribution.quotation import find_quotations
from onrecord.reading.attribution.record import Attribution
from onrecord.reading.attribution.settling import Judged, judge, place, settled
from onrecord.reading.attribution.taken import without
from onrecord.reading.attribution.torn import torn_quotations


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
    judged, hints = judge(own, quotations, model)
    outer = settled(judged, text=own, cut=_least(cut, model, "cut"))
    least = _least(cut, model, "nested_cut")
    inner = find_nested(own, outer=outer, hints=hints, quotations=quotations, model=model, cut=least)
    found = _numbered(sorted([*outer, *inner], key=place), skip)
    return carried(owned(found, own), own, quotations=quotations)


def find_statements(reading: Reading, *, cut: float | None = None, folder: Path | None = None) -> Reading:
    """The reading with its statements: every attribution in the article's own text of at least the confidence ``cut``
    (None: the one measured best), by the weights in ``folder`` (None: the shipped ones); and a trouble for each that
    holds half of a quotation.
    """
    article = reading.article
    model = load_model(folder) if folder else None
    skip = [aside.span for aside in reading.asides]
    found = read_attributions(article.text, skip=skip, cut=cut, model=model)
    ids = [content_id("statement", article.id, a.content, a.cue, a.source) for a in found]
    statements = tuple(
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
    quotations = find_quotations(blanked(article.text, skip))
    troubles = torn_quotations(article, statements, quotations)
    return replace(reading, statements=statements, troubles=(*reading.troubles, *troubles))


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
