"""Sentences of news text, by rule, as spans that slice back.

Every candidate (a stop, question or exclamation mark, or ellipsis, with the marks that close it) is judged by
the word before and the words after, each looked at through a window of fixed width: the time is linear.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml

from onrecord.model import Span
from onrecord.text.paragraphs import paragraphs, trimmed

CLOSERS = "\"'”’»)\\]"
OPENERS = "\"'“‘«(\\["
STOP = re.compile(
    rf"(?P<mark>\.{{2,8}}|…|[.!?]{{1,8}})(?P<closed>[{CLOSERS}]{{0,4}})"
    rf"(?:(?=\s|$)|(?<=[a-z][a-z][.!?])(?=[{OPENERS}]?[A-Z][a-z]|[“‘«][A-Z])|(?<=[.!?][”»\"])(?=[A-Z“]))"
)
WORD_BEFORE = re.compile(r"[^\s\"“”‘’'(\[—–/]+$")
NEXT_WORD = re.compile(rf"\s*([{OPENERS}]*)([^\W\d_]+|\d+)?")
SPEAKS = re.compile(rf"\s+(?:[{OPENERS}]?[A-Z][\w.'’-]*\s+){{1,5}}?([a-z]+)\b")
INITIAL = re.compile(r"^(?:[A-Z]\.-?)*[A-Z]$")
WINDOW = 80
BEFORE = 24


@cache
def _words() -> dict[str, frozenset[str]]:
    """The word lists of ``data/abbreviations.yaml``."""
    file = resources.files("onrecord.text") / "data" / "abbreviations.yaml"
    lists = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {name: frozenset(map(str, words)) for name, words in lists.items()}


def sentences(text: str, *, within: Span | None = None) -> list[Span]:
    """The sentences of ``text`` (or of the stretch ``within``), in order, without white space at their edges.

    A sentence never runs over the end of a paragraph. Headlines and list items are sentences of their own.
    """
    offset = within.start if within else 0
    body = within.of(text) if within else text
    return [
        Span(sentence.start + offset, sentence.end + offset)
        for paragraph in paragraphs(body)
        for sentence in _split(body, paragraph)
    ]


def _split(text: str, paragraph: Span) -> list[Span]:
    """The sentences of one paragraph."""
    found, at = [], paragraph.start
    for match in STOP.finditer(text, paragraph.start, paragraph.end):
        if match.end() < paragraph.end and _ends(text, match, at, paragraph.end):
            span = trimmed(text, at, match.end())
            if span is not None:
                found.append(span)
            at = match.end()
    last = trimmed(text, at, paragraph.end)
    return [*found, last] if last is not None else found


def _ends(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether a candidate ends the sentence that began at ``start``."""
    after = text[match.end() : min(end, match.end() + WINDOW)]
    following = NEXT_WORD.match(after)
    opened, word = (following[1], following[2] or "") if following else ("", "")
    if word[:1].islower() and not opened:
        return False
    if match["mark"][0] in "!?":
        return not (match["closed"] and _is_said(after))
    if match["mark"] != ".":
        return True
    at = max(start, match.start() - BEFORE)
    before = WORD_BEFORE.search(text[at : match.start()])
    if before and before[0].isdigit() and not text[start : before.start() + at].strip():
        return False
    quoted = bool(match["closed"] or (opened and opened != "("))
    return _stop_ends(before[0] if before else "", word, opened=quoted)


def _is_said(after: str) -> bool:
    """Whether a name and a verb of saying follow the closing mark."""
    said = SPEAKS.match(after)
    return bool(said and said[1] in _words()["saying"])


def _stop_ends(before: str, word: str, *, opened: bool) -> bool:
    """Whether a full stop after ``before`` ends a sentence when ``word`` comes next."""
    lists, bare = _words(), before.lower()
    opens = opened or word.lower() in lists["openers"]
    if bare in lists["before_a_name"] and before not in ("no", "No"):
        return False
    if bare in lists["before_a_number"] and (before[:1].isupper() or word.isdigit()):
        return not word.isdigit()
    if bare in lists["can_close"] and (before[:1].isupper() or "." in bare or len(bare) > 2):
        return opens
    if INITIAL.match(before):
        return opens and len(word) > 1
    return True
