"""Content edges by the quotation marks: what the network cannot see from words alone.

A quotation belongs to the content with its marks; one that runs over a paragraph's edge stays one statement with one
more stretch of content, whether the speaker is named before it or only after its last paragraph. So it is in 5 of the
6 quotations that PolNeAR's training part names the speaker of only there and gives no paragraph of to another report.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from onrecord.model import Span
from onrecord.reading.attribution.candidates import Candidate
from onrecord.reading.attribution.quotation import Quotation

_EDGE = 2
_NEXT_SENTENCE = re.compile(r"(?<=[.!?…][”\"»])\s+(?=[A-Z])")


def touching(quotations: Sequence[Quotation], span: Span) -> list[Quotation]:
    """The quotations (sorted, not overlapping) that share a code point with ``span`` or end or begin at it."""
    first = bisect_left(quotations, span.start, key=lambda q: q.end)
    last = bisect_right(quotations, span.end, key=lambda q: q.start)
    return list(quotations[first:last])


def mend_edges(text: str, candidate: Candidate, *, quotations: Sequence[Quotation]) -> Candidate:
    """The candidate with each stretch of content moved out over the marks it stops short of, and stray marks
    dropped.
    """
    content = (_mended(text, span, quotations, candidate) for span in candidate.content)
    return replace(candidate, content=joined(span for span in content if span))


def _mended(text: str, span: Span, quotations: Sequence[Quotation], candidate: Candidate) -> Span | None:
    start, end = span.start, span.end
    if further := _NEXT_SENTENCE.search(text, start, end):
        end = further.start()
    for quotation in touching(quotations, span):
        if quotation.start < start <= quotation.start + _EDGE:
            start = quotation.start
        if quotation.end - _EDGE <= end < quotation.end and quotation.closed:
            end = quotation.end
    for quotation in touching(quotations, span):
        if quotation.start == end - 1 and start < end - 1:
            end = _rstrip(text, start, end - 1)
        if quotation.end == start + 1 and quotation.closed and start + 1 < end:
            start = _lstrip(text, start + 1, end)
    start, end = _completed(Span(start, end), quotations, candidate) if start < end else (start, end)
    blocked = [part for part in (candidate.cue, candidate.source) if part and part.start < end and start < part.end]
    return span if blocked else Span(start, end) if start < end else None


def _completed(span: Span, quotations: Sequence[Quotation], candidate: Candidate) -> tuple[int, int]:
    """``span`` carried on to the end of a quotation it has begun, or out to both ends of one it holds most of.

    A quotation with the cue or the source inside is a report inside direct speech and stays as it is.
    """
    start, end = span.start, span.end
    named = [candidate.cue, *([candidate.source] if candidate.source else [])]
    for quotation in touching(quotations, span):
        if quotation.mark == "single" or any(quotation.start <= part.start < quotation.end for part in named):
            continue
        most = 2 * (min(end, quotation.end) - max(start, quotation.start)) > quotation.end - quotation.start
        if quotation.start < end < quotation.end and (start <= quotation.start + 1 or most):
            end = quotation.end
        if quotation.start < start < quotation.end <= end + 1 and most:
            start = quotation.start
    return start, end


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _lstrip(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def run_on(text: str, candidates: Sequence[Candidate], *, quotations: Sequence[Quotation]) -> list[Candidate]:
    """The candidates, each with the paragraphs of a quotation it holds a part of that nobody else claims."""
    claimed = joined(span for candidate in candidates for span in (*candidate.content, candidate.cue))
    doubles = [quotation for quotation in quotations if quotation.mark == "double"]
    grown = [replace(c, content=joined((*c.content, *_resumed(c, doubles, claimed)))) for c in candidates]
    claimed = joined(span for candidate in grown for span in (*candidate.content, candidate.cue))
    return [replace(c, content=joined((*_begun(text, c, doubles, claimed), *c.content))) for c in grown]


def _resumed(candidate: Candidate, quotations: Sequence[Quotation], claimed: Sequence[Span]) -> Iterable[Span]:
    """The unclaimed quotations that carry on the one a candidate's content ends in."""
    last = candidate.content[-1]
    at = bisect_left(quotations, last.end, key=lambda q: q.start) - 1
    if at < 0 or not last.start < quotations[at].end <= last.end + _EDGE:
        return
    while at + 1 < len(quotations) and not quotations[at].closed and quotations[at + 1].resumes:
        at += 1
        span = Span(quotations[at].start, quotations[at].end)
        if _any_touches(claimed, span):
            return
        yield span


def _begun(text: str, candidate: Candidate, quotations: Sequence[Quotation], claimed: Sequence[Span]) -> Iterable[Span]:
    """The unclaimed quotations of the paragraphs before that the one a candidate's content opens with carries on."""
    first = candidate.content[0]
    at = bisect_right(quotations, first.start, key=lambda q: q.end)
    if at >= len(quotations) or not quotations[at].start - _EDGE <= first.start <= quotations[at].start + _EDGE:
        return
    while at > 0 and quotations[at].resumes and not quotations[at - 1].closed:
        at -= 1
        span = Span(quotations[at].start, quotations[at].end)
        if _any_touches(claimed, span) or "\n" not in text[span.end : quotations[at + 1].start]:
            return
        yield span


def _any_touches(claimed: Sequence[Span], span: Span) -> bool:
    """Whether one of some spans (in order, not overlapping) shares a code point with ``span``."""
    before = bisect_left(claimed, span.end, key=lambda part: part.start)
    return before > 0 and claimed[before - 1].end > span.start


def quote_kind(
    text: str, content: Sequence[Span], *, quotations: Sequence[Quotation]
) -> Literal["direct", "indirect", "mixed"]:
    """Direct when every letter and digit stands in quotation marks, indirect when none does, else mixed."""
    quoted = total = 0
    for span in content:
        total += sum(map(str.isalnum, span.of(text)))
        for quotation in touching(quotations, span):
            part = text[max(span.start, quotation.start) : min(span.end, quotation.end)]
            quoted += sum(map(str.isalnum, part))
    if not quoted:
        return "indirect"
    return "direct" if quoted >= total else "mixed"
