"""Which program this is."""

from __future__ import annotations

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
