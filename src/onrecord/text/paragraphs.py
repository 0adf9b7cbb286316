"""Paragraphs: the blocks of a text, one a line or set apart by blank lines, as spans that slice back."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.model import Span

LINE = re.compile(r"[^\n]+")
WRAP_WIDTHS = range(45, 101)
WRAP_SHARE = 0.4
WRAP_LEAST = 3


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its edges, or None where nothing is left."""
    words = text[start:end]
    body = words.strip()
    if not body:
        return None
    at = start + len(words) - len(words.lstrip())
    return Span(at, at + len(body))


def lines(text: str) -> list[Span]:
    """The lines that hold anything but white space, without the white space at their edges."""
    found = (trimmed(text, match.start(), match.end()) for match in LINE.finditer(text))
    return [span for span in found if span is not None]


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of ``text``, in order.

    A line is a paragraph, as news sites write them; only where lines are plainly broken at a fixed width
    are those without a blank line between them joined. White space at the edges is left out.
    """
    rows = lines(text)
    if not _is_wrapped(text, rows):
        return rows
    joined: list[Span] = []
    for row in rows:
        if joined and _adjoins(text, joined[-1], row):
            joined[-1] = Span(joined[-1].start, row.end)
        else:
            joined.append(row)
    return joined


def _adjoins(text: str, left: Span, right: Span) -> bool:
    """Whether only one line break stands between two rows."""
    return text.count("\n", left.end, right.start) == 1


def _is_wrapped(text: str, rows: list[Span]) -> bool:
    """Whether the text is broken at a fixed width: many lines of that width run on in small letters."""
    pairs = [(a, b) for a, b in pairwise(rows) if _adjoins(text, a, b)]
    if not pairs or max(row.end - row.start for row in rows) > WRAP_WIDTHS[-1]:
        return False
    running = sum(a.end - a.start in WRAP_WIDTHS and text[b.start].islower() for a, b in pairs)
    return running >= WRAP_LEAST and running >= WRAP_SHARE * len(pairs)
