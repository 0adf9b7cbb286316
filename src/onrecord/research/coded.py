"""A person's coding of articles, read from a CSV file or an event list of Discourse Network Analyzer."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from onrecord.errors import InputError

YES = ("1", "yes", "true", "agree", "agreement", "support", "for", "pro")
NO = ("0", "no", "false", "disagree", "disagreement", "oppose", "against", "con", "-1")
NAMES: Mapping[str, tuple[str, ...]] = {
    "date": ("time",), "start": ("start_position",), "end": ("stop_position", "stop"), "article": ("document_title",),
}  # fmt: skip
OF_DNA = ("start_position", "stop_position")
WANTED = ("person", "organization", "concept", "agreement", "date", "text", "start", "end", "article")
PLACE = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Coded:
    """One row of a person's coding: "" and None where the file is silent. ``row`` counts from 1, the header not.

    ``start`` and ``end`` count code points, or UTF-16 units where ``utf16`` says so, as an event list of DNA does.
    """

    row: int
    person: str
    organization: str
    concept: str
    agreement: bool | None
    date: str
    text: str
    article: str
    start: int | None = None
    end: int | None = None
    utf16: bool = False


def read_coding(path: Path) -> tuple[Coded, ...]:
    """A person's coding: CSV with person, organization, concept, agreement, date and, where known, text, start, end
    and article; or an event list of DNA, comma or semicolon. Raises InputError.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} can't be read ({type(error).__name__})", advice="Give a CSV file in UTF-8") from None
    head = text.split("\n", 1)[0]
    rows = csv.DictReader(StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    try:
        columns = _columns(rows.fieldnames or (), path)
        return tuple(_coded(number, row, columns, path) for number, row in enumerate(rows, start=1))
    except csv.Error as error:
        raise InputError(f"{path} is no CSV: {error}", advice="Put texts with line breaks in quotation marks") from None


def _columns(header: Iterable[str], path: Path) -> dict[str, str]:
    known = {name.strip().casefold(): name for name in header}
    found = {wanted: known[name] for wanted in WANTED for name in (wanted, *NAMES.get(wanted, ())) if name in known}
    if "agreement" not in found or not {"person", "organization"} & set(found):
        raise InputError(
            f"{path} has no column {'agreement' if 'agreement' not in found else 'person or organization'}",
            advice=f"Name the columns {', '.join(WANTED)}",
        )
    return found


def _coded(number: int, row: Mapping[str, str | None], columns: Mapping[str, str], path: Path) -> Coded:
    cells = {name: (row.get(column) or "").strip() for name, column in columns.items()}
    said = cells["agreement"].casefold()
    if said not in (*YES, *NO):
        raise InputError(f"{path}, row {number}: agreement {said!r} is neither yes nor no", advice="Write 1 or 0")
    places = [int(cells[name]) if PLACE.fullmatch(cells.get(name, "")) else None for name in ("start", "end")]
    return Coded(
        row=number,
        person=cells.get("person", ""),
        organization=cells.get("organization", ""),
        concept=cells.get("concept", ""),
        agreement=said in YES,
        date=cells.get("date", "")[:10],
        text=cells.get("text", ""),
        article=cells.get("article", ""),
        start=places[0],
        end=places[1],
        utf16=set(columns.values()) >= set(OF_DNA),
    )
