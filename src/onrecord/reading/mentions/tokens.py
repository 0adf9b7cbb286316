"""The words of an article as the finders of names see them: where each stands, in which line, sentence and
paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.model import Aside, Span
from onrecord.text.lexis import function_words
from onrecord.text.sentences import sentences

TOKEN = re.compile(
    r"(?:[RDIL]|DFL)-(?:[A-Z]\.){2,}|(?:[^\W\d_]\.){2,}"
    r"|[^\W_]+(?:[-&][^\W_]+|['’](?!s\b)[^\W\d_]+|(?<=\d)[.,]\d+)*\+?|['’]s\b|\S"
)
NAMING_ASIDES = ("tags", "caption", "byline")
PARTY_TAG = re.compile(r"(?:[RDIL]|DFL)-[A-Z]\S*")
LONGEST_TAG = 4
PREFIXED = re.compile(r"(?:al|el|ad|as|ar|an|at|ul)-[A-Z]")
HEADLINE_SHARE = 0.7
HEADLINE_WORDS = 4


class Token(NamedTuple):
    """A word or mark: ``low`` is its lower-case form with hyphens as spaces; ``sentence`` and ``line``
    count from 0.

    ``opens`` marks the first word of a sentence, ``headline`` a line written with capitals throughout.
    """

    start: int
    end: int
    text: str
    low: str
    line: int
    sentence: int
    opens: bool
    headline: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter, or is a name such as "al-Masri"."""
        return _is_capital(self.text)

    @property
    def word(self) -> bool:
        """Whether it is a word or figure, not a mark."""
        return self.text[0].isalnum()


def tag_words(words: Sequence[Token]) -> frozenset[int]:
    """The places of the words of legislators' tags of party and home: "(D-N.Y.)", ", R-Ky.,", "(D-San Diego)"."""
    found: set[int] = set()
    for at, word in enumerate(words):
        if at and words[at - 1].text in ("(", ",") and PARTY_TAG.fullmatch(word.text):
            rest = (n for n in range(at + 1, min(at + LONGEST_TAG, len(words))) if not words[n].capital)
            found.update(range(at, next(rest, at + 1)))
    return frozenset(found)


@lru_cache(maxsize=20_000)
def _is_capital(word: str) -> bool:
    return word[0].isupper() or (word[0].islower() and bool(PREFIXED.match(word)))


def tokens(text: str, *, asides: Sequence[Aside] = ()) -> list[Token]:
    """The tokens of an article's own text and of its tags, captions and bylines, in order."""
    hidden = sorted((a.span.start, a.span.end) for a in asides if a.kind not in NAMING_ASIDES)
    found: list[Token] = []
    line = sentence = -1
    last_line_break = -2
    for span in sentences(text):
        sentence += 1
        opening = text.rfind("\n", 0, span.start)
        if opening != last_line_break:
            line, last_line_break = line + 1, opening
        found.extend(_of_sentence(text, span, line, sentence, hidden))
    return found


def _of_sentence(text: str, span: Span, line: int, sentence: int, hidden: list[tuple[int, int]]) -> list[Token]:
    matches = [m for m in TOKEN.finditer(text, span.start, span.end) if not _is_hidden(m.start(), hidden)]
    headline = _is_headline([m.group() for m in matches])
    found, opens = [], True
    for match in matches:
        words = match.group()
        is_word = words[0].isalnum()
        low = words.lower().replace("-", " ").replace("’", "'")
        found.append(Token(match.start(), match.end(), words, low, line, sentence, opens and is_word, headline))
        opens = opens and not is_word
    return found


def _is_hidden(at: int, hidden: list[tuple[int, int]]) -> bool:
    place = bisect_right(hidden, (at, 1 << 60)) - 1
    return place >= 0 and hidden[place][0] <= at < hidden[place][1]


def _is_headline(words: list[str]) -> bool:
    """Whether a line is written with capitals throughout, so that a capital tells nothing."""
    telling = [word for word in words if word[0].isalpha() and len(word) > 1 and word.lower() not in function_words()]
    if len(telling) < HEADLINE_WORDS or words[-1] in '.!”":;,':
        return False
    return sum(word[0].isupper() for word in telling) >= HEADLINE_SHARE * len(telling)
