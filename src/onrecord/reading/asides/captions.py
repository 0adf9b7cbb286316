"""Captions and picture credits: "... in Brill, on May 3. Ana Tarn/AP", "(Photo: Ana Tarn, AFP)", "REUTERS/Ana Tarn"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.model import Aside, Span
from onrecord.reading.asides.cues import aside_words
from onrecord.reading.asides.page import Page, is_closed
from onrecord.text.paragraphs import trimmed
from onrecord.text.sentences import sentences

LONGEST = 600
CREDIT_LONGEST = 110
SHORTEST = 8
NAME = r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,4}"
SHOWS = re.compile(
    r"[,(] ?(?:second from )?(?:left|right|cent(?:er|re)|[lrc])[,).;]"
    r"|\b(?:pictured|file photo|seen here|shown here)\b",
    re.IGNORECASE,
)


@cache
def _credit() -> re.Pattern[str]:
    """How a picture credit looks when it closes a line (or is all of it)."""
    chain = _chain()
    photo = r"(?:Photo(?:graph(?:er)?)?s?|photos?|Image|image|Picture)"
    return re.compile(
        rf"(?:[(\[](?:{NAME}\s?photo:? ?|{photo}(?: by| credit| courtesy(?: of)?)?:? ?)"
        r"[^()\[\]]{2,90}(?:\([^()]{2,40}\))?[)\]]"
        rf"|[(\[]{NAME}(?:\s?[/,|]|\s+via)\s?{chain}[)\]]"
        rf"|[(\[]{chain}(?:\s?[/,|]\s?{NAME})?[)\]]"
        rf"|(?<![\w/])(?:\|\s*)?(?:{photo}(?: by| credit)?:?\s?)?{NAME}(?:,\s?{NAME})?\s?[/|]\s?{chain}"
        rf"|(?<=[.!?”\"] ){NAME}\s?/\s?{NAME}|\A[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){{1,4}}\s?/\s?{NAME}"
        rf"|(?:REUTERS|EPA|AFP|AP)(?: Photo)?\s?/\s?{NAME}"
        rf"|{photo}(?: by| credit| courtesy of)?:\s?{NAME}(?:\s?[/,]\s?{NAME}){{0,2}}"
        rf"|\|\s*{chain}(?: Photos?)?|{NAME} via {chain}|[©℗]\s?{chain})\.?$"
    )


def captioned(page: Page) -> Iterator[Aside]:
    """Rows that end in a picture credit: the words before it are the caption."""
    for at in page.free():
        row = page.rows[at]
        if row.end - row.start <= LONGEST:
            yield from _caption(page, row)


def _caption(page: Page, row: Span) -> Iterator[Aside]:
    """The caption and credit of one row."""
    start = max(row.start, row.end - CREDIT_LONGEST)
    match = _credit().search(page.text[start : row.end])
    if not match:
        return
    credit = _credit_start(page.text, row, start + match.start())
    before = trimmed(page.text, row.start, credit)
    if before is not None and before.end - before.start < SHORTEST:
        credit = row.start
    elif before is not None:
        yield from _before_credit(page, before)
    yield Aside(Span(credit, row.end), "credit")


def _credit_start(text: str, row: Span, at: int) -> int:
    """Where the credit begins: its names must not swallow the end of the caption's last sentence."""
    last = sentences(text, within=row)[-1]
    return max(at, last.start) if last.start < row.end else at


def _before_credit(page: Page, before: Span) -> Iterator[Aside]:
    """The caption, unless what stands before the credit is longer than captions are: then only its last sentence."""
    cut = sentences(page.text, within=before)
    if len(cut) <= 3:
        yield Aside(before, "caption")


def captioned_heads(page: Page) -> Iterator[Aside]:
    """A caption with its credit run together with the headline: "The minister leaves. | Ana Tarn/AP Talks end"."""
    for at in page.free()[:3]:
        row = page.rows[at]
        match = _barred().search(page.text, row.start, min(row.end, row.start + LONGEST))
        before = trimmed(page.text, row.start, match.start()) if match else None
        if match and before is not None:
            yield Aside(before, "caption")
            yield Aside(Span(match.start(), match.end()), "credit")


@cache
def _barred() -> re.Pattern[str]:
    """A credit after a bar, in the midst of a row."""
    return re.compile(rf"\| (?:{NAME}\s?/\s?)?{_chain()}(?: Photos?)?(?=\s)")


@cache
def _chain() -> str:
    """One or more agencies, as a pattern."""
    names = sorted(aside_words()["agencies"], key=len, reverse=True)
    agency = "(?:" + "|".join(map(re.escape, names)) + ")"
    return rf"{agency}(?:\s?[/,|]\s?{agency}){{0,3}}"


def above_credits(page: Page) -> Iterator[Aside]:
    """A row that shows a picture, right above a row that is only its credit."""
    taken = page.taken()
    for at, kind in sorted(taken.items()):
        if kind == "credit" and at - 1 >= 0 and at - 1 not in taken:
            words = page.words(at - 1)
            if len(words) <= LONGEST // 2 and SHOWS.search(words) and "“" not in words and is_closed(words):
                yield page.row(at - 1, "caption")
