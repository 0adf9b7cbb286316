"""Bytes to articles or troubles: one file a format. Nothing that cannot be read is dropped; it becomes a trouble."""

from __future__ import annotations

from onrecord.intake.formats import Format
from onrecord.intake.html import read_html
from onrecord.intake.jsonl import read_jsonl
from onrecord.intake.plain import read_plain

FORMATS: tuple[Format, ...] = (
    Format("text", (".txt", ".text", ".md"), read_plain),
    Format("html", (".html", ".htm", ".xhtml"), read_html),
    Format("jsonl", (".jsonl", ".ndjson", ".json"), read_jsonl),
)
