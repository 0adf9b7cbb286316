"""What must be done before something else: "before" alone names only half of such a condition."""

from __future__ import annotations

from onrecord.model import Span
from onrecord.reading.conditions.cues import OPENERS, Clause, owing
from onrecord.reading.conditions.extents import ENDS
from onrecord.reading.stance_words import Hit, Token

LINKS = OPENERS | ENDS | {"but", "and", "because", "so"}


def with_what_is_owed(clause: Clause) -> Span | None:
    """The words of what must come first together with the cue's own clause: "the text must be shown before any vote".

    None where the cue is no "before", or nothing is said to be owed.
    """
    hits = owing(clause) if clause.hit.kind == "before" else ()
    hits = [hit for hit in hits if hit.kind != "promise"]
    if not hits:
        return None
    if clause.opens:
        return Span(clause.items[clause.hit.first].start, _end(clause, hits[0]).end)
    return Span(_start(clause, hits[-1]).start, clause.items[clause.last].end)


def _start(clause: Clause, hit: Hit) -> Token:
    """The first token of what is owed: the subject of "must", or what is asked for."""
    words = clause.main
    if hit.kind == "demand":
        return words[min(hit.last + 1, len(words) - 1)]
    at = hit.first
    while at > 0 and words[at - 1].norm not in LINKS:
        at -= 1
    return words[at]


def _end(clause: Clause, hit: Hit) -> Token:
    """The last token of the clause that says what is owed."""
    words, at = clause.main, hit.last
    while at + 1 < len(words) and words[at + 1].norm not in LINKS and words[at + 1].norm != ".":
        at += 1
    return words[at]
