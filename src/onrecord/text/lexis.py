"""Words as units of comparison: where they stand, their stem, and how much sharing one says.

Stems are cut by a short table of suffixes, not by a dictionary: two forms of one word should meet ("invitation",
"invited"), and a stem is never shown to anybody. Weights are inverse document frequencies of general news English, so
that they don't change when an article is added.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from operator import add
from typing import NamedTuple

from anyascii import anyascii

from onrecord.model import Span

WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
SUFFIXES = (
    ("ational", ""),
    ("ization", ""),
    ("isation", ""),
    ("ations", ""),
    ("ation", ""),
    ("itions", "it"),
    ("ition", "it"),
    ("iveness", ""),
    ("fulness", ""),
    ("ements", "e"),
    ("ement", "e"),
    ("ments", ""),
    ("ment", ""),
    ("ships", ""),
    ("ship", ""),
    ("ities", ""),
    ("ity", ""),
    ("izing", ""),
    ("ising", ""),
    ("ized", ""),
    ("ised", ""),
    ("ating", ""),
    ("ated", ""),
    ("ates", ""),
    ("ating", ""),
    ("ate", ""),
    ("ions", ""),
    ("ion", ""),
    ("ings", ""),
    ("ing", ""),
    ("ies", "y"),
    ("ied", "y"),
    ("edly", ""),
    ("ness", ""),
    ("ally", ""),
    ("ers", ""),
    ("er", ""),
    ("ed", ""),
    ("es", ""),
    ("ly", ""),
    ("s", ""),
)
SHORTEST_STEM = 4
UNSEEN_WEIGHT = 7.0
FIGURE_WEIGHT = 4.0
Form = tuple[str, str, bool]


class Word(NamedTuple):
    """One word of a text: its place in code points, its lower-case form without accents, its stem, whether it begins
    with a capital.
    """

    start: int
    end: int
    norm: str
    stem: str
    capital: bool = False

    @property
    def span(self) -> Span:
        """Where the word stands."""
        return Span(self.start, self.end)


def data_lines(name: str) -> list[str]:
    """The lines of a word list of ``text/data`` that are neither empty nor comments."""
    body = files("onrecord.text").joinpath("data", name).read_text(encoding="utf-8")
    return [line.strip() for line in body.splitlines() if line.strip() and not line.startswith("#")]


@cache
def function_words() -> frozenset[str]:
    """The words of English that only hold a sentence together."""
    return frozenset(word for line in data_lines("function_words.txt") for word in line.split())


@cache
def _irregular() -> dict[str, str]:
    return {form: forms[0] for line in data_lines("irregular_forms.txt") for forms in [line.split()] for form in forms}


@cache
def _weights() -> dict[str, float]:
    pairs = (line.split() for line in data_lines("word_weights.txt"))
    return {stem: int(tenths) / 10 for stem, tenths in pairs}


@lru_cache(maxsize=200_000)
def normal(word: str) -> str:
    """The word in lower case, without accents, apostrophes straight, without a possessive ending."""
    plain = word if word.isascii() else anyascii(word)
    plain = plain.lower().replace("’", "'")
    return plain[:-2] if plain.endswith("'s") and len(plain) > 2 else plain.strip("'") or plain


@lru_cache(maxsize=200_000)
def stem(norm: str) -> str:
    """The part of a normal form that its inflected and derived forms share, roughly."""
    norm = _irregular().get(norm, norm)
    if norm[:1].isdigit() or len(norm) <= SHORTEST_STEM:
        return norm
    for suffix, instead in SUFFIXES:
        if (
            norm.endswith(suffix)
            and len(norm) - len(suffix) + len(instead) >= SHORTEST_STEM
            and not norm.endswith("ss")
        ):
            norm = norm[: -len(suffix)] + instead
            break
    norm = norm[:-1] if norm.endswith("e") and len(norm) > SHORTEST_STEM else norm
    return norm[:-1] if norm[-1] == norm[-2] and len(norm) > SHORTEST_STEM else norm


def words(text: str, within: Span | None = None) -> list[Word]:
    """The words and figures of a text, or of a stretch of it, in order; a hyphen parts words."""
    start, end = (within.start, within.end) if within else (0, len(text))
    return [Word(m.start(), m.end(), *_form(m.group())) for m in WORD.finditer(text, start, end)]


class Words:
    """The words of a whole text in order, held as columns: of thousands of articles at once they take a tenth of the
    room.
    """

    __slots__ = ("ends", "forms", "starts")

    def __init__(self, text: str) -> None:
        found = WORD.findall(text)
        self.starts, at = array("I"), 0
        for written in found:  # a letter or figure always begins a word, so none is found before its place
            at = text.find(written, at)
            self.starts.append(at)
            at += len(written)
        self.ends = array("I", map(add, self.starts, map(len, found)))
        self.forms = list(map(_form, found))

    def __len__(self) -> int:
        return len(self.forms)

    def __iter__(self) -> Iterator[Word]:
        return iter(self[0 : len(self)])

    def __getitem__(self, places: slice) -> list[Word]:
        columns = zip(self.starts[places], self.ends[places], self.forms[places], strict=True)
        return [Word(start, end, *form) for start, end, form in columns]

    def places(self, span: Span) -> slice:
        """The numbers of the words that begin in a stretch."""
        first = bisect_left(self.starts, span.start)
        return slice(first, bisect_left(self.starts, span.end, lo=first))

    def within(self, span: Span) -> list[Word]:
        """The words that begin in a stretch."""
        return self[self.places(span)]

    def norms(self, span: Span) -> list[str]:
        """The normal forms of the words that begin in a stretch."""
        return [form[0] for form in self.forms[self.places(span)]]

    def stems(self) -> set[str]:
        """The stems of all words."""
        return {form[1] for form in set(self.forms)}


@lru_cache(maxsize=200_000)
def _form(written: str) -> Form:
    """What is the same wherever a word stands: its normal form, its stem, whether it begins with a capital."""
    norm = normal(written)
    return norm, stem(norm), written[0].isupper()


def content_words(items: Iterable[Word]) -> list[Word]:
    """The words that carry meaning: all but function words and single letters."""
    empty = function_words()
    return [word for word in items if word.norm not in empty and (len(word.norm) > 1 or word.norm.isdigit())]


@lru_cache(maxsize=200_000)
def weight(stem_: str) -> float:
    """How much it says that two texts share this stem: about 0.5 for "said" to 7 for a word rare in news."""
    if stem_[:1].isdigit():
        return FIGURE_WEIGHT
    return _weights().get(stem_, UNSEEN_WEIGHT)


def total_weight(stems: Iterable[str]) -> float:
    """The sum of the weights."""
    return sum(weight(stem_) for stem_ in sorted(stems))
