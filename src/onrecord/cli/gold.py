"""Annotations of a person, as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.errors import InputError
from onrecord.model import Span, Spans


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """An annotated statement."""

    content: Spans
    cue: Spans
    source: Spans


@dataclass(slots=True)
class GoldArticle:
    """An annotated article: what it is called, its text where that is given, and its statements."""

    name: str
    text: str | None = None
    statements: list[GoldStatement] = field(default_factory=list)


def read_gold(path: Path) -> list[GoldArticle]:
    """The annotated articles of a file, or of all ``*.jsonl`` in a folder. Raises InputError, which names the line."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    articles: dict[str, GoldArticle] = {}
    for file in files:
        for where, row in rows(file):
            try:
                add(articles, row)
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                raise InputError(f"{where} can't be used ({error!r})", advice="See onrecord quality --help") from error
    if not articles:
        raise InputError(f"there are no annotations in {path}", advice="See onrecord quality --help for the form")
    return list(articles.values())


def rows(file: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The objects of a JSON Lines file, each with its place. Raises InputError."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} can't be read ({error})", advice="Give JSON Lines in UTF-8") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield f"{file}:{number}", json.loads(line)
            except ValueError as error:
                raise InputError(f"{file}:{number} is no JSON ({error})", advice="Write one object a line") from error


def add(articles: dict[str, GoldArticle], row: Mapping[str, Any]) -> None:
    """Take in one line of either form; other types of lines are passed over."""
    if "attributions" in row:
        article = articles.setdefault(row["doc_id"], GoldArticle(row["doc_id"]))
        article.statements.extend(statement(item) for item in row["attributions"])
    elif row.get("type") == "article":
        articles.setdefault(row["id"], GoldArticle(row["id"])).text = row["text"]
    elif row.get("type") == "statement":
        articles.setdefault(row["article"], GoldArticle(row["article"])).statements.append(statement(row))


def statement(row: Mapping[str, Any]) -> GoldStatement:
    """One annotated statement."""
    return GoldStatement(*(spans(row.get(role)) for role in ("content", "cue", "source")))


def spans(pairs: Any) -> Spans:
    """Spans from [start, end] pairs; null is none."""
    return tuple(Span(start, end) for start, end in pairs or ())
