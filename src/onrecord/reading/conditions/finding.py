"""Conditions inside the words reported or right beside them, each with its order in time or logic.

They are looked for in whole sentences, so that what is wanted or refused is in sight wherever it stands: in the
reporting words, in the content, before the condition or after it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from onrecord.model import Condition, ConditionOrder, Reading, Span, Statement
from onrecord.reading.conditions.cues import Clause, opens_condition
from onrecord.reading.conditions.extents import STANDS_ALONE, TEMPORAL_ONLY, last_of, start_of
from onrecord.reading.conditions.owed import with_what_is_owed
from onrecord.reading.stance_words import load_phrases, tokens
from onrecord.text.sentences import sentences

# code points that a sentence without end is searched in
REACH = 3000
# code points: less than this holds no more than the word that opens a condition
SHORTEST = 10
BESIDE = frozenset(("", "but", "and", "but only", "and only", "only", "though", "although"))
BEFORE = re.compile(r"\b(?:before|prior to|in advance of)\b", re.I)
Found = Mapping[Span, Sequence[Condition]]


def find_conditions(reading: Reading) -> Reading:
    """The reading with ``conditions`` of its statements filled."""
    if not reading.statements:
        return reading
    text = reading.article.text
    spans = sentences(text)
    placed = [(statement, _around(statement, spans)) for statement in reading.statements]
    touched = {span for _, around in placed for span in around}
    found = {span: conditions_in(text, within=span) for span in sorted(touched)}
    filled = tuple(
        replace(statement, conditions=tuple(_of(statement, around, found, text))) for statement, around in placed
    )
    return replace(reading, statements=filled)


def conditions_in(text: str, *, within: Span) -> list[Condition]:
    """The conditions named in a sentence, in order: each from its cue to the end of its clause."""
    items = tokens(text, Span(within.start, min(within.end, within.start + REACH)))
    hits = load_phrases("condition_cues").find(items)
    found, free_from = [], 0
    for number, hit in enumerate(hits):
        if hit.first < free_from:
            continue
        later = (other.first for other in hits[number + 1 :] if other.phrase not in TEMPORAL_ONLY)
        following = next(later, len(items))
        last = last_of(hit, items, text, following=following)
        clause = Clause(items, hit, last, text)
        if (last > hit.last or hit.phrase in STANDS_ALONE) and opens_condition(clause):
            span = with_what_is_owed(clause) or Span(start_of(hit, items), items[last].end)
            found.append(Condition(span, cast("ConditionOrder", hit.kind)))
            free_from = last + 1
    return found


def _around(statement: Statement, spans: Sequence[Span]) -> Sequence[Span]:
    """The sentences that the statement's parts stand in."""
    extent = _extent(statement)
    first = bisect_right(spans, extent.start, key=lambda span: span.end)
    return spans[first : bisect_left(spans, extent.end, key=lambda span: span.start)]


def _extent(statement: Statement) -> Span:
    """From the first of the statement's parts to the end of the last."""
    parts = (*statement.content, *statement.cue, *statement.source)
    return Span(min(span.start for span in parts), max(span.end for span in parts))


def _of(statement: Statement, around: Sequence[Span], found: Found, text: str) -> Iterator[Condition]:
    """The conditions that begin in the content, cut to it, and those right beside the statement."""
    extent = _extent(statement)
    start, end = extent.start, extent.end
    for sentence in around:
        for condition in found[sentence]:
            at = condition.span.start
            held = next((span for span in statement.content if _begins(condition, span, text)), None)
            if held is not None:
                yield from _cut(condition, held)
            elif at < start and _joins(text[sentence.start : at]):
                yield from _cut(condition, Span(at, start))
            elif at >= end and _joins(text[end:at]):
                yield condition


def _begins(condition: Condition, content: Span, text: str) -> bool:
    """Whether a condition begins in the content; what must be done before something may begin in the reporting words,
    if the content says before what."""
    start, end = condition.span.start, condition.span.end
    if start >= content.start:
        return start < content.end
    return condition.sequence == "before" and end <= content.end and bool(BEFORE.search(text, content.start, end))


def _cut(condition: Condition, content: Span) -> Iterator[Condition]:
    """The condition as far as it lies in the content; none where only the words that open it do."""
    span = condition.span
    if content.end > span.start + SHORTEST:
        yield replace(condition, span=Span(max(span.start, content.start), min(span.end, content.end)))


def _joins(between: str) -> bool:
    """Whether words leave two stretches right beside one another."""
    return between.strip(" ,\n\t“”\"'—–-").casefold() in BESIDE
