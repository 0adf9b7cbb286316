"""A quotation as a row of comparable words: contractions opened, brackets, ellipses and editor's marks understood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from onrecord.text.lexis import normal, stem

TOKEN = re.compile(
    r"(?P<gap>…|\.\s?\.\s?\.(?:\s?\.)*)|(?P<sic>[\[(]\s*(?:sic|cq)\s*[\])])|(?P<open>\[)|(?P<close>\])"
    r"|(?P<word>[$€£]?\d+(?:[.,:]\d+)*%?|(?:[^\W\d_]\.){2,}|[^\W_]+(?:[*]+[^\W_]*)?(?:['’‘`][^\W_]+)*)",
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


@dataclass(frozen=True, slots=True)
class QuotedWord:
    """One word of a quotation: as compared, as written, and whether an editor put it in brackets or cut words before it."""

    norm: str
    shown: str
    bracketed: bool = False
    after_gap: bool = False

    @property
    def stem(self) -> str:
        """What the word shares with its other forms."""
        return stem(self.norm)


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """The classes of words whose change changes the sense: negation, hedge, tense, number, pronoun."""
    body = files("onrecord.text").joinpath("data", "alteration_words.yaml").read_text(encoding="utf-8")
    return {name: frozenset(str(word) for word in listed) for name, listed in yaml.safe_load(body).items()}


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
    gap, inside = False, False
    for match in TOKEN.finditer(quotation):
        if match.lastgroup == "gap":
            gap = True
        elif match.lastgroup in ("open", "close"):
            inside = match.lastgroup == "open"
        elif match.lastgroup == "word":
            for part in opened(match.group()):
                found.append(QuotedWord(part, match.group(), bracketed=inside, after_gap=gap))
                gap = False
    return found
