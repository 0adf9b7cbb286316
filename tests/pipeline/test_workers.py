"""The real readers in this process and in two others give the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.pipeline.test_building import exported

from onrecord.examples import example_path
from onrecord.pipeline import build, sharing


def test_one_or_two_workers_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "FEWEST", 2)
    articles = sorted((example_path() / "articles").glob("*.txt"))[:2]
    serial = exported(build(articles, tmp_path / "serial.db"))
    processes = build(list(reversed(articles)), tmp_path / "processes.db", engine="processes", workers=2)
    assert exported(processes) == serial
    assert '"type": "statement"' in serial
