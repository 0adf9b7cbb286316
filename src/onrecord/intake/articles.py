"""The last step of every format: decoded text and metadata become an article, or a trouble that says why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.intake.decoding import Decoded, storable
from onrecord.intake.metadata import Metadata
from onrecord.model import Article, Trouble
from onrecord.text.languages import language_of

LONGEST = 5_000_000


def make_articles(decoded: Decoded, *, origin: str, metadata: Metadata) -> Iterator[Article | Trouble]:
    """The article of a decoded text, with the language worked out where it is not stated; troubles first."""
    if decoded.doubt:
        yield Trouble(origin, "encoding", decoded.doubt)
    if not decoded.text.strip():
        yield Trouble(origin, "empty", "there is no text in it; nothing was read")
    elif len(decoded.text) > LONGEST:
        yield Trouble(origin, "too_large", _too_long(len(decoded.text)))
    else:
        yield _article(decoded, origin, _storable(metadata))


def _article(decoded: Decoded, origin: str, metadata: Metadata) -> Article:
    language = (metadata.language or "").replace("_", "-").split("-")[0].lower()
    return Article.make(
        origin=storable(origin)[0],
        text=decoded.text,
        published=metadata.published,
        outlet=metadata.outlet,
        url=metadata.url,
        title=metadata.title,
        author=metadata.author,
        language=language or language_of(decoded.text),
        encoding=decoded.encoding,
        extra=metadata.extra,
    )


def _storable(metadata: Metadata) -> Metadata:
    """The metadata without characters that no file can hold."""
    return replace(
        metadata,
        outlet=_clean(metadata.outlet),
        title=_clean(metadata.title),
        url=_clean(metadata.url),
        author=_clean(metadata.author),
        extra=tuple((storable(key)[0], storable(value)[0]) for key, value in metadata.extra),
    )


def _clean(value: str | None) -> str | None:
    return storable(value)[0] if value else None


def _too_long(length: int) -> str:
    return (
        f"the text has {length:,} characters and an article may have {LONGEST:,}; "
        "if it holds many articles, write one a file or one a line as JSON Lines"
    )
