"""Scoring statements by the words they share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from onrecord.annotations.annotated import AnnotatedArticle, AnnotatedStatement
from onrecord.model import Reading, Spans, Statement

TOKEN = re.compile(r"\w+(?:['’\-]\w+)*|[^\w\s]")
ENOUGH = 0.5
Tokens = frozenset[int]
Item = tuple[Tokens, Tokens]


@dataclass(frozen=True, slots=True)
class Score:
    """How well one measure did."""

    measure: str
    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.found + self.gold
        return 2 * self.right / total if total else 0.0


def score(pairs: Sequence[tuple[AnnotatedArticle, Reading]]) -> list[Score]:
    """Statements (content and source), and each part by itself, over all articles."""
    measures: dict[str, Callable[[Item, Item], bool]] = {"statement": same_statement, "content": same_content}
    return [total(name, [(items(gold, reading), same) for gold, reading in pairs]) for name, same in measures.items()]


def total(name: str, parts: Iterable[tuple[tuple[list[Item], list[Item]], Callable[[Item, Item], bool]]]) -> Score:
    """One measure over all articles."""
    counted = [(matched(gold, found, same), len(found), len(gold)) for (gold, found), same in parts]
    right, found, gold = (sum(column) for column in zip(*counted, strict=True))
    return Score(name, right, found, gold)


def items(gold: AnnotatedArticle, reading: Reading) -> tuple[list[Item], list[Item]]:
    """The tokens of content and source, of the gold and of what was found."""
    tokens = [(m.start(), m.end()) for m in TOKEN.finditer(reading.article.text)]
    return [item(s, tokens) for s in gold.statements], [item(s, tokens) for s in reading.statements]


def item(statement: AnnotatedStatement | Statement, tokens: Sequence[tuple[int, int]]) -> Item:
    """The tokens of content and source of one statement."""
    return touched(statement.content, tokens), touched(statement.source, tokens)


def touched(spans: Spans, tokens: Sequence[tuple[int, int]]) -> Tokens:
    """The starts of the tokens that some spans touch."""
    return frozenset(s for s, e in tokens if any(s < span.end and span.start < e for span in spans))


def same_content(gold: Item, found: Item) -> bool:
    """Whether two contents share half of all their tokens."""
    return len(gold[0] & found[0]) >= ENOUGH * len(gold[0] | found[0])


def same_statement(gold: Item, found: Item) -> bool:
    """Whether the contents are the same and the sources share a token, or both have none."""
    return same_content(gold, found) and bool(gold[1] & found[1] or not (gold[1] or found[1]))


def matched(gold: Sequence[Item], found: Sequence[Item], same: Callable[[Item, Item], bool]) -> int:
    """The largest number of one-to-one pairs (augmenting paths)."""
    edges = [[j for j, item in enumerate(found) if same(wanted, item)] for wanted in gold]
    mate: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in edges[i]:
            if j not in seen:
                seen.add(j)
                if j not in mate or place(mate[j], seen):
                    mate[j] = i
                    return True
        return False

    return sum(place(i, set()) for i in range(len(gold)))
