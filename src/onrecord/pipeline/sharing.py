"""What single articles give collation, made in several processes before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.collation.foreseeing import Batch, foresee, is_foreseen
from onrecord.engines.engine import Engine
from onrecord.engines.serial import run_serial
from onrecord.keeping import Shelf
from onrecord.model import Reading

FEWEST = 200
BATCH = 25


def foreseen(shelf: Shelf, readings: Sequence[Reading], *, engine: Engine, workers: int) -> dict[bytes, bytes]:
    """What the open ``shelf`` lacks of articles that are new to it; nothing where they are too few to share."""
    if engine.run is run_serial or len(readings) < FEWEST:
        return {}
    new = [reading for reading in readings if not is_foreseen(reading)]
    if len(new) < FEWEST:
        return {}
    made: dict[bytes, bytes] = {}
    for part in engine.run(foresee, _batches(shelf, new), workers=workers):
        made |= part
    return made


def _batches(shelf: Shelf, readings: Sequence[Reading]) -> Iterator[Batch]:
    for start in range(0, len(readings), BATCH):
        batch = readings[start : start + BATCH]
        yield batch, {r.article.id: shelf.marks[r.article.id] for r in batch if r.article.id in shelf.marks}
