"""Paragraphs in another language: kept and shown, and not read as English."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Aside
from onrecord.reading.asides.page import Page
from onrecord.text.languages import is_foreign


def foreign_rows(page: Page) -> Iterator[Aside]:
    """The rows that are plainly not in English: all of them, where one of running text is."""
    if any(is_foreign(page.words(at)) for at in page.body()):
        yield from (page.row(at, "foreign") for at in page.free() if is_foreign(page.words(at)))
