"""The one-file report: every page in one document that needs no server, no network and no script to be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TextIO

from onrecord.model import Record
from onrecord.web import PAGES
from onrecord.web.index import Index
from onrecord.web.links import ReportLinks
from onrecord.web.masthead import masthead_of
from onrecord.web.page import Page
from onrecord.web.rendering import source_hash, static, templates

_QUERY = {"all": "1"}
_CHUNK = 200


@dataclass(frozen=True, slots=True)
class Part:
    """A page of the report, made when its turn comes."""

    page: Page
    index: Index

    @property
    def view(self) -> Any:
        """What the page shows."""
        return self.page.show(self.index, asked=_QUERY, link=ReportLinks())


def write_report(record: Record, out: TextIO, *, title: str = "OnRecord") -> None:
    """Write the whole record as one HTML file (UTF-8) to ``out``. The same record gives the same file byte for byte."""
    index = Index.of(record)
    style, script = static("page.css"), static("page.js")
    stream = (
        templates()
        .get_template("report.html")
        .stream(
            title=title,
            head=masthead_of(index, title=title),
            parts=[Part(page, index) for page in PAGES if page.listed],
            articles=_articles(index),
            link=ReportLinks(),
            style=style,
            script=script,
            style_hash=source_hash(style),
            script_hash=source_hash(script),
            served=False,
        )
    )
    stream.enable_buffering(_CHUNK)
    out.writelines(stream)


def _articles(index: Index) -> Iterator[Any]:
    show = next(page.show for page in PAGES if page.key == "article")
    for reading in index.in_time():
        yield show(index, asked={"id": reading.article.id}, link=ReportLinks())
