"""Asides that their own words give away: "Advertisement", "Sign up for ...", "... contributed to this report"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

import yaml

from onrecord.model import Aside, Span
from onrecord.reading.asides.page import Page, unbulleted
from onrecord.text.paragraphs import trimmed

LONGEST_ROW = 700
TAIL = 420
HEAD = 8
FOOT = 3
STAMPED = re.compile(r"publish|updat|issue|post|modif|ago|last|creat|edit|read|:", re.IGNORECASE)
CAPITALS = re.compile(r"\[A-Z[^\]]*\]")
SENTENCE_END = r"(?:^|(?<=[.!?…\"”’»)])\s{0,3})"


@cache
def aside_words() -> dict[str, Any]:
    """The lists of ``text/data/asides.yaml``."""
    file = resources.files("onrecord.text") / "data" / "asides.yaml"
    words: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return words


@cache
def _patterns(scope: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The kinds of a scope, each with one pattern."""
    before, after = {
        "whole": (r"\A(?:", r")\Z"),
        "opens": (r"\A(?:", r")"),
        "anywhere": (r"\b(?:", r")"),
        "ends": (SENTENCE_END + "(", r")\Z"),
        "within": (r"(?<=[.!?”\"]) ?(", r")\s{1,2}(?=[A-Z“\"])"),
    }[scope]
    return tuple(
        (kind, re.compile(before + CAPITALS.sub(r"(?-i:\g<0>)", "|".join(entries)) + after, re.IGNORECASE))
        for kind, entries in aside_words()[scope].items()
    )


def cued_rows(page: Page) -> Iterator[Aside]:
    """Rows that are an aside as a whole, by their words."""
    found = [(at, kind) for at in page.free() if (kind := _row_cue(page, at))]
    dates = [at for at, kind in found if kind == "timestamp" and not STAMPED.search(page.words(at))]
    timeline = set(dates) if any(HEAD <= at < len(page.rows) - FOOT for at in dates) else set()
    yield from (page.row(at, kind) for at, kind in found if at not in timeline)


def _row_cue(page: Page, at: int) -> str | None:
    """The kind that a row's words give away; a headline may name its genre ("Analysis: ...") and stays."""
    words = unbulleted(page.words(at))
    kind = next(filter(None, (_cue(scope, words) for scope in ("whole", "opens", "anywhere"))), None)
    return None if kind == "related" and at == 0 and len(page.rows) > 1 else kind


def _cue(scope: str, words: str) -> str | None:
    """The kind of the first cue that the words match."""
    if len(words) > LONGEST_ROW:
        return None
    return next((kind for kind, pattern in _patterns(scope) if pattern.search(words)), None)


def cued_ends(page: Page) -> Iterator[Aside]:
    """What hangs at the end of a row of the article's own text."""
    for at in page.free():
        row = page.rows[at]
        while found := _ending(page.text, row):
            yield found
            rest = trimmed(page.text, row.start, found.span.start)
            if rest is None:
                break
            row = rest


def _ending(text: str, row: Span) -> Aside | None:
    """The aside that closes a row."""
    start = max(row.start, row.end - TAIL)
    tail = text[start : row.end] if start == row.start else "\0" + text[start + 1 : row.end]
    for kind, pattern in _patterns("ends"):
        match = pattern.search(tail)
        span = trimmed(text, start + match.start(1), row.end) if match else None
        if span is not None:
            return Aside(span, kind)
    return None


def cued_middles(page: Page) -> Iterator[Aside]:
    """What stands between two sentences within a row."""
    for at in page.free():
        row = page.rows[at]
        for kind, pattern in _patterns("within"):
            for match in pattern.finditer(page.text, row.start, row.end):
                yield Aside(Span(*match.span(1)), kind)
