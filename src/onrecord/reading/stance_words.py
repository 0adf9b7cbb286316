"""Tokens, base forms and phrases: how words that show a stance are found in a text.

A phrase is written in base forms ("rule out"); every inflection is found, and ``…`` in it stands for up to three
words. Where two phrases overlap the longer one holds: "decline to say" is an evasion, not a refusal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from onrecord.model import Span

TOKEN = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*\.?(?<=[.].[.])|[^\W_]+(?:['’&-][^\W_]+)*|'(?:s|re|ve|ll|d)\b|[^\w\s]")
GAP = "…"
MOST_GAP = 3
CONTRACTED = {"cannot": ("can", "not"), "won't": ("will", "not"), "can't": ("can", "not"), "shan't": ("shall", "not")}
VOWELS = frozenset("aeiou")
CLOSED = frozenset(
    ("not", "no", "nor", "will", "can", "may", "must", "might", "to", "so", "or", "as", "for", "on", "off")
)


class Token(NamedTuple):
    """One word or mark: its place, its lower-case form with straight apostrophes, and the base forms it may have."""

    start: int
    end: int
    norm: str
    forms: frozenset[str]

    @property
    def is_word(self) -> bool:
        """Whether it is a word, and not a mark."""
        return self.norm[0].isalnum()


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: its class, its words, and its first and last token (inclusive)."""

    kind: str
    phrase: str
    first: int
    last: int


@cache
def _irregular() -> dict[str, str]:
    body = files("onrecord.text").joinpath("data", "verb_forms.txt").read_text(encoding="utf-8")
    rows = [line.split() for line in body.splitlines() if line and not line.startswith("#")]
    return {form: row[0] for row in rows for form in row}


@lru_cache(maxsize=100_000)
def base_forms(norm: str) -> frozenset[str]:
    """The base forms a lower-case word may belong to, itself among them: "denied" -> {"denied", "deny"}."""
    found = {norm, _irregular().get(norm, norm)}
    for ending, instead in (("ies", "y"), ("ied", "y"), ("es", ""), ("s", "")):
        if norm.endswith(ending) and len(norm) - len(ending) > 1:
            found.add(norm[: -len(ending)] + instead)
    for ending in ("ed", "ing"):
        if norm.endswith(ending) and len(norm) - len(ending) > 1:
            root = norm[: -len(ending)]
            found |= {root, root + "e"}
            if root[-1] == root[-2:-1] and root[-1] not in VOWELS:
                found.add(root[:-1])
    return frozenset(found - CLOSED | {norm, _irregular().get(norm, norm)})


def tokens(text: str, within: Span | None = None) -> list[Token]:
    """The words and marks of a text, or of a stretch of it; "didn't" gives two tokens on one span."""
    return list(_tokens(text, within.start if within else 0, within.end if within else len(text)))


# one statement's words are looked at again and again, by one rule after the other
@lru_cache(maxsize=4_096)
def _tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    return tuple(
        Token(match.start(), match.end(), norm, base_forms(norm))
        for match in TOKEN.finditer(text, start, end)
        for norm in _parts(match.group().lower().replace("’", "'"))
    )


@lru_cache(maxsize=100_000)
def _parts(norm: str) -> Sequence[str]:
    if norm in CONTRACTED:
        return CONTRACTED[norm]
    if norm.endswith("n't") and len(norm) > 3:
        return (norm[:-3], "not")
    for ending in ("'s", "'re", "'ve", "'ll", "'d"):
        if norm.endswith(ending) and len(norm) > len(ending):
            return (norm[: -len(ending)], ending)
    return (norm,)


class Phrases:
    """A table of phrases by class, searched by first word."""

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for kind, phrases in table.items():
            for phrase in phrases:
                words = tuple(phrase.lower().replace("’", "'").split())
                if words:
                    self._by_first.setdefault(words[0], []).append((words, kind, phrase))
        self._firsts = frozenset(self._by_first)

    def find(self, items: Sequence[Token]) -> list[Hit]:
        """The phrases in these tokens, in order; a phrase wholly inside a longer one is left out."""
        hits: dict[tuple[str, int, int], Hit] = {}
        for at, token in enumerate(items):
            for form in sorted(token.forms & self._firsts):
                for words, kind, phrase in self._by_first[form]:
                    last = _match(words, items, at)
                    if last is not None:
                        hits.setdefault((kind, at, last), Hit(kind, phrase, at, last))
        return _longest(list(hits.values()))


def _match(words: tuple[str, ...], items: Sequence[Token], at: int) -> int | None:
    last, position = at, at + 1
    gap = 0
    for word in words[1:]:
        if word == GAP:
            gap = MOST_GAP
            continue
        while position < len(items) and word not in items[position].forms:
            if not gap or not (items[position].is_word or items[position].norm == "'s"):
                return None
            gap, position = gap - 1, position + 1
        if position >= len(items):
            return None
        last, position, gap = position, position + 1, 0
    return last


def _longest(hits: list[Hit]) -> list[Hit]:
    ordered = sorted(hits, key=lambda hit: (hit.first, -hit.last, hit.kind))
    kept: list[Hit] = []
    reach = -1
    widest = Hit("", "", -1, -1)
    for hit in ordered:
        inside = hit.last <= reach and (hit.first, hit.last) != (widest.first, widest.last)
        if not inside:
            kept.append(hit)
        if hit.last > reach:
            reach, widest = hit.last, hit
    return kept


@cache
def word_set(name: str) -> frozenset[str]:
    """A closed set of words of ``text/data/stance_sets.yaml``."""
    raw = yaml.safe_load(files("onrecord.text").joinpath("data", "stance_sets.yaml").read_text(encoding="utf-8"))
    return frozenset(str(raw[name]).split())


@cache
def load_phrases(name: str) -> Phrases:
    """The phrases of ``text/data/NAME.yaml``: a mapping of class to phrases parted by commas."""
    raw = yaml.safe_load(files("onrecord.text").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8"))
    return Phrases({kind: [phrase.strip() for phrase in phrases.split(",")] for kind, phrases in raw.items()})


def hits_of(items: Sequence[Token]) -> list[Hit]:
    """The stance cues among these tokens."""
    return load_phrases("stance_cues").find(items)
