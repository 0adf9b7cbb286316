"""Where quotation marks open and close: straight, curly, low, pointed and single ones, running over paragraphs or
never closing.

A state machine over the marks of one paragraph at a time. An apostrophe is told from a closing single mark by
its neighbours. Offsets count code points, end exclusive, and include the marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

OPENING = "“„«‟"
CLOSING = "”»"
EITHER = '"″＂'
DOUBLE = OPENING + CLOSING + EITHER
_DOUBLE = re.compile(f"[{DOUBLE}]|(?<![`\\w])``|(?<=\\S)(?:''|’’)")
_PARAGRAPH = re.compile(r"[^\n]+")
_SINGLE_OPEN = re.compile(r"(?<![\w’'.,;:!?])[‘'](?=[^\W_])(?!(?:[Tt]is|[Tt]was|[Ee]m|[Cc]ause|[Tt]il|[Nn]|\d\ds?)\b)")
_SINGLE_CLOSE = re.compile(r"(?<=\S)[’'](?![\w’'])")
_STOP_BEFORE = ".,;:!?…"
SINGLE_REACH = 600


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """One quotation within one paragraph, marks included.

    ``closed`` is False when no closing mark was found; ``resumes`` is True when the quotation carries on the
    one left open by the paragraph before.
    """

    start: int
    end: int
    mark: Literal["double", "single"] = "double"
    closed: bool = True
    resumes: bool = False


def find_quotations(text: str) -> list[Quotation]:
    """Every quotation of ``text`` in order; double marks first, single marks only outside them."""
    found: list[Quotation] = []
    running = False
    for paragraph in _PARAGRAPH.finditer(text):
        if not paragraph.group().strip():
            continue
        doubles = list(_double_quotations(text, paragraph.start(), paragraph.end(), running=running))
        found += doubles
        found += _single_quotations(text, paragraph.start(), paragraph.end(), doubles)
        running = bool(doubles) and not doubles[-1].closed
    return sorted(found)


def _double_quotations(text: str, start: int, end: int, *, running: bool) -> Iterator[Quotation]:
    """The double quotations of one paragraph; ``running`` says that the paragraph before left one open."""
    opened: int | None = None
    resumes = False
    first = True
    for mark in _DOUBLE.finditer(text, start, end):
        at, stop = mark.span()
        opens, closes = _opens(text, at, stop, start), _closes(text, at, stop, end)
        if opened is None:
            if opens and not (closes and not _starts_word(text, at, stop, start)):
                opened, resumes = at, running and first and not text[start:at].strip()
            elif closes and running and first:
                yield Quotation(start + _indent(text, start, end), stop, resumes=True)
        elif closes or (not opens and text[at] in EITHER):
            yield Quotation(opened, stop, resumes=resumes)
            opened = None
        elif opens and text[at] != text[opened]:
            pass
        elif opens:
            yield Quotation(opened, _trimmed(text, opened, at), closed=False, resumes=resumes)
            opened, resumes = at, True
        first = False
    if opened is not None:
        yield Quotation(opened, _trimmed(text, opened, end), closed=False, resumes=resumes)


def _opens(text: str, at: int, stop: int, start: int) -> bool:
    """Whether the mark can open: an opening sign, or a straight one before a word and after a gap."""
    sign = text[at]
    if sign in OPENING or sign == "`":
        return not (sign == "“" and at > start and not text[at - 1].isspace() and _gap(text, stop))
    return sign in EITHER and not _gap(text, stop) and (at == start or not text[at - 1].isalnum())


def _closes(text: str, at: int, stop: int, end: int) -> bool:
    """Whether the mark can close: a closing sign, or one that follows on a word or stop."""
    sign = text[at]
    if sign in CLOSING + "'’":
        return True
    after_gap = stop >= end or not text[stop].isalnum()
    return sign in EITHER + "“" and after_gap and at > 0 and not text[at - 1].isspace() and text[at - 1] not in "([—–-"


def _starts_word(text: str, at: int, stop: int, start: int) -> bool:
    """Whether a mark stands before a word and after a gap, a bracket or a dash."""
    return (at == start or not text[at - 1].isalnum()) and stop < len(text) and not text[stop].isspace()


def _gap(text: str, stop: int) -> bool:
    return stop >= len(text) or text[stop].isspace()


def _indent(text: str, start: int, end: int) -> int:
    return end - start - len(text[start:end].lstrip())


def _trimmed(text: str, start: int, end: int) -> int:
    """``end`` moved left over white space, never to ``start``."""
    while end - 1 > start and text[end - 1].isspace():
        end -= 1
    return end


def _single_quotations(text: str, start: int, end: int, doubles: list[Quotation]) -> Iterator[Quotation]:
    """The single quotations of one paragraph that stand outside its double ones."""
    at = start
    inside = iter(doubles)
    block = next(inside, None)
    while opening := _SINGLE_OPEN.search(text, at, end):
        at = opening.end()
        while block and block.end <= opening.start():
            block = next(inside, None)
        if block and block.start <= opening.start():
            continue
        closing = _single_close(text, at, min(end, at + SINGLE_REACH, block.start if block else end))
        if closing is not None:
            yield Quotation(opening.start(), closing, "single")
            at = closing


def _single_close(text: str, start: int, end: int) -> int | None:
    """End of the mark that closes a single quotation: the first after a stop, else the first that is no plural's
    apostrophe.
    """
    fallback = None
    for mark in _SINGLE_CLOSE.finditer(text, start, end):
        if text[mark.start() - 1] in _STOP_BEFORE:
            return mark.end()
        if fallback is None or text[fallback - 2] == "s":
            fallback = mark.end()
        if text[mark.start() - 1] != "s":
            return fallback
        if _SINGLE_OPEN.search(text, mark.end(), min(end, mark.end() + 1)):
            return fallback
    return fallback
