"""A quotation as a row of comparable words: contractions opened, brackets, ellipses and editor's marks understood."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from onrecord.text.lexis import normal, stem

TOKEN = re.compile(
    r"(?P<stop>(?<!\.)[.!?]+(?=[\s\"”’]+(?-i:[^\W\da-z])))|(?P<gap>…|\.\s?\.\s?\.(?:\s?\.)*)|(?P<sic>[\[(]\s*(?:sic|cq)\s*[\])])|(?P<open>\[|\((?=[^()\n]{1,40}\)))|(?P<close>[\])])"
    r"|(?P<word>[$€£]?\d+(?:[.,:]\d+)*(?:%|st\b|nd\b|rd\b|th\b)?|(?:[^\W\d_]\.){2,}|[^\W_]+(?:[*]+[^\W_]*)?(?:['’‘`][^\W_]+)*)",
    re.IGNORECASE,
)
NEGATED = re.compile(r"n't$")
CONTRACTED = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would"}
WHOLE = {
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "cannot": ("can", "not"),
    "gonna": ("going", "to"),
    "it's": ("it", "is"),
    "let's": ("let", "us"),
}
OF_BE = frozenset(
    ["he", "she", "that", "there", "what", "who", "here", "where", "how", "this", "everybody", "everyone", "nobody"]
)


class QuotedWord(NamedTuple):
    """One word of a quotation: as compared, as written, and whether an editor put it in brackets or cut words before
    it.
    """

    norm: str
    shown: str
    bracketed: bool = False
    after_gap: bool = False
    after_stop: bool = False

    @property
    def stem(self) -> str:
        """What the word shares with its other forms."""
        return stem(self.norm)


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """The classes of words whose change changes the sense: negation, hedge, tense, number, pronoun."""
    body = files("onrecord.text").joinpath("data", "alteration_words.yaml").read_text(encoding="utf-8")
    return {name: frozenset(str(word) for word in listed) for name, listed in yaml.safe_load(body).items()}


TEENS = (
    "zero one two three four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
NUMERALS = {word: n for n, word in enumerate(TEENS.split())} | {
    word: n
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
    for n in [n * 10]
}
ORDINALS = {
    word: n
    for n, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], start=1
    )
}
DIGITS = re.compile(r"\$?([\d.,]+)(?:st|nd|rd|th|%)?$")


def amount(norms: Iterable[str]) -> float | None:
    """The number some words write ("twenty sixth" and "26th" are 26, "100 percent" and "100%" are 100), or None."""
    total, found = 0.0, False
    for norm in norms:
        if digits := DIGITS.match(norm):
            total += float(digits[1].replace(",", "").rstrip(".") or 0)
        elif norm in NUMERALS or norm in ORDINALS:
            total += NUMERALS.get(norm, ORDINALS.get(norm, 0))
        elif norm not in ("percent", "per", "cent", "dollars"):
            return None
        else:
            continue
        found = True
    return total if found else None


@lru_cache(maxsize=50_000)
def opened(word: str) -> tuple[str, ...]:
    """The words that a contraction stands for: ("do", "not") for "don't"."""
    plain = (
        word.lower().replace("’", "'").replace("‘", "'").replace("`", "'").replace(".", "" if word[-1:] == "." else ".")
    )
    if plain in WHOLE:
        return WHOLE[plain]
    if NEGATED.search(plain):
        return (plain[:-3], "not")
    for ending, full in CONTRACTED.items():
        if plain.endswith(ending):
            return (plain[: -len(ending)], full)
    if plain.endswith("'s") and plain[:-2] in OF_BE:
        return (plain[:-2], "is")
    return (normal(plain),)


def quoted_words(quotation: str) -> list[QuotedWord]:
    """The words of a quotation in order; a word written as a contraction yields several."""
    found: list[QuotedWord] = []
    gap, inside, stop = False, False, False
    for match in TOKEN.finditer(quotation):
        kind = match.lastgroup
        if kind == "word":
            shown = match.group()
            for part in opened(shown):
                found.append(QuotedWord(part, shown, inside, gap, stop))
                gap = stop = False
        elif kind == "gap":
            gap = True
        elif kind == "stop":
            stop = True
        elif kind in ("open", "close"):
            inside = kind == "open"
    return found
