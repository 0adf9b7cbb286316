"""Which program this is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError

import pytest

from onrecord.pipeline import program as door


def test_it_is_the_same_each_time() -> None:
    door.program.cache_clear()
    first = door.program()
    door.program.cache_clear()
    assert door.program() == first


def test_fewer_rooms_are_another_one(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = door.program()
    door.program.cache_clear()
    try:
        monkeypatch.setattr(door, "ROOMS", door.ROOMS[:-1])
        assert door.program() != whole
    finally:
        door.program.cache_clear()


def test_a_library_that_is_not_there_has_a_name_and_no_version() -> None:
    assert door.release("nothing-of-this-name") == ("nothing-of-this-name",)


def test_a_library_installed_under_another_name_is_told_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        if name != "onnxruntime-gpu":
            raise PackageNotFoundError(name)
        return "1.2.3"

    monkeypatch.setattr(door, "version", version)
    monkeypatch.setattr(door, "packages_distributions", lambda: {"onnxruntime": ["onnxruntime-gpu"]})
    assert door.release("onnxruntime") == ("onnxruntime", "onnxruntime-gpu 1.2.3")
