"""A build killed at any moment leaves a record that opens, and the next build gives what an unbroken one gives."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.pipeline.stand_ins import stand_in, write_articles
from tests.pipeline.test_building import exported

from onrecord.pipeline import build, building

MOMENTS = [1, 3, 7, 20, 45, 60, 80, 100, 130, 160, 190, 220]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch)
    monkeypatch.setattr(building, "BATCH", 2)


def dies_at(moment: int) -> Callable[..., sqlite3.Connection]:
    """A ``sqlite3.connect`` whose connections kill this process as the given SQL statement of the process begins."""
    real, count = sqlite3.connect, iter(range(1, 1_000_000))

    def connect(*arguments: object, **known: object) -> sqlite3.Connection:
        connection = real(*arguments, **known)
        connection.set_trace_callback(lambda _: os.kill(os.getpid(), signal.SIGKILL) if next(count) == moment else None)
        return connection

    return connect


def killed_build(news: Path, path: Path, moment: int) -> bool:
    """Build in another process that dies; whether it did before the end."""
    child = os.fork()
    if child == 0:
        sqlite3.connect = dies_at(moment)
        try:
            build([news], path)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.filterwarnings("ignore:This process")
@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at(moment: int, tmp_path: Path) -> None:
    news, path = write_articles(tmp_path / "news", count=6), tmp_path / "record.db"
    whole = exported(build([news], tmp_path / "whole.db"))
    assert killed_build(news, path, moment)
    if path.exists():
        with sqlite3.connect(path) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert exported(build([news], path)) == whole
