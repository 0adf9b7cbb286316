"""What differs between two wordings, word by word, as two sides to stand next to each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\s+|[\w’'-]+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of one side. ``mark`` is ``same``, ``only`` (this side alone has them) or ``gap`` (the other side alone)."""

    text: str
    mark: str


Side = tuple[Part, ...]
Diff = Sequence[tuple[str, str, str]]


def diff_of(left: str, right: str) -> list[tuple[str, str, str]]:
    """(op, left words, right words) from one text to the other, op one of equal, replace, delete, insert."""
    first, second = _WORD.findall(left), _WORD.findall(right)
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return [(op, "".join(first[a:b]), "".join(second[c:d])) for op, a, b, c, d in matcher.get_opcodes()]


def sides_of(diff: Diff) -> tuple[Side, Side]:
    """The two sides of a diff."""
    left, right = [], []
    for op, before, after in diff:
        mark = "same" if op == "equal" else "only"
        if before:
            left.append(Part(before, mark))
        if after:
            right.append(Part(after, mark))
    return tuple(left), tuple(right)


def alike(diff: Diff) -> float:
    """How much of the two wordings is the same, 0 to 1, by characters."""
    same = sum(len(before) + len(after) for op, before, after in diff if op == "equal")
    whole = sum(len(before) + len(after) for _, before, after in diff)
    return same / whole if whole else 1.0
