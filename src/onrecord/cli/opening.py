"""Opening a record for a command, with a word about one that a build left unfinished."""

from __future__ import annotations

from pathlib import Path

from onrecord import store
from onrecord.cli.terminal import say
from onrecord.model import Record


def open_record(path: Path) -> Record:
    """The record in a file. Raises RecordError."""
    record = store.load_record(path)
    if "unfinished" in record.notes:
        say(f"onrecord: {record.notes['unfinished']}")
    return record
