"""Bylines and biographies: who wrote the article, at its head and at its foot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.model import Aside, Span
from onrecord.reading.asides.cues import aside_words
from onrecord.reading.asides.page import Page, unbulleted
from onrecord.text.sentences import sentences

HEAD = 9
FOOT = 8
HANGING = 200
PART = r"[A-Z][\w'’-]{1,20}"
NAME = (
    rf"[A-Z][\w'’.-]{{1,20}}(?:\s+(?:[A-Z]\.|[JS]r\.|(?:de|da|di|van|von|der|den|al|el|bin|la|le|du)\b|{PART})){{1,4}}"
)
NAMES = re.compile(rf"{NAME}(?:(?:,|,? and| &|\s*/|\s*\|)\s+{NAME}){{0,5}},?")
PLACED = re.compile(rf"({NAME}),? (?:in )?{PART}")
AGENCY = re.compile(
    rf"(?:With|From|By) (?:[A-Z]\w+|{NAME})(?:(?:,| and) (?:[A-Z]\w+|{NAME})){{0,3}}\.?|(?i:sources?:) [^.“”]{{3,60}}"
)
ROLE = re.compile(
    r"(?:[\w’'-]+\s+){0,4}(?:editors?|reporters?|correspondents?|journalists?|columnists?|authors?|writers?|analysts?|contributors?|staff)\b.{0,60}",
    re.IGNORECASE,
)
REACH = re.compile(
    r"\b(?:can be (?:reached|followed|contacted)|(?:follow|e-?mail|contact|reach) (?:him|her|them|me)\b|"
    r"on twitter\b|@\w+|covers?\b|is based in|"
    r"has (?:written|reported) (?:for|as)|is the author of|joined \w+ in|"
    r"writes (?:about|on|for)|nationally syndicated)",
    re.IGNORECASE,
)

TOLD = re.compile(
    rf"({NAME})(?:,? and {NAME})?(?:, [^.]{{3,80}},)?(?:[’']s? (?:latest|new|most recent|book|column)"
    r"|\s+(?:is|was|are|were|covers?|writes?|can be|has been|has written|has reported|works?|reports?|lives|tweets"
    r"|joined|serves?|edits?|hosts?|teaches)\b)"
)
SAID = re.compile(r"\b(?:said|says|told|added|argued|warned|asked|replied)\b")


@cache
def _trade() -> re.Pattern[str]:
    trades = "|".join(aside_words()["trades"])
    return re.compile(rf"\b(?:is|was|are|were|has been|works as|serves as)\b[^.]{{0,90}}?\b(?:{trades})s?\b")


def is_names(words: str) -> bool:
    """Whether a line is nothing but one or more personal names."""
    if not NAMES.fullmatch(words):
        return False
    parts = re.split(r"[\s,/|&]+", words.lower())
    return not any(part in aside_words()["not_in_names"] for part in parts if part != "and")


def said_of(page: Page, name: str, *, but: int | None = None) -> bool:
    """Whether the article itself speaks of somebody so named: not in row ``but``, nor where a row opens with it."""
    surname = name.rstrip(",").split()[-1]
    if len(surname) < 3:
        return False
    pattern = re.compile(rf"\b{re.escape(surname)}\b")
    first = name.split()[0]
    rows = (page.words(at) for at in page.free() if at != but)
    return any(pattern.search(words) and not words.startswith(first) for words in rows)


def head_bylines(page: Page) -> Iterator[Aside]:
    """Name lines between the headline and the text, and the role or outlet right below one."""
    body = page.body()
    end = min(HEAD, body[1] if len(body) > 1 else HEAD, len(page.rows))
    after_name = False
    for at in range(end):
        words = page.words(at)
        named = is_names(words) and not said_of(page, words) and (at > 0 or _below_is_head(page))
        if at not in page.taken() and (named or words == page.article.author or (after_name and _is_role(words))):
            yield page.row(at, "byline")
            after_name = True
        else:
            after_name = False


def _below_is_head(page: Page) -> bool:
    """Whether the first row is followed by a short one: a name above it then is no headline."""
    if re.search(r" and |,", page.words(0)):
        return True
    return len(page.rows) > 1 and len(page.words(1)) < 40 and bool(_is_role(page.words(1)) or page.article.title)


def _is_role(words: str) -> bool:
    return len(words) < 60 and bool(ROLE.fullmatch(words) or words.isupper())


def foot_names(page: Page) -> Iterator[Aside]:
    """Signatures, roles and biographies in the last rows, from the last one up."""
    free = [at for at in page.free() if at > 0]
    for at in reversed(free[-FOOT:]):
        words = unbulleted(page.words(at)).lstrip("—– ")
        if _is_biography(page, words):
            yield page.row(at, "bio")
        elif AGENCY.fullmatch(words) and len(words) <= 60:
            yield page.row(at, "credit")
        elif _is_signature(page, at, words) or _is_signed_role(page, at):
            yield page.row(at, "bio" if _is_told(page, words) else "byline")
        else:
            yield from _hanging_name(page, at)
            if len(words) > 60:
                break


def _is_signature(page: Page, at: int, words: str) -> bool:
    """Whether a row is an author's name: one the article does not speak of, and set as signatures are."""
    if words == page.article.author:
        return True
    placed = PLACED.fullmatch(words)
    if placed and at >= len(page.rows) - 2 and is_names(placed[1]) and not said_of(page, placed[1]):
        return True
    if not is_names(words) or said_of(page, words):
        return False
    last = at == len(page.rows) - 1 and len(words.split()) <= 3
    below = page.words(at + 1) if at + 1 < len(page.rows) else ""
    return last or words.endswith(",") or _is_told(page, words) or bool(below and _is_role(below))


def _is_told(page: Page, name: str) -> bool:
    """Whether the name stands alone in another row, or opens a biography."""
    bare = name.rstrip(",")
    rows = [page.words(at) for at in range(len(page.rows))]
    return rows.count(bare) > 1 or any(row.startswith(f"{bare} ") for row in rows[-FOOT:])


def _is_signed_role(page: Page, at: int) -> bool:
    """A role line right below a name: "Editor, Harbour Gazette"."""
    above = page.words(at - 1)
    signed = is_names(above) or above.endswith(",")
    return signed and len(page.words(at)) < 60 and bool(ROLE.fullmatch(page.words(at)))


def _is_biography(page: Page, words: str) -> bool:
    """Whether a line tells of its author: it opens with a name that the article does not speak of."""
    name = TOLD.match(words[:300])
    if not name or len(words) > 900 or "“" in words[:200] or SAID.search(words[:300]) or not is_names(name[1]):
        return False
    rest = words[name.end(1) :]
    opening = sentences(rest)[0].of(rest) if rest.strip() else ""
    tells = _trade().search(opening[:220]) or REACH.search(rest[:400])
    return bool(tells) and not said_of(page, name[1])


def _hanging_name(page: Page, at: int) -> Iterator[Aside]:
    """A name left hanging after the last sentence of a row."""
    row = page.rows[at]
    cut = sentences(page.text, within=Span(max(row.start, row.end - HANGING), row.end))
    words = cut[-1].of(page.text) if len(cut) > 1 else ""
    if words and is_names(words) and not said_of(page, words, but=at):
        yield Aside(cut[-1], "byline")
