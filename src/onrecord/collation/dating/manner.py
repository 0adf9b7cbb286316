"""How a saying stands in time, by the words that report it: on an occasion, as a standing position, or at some time
before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from onrecord.model import Span, Statement
from onrecord.text.calendar_words import word_sets


class Manner(Enum):
    """How a saying stands in time."""

    OCCASION = "said once, on the day spoken of"
    STANDING = "holds at the time of writing"
    PLUPERFECT = "before the day spoken of"
    BEFORE = "at some time before, or again and again"


def manner_of(text: str, statement: Statement, sentence: Span, others: Iterable[Span]) -> Manner:
    """How the statement stands in time, from its cue and the words of its sentence that are not ``others``' (reported
    words, dates)."""
    aside = _near(others, (sentence, *statement.cue))
    cue = " ".join(_clause(text, span, (o for o in aside if o.start >= span.start)) for span in statement.cue)
    lists, words = word_sets("saying_times"), cue.split()
    clause = _clause(text, sentence, aside)
    beside = set(clause.split())
    near = any(phrase in clause for phrase in lists["NEAR"])
    if (set(words) | beside) & lists["BEFORE"] or _in_campaign(beside | set(words)) or _perfect(words):
        return Manner.OCCASION if near else Manner.BEFORE
    if words and (words[0] in lists["PLUPERFECT"] or "had" in words):
        return Manner.OCCASION if near else Manner.PLUPERFECT
    if words and set(words) & lists["STANDING"]:
        return Manner.STANDING
    return Manner.OCCASION


def _perfect(words: list[str]) -> bool:
    """Whether the cue is a present perfect ("has said"), which names no occasion."""
    return len(words) > 1 and words[0] in word_sets("saying_times")["PERFECT"]


def _in_campaign(words: set[str]) -> bool:
    return bool(words & word_sets("saying_times")["CAMPAIGN"])


def _near(others: Iterable[Span], places: Sequence[Span]) -> tuple[Span, ...]:
    """Those that begin between the first and the last of some places, in order."""
    first, last = min(place.start for place in places), max(place.end for place in places)
    return tuple(sorted(other for other in others if first <= other.start < last))


def _clause(text: str, sentence: Span, others: Iterable[Span]) -> str:
    """The words of the sentence that report, in small letters, without marks; the others come in order."""
    kept, at = [], sentence.start
    for span in others:
        if sentence.start <= span.start < sentence.end:
            kept.append(text[at : span.start])
            at = max(at, span.end)
    kept.append(text[at : sentence.end] if at < sentence.end else "")
    return " ".join(" ".join(kept).lower().replace(",", " ").replace(".", " ").split())
