"""Statements whose source nobody marked: named beside the cue, the subject of the sentence, or the speaker
before."""

from __future__ import annotations

from onrecord.model import Mention, Statement
from onrecord.reading.speakers.pronouns import Resolution, Trail
from onrecord.reading.speakers.scene import WINDOW, Stage

CLOSE_LINES = 1
NEXT = 8


def resolve_sourceless(stage: Stage, trail: Trail, statement: Statement) -> Resolution:
    """The speaker of a statement without a source: named beside its cue, or the one before where it only
    goes on."""
    if statement.cue:
        return _by_cue(stage, trail, statement)
    at = statement.content[0].start
    before = [s for s in trail.past[-WINDOW:] if s.at < at]
    if not before or stage.line_at(at) - before[-1].line > CLOSE_LINES:
        return Resolution(None, "no source and no statement right before", 0.0)
    runs_on = stage.text[at] in '“"‘«' or statement.kind == "direct"
    sure = 0.8 if runs_on else 0.7
    return Resolution(before[-1].entity, "no source; goes on from the statement before", sure)


def _by_cue(stage: Stage, trail: Trail, statement: Statement) -> Resolution:
    """The speaker of a cue without a source: a name beside it, or the subject of the sentence it belongs
    to."""
    beside = _beside_cue(stage, statement)
    if beside:
        return Resolution(beside.entity, f"no source marked; named beside the cue; {beside.reason}", 0.9)
    at = statement.cue[0].start
    number = stage.sentence_at(at)
    joint = stage.text[stage.sentence_spans[number].start : at].rstrip().lower()
    before = [s for s in trail.past[-WINDOW:] if s.at < at and stage.sentence_at(s.at) == number]
    if before and joint.endswith((" and", " but", " then", ",", " also")):
        return Resolution(before[-1].entity, "no source; same subject as the statement before in the sentence", 0.85)
    leading = [s for s in stage.seen_before(at) if s.sentence == number and s.mention.span.end <= at]
    if joint.endswith(",") and leading and not (leading[0].object or leading[0].possessive or leading[0].quoted):
        return Resolution(leading[0].mention.entity, "no source marked; the subject of the sentence", 0.75)
    return Resolution(None, "no source is named beside the cue", 0.0)


def _beside_cue(stage: Stage, statement: Statement) -> Mention | None:
    """The mention right after a cue ("said X") or right before it, outside what is reported."""
    start, end = min(s.start for s in statement.cue), max(s.end for s in statement.cue)
    for mention in [seen.mention for seen in stage.seen_before(end + NEXT)]:
        after = stage.text[end : mention.span.start].strip(' “"‘').lower() if mention.span.start >= end else None
        before = stage.text[mention.span.end : start].strip() if mention.span.end <= start else None
        reported = any(span.touches(mention.span) for span in statement.content)
        if (after in ("", "the") or before == "") and not reported:
            return mention
    return None
