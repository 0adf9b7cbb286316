"""What was said as a line of the terminal: with the words that report it, for they may deny it, and a few words alone
in their sentence."""

from __future__ import annotations

import re

from onrecord.export.in_place import words_in_place
from onrecord.export.lookup import Lookup
from onrecord.model import Statement

FEW = 45
NEAR = 90
AFTER = 40
_WORDS = re.compile(r"(?:[\w’'-]+\s+){0,3}$")


_WORD = re.compile(r"\w")


def told_words(statement: Statement, known: Lookup) -> str:
    """What was said, between ⟦ and ⟧ where words of the article stand around it: those that report it with the few
    before them ("refused to say ⟦whether …⟧"), and for less than ``FEW`` code points the whole sentence."""
    text = known.articles[statement.article].text
    if sum(span.end - span.start for span in statement.content) < FEW:
        return _joined([(part.text, part.own) for part in words_in_place(text, statement)])
    said = known.said(statement)
    if statement.kind == "direct":
        return said
    before, after = _before(text, statement), _after(text, statement)
    return _joined([(before, False), (said, True), (after, False)])


def _joined(parts: list[tuple[str, bool]]) -> str:
    kept = [(text, own) for text, own in parts if own or _WORD.search(text)]
    if all(own for _, own in kept):
        return " … ".join(text for text, _ in kept)
    return " ".join("".join(f"⟦{text.strip()}⟧" if own else text for text, own in kept).split())


def _before(text: str, statement: Statement) -> str:
    """The reporting words that stand right before what was said, and up to three words of their line before them."""
    first = min(statement.content)
    cues = [cue for cue in statement.cue if cue.end <= first.start]
    if not cues or first.start - max(cues).end > NEAR:
        return ""
    cue = min(cue for cue in cues if first.start - cue.end <= NEAR)
    line = text.rfind("\n", 0, cue.start) + 1
    words = _WORDS.search(text[max(line, cue.start - NEAR) : cue.start])
    return text[cue.start - len(words[0] if words else "") : first.start]


def _after(text: str, statement: Statement) -> str:
    """The reporting words that stand right behind what was said."""
    last = max(statement.content)
    cue = next((cue for cue in sorted(statement.cue) if 0 <= cue.start - last.end <= AFTER), None)
    return text[last.end : cue.end] if cue else ""
