"""A record made by hand, and a way to call the command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.web.sample import sample
from typer.testing import CliRunner, Result

from onrecord import store
from onrecord.cli import COMMANDS
from onrecord.cli.application import application

Call = Callable[..., Result]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Calls ``onrecord`` in a folder of its own; the result holds both outputs and the exit code."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_RECORD", raising=False)
    return lambda *words: CliRunner().invoke(application(COMMANDS), [str(word) for word in words])


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """The sample as a record file, where commands look for it."""
    path = tmp_path / "record.db"
    store.save_record(path, sample())
    return path
