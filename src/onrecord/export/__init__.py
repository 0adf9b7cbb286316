"""A record as a file in other formats: one file a format. The page (HTML) is written by ``onrecord.web``."""

from __future__ import annotations

from typing import Any, TextIO

from onrecord.errors import InputError
from onrecord.export.csv import write_csv
from onrecord.export.formats import Export
from onrecord.export.ftm import write_ftm
from onrecord.export.jsonl import write_jsonl
from onrecord.export.markdown import write_markdown
from onrecord.model import Record

EXPORTS: tuple[Export, ...] = (
    Export("jsonl", write_jsonl, "everything, one JSON object a line"),
    Export("csv", write_csv, "statements or positions as a table"),
    Export("ftm", write_ftm, "actors as FollowTheMoney entities"),
    Export("md", write_markdown, "a report to read"),
)


def write(record: Record, form: str, out: TextIO, **options: Any) -> None:
    """Write a record to an open text file in the format ``form``: jsonl, csv (options ``table``, ``profile``) or md.

    Raises InputError for an unknown format.
    """
    for export in EXPORTS:
        if export.name == form:
            export.write(record, out, **options)
            return
    raise InputError(f"no format is called {form!r}", advice=f"Choose one of {', '.join(e.name for e in EXPORTS)}")
