"""Whether the words around a date speak of what has happened or of what is to come: the direction of "on Wednesday"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from onrecord.reading.timexes.tokens import Tokens
from onrecord.text.calendar_words import word_sets

Tense = Literal["past", "future"]
_REACH = 24
_CLOSE = 14
_STOPS = frozenset(".?!;\n")


def tense_words() -> Mapping[str, frozenset[str]]:
    """Closed lists of words that place a clause in time."""
    return word_sets("tense_words")


def tense_of(tokens: Tokens, first: int, last: int) -> Tense | None:
    """The direction that the clause around the words ``first`` to ``last`` (exclusive) gives, or None when it gives
    none.

    An announcing noun right after it decides ("a June 1 deadline"), unless the clause comes after it ("following the
    Tuesday vote"); a day that owns something else ("Tuesday's ruling") is past. Else "by" and "until" before it, the
    nearest verb before, or the one after it decide.
    """
    words, lists = tokens.words, tense_words()
    announced = any(word in lists["ANNOUNCED"] for word in words[last : last + 3])
    if words[last : last + 1] == ("'s",) and not announced:
        return "past"
    if announced and words[last] != "'s" and not lists["AFTER"] & {*words[max(0, first - 2) : first]}:
        return "future"
    if first and words[first - 1] in lists["AHEAD"]:
        behind = _nearest(words, range(first - 2, max(-1, first - _REACH), -1))
        return "past" if behind == "past" and words[first - 1] not in lists["DUE"] else "future"
    if _is_to_be_done(words, first):
        return "future"
    before = _nearest(words, range(first - 1, max(-1, first - _REACH), -1))
    if before is not None:
        return before
    return _nearest(words, range(last, min(len(words), last + _REACH)))


def _is_to_be_done(words: tuple[str, ...], first: int) -> bool:
    """Whether an infinitive of an act stands right before: "to vote Wednesday", but not "began to vote"."""
    verb = first - 1 - (first > 0 and words[first - 1] == "on")
    if verb < 1 or words[verb - 1] != "to" or words[verb] not in tense_words()["ACT"]:
        return False
    return verb < len(("to", "vote")) or words[verb - 2] not in tense_words()["BEGUN"]


def is_plain(tokens: Tokens, first: int) -> bool:
    """Whether the tense is plain enough to reason from: a verb close before, in a sentence with no condition in it.

    "deadline" and the like don't count, nor does a date that something went past.
    """
    words, lists = tokens.words, tense_words()
    verb = None
    for at in range(first - 1, max(-1, first - _REACH), -1):
        if words[at][0] in _STOPS:
            break
        if words[at] in lists["CONDITION"]:
            return False
        if verb is None and first - at <= _CLOSE:
            verb = _tense(words, at) and words[at]
    return verb is not None and verb not in lists["UNSURE"]


def _nearest(words: tuple[str, ...], places: range) -> Tense | None:
    for at in places:
        if words[at][0] in _STOPS:
            return None
        found = _tense(words, at)
        if found is not None:
            return found
    return None


def _tense(words: tuple[str, ...], at: int) -> Tense | None:
    word, lists = words[at], tense_words()
    if word in lists["FUTURE"]:
        return "future"
    if at and words[at - 1 - (at > 1 and words[at - 1].endswith("ly"))] in lists["PASSIVE"]:
        return None
    if word in lists["HAVE"]:
        return "future" if any(later in lists["ARRANGED"] for later in words[at + 1 : at + 3]) else "past"
    if word in lists["PAST"]:
        return "past"
    if word in lists["BE"]:
        after = words[at + 1] if at + 1 < len(words) else ""
        return "future" if after == "to" or after in lists["ARRANGED"] else None if word in lists["PRESENT"] else "past"
    if not word.endswith("ed") or len(word) <= len("used") - 1 or word in lists["NO_PARTICIPLE"]:
        return None
    return None if at and words[at - 1] in lists["PRESENT"] else "past"
