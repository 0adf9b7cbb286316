"""Full-text search of a record file."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from onrecord.errors import InputError
from onrecord.store.connection import opened

SYNTAX = re.compile(r'["*()^:]|\b(?:AND|OR|NOT|NEAR)\b')
WORD = re.compile(r"\w+")
MOST_STEPS = 20_000_000
STEP = 10_000
STATEMENTS = """
    SELECT s.id, s.article, snippet(statement_words, 1, '[', ']', ' … ', 24), w.rank
    FROM statement_words AS w JOIN statements AS s ON s.id = w.statement
    WHERE statement_words MATCH ? ORDER BY w.rank, s.id LIMIT ?
"""
ARTICLES = """
    SELECT article, article, snippet(article_words, 2, '[', ']', ' … ', 24), rank
    FROM article_words WHERE article_words MATCH ? ORDER BY rank, article LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement or article found by its ``id``, its article, and the words about it with those found in brackets."""

    kind: Literal["statement", "article"]
    id: str
    article: str
    words: str


def search(
    path: Path, query: str, *, among: Literal["statements", "articles"] = "statements", limit: int = 20
) -> list[Hit]:
    """What fits a query best, best first.

    Plain words must all occur. ``"a phrase"``, ``word*``, ``AND``, ``OR``, ``NOT`` and brackets work as in SQLite's
    FTS5; the columns are ``words`` and ``speaker`` (``speaker: name``), of articles ``title`` and ``text``.

    Raises InputError for a query without words or with broken syntax, RecordError for the file.
    """
    sql = STATEMENTS if among == "statements" else ARTICLES
    kind: Literal["statement", "article"] = "statement" if among == "statements" else "article"
    with opened(path) as connection:
        budget = Budget(MOST_STEPS)
        connection.set_progress_handler(budget, STEP)
        try:
            found = connection.execute(sql, (as_match(query), limit)).fetchall()
        except sqlite3.OperationalError as error:
            raise explained(query, error, budget) from error
    return [Hit(kind, key, article, words) for key, article, words, _ in found]


class Budget:
    """Counts the steps of a query and says when they are used up."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def __call__(self) -> bool:
        """Whether to stop."""
        self.left -= STEP
        return self.left < 0


def as_match(query: str) -> str:
    """The query in FTS5's language: plain words are quoted, so that nothing in them is syntax.

    Raises InputError when there is no word in it.
    """
    if not WORD.search(query):
        raise InputError(f"nothing to search for in {query!r}", advice="Give a word")
    if SYNTAX.search(query):
        return query.replace("\0", " ")
    return " ".join(f'"{word}"' for word in WORD.findall(query))


def explained(query: str, error: sqlite3.OperationalError, budget: Budget) -> InputError:
    """What was wrong with a query."""
    if budget.left < 0:
        return InputError(f"the search {query!r} takes too long", advice="Make it more exact")
    return InputError(
        f"the search {query!r} can't be read: {error}",
        advice='Plain words work, and "a phrase", word*, AND, OR, NOT with brackets closed',
    )
