"""Closed lists of English words that have to do with time, read from ``text/data``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def word_lists(name: str) -> Mapping[str, tuple[str, ...]]:
    """The lists of the file ``text/data/NAME.txt``: one a line, ``LIST: words``; ``_`` stands for a blank inside a
    phrase.

    Raises ValueError for a line that is no list.
    """
    found = {}
    lines = resources.files("onrecord.text").joinpath(f"data/{name}.txt").read_text("utf-8").splitlines()
    for line in lines:
        if line.strip() and not line.startswith("#"):
            title, colon, words = line.partition(":")
            if not colon:
                raise ValueError(f"{name}.txt: not a list: {line[:40]!r}")
            found[title] = tuple(word.replace("_", " ") for word in words.split())
    return found


@cache
def word_sets(name: str) -> Mapping[str, frozenset[str]]:
    """The same lists as sets."""
    return {title: frozenset(words) for title, words in word_lists(name).items()}
