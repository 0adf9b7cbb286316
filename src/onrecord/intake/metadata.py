"""What is known about an article beside its text, and the sidecar file ``metadata.csv`` that states it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date

from onrecord.intake.decoding import decode
from onrecord.model import Trouble

SIDECAR = "metadata.csv"
DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:?\d{2}.{0,24})?")
DELIMITERS = (",", ";", "\t")
COLUMNS = ("outlet", "published", "title", "url", "author", "language")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is stated about an article; None is unknown. ``extra`` holds any further (key, value) pairs."""

    outlet: str | None = None
    published: date | None = None
    title: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The rows of a sidecar file, by the file each names, and the troubles found in it."""

    rows: Mapping[str, Metadata] = field(default_factory=dict)
    troubles: tuple[Trouble, ...] = ()


def read_day(value: str) -> date:
    """The day of an ISO date or date and time ("2024-12-03", "2024-12-03T09:30Z"), as it stands; no zone is shifted.

    Raises ValueError for anything else: "05/06/2024" could be two days.
    """
    match = DAY.fullmatch(value.strip())
    if not match:
        raise ValueError(f"{value.strip()!r} is not a date of the form YYYY-MM-DD")
    return date.fromisoformat(match[1])


def stated(values: Mapping[str, object], *, origin: str) -> tuple[Metadata, list[Trouble]]:
    """Metadata from loose values by column name; unknown keys go to ``extra``, a doubtful date becomes a trouble."""
    texts = {key: str(value).strip() for key, value in values.items() if value is not None}
    known = {key: texts[key] for key in COLUMNS if texts.get(key)}
    extra = tuple(sorted((key, text) for key, text in texts.items() if key not in COLUMNS and text))
    day, troubles = None, []
    if "published" in known:
        try:
            day = read_day(known.pop("published"))
        except ValueError as error:
            troubles.append(_doubtful_date(origin, str(error)))
    return Metadata(published=day, extra=extra, **known), troubles


def joined(own: Metadata, beside: Metadata, *, origin: str) -> tuple[Metadata, list[Trouble]]:
    """What the file says of itself, joined with what is stated ``beside`` it, which wins.

    Two different publication days make the day unknown and a trouble.
    """
    pairs = {f.name: getattr(beside, f.name) or getattr(own, f.name) for f in fields(Metadata)}
    both = Metadata(**{**pairs, "extra": tuple(sorted({*own.extra, *beside.extra}))})
    if own.published and beside.published and own.published != beside.published:
        message = f"the file says {own.published}, the metadata beside it {beside.published}"
        return replace(both, published=None), [_doubtful_date(origin, message)]
    return both, []


def read_sidecar(data: bytes, *, origin: str) -> Sidecar:
    """The rows of a sidecar: a table with a header, a column ``file`` and any of those of :data:`COLUMNS`.

    Cells are parted by what parts the header: commas, semicolons (as spreadsheets write where the comma is decimal) or
    tabs.
    """
    text = decode(data).text
    header = text.split("\n", 1)[0]
    table = csv.DictReader(io.StringIO(text), delimiter=max(DELIMITERS, key=header.count))
    rows: dict[str, Metadata] = {}
    troubles: list[Trouble] = []
    try:
        if "file" not in (table.fieldnames or ()):
            return Sidecar(troubles=(_bad_row(origin, "there is no column named 'file'; add one with file names"),))
        for row in table:
            troubles.extend(_add_row(rows, row, origin=f"{origin}:{table.line_num}"))
    except csv.Error as error:
        troubles.append(_bad_row(f"{origin}:{table.line_num}", f"{error}; the rows after it were not read"))
    return Sidecar(rows, tuple(troubles))


def _add_row(rows: dict[str, Metadata], row: dict[str, str], *, origin: str) -> Iterator[Trouble]:
    """Put one row where its file name says; what is wrong with it comes back."""
    if None in row or None in row.values():
        yield _bad_row(origin, "the row has more or fewer cells than the header; put commas in quotation marks")
        return
    name = row.pop("file").strip().removeprefix("./")
    metadata, troubles = stated(row, origin=origin)
    yield from troubles
    if not name:
        yield _bad_row(origin, "the column 'file' is empty, so the row was left out")
    elif name in rows and rows[name] != metadata:
        yield _bad_row(origin, f"a second row for {name} says otherwise; the first one was used")
    else:
        rows[name] = metadata


def _bad_row(origin: str, message: str) -> Trouble:
    return Trouble(origin, "metadata", message)


def _doubtful_date(origin: str, message: str) -> Trouble:
    return Trouble(origin, "date", f"{message}; the publication day is taken as unknown")
