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
SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:[ ,T].{0,30})?")
FIRST_YEAR, LAST_YEAR = 1600, 2099  # from the first newspapers; programs write year 1 or 9999 for a day unknown
EITHER = "published either"
COLUMNS = ("outlet", "published", "title", "url", "author", "language")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is stated about an article; None is unknown. ``extra`` holds any further (key, value) pairs.

    Publication days of which only one can be right stand there under :data:`EITHER`, ISO days parted by blanks.
    """

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
    day = date.fromisoformat(match[1])
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(
            f"{value.strip()!r} lies too far {'ahead' if day.year > LAST_YEAR else 'back'} to be a publication day"
        )
    return day


def possible_days(value: str) -> tuple[date, ...]:
    """The days that "05/06/2024" can mean, day first or month first, in order; none for another form or year."""
    match = SLASHED.fullmatch(value.strip())
    if not match:
        return ()
    first, second, year = (int(part) for part in match.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ()
    return tuple(
        sorted({day for month, number in ((first, second), (second, first)) if (day := _day(year, month, number))})
    )


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def stated(values: Mapping[str, object], *, origin: str) -> tuple[Metadata, list[Trouble]]:
    """Metadata from loose values by column name; unknown keys go to ``extra``, a doubtful date becomes a trouble, and
    both days that it can mean go to ``extra``.
    """
    texts = {key: str(value).strip() for key, value in values.items() if value is not None}
    known = {key: texts[key] for key in COLUMNS if texts.get(key)}
    extra = {key: text for key, text in texts.items() if key not in COLUMNS and text}
    day, doubt = _published(known.pop("published")) if "published" in known else (None, None)
    if doubt is not None:
        extra |= {EITHER: " ".join(map(str, doubt.days))} if doubt.days else {}
    troubles = [_doubtful_date(origin, doubt.message)] if doubt else []
    return Metadata(published=day, extra=tuple(sorted(extra.items())), **known), troubles


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a stated day can't be taken, and the days it may be."""

    message: str
    days: tuple[date, ...] = ()


def _published(value: str) -> tuple[date | None, Doubt | None]:
    days = possible_days(value)
    if len(days) == 1:
        return days[0], None
    try:
        return (None, Doubt(_either(value, days), days)) if days else (read_day(value), None)
    except ValueError as error:
        return None, Doubt(str(error))


def _either(value: str, days: tuple[date, ...]) -> str:
    return f"{value!r} is {days[0]} or {days[1]}, so write it as YYYY-MM-DD; both are kept"


def joined(own: Metadata, beside: Metadata, *, origin: str) -> tuple[Metadata, list[Trouble]]:
    """What the file says of itself, joined with what is stated ``beside`` it, which wins.

    Two different publication days make the day unknown and a trouble; both are kept in ``extra``.
    """
    pairs = {f.name: getattr(beside, f.name) or getattr(own, f.name) for f in fields(Metadata)}
    both = Metadata(**{**pairs, "extra": tuple(sorted({*own.extra, *beside.extra}))})
    if own.published and beside.published and own.published != beside.published:
        message = f"the file says {own.published}, the metadata beside it {beside.published}"
        either = (EITHER, f"{min(own.published, beside.published)} {max(own.published, beside.published)}")
        kept = replace(both, published=None, extra=tuple(sorted({*both.extra, either})))
        return kept, [_doubtful_date(origin, message)]
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
