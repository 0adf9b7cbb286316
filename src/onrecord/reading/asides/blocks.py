"""Asides by place and shape: repeated headlines, stray marks, lists of tags at the foot, lists of other stories."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Aside, Span
from onrecord.reading.asides.page import BULLET, Page, is_body, is_closed, unbulleted

HEAD = 10
TAG_LENGTH = 48
TAG_WORDS = 6
FEWEST_TAGS = 3
MOST_TAGS = 60
LONGEST_LIST = 12
ELLIPSES = re.compile(r"[\s.…\[\]()]+")
TRAILING = re.compile(r"(?<=[.!?”\"’])\s+([\"“”]?[`´*_#~|<>{}\\]{1,6})$")
LINK = re.compile(r"(?<=[\w?!’”'\"]) (?:Read more|READ MORE|Read More|Show Hide)$")
MORE = re.compile(r" MORE(?=[\s,.;:’'])")
GLUED = re.compile(r"\b([A-Z][a-z'’-]+)(?=[A-Z][a-z'’]{2,}\b)")
CARD = 700


def stray_marks(page: Page) -> Iterator[Aside]:
    """Rows without a letter or digit, and loose marks after the last word of a row."""
    for at in page.free():
        words = page.words(at)
        if not any(char.isalnum() for char in words):
            if words.isascii() is False and any(ord(char) > 0x2FFF for char in words):
                continue
            if not ELLIPSES.fullmatch(words):
                yield page.row(at, "stray")
        elif match := TRAILING.search(words[-12:]):
            row = page.rows[at]
            offset = max(0, len(words) - 12)
            yield Aside(Span(row.start + offset + match.start(1), row.end), "stray")


def repeated_titles(page: Page) -> Iterator[Aside]:
    """The headline said again near the top."""
    title = _folded(page.words(0)) if page.rows else ""
    seen = {title} | (
        {_folded(page.article.title)} if page.article.title and title == _folded(page.article.title) else set()
    )
    for at in [at for at in page.free() if 0 < at < HEAD]:
        if (
            len(title) > 12
            and not is_closed(page.words(0))
            and not is_closed(page.words(0))
            and _folded(page.words(at)) in seen
        ):
            yield page.row(at, "stray")


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))


def foot_tags(page: Page) -> Iterator[Aside]:
    """The list of tags that ends a page: short lines, bulleted or not, without a stop."""
    taken = page.taken()
    found: list[int] = []
    for at in range(len(page.rows) - 1, 0, -1):
        if at in taken:
            if found:
                break
            continue
        if not _is_tag(page.words(at)):
            break
        found.append(at)
    bulleted = sum(bool(BULLET.match(page.words(at))) for at in found)
    if FEWEST_TAGS <= len(found) <= MOST_TAGS or (bulleted == len(found) == 2):
        yield from (page.row(at, "tags") for at in reversed(found))


def _is_tag(words: str) -> bool:
    """Whether a line is short enough, and shaped, for a tag."""
    bare = unbulleted(words)
    return len(bare) <= TAG_LENGTH and len(bare.split()) <= TAG_WORDS and not is_closed(bare) and not bare.endswith(",")


def related_lists(page: Page) -> Iterator[Aside]:
    """The titles listed under a heading such as "Related"."""
    taken = page.taken()
    for at in [at for at, kind in taken.items() if kind == "related" and len(page.words(at)) < 60]:
        for below in range(at + 1, min(at + 1 + LONGEST_LIST, len(page.rows))):
            words = page.words(below)
            if below in taken or not _is_title(words):
                break
            yield page.row(below, "related")


def linked_titles(page: Page) -> Iterator[Aside]:
    """The title of another story with the words of its link: "Ministers meet in Brill Read more"."""
    for at in page.free():
        words = page.words(at)
        if len(words) <= 180 and LINK.search(words):
            yield page.row(at, "related")


def inserted_titles(page: Page) -> Iterator[Aside]:
    """A card of a person that a page sets into a sentence: the full name, glued to titles of stories, and "MORE"."""
    for match in MORE.finditer(page.text):
        start = max(page.text.rfind("\n", 0, match.start()) + 1, match.start() - CARD)
        glued = next(GLUED.finditer(page.text, start, match.start()), None)
        named = page.text.rfind(glued[1], start, glued.start()) if glued else -1
        if glued and named >= 0 and glued.start() - named < 60:
            yield Aside(Span(named + len(glued[1]) + 1, match.end()), "related")


def _is_title(words: str) -> bool:
    """Whether a line could be the title of another story: a list item, or short and without a stop."""
    if BULLET.match(words):
        return len(words) <= 180 and not is_body(words)
    return len(words) <= 140 and not words.endswith((".", ":", "”", '"')) and len(words.split()) >= 4
