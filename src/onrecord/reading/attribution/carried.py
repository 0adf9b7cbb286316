"""Reports that reach over a sentence's edge, where the network reads one sentence's cue at a time.

"No talks before May. The minister made this clear": the content is the sentence before. "She said talks could begin.
The other side must 'show good will' first.": indirect speech runs on, without a cue, in the same paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.model import Span, first_start
from onrecord.reading.attribution.edges import quote_kind
from onrecord.reading.attribution.quotation import Quotation
from onrecord.reading.attribution.record import Attribution
from onrecord.text.paragraphs import paragraphs
from onrecord.text.sentences import sentences

POINTING = re.compile(
    r"(?:so|as much|(?:this|that|it|so)(?: very| quite| perfectly)? (?P<how>clear|clearly|plain|plainly|known|public))"
    r"(?(how)(?:,? (?:on|when|at|in|during|after|before|to)\b.*)?)",
    re.IGNORECASE | re.DOTALL,
)
QUOTED = re.compile(r"[“\"][^“”\"\n]{3,}[”\"]")
OWED = re.compile(r"\b(?:must|should|needs? to|ha(?:s|ve|d) to|would|cannot|could)\b")
RUNS_ON = 0.5
STOPS = ".!?… "


def carried(found: Sequence[Attribution], text: str, *, quotations: Sequence[Quotation]) -> list[Attribution]:
    """The attributions with contents that only point back made the sentence meant, and with speech that runs on."""
    blocks = [sentences(text, within=paragraph) for paragraph in paragraphs(text)]
    order = [sentence for block in blocks for sentence in block]
    pointed = [_pointed_back(one, text, order, found) for one in found]
    both = [*pointed, *_running_on(pointed, text, blocks)]
    return [replace(one, kind=quote_kind(text, one.content, quotations=quotations)) for one in both]


def _pointed_back(one: Attribution, text: str, order: Sequence[Span], found: Sequence[Attribution]) -> Attribution:
    """The attribution with the sentence before as its content, where its own words only point there."""
    words = one.content[0].of(text).strip(" ,.") if len(one.content) == 1 and one.cue else ""
    pointing = POINTING.fullmatch(words)
    if not pointing:
        return one
    at = bisect_right(order, one.cue[0].start, key=lambda sentence: sentence.start) - 1
    if at < 1 or any(order[at - 1].touches(span) for other in found for span in (*other.cue, *other.content)):
        return one
    before = _without_stop(order[at - 1], text)
    told = one.content[0].start + (pointing.end("how") if pointing["how"] else len(words))
    cue = Span(one.cue[0].start, max(one.cue[-1].end, told))
    return replace(one, content=(before,), cue=(cue,))


def _running_on(found: Sequence[Attribution], text: str, blocks: Sequence[Sequence[Span]]) -> list[Attribution]:
    """A sentence with some quoted words and a demand that follows reported speech in its paragraph."""
    spans = sorted(span for one in found for span in (*one.content, *one.cue, *one.source))
    starts = [span.start for span in spans]
    said = sorted(first_start(one.cue) for one in found if one.cue and one.source)
    extra = []
    for block in blocks:
        for before, sentence in pairwise(block):
            free = not _any_inside(starts, sentence) and not any(s.touches(sentence) for s in spans)
            if free and _any_inside(said, before) and _is_speech(sentence.of(text)):
                content = (_without_stop(sentence, text),)
                extra.append(Attribution(content, (), (), "mixed", RUNS_ON))
    return extra


def _any_inside(starts: Sequence[int], span: Span) -> bool:
    at = bisect_right(starts, span.start - 1)
    return at < len(starts) and starts[at] < span.end


def _is_speech(words: str) -> bool:
    return bool(QUOTED.search(words)) and bool(OWED.search(words))


def _without_stop(sentence: Span, text: str) -> Span:
    """The sentence without its full stop."""
    words = sentence.of(text)
    return Span(sentence.start, sentence.start + max(1, len(words.rstrip(STOPS))))
