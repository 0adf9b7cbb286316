"""What collating and deciding keep from one build to the next, beside the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path

from onrecord.store.connection import opened, transaction
from onrecord.store.rows import insert_rows

PROGRAM = "kept"
MARK_BYTES = 16


def load_kept(path: Path, program: str) -> dict[bytes, bytes]:
    """What this ``program`` kept, by key; nothing of what another one kept. Raises RecordError."""
    with opened(path) as connection:
        made_by = connection.execute("SELECT value FROM meta WHERE key = ?", (PROGRAM,)).fetchone()
        same = made_by is not None and made_by[0] == program
        return dict(connection.execute("SELECT key, body FROM kept")) if same else {}


def save_kept(path: Path, program: str, *, made: Mapping[bytes, bytes], used: Iterable[bytes]) -> None:
    """Keep what was made, and of what was there only what was used. Raises RecordError."""
    with transaction(path) as connection:
        known = {row[0] for row in connection.execute("SELECT key FROM kept")}
        connection.executemany("DELETE FROM kept WHERE key = ?", [(key,) for key in sorted(known - set(used))])
        insert_rows(connection, "kept", ("key", "body"), sorted(made.items()), verb="INSERT OR REPLACE")
        insert_rows(connection, "meta", ("key", "value"), [(PROGRAM, program)], verb="INSERT OR REPLACE")


def load_marks(path: Path) -> dict[str, bytes]:
    """What tells the raw reading of each article, by article id. Raises RecordError."""
    with opened(path) as connection:
        found = connection.execute("SELECT article, raw FROM readings")
        return {article: blake2b(raw, digest_size=MARK_BYTES).digest() for article, raw in found}
