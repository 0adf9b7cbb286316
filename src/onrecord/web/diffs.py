"""What differs between two wordings, word by word, as two sides to stand next to each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_SLIGHT = re.compile(r"[\s.,;:–—-]*")
_WORD = re.compile(r"\s+|[\w’'-]+|[^\w\s]")
_SHAPES = str.maketrans("“”„‘’‚", "\"\"\"'''")


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of one side. ``mark`` is ``same``, or ``only`` where this side alone has them."""

    text: str
    mark: str


Side = tuple[Part, ...]
Diff = Sequence[tuple[str, str, str]]


def diff_of(left: str, right: str) -> list[tuple[str, str, str]]:
    """(op, left words, right words) from one text to the other, op one of equal, replace, delete, insert.

    Equal words may differ in case or in the shape of their quotation marks; each side keeps its own.
    """
    first, second = _WORD.findall(left), _WORD.findall(right)
    matcher = SequenceMatcher(None, [*map(_key, first)], [*map(_key, second)], autojunk=False)
    return [(op, "".join(first[a:b]), "".join(second[c:d])) for op, a, b, c, d in matcher.get_opcodes()]


def _key(word: str) -> str:
    return word.casefold().translate(_SHAPES)


def sides_of(diff: Diff) -> tuple[Side, Side]:
    """The two sides of a diff.

    Differing words that only blanks keep apart are taken together; stops and commas alone are no difference.
    """
    left = [(op == "equal", before) for op, before, _ in diff if before]
    right = [(op == "equal", after) for op, _, after in diff if after]
    return _joined(left), _joined(right)


def _joined(words: list[tuple[bool, str]]) -> Side:
    parts: list[Part] = []
    for n, (same, text) in enumerate(words):
        between = same and text.isspace() and 0 < n < len(words) - 1
        mark = "only" if between or not (same or _SLIGHT.fullmatch(text)) else "same"
        if parts and parts[-1].mark == mark:
            parts[-1] = Part(parts[-1].text + text, mark)
        else:
            parts.append(Part(text, mark))
    return tuple(parts)


def alike(diff: Diff) -> float:
    """How much of the two wordings is the same, 0 to 1, by characters."""
    same = sum(len(before) + len(after) for op, before, after in diff if op == "equal")
    whole = sum(len(before) + len(after) for _, before, after in diff)
    return same / whole if whole else 1.0
