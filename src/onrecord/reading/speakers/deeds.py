"""Quoted words about what a source does, where they are not the source's: "denied them peace by “bombing on”"."""

from __future__ import annotations

import re

from onrecord.model import Statement

FARTHEST = 60
BY_DOING = re.compile(r"\b(?:by|through) (?:“|\"|‘|')(?:\w+ly )?(\w+ing)\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+(?:['’]\w+)?")
FINITE = frozenset(
    ("is", "are", "was", "were", "will", "would", "has", "have", "had", "can", "could", "may", "might", "must",
     "should", "shall", "does", "did", "do", "be", "been", "being", "that", "it's", "he's", "they're")
)  # fmt: skip


def tells_of_deeds(text: str, statement: Statement) -> bool:
    """Whether the words reported are a thing and then how the source did it, in somebody's quoted words.

    "X denied the way to peace by “shelling on”": "denied" has an object and a manner, so nothing is said, and the words
    quoted are those of whoever blames X. A verb or "that" before the "by" makes it a clause that X can have said.
    """
    if statement.kind == "direct" or not statement.content or not statement.cue:
        return False
    start = min(span.start for span in statement.content)
    end = max(span.end for span in statement.content)
    cue = max(span.end for span in statement.cue)
    if start < cue or text[cue:start].strip():
        return False
    found = BY_DOING.search(text, start, min(end, start + FARTHEST))
    before = [word.lower() for word in WORD.findall(text[start : found.start()])] if found else []
    return bool(before) and before[0] != "to" and FINITE.isdisjoint(before)
