"""Which language some words are in, and above all whether it is English: other languages are marked and not read.

Two witnesses: the share of words that only hold English sentences together, and the n-gram model of langid (Lui and
Baldwin, 2012). A list of names or figures is in no language; it is never called foreign.
"""

from __future__ import annotations

import re

from onrecord.text.lexis import function_words
from onrecord.text.paragraphs import paragraphs

ENGLISH = "en"
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
QUOTED = re.compile(r"[“„«\"][^“”„«»\"\n]{1,2000}[”“»\"]")
LEAST_LETTERS = 20
PLAINLY_ENGLISH, PARTLY_ENGLISH = 0.3, 0.1
ONLY_ENGLISH = frozenset(
    ("the", "and", "of", "to", "that", "with", "from", "said", "his", "their", "has", "have", "would", "which", "by")
)
# how much likelier than English a language must be, in nats a letter: names and figures stay under 0.4, running text
# of the nearest languages (Norwegian, Dutch) is above 1
MARGIN = 0.8
PROBE = 4_000
FOREIGN_SHARE = 0.7


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of a text's language as its beginning shows it, or None where it can't be told.

    A text of several languages is English when at least three tenths of its letters are in English paragraphs.
    """
    probe = text[:PROBE]
    whole = _told(probe)
    if whole in (None, ENGLISH):
        return whole
    told = [(_told(row.of(probe)), _letters(row.of(probe))) for row in paragraphs(probe)]
    known = sum(letters for code, letters in told if code)
    english = sum(letters for code, letters in told if code == ENGLISH)
    return ENGLISH if english > (1 - FOREIGN_SHARE) * known else whole


def is_foreign(words: str) -> bool:
    """Whether a paragraph is plainly in another language than English, both in its own words and in what it quotes."""
    return not _is_plainly_english(WORD.findall(words.lower())) and _told(words) not in (None, ENGLISH)


def _told(words: str) -> str | None:
    """The language of some words that are all in one but for what they quote, or None."""
    own = QUOTED.sub(" ", words)
    words = own if _letters(own) >= LEAST_LETTERS else words
    letters = _letters(words)
    if letters < LEAST_LETTERS:
        return None
    if _is_plainly_english(WORD.findall(words.lower())):
        return ENGLISH
    # the model takes most of a second and 75 MB: only words that are not plainly English pay for it
    from py3langid import rank

    (code, best), (_, second), *_ = ranked = rank(words)
    if code == ENGLISH:
        return ENGLISH if best - second >= MARGIN * LEAST_LETTERS / 2 else None
    return str(code) if len(code) == 2 and best - dict(ranked)[ENGLISH] >= MARGIN * letters else None


def _letters(words: str) -> int:
    return sum(map(str.isalpha, words))


def _is_plainly_english(words: list[str]) -> bool:
    """Whether many of the words are function words of English, or some are that no other language has."""
    share = sum(word in function_words() for word in words) / max(1, len(words))
    return share >= PLAINLY_ENGLISH or (share >= PARTLY_ENGLISH and len(ONLY_ENGLISH.intersection(words)) > 1)
