"""``onrecord search``."""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from typing import Annotated

import typer

from onrecord import store
from onrecord.cli import options
from onrecord.cli.opening import open_record
from onrecord.cli.terminal import say, tell, tell_entry
from onrecord.cli.views import counted, outlet, statement_entry
from onrecord.export.exchange import article_row, statement_row
from onrecord.export.jsonl import write_rows
from onrecord.export.lookup import Lookup

IN_BRACKETS = re.compile(r"\[([^\[\]]+)\]")


class Among(StrEnum):
    """Where to search."""

    statements = "statements"
    articles = "articles"


class SearchForm(StrEnum):
    """How results are written."""

    text = "text"
    jsonl = "jsonl"


def search(
    words: Annotated[list[str], typer.Argument(help="What to search for.")],
    record: options.Record = options.DEFAULT_RECORD,
    among: Annotated[Among, typer.Option(help="What to search: what was said, or whole articles.")] = Among.statements,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 20,
    form: Annotated[SearchForm, typer.Option("--format", "-f", help="How to write it.")] = SearchForm.text,
) -> None:
    """Search the words of statements, or of whole articles, best first.

    `onrecord search harbour fees`

    `onrecord search '"joint patrol" OR fleet*' --among articles`

    `onrecord search 'speaker: varga AND words: sign'`
    """
    known = Lookup(open_record(record))
    hits = store.search(record, " ".join(words), among=among.value, limit=limit)
    if form is SearchForm.jsonl:
        readings = {reading.article.id: reading for reading in known.record.readings}
        rows = (
            statement_row(known.statements[h.id], known)
            if h.kind == "statement"
            else article_row(readings[h.id], known)
            for h in hits
        )
        write_rows(rows, sys.stdout)
        return
    if not hits:
        tell(f"No {among.value} found.")
        return
    for hit in hits:
        if hit.kind == "statement":
            entry = statement_entry(known.statements[hit.id], known)
            tell_entry(entry.head, bracketed(str(entry.body[0]), hit.words))
        else:
            tell_entry((outlet(hit.article, known),), hit.words)
    say(counted(len(hits), among.value.removesuffix("s")))


def bracketed(words: str, snippet: str) -> str:
    """Words with those in brackets that stand so in a snippet of them."""
    terms = sorted(set(IN_BRACKETS.findall(snippet)), key=lambda term: (-len(term), term))
    if not terms:
        return words
    return re.sub(rf"\b(?:{'|'.join(map(re.escape, terms))})\b", lambda found: f"[{found[0]}]", words)
