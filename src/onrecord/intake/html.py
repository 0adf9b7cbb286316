"""HTML pages: main text and metadata as trafilatura finds them. Nothing is fetched; no date is taken from the clock."""

from __future__ import annotations

import re
from typing import Any

from trafilatura import bare_extraction
from trafilatura.settings import Document

from onrecord.intake.articles import make_articles
from onrecord.intake.decoding import Decoded, decode
from onrecord.intake.formats import Found
from onrecord.intake.metadata import Metadata, joined, stated
from onrecord.model import Trouble

LARGEST = 8_000_000
MOST_ELEMENTS = 40_000
ELEMENT = re.compile(rb"<[a-zA-Z]")
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{2,40})", re.IGNORECASE)
XML_HEAD = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
DATES: dict[str, Any] = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1900-01-01",
    "max_date": "2199-12-31",
}


def read_html(data: bytes, *, origin: str, known: Metadata) -> Found:
    """The article of a web page; its title stands as the first line of the text."""
    problem = _too_large(data)
    if problem:
        yield Trouble(origin, "too_large", f"{problem}; save the article's text as a text file")
        return
    declared = CHARSET.search(data[:4096])
    decoded = decode(data, declared=declared[1].decode("ascii", "replace") if declared else None)
    try:
        page = _extracted(decoded.text)
    except Exception as error:  # the parsers below raise many kinds, and one page must not end a run
        yield Trouble(
            origin, "html", f"the page could not be parsed ({type(error).__name__}); save its text as a text file"
        )
        return
    if page is None or not (page.text or "").strip():
        yield Trouble(origin, "html", "no article was found in the page; save its text as a text file")
        return
    own, doubts = stated(_stated(page), origin=origin)
    metadata, clashes = joined(own, known, origin=origin)
    yield from (*doubts, *clashes)
    text = _with_title(page.text or "", metadata.title)
    yield from make_articles(Decoded(text, decoded.encoding, decoded.doubt), origin=origin, metadata=metadata)


def _too_large(data: bytes) -> str | None:
    """What of a page is more than a parser should be given, or None."""
    if len(data) > LARGEST:
        return f"the page has {len(data):,} bytes and one may have {LARGEST:,}"
    elements = len(ELEMENT.findall(data))
    if elements > MOST_ELEMENTS:
        return f"the page has {elements:,} elements and one may have {MOST_ELEMENTS:,}"
    return None


def _extracted(html: str) -> Document | None:
    """The main text and metadata that trafilatura finds."""
    page = bare_extraction(
        XML_HEAD.sub("", html),
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=DATES,
    )
    return page if isinstance(page, Document) else None


def _stated(page: Document) -> dict[str, object]:
    """What the page says of itself, by column name."""
    return {
        "outlet": page.sitename,
        "published": page.date,
        "title": page.title,
        "url": page.url,
        "author": page.author,
        "language": page.language,
    }


def _with_title(text: str, title: str | None) -> str:
    """The text with its title as the first line, unless it stands there already."""
    body = text.strip("\n")
    return body if not title or body.startswith(title) else f"{title}\n\n{body}"
