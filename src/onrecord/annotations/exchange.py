"""JSON Lines: an export of onrecord, corrected by hand, or a line an article with its attributions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.annotations.annotated import AnnotatedArticle, AnnotatedStatement
from onrecord.errors import InputError
from onrecord.model import Span, Spans


@dataclass(slots=True)
class _Growing:
    text: str | None = None
    statements: list[AnnotatedStatement] = field(default_factory=list)


def read_exchange(path: Path) -> Iterator[AnnotatedArticle]:
    """The articles of one file, in the order they are first named. Raises InputError, which names the line."""
    growing: dict[str, _Growing] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            _add(growing, json.loads(line))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise InputError(
                f"{path}:{number} can't be used ({error!r})", advice="docs/annotations.md has the form"
            ) from error
    return (AnnotatedArticle(name, one.text, tuple(one.statements)) for name, one in growing.items())


def _add(growing: dict[str, _Growing], row: Mapping[str, Any]) -> None:
    """Take in one line of either form; other types of lines are passed over."""
    if "attributions" in row:
        article = growing.setdefault(row["doc_id"], _Growing())
        article.text = row.get("text", article.text)
        article.statements.extend(_statement(item) for item in row["attributions"])
    elif row.get("type") == "article":
        growing.setdefault(row["id"], _Growing()).text = row["text"]
    elif row.get("type") == "statement":
        growing.setdefault(row["article"], _Growing()).statements.append(_statement(row))


def _statement(row: Mapping[str, Any]) -> AnnotatedStatement:
    return AnnotatedStatement(*(_spans(row.get(part)) for part in ("content", "cue", "source")))


def _spans(pairs: Any) -> Spans:
    """Spans from [start, end] pairs; null is none."""
    return tuple(Span(start, end) for start, end in pairs or ())
