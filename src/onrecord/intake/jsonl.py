"""JSON Lines: one article a line, ``text`` and what is known of it; unknown keys are kept. A list will do too."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onrecord.intake.articles import make_articles
from onrecord.intake.decoding import Decoded, decode, storable
from onrecord.intake.formats import Found
from onrecord.intake.metadata import Metadata, joined, stated
from onrecord.model import Trouble


def read_jsonl(data: bytes, *, origin: str, known: Metadata) -> Found:
    """The articles of a JSON Lines file; the n-th has the origin ``file#n``, n counted from 1."""
    decoded = decode(data)
    if decoded.doubt:
        yield Trouble(origin, "encoding", decoded.doubt)
    count = 0
    for number, row in _rows(decoded.text):
        count += 1
        yield from _read_row(row, origin=f"{origin}#{number}", known=known, encoding=decoded.encoding)
    if not count:
        yield Trouble(origin, "empty", "there is no line with an article in it; nothing was read")


def _rows(text: str) -> Iterator[tuple[int, Any]]:
    """The records with their numbers; one that is not JSON comes as the error."""
    whole = _parsed(text) if text.lstrip()[:1] == "[" else None
    if isinstance(whole, list):
        yield from enumerate(whole, 1)
        return
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if lines and isinstance(_parsed(lines[0][1]), Exception) and isinstance(whole := _parsed(text), dict):
        yield 1, whole
        return
    for number, line in lines:
        yield number, _parsed(line)


def _parsed(text: str) -> Any:
    """What the JSON says, or the error."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        return error


def _read_row(row: Any, *, origin: str, known: Metadata, encoding: str) -> Found:
    """The article of one record."""
    if not isinstance(row, dict):
        problem = f"not JSON ({row})" if isinstance(row, Exception) else "not an object"
        yield Trouble(origin, "json", f'{problem}; each line must be one object such as {{"text": "..."}}')
        return
    text = row.pop("text", None)
    if not isinstance(text, str):
        yield Trouble(origin, "json", "the key 'text' is missing or not a string; give the article's text there")
        return
    own, doubts = stated({key: _as_text(value) for key, value in row.items()}, origin=origin)
    metadata, clashes = joined(own, known, origin=origin)
    yield from (*doubts, *clashes)
    clean, lost = storable(text)
    doubt = f"{lost} NUL or surrogate character(s) were replaced by U+FFFD" if lost else ""
    yield from make_articles(Decoded(clean, encoding, doubt), origin=origin, metadata=metadata)


def _as_text(value: Any) -> str | None:
    """A value as the text kept for it; a list or an object as JSON."""
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
