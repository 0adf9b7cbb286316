"""Whether the day or month that words name is plainly past or plainly still to come where they stand.

Measured on 980 dated news articles, taking the year that lies nearest: of 65 days of the month told as still to come
here all were, of 49 told as past 47.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord.collation.dating.views import View
from onrecord.reading.timexes.clues import Clue
from onrecord.text.calendar_words import word_sets

_CLOSE, _NEAR = 8, 9
_LETTERS = 110
_WORD = re.compile(r"[\w']+")


def is_told(view: View, clue: Clue) -> bool:
    """Whether a day or month is told as past: "on", "in" or "since" it, a past verb close before, and nothing
    announced in its sentence.
    """
    if not seems_told(view, clue, ("on", "since", "in")):
        return False
    lists, before = word_sets("tense_words"), _words_before(view, clue)
    if _words(view, clue) & lists["GUESSED"] or set(before[-2:-1]) & lists["ANNOUNCED"]:
        return False
    return any(_is_past(word, lists) for word in before[-_CLOSE:-1])


def _is_past(word: str, lists: Mapping[str, frozenset[str]]) -> bool:
    return word in lists["PAST"] or (word.endswith("ed") and word not in lists["NO_PARTICIPLE"])


def is_announced(view: View, clue: Clue) -> bool:
    """Whether a day or month is still to come: "by", "until", "before" or "after" it in a clause that looks ahead, or
    behind a "will" close before, or a deadline, and nothing in its sentence that tells.
    """
    if clue.tense != "future" or view.in_aside(clue.span) or _words(view, clue) & word_sets("tense_words")["TOLD"]:
        return False
    firm = set(_words_before(view, clue)[-_NEAR:]) & word_sets("tense_words")["FIRM"]
    due = _words_after(view, clue)[:1] in (["deadline"], ["expiration"])
    return due or clue.before in ("by", "until", "before", "after") or (bool(firm) and clue.plain)


def is_past(view: View, clue: Clue) -> bool:
    """Whether the clause of a day or month is in the past tense."""
    return _is_firm(view, clue, ("on", "since", "in"), "past")


def seems_told(view: View, clue: Clue, leads: tuple[str, ...] = ("on",)) -> bool:
    """Whether a day seems told as past: one in ten is not, so that something else has to agree."""
    return _is_firm(view, clue, leads, "past") and not _words(view, clue) & word_sets("tense_words")["OPEN"]


def seems_announced(view: View, clue: Clue) -> bool:
    """Whether a day seems still to come: one in ten is not, so that something else has to agree."""
    leads = ("on", "by", "until")
    return _is_firm(view, clue, leads, "future") and not _words(view, clue) & word_sets("tense_words")["TOLD"]


def _is_firm(view: View, clue: Clue, leads: tuple[str, ...], tense: str) -> bool:
    return clue.before in leads and clue.tense == tense and clue.plain and not view.in_aside(clue.span)


def _words_before(view: View, clue: Clue) -> list[str]:
    start = clue.span.start
    return _WORD.findall(view.article.text[max(0, start - _LETTERS) : start].lower())


def _words_after(view: View, clue: Clue) -> list[str]:
    return _WORD.findall(view.article.text[clue.span.end : clue.span.end + _LETTERS].lower())


def _words(view: View, clue: Clue) -> set[str]:
    sentence = view.sentences[view.sentence_at(clue.span.start)]
    return set(_WORD.findall(sentence.of(view.article.text).lower()))
