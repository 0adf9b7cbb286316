"""Words that belong to somebody: in "a question about the minister's remarks that talks were near" the minister speaks.

The network marks one source beside the words that report, and sometimes takes the whole phrase where a possessor stands
inside it. The possessor of a saying is its source: so it is in 39 of the 40 reports of this form that PolNeAR's
training part marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Span
from onrecord.reading.attribution.record import Attribution

OWNED = re.compile(
    r"[^.!?;:“”\"]*?\b(?:about|after|by|following|from|in|of|on|over|to|with)\s+"
    r"(?P<owner>(?:(?!\b(?:about|after|by|following|from|in|on|over|to|with)\b)[^,!?;:“”\"'’]){2,80}['’]s?)\s+"
    r"(?:[a-z-]+\s+){0,2}?(?P<saying>(?:(?:accusation|allegation|announcement|argument|assertion|assurance|belief|"
    r"claim|comment|contention|declaration|demand|insistence|pledge|prediction|promise|proposal|remark|statement|"
    r"suggestion|testimony|threat|tweet|view|vow)s?|warnings))(?:\s+(?:at|earlier|in|last|on|this)\s[\w ]{2,30}?)?\s+"
)
CLAUSE = re.compile(r"that\b")
FURTHEST = 240


def owned(found: Sequence[Attribution], text: str) -> list[Attribution]:
    """The attributions whose source is more than the possessor of the words, with the possessor as their source."""
    return [_by_its_owner(one, text) for one in found]


def _by_its_owner(one: Attribution, text: str) -> Attribution:
    if len(one.source) != 1 or len(one.cue) != 1 or not CLAUSE.match(text, one.content[0].start):
        return one
    start, stop = one.source[0].start, one.content[0].start
    match = OWNED.fullmatch(text, start, stop) if start < stop < start + FURTHEST else None
    if not match or one.source[0].end < match.end("owner"):
        return one
    saying = Span(*match.span("saying"))
    if one.cue[0].end > start and not one.cue[0].touches(saying):
        return one
    return replace(one, source=(Span(*match.span("owner")),), cue=(saying,))
