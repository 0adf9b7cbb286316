"""Sentences that a last clause gives to somebody: "The ferry sees no way round it, as its office explained."

Where the sentence itself reports, the network marks that report and leaves the last clause alone, though the whole
sentence is told by whom it names; what the sentence reports then lies inside. Left alone are sentences where the clause
may belong to a part only: those with a denial, a subordinate clause, or marks that touch the clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from onrecord.model import Span
from onrecord.reading.attribution.record import Attribution

TOLD = re.compile(
    r"(?P<content>[A-Z“\"][^?!;:]{20,}?), as "
    r"(?P<source>(?!(?:I|he|it|she|they|this|those|we|you|is|are|was|were|has|have|had|been|being|already|often|"
    r"first|just|before|earlier|once|[a-z]+ly)\b)(?:[\w’'.-]+ ){0,7}?[\w’'.-]+?)"
    r" (?P<cue>(?:(?:has|have|had|later|also) )?(?:announced|confirmed|declared|detailed|explained|noted|observed|"
    r"pointed out|put it|reported|said|stated|told [A-Z]\w+|warned|wrote))"
    r"(?: (?:at|earlier|in|last|on|this|yesterday)\b[\w ’'.-]{0,40})?\.?"
)
OPEN = re.compile(
    r"\b(?:not|no|never|neither|nor|nothing|nobody|hardly|without|that|whether|if|unless)\b|n['’]t\b", re.IGNORECASE
)
SURENESS = 0.5


def told_last(found: Sequence[Attribution], text: str, order: Sequence[Span]) -> list[Attribution]:
    """The attributions, those inside marked as such, and after them the sentences of ``order`` (as they stand in
    ``text``) that their last clause gives to somebody; their kind is left for the caller to name.
    """
    matches = [TOLD.fullmatch(text, sentence.start, sentence.end) for sentence in order]
    extra = [_told(match) for match in matches if match and not OPEN.search(match["content"])]
    spans = sorted(span for one in found for span in (*one.content, *one.cue, *one.source))
    reach = list(accumulate((span.end for span in spans), max))
    free = [one for one in extra if not _any_touches(spans, reach, Span(one.content[0].end, one.cue[0].end))]
    starts = [one.content[0].start for one in free]
    return [*(_inside(one, free, starts, len(found)) for one in found), *free]


def _told(match: re.Match[str]) -> Attribution:
    content, cue, source = (Span(*match.span(name)) for name in ("content", "cue", "source"))
    return Attribution((content,), (cue,), (source,), "indirect", SURENESS)


def _any_touches(spans: Sequence[Span], reach: Sequence[int], tail: Span) -> bool:
    """Whether one of ``spans`` (in order) touches ``tail``; ``reach`` is how far each and those before it reach."""
    before = bisect_left(spans, tail.end, key=lambda span: span.start)
    return before > 0 and reach[before - 1] > tail.start


def _inside(one: Attribution, outer: Sequence[Attribution], starts: Sequence[int], first: int) -> Attribution:
    """The attribution, inside that of ``outer`` (numbered from ``first``) that holds all of it if it is in no other."""
    at = bisect_right(starts, one.content[0].start) - 1
    if at < 0 or one.inside is not None:
        return one
    held = all(outer[at].content[0].holds(span) for span in (*one.cue, *one.content, *one.source))
    return replace(one, inside=first + at) if held else one
