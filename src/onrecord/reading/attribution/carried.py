"""Reports that reach over a sentence's edge, where the network reads one sentence's cue at a time.

"No talks before May. The minister made this clear": the content is the sentence before. "She said talks could begin.
The other side must 'show good will' first.": indirect speech runs on, without a cue, in the same paragraph. And a last
clause may give its sentence to somebody (``told_last``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.model import Span, first_start
from onrecord.reading.attribution.edges import quote_kind
from onrecord.reading.attribution.hollow import without_hollow
from onrecord.reading.attribution.nested import NO_REPORT
from onrecord.reading.attribution.quotation import Quotation
from onrecord.reading.attribution.record import Attribution
from onrecord.reading.attribution.told_last import told_last
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
    """The attributions with contents that only point back made the sentence meant or left out, and with speech that
    runs on or is given to somebody at its end.
    """
    blocks = [sentences(text, within=paragraph) for paragraph in paragraphs(text)]
    order = [sentence for block in blocks for sentence in block]
    pointed = without_hollow(_all_pointed_back(found, text, order), text)
    told = told_last([*pointed, *_running_on(pointed, text, blocks)], text, order)
    return [replace(one, kind=quote_kind(text, one.content, quotations=quotations)) for one in told]


def _all_pointed_back(found: Sequence[Attribution], text: str, order: Sequence[Span]) -> list[Attribution]:
    """The attributions with those that point back given the sentence before; what stands in it lies inside them."""
    told = list(found)
    for number, one in enumerate(found):
        before = _pointed_at(one, text, order)
        held = [n for n, other in enumerate(found) if before and _touches(other, before)]
        if before and all(_is_no_report(found[n], text) for n in held):
            told[number] = _with_sentence(one, text, _without_stop(before, text))
            for n in held:
                told[n] = replace(told[n], inside=number)
    return told


def _is_no_report(one: Attribution, text: str) -> bool:
    """Whether its cue only says what an actor must or can do ("cannot expect")."""
    return bool(one.cue and NO_REPORT.match(text, one.cue[0].start))


def _touches(one: Attribution, sentence: Span) -> bool:
    return any(sentence.touches(span) for span in (*one.cue, *one.content))


def _pointing(one: Attribution, text: str) -> re.Match[str] | None:
    words = one.content[0].of(text).strip(" ,.") if len(one.content) == 1 and one.cue else ""
    return POINTING.fullmatch(words)


def _pointed_at(one: Attribution, text: str, order: Sequence[Span]) -> Span | None:
    """The sentence before the cue's, where the attribution's own words only point there."""
    at = bisect_right(order, one.cue[0].start, key=lambda sentence: sentence.start) - 1 if one.cue else 0
    return order[at - 1] if at >= 1 and _pointing(one, text) else None


def _with_sentence(one: Attribution, text: str, sentence: Span) -> Attribution:
    """The attribution with the sentence as its content and the words that point there in its cue."""
    pointing = _pointing(one, text)
    how = pointing.end("how" if pointing["how"] else 0) if pointing else 0
    cue = Span(one.cue[0].start, max(one.cue[-1].end, one.content[0].start + how))
    return replace(one, content=(sentence,), cue=(cue,))


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
