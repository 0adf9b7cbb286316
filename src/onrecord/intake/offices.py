"""Tables of the user about actors: who held which office when, and identifiers. CSV or YAML, told by the file's name.

Rows become judgements of the verbs ``holds`` and ``identifies``, which every later build replays.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from onrecord.errors import InputError
from onrecord.model import Judgement, content_id

HOLDS, IDENTIFIES = "holds", "identifies"
OFFICE_COLUMNS, NEEDED = ("person", "office", "of", "since", "until"), ("person", "office", "of")
IDENTIFIERS = ("wikidata", "iso")
ALWAYS = ("0000-01-01", "9999-12-31")


def read_offices(path: Path) -> list[Judgement]:
    """The judgements of an office table with the columns person, office, of, since and until (days; empty: unknown).

    Raises InputError for a file that can't be read, an unknown column, a row without person, office or owner, a date
    that is no day, a term that ends before it begins, and two persons in one office of one state at a time.
    """
    rows = [_office_row(row, f"{path}, row {number}") for number, row in enumerate(_rows(path, OFFICE_COLUMNS), 1)]
    _check_overlaps(rows, path)
    keys = ("office", "of", "since", "until")
    return [_judgement(HOLDS, row["person"], json.dumps({k: row[k] for k in keys}, sort_keys=True)) for row in rows]


def read_identifiers(path: Path) -> list[Judgement]:
    """The judgements of a table with the columns name, and wikidata or iso (3166, two letters) or both.

    Raises InputError for a file that can't be read, an unknown column, or a row without a name or any identifier.
    """
    found = []
    for number, row in enumerate(_rows(path, ("name", *IDENTIFIERS)), 1):
        given = [(key, row[key]) for key in IDENTIFIERS if row.get(key)]
        if not row.get("name") or not given:
            raise InputError(f"{path}, row {number}: a name and an identifier are needed", advice="Fill both")
        found += [_judgement(IDENTIFIES, str(row["name"]), f"{key}:{value}") for key, value in given]
    return found


def _judgement(verb: str, target: str, value: str) -> Judgement:
    return Judgement(content_id("judgement", verb, target, value), verb, target, value, made_at="")


def _rows(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a table, blanks stripped."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        found: Any = (
            yaml.safe_load(text) if path.suffix in (".yaml", ".yml") else list(csv.DictReader(io.StringIO(text)))
        )
    except (OSError, UnicodeDecodeError, yaml.YAMLError, csv.Error) as error:
        raise InputError(f"{path} can't be read: {error}", advice="Give a CSV with a header, or a YAML list") from error
    if not isinstance(found, list) or not all(isinstance(row, Mapping) for row in found):
        raise InputError(f"{path} is no table", advice="Give a CSV with a header, or a YAML list of mappings")
    strange = sorted({str(key) for row in found for key in row if key not in columns})
    if strange:
        raise InputError(f"{path}: unknown column {strange[0]!r}", advice=f"Known are {', '.join(columns)}")
    return [{key: str(value).strip() for key, value in row.items() if value not in (None, "")} for row in found]


def _office_row(row: dict[str, str], where: str) -> dict[str, Any]:
    """A checked row, unknown days as None."""
    for key in NEEDED:
        if not row.get(key):
            raise InputError(f"{where}: {key} is empty", advice="Each row needs person, office and of")
    since, until = (_day(row.get(key), f"{where}: {key}") for key in ("since", "until"))
    if since and until and until < since:
        raise InputError(f"{where}: the term ends on {until}, before it begins on {since}", advice="Swap the days")
    return {**{key: row[key] for key in NEEDED}, "since": since, "until": until}


def _day(value: str | None, where: str) -> str | None:
    try:
        return date.fromisoformat(value).isoformat() if value else None
    except ValueError:
        raise InputError(f"{where}: {value!r} is no day", advice="Write 2024-12-03, or leave it empty") from None


def _check_overlaps(rows: Sequence[Mapping[str, Any]], path: Path) -> None:
    """Raise for two persons in one office at a time; a term that ends on the day the next begins is no overlap."""
    by_office: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for row in rows:
        by_office.setdefault((row["office"].lower(), row["of"].lower()), []).append(row)
    for held in by_office.values():
        for a, b in combinations(held, 2):
            if a["person"] != b["person"] and _bounds(a)[0] < _bounds(b)[1] and _bounds(b)[0] < _bounds(a)[1]:
                what = f"{a['office']} of {a['of']}: {a['person']} and {b['person']} at the same time"
                raise InputError(f"{path}: {what}", advice="Say since and until of both; terms must not overlap")


def _bounds(row: Mapping[str, Any]) -> tuple[str, str]:
    return row["since"] or ALWAYS[0], row["until"] or ALWAYS[1]
