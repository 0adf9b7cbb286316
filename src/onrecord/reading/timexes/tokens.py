"""An article's text as words, each with one class of time words: what the rules of ``timex_rules`` run over.

The classes stand one character a word in ``Tokens.classes``, so that a rule is a regular expression over a short
string.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.text.calendar_words import word_lists, word_sets

YEARS = range(1400, 2200)  # what four digits must lie in to be a year that news speaks of
_FIRST = 0x2500  # classes take characters from here on, where no operator of a regular expression lies
_TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?|\d{1,2}[/.]\d{1,2}[/.]\d{4}\b|\d{1,2}/\d{1,2}/\d\d\b"
    r"|\d{1,2}:\d\d(?::\d\d)?|\d+(?:,\d{3})+|\d+\.\d+|['’]?\d0s\b|\d{3}0s\b|\d+(?:st|nd|rd|th)\b|\d+|[QH][1-4]\b"
    r"|(?:[A-Za-z]\.){2,}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\."
    r"|[oO]['’]clock|[^\W\d_]+|['’](?:s|ll|re|ve|d)\b|n['’]t\b|\n+|[^\s\w]|_"
)
_MONTHS = word_lists("time_words")["MONTH"][:12]
MONTHS = {name[:size]: at for at, name in enumerate(_MONTHS, 1) for size in (3, len(name))} | {"sept": 9}
_WEEKDAYS = word_lists("time_words")["WEEKDAY"][:7]
WEEKDAYS = {name[:size]: at for at, name in enumerate(_WEEKDAYS) for size in (3, 4, 5, len(name))}
_CONTEXTS = word_sets("time_contexts")
_MONTH_LEADS, _SEASON_LEADS = _CONTEXTS["MONTH_LEAD"], _CONTEXTS["SEASON_LEAD"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text: as written in lower case, where each starts and ends, and the class of each."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    classes: str


_SHAPES = (
    "DAY",
    "YEAR",
    "NUM",
    "ORD",
    "DIGITDECADE",
    "CLOCK",
    "ISO",
    "SLASH",
    "HY",
    "COMMA",
    "POSS",
    "NAME",
    "WORD",
    "BREAK",
    "STOP",
    "MARK",
    "PARTOFYEAR",
)
_NAMES = (*word_lists("time_words"), *_SHAPES)
CLASS = {name: chr(_FIRST + at) for at, name in enumerate(_NAMES)}
LITERAL: dict[str, str] = {}
_LEXICON: dict[str, str] = {}
for _name, _members in word_lists("time_words").items():
    for _word in _members:
        _LEXICON.setdefault(_word, CLASS[_name])


def literal(word: str) -> str:
    """The class character of one word that a rule names by itself; made at the first call."""
    if word not in _LEXICON:
        LITERAL[word] = _LEXICON[word] = chr(_FIRST + 100 + len(LITERAL))
    return _LEXICON[word]


def tokenised(text: str) -> Tokens:
    """``text`` as words with classes, in one pass."""
    words, starts, ends, classes = [], [], [], []
    for found in _TOKEN.finditer(text):
        word = found[0]
        low = word.lower().replace("’", "'")
        known = _LEXICON.get(low)
        words.append(low)
        starts.append(found.start())
        ends.append(found.end())
        classes.append(known if known is not None else _shape(word, text, found.start()))
    _settle(text, words, starts, classes)
    return Tokens(tuple(words), tuple(starts), tuple(ends), "".join(classes))


def _shape(word: str, text: str, start: int) -> str:
    first = word[0]
    if first.isalpha():
        if word[-1].isdecimal():
            return CLASS["PARTOFYEAR"]
        if word[-1] == "." and word[:-1].lower() in _LEXICON:
            return _LEXICON[word[:-1].lower()]
        return CLASS["NAME"] if first.isupper() else CLASS["WORD"]
    if first.isdecimal():
        return CLASS[_number(word)]
    if first in "-–—":
        tight = start and not text[start - 1].isspace() and not text[start + 1 : start + 2].isspace()
        return CLASS["HY"] if tight and first != "—" else CLASS["MARK"]
    return CLASS[_PUNCTUATION.get(first, "MARK")] if len(word) == 1 or first == "\n" else CLASS[_apostrophe(word)]


_PUNCTUATION = {",": "COMMA", "\n": "BREAK", ".": "STOP", "!": "STOP", "?": "STOP"}


def _apostrophe(word: str) -> str:
    if word[1:2].isdecimal():
        return "DIGITDECADE"
    return "POSS" if word[1:] == "s" else "WORD"


def _number(word: str) -> str:
    if word.isdecimal():
        if len(word) == 4 and int(word) in YEARS:
            return "YEAR"
        return "DAY" if len(word) <= 2 and 1 <= int(word) <= 31 else "NUM"
    if ":" in word:
        return "ISO" if "-" in word else "CLOCK"
    if word[-1] == "s":
        return "DIGITDECADE"
    if word[-1] in "tdh":
        return "ORD"
    return "ISO" if "-" in word else "SLASH" if "/" in word or word.count(".") == 2 else "NUM"


_AMBIGUOUS = _CONTEXTS["AMBIGUOUS"]


def _settle(text: str, words: list[str], starts: list[int], classes: list[str]) -> None:
    """Take the class from a word that only looks like a word of time ("may", "to march", "the fall of")."""
    for at, word in enumerate(words):
        if word in _AMBIGUOUS and not _holds(text, words, starts, classes, at):
            classes[at] = CLASS["NAME"] if text[starts[at]].isupper() else CLASS["WORD"]


def _holds(text: str, words: list[str], starts: list[int], classes: list[str], at: int) -> bool:
    word, before, after = words[at], words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
    further = words[at + 2] if at + 2 < len(words) else ""
    numbered = after[:1].isdigit() or (before[:1].isdigit() and not before.endswith("s"))
    capital = text[starts[at]].isupper()
    if word in ("may", "march"):
        listed = after in _CONTEXTS["LISTING"] and further.rstrip(".") in MONTHS and further not in ("may", "march")
        return capital and (numbered or listed or before in _MONTH_LEADS)
    if word in ("mar", "sat", "sun", "mon", "wed", "fri", "jan"):
        return capital and before != "the" and (numbered or after == ",")
    if word in ("fall", "spring"):
        dated = after == "of" and further[:1].isdigit()
        return before in _SEASON_LEADS and (dated or after not in ("of", "in", "from", "to"))
    if word in ("am", "et", "est"):
        return before[:1].isdigit() or before in ("a.m.", "p.m.", "am", "pm")
    if word == "past":
        return before in ("the", "this", "these", "those", "recent", "in", "over") or before.isdigit()
    return not (capital and _in_name(text, words, starts, at))


def _in_name(text: str, words: list[str], starts: list[int], at: int) -> bool:
    """Whether a capital word of time stands in a name ("USA Today", "the Daily Herald"), and not at a beginning."""
    follows = at + 1 < len(words) and text[starts[at + 1]].isupper() and words[at] not in ("today", "tonight")
    begins = at == 0 or not words[at - 1][0].isalpha() or "\n" in text[starts[at - 1] : starts[at]]
    if words[at] in ("today", "tonight"):
        return not begins and text[starts[at - 1]].isupper() and words[at - 1] not in MONTHS
    return follows or not begins
