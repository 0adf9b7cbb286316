"""Sources cut down to a legislator's tag of party and home, "R-Ky.": the legislator who bears it spoke."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Statement
from onrecord.reading.speakers.pronouns import Resolution
from onrecord.reading.speakers.scene import Seen, Stage

TAG = re.compile(r"[(,]?\s*(?:[RDIL]|DFL)-(?:[A-Z]\.){2,}[),]*|[(,]?\s*(?:[RDIL]|DFL)-[A-Z][a-zA-Z]*\.?[),]*")
JOINS = frozenset("(, ")
SURE_BESIDE = 0.9
SURE_BEFORE = 0.6


def by_tag(stage: Stage, statement: Statement, words: str) -> Resolution | None:
    """Whom a source means that is nothing but such a tag; None where it is more than one.

    It is who stands right before the tag, or else the last before it in the sentence who is said to hold an office.
    """
    at = statement.source[0].start
    if not TAG.fullmatch(words) or not (stage.text[at] in "(," or stage.text[:at].rstrip().endswith(("(", ","))):
        return None
    before = [seen for seen in stage.seen_before(at) if stage.kinds[seen.mention.entity] == "person"]
    if before and set(stage.text[before[-1].mention.span.end : at]) <= JOINS:
        return Resolution(before[-1].mention.entity, "bears the tag of party and home", SURE_BESIDE)
    return _in_sentence(before, stage.sentence_at(at))


def _in_sentence(before: Sequence[Seen], sentence: int) -> Resolution:
    titled = [seen.mention.entity for seen in before if seen.sentence == sentence and seen.mention.titles]
    if titled:
        return Resolution(titled[-1], "the last office-holder before a tag of party and home", SURE_BEFORE)
    return Resolution(None, "a tag of party and home whose bearer is not told", 0.0)
