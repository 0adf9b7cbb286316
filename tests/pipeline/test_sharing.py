"""What single articles give is shared out where there are enough of them, and to more than this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from tests.test_keeping import marks, story

from onrecord.engines import ENGINES, Engine
from onrecord.keeping import Shelf, keeping
from onrecord.pipeline import sharing
from onrecord.pipeline.sharing import foreseen

SERIAL = ENGINES[0]
NEW = [story(at, outlet, 1) for at in range(3) for outlet in (1, 2)]


def run(work: Callable[[Any], Any], items: Iterable[Any], *, workers: int = 2) -> Iterator[Any]:
    return map(work, items)


SHARED = Engine("shared", run)


@pytest.mark.parametrize(
    ("engine", "fewest", "made"),
    [(SERIAL, 1, False), (SHARED, len(NEW) + 1, False), (SHARED, len(NEW), True)],
    ids=["one process has nobody to share with", "few are not worth sharing", "many are shared out"],
)
def test_what_is_shared(engine: Engine, fewest: int, made: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "FEWEST", fewest)
    monkeypatch.setattr(sharing, "BATCH", 4)
    with keeping(Shelf(marks=marks(NEW))) as shelf:
        assert bool(foreseen(shelf, NEW, engine=engine, workers=2)) is made


def test_what_is_there_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "FEWEST", 1)
    with keeping(Shelf(marks=marks(NEW))) as empty:
        known = foreseen(empty, NEW, engine=SHARED, workers=2)
    with keeping(Shelf(known=known, marks=marks(NEW))) as full:
        assert foreseen(full, NEW, engine=SHARED, workers=2) == {}
