"""What every engine keeps beside its contract in test_families.py."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from onrecord.engines import ENGINES
from onrecord.engines.engine import Engine
from onrecord.engines.processes import AHEAD, run_processes
from onrecord.errors import OnRecordError

each_engine = pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)


@each_engine
def test_no_items_give_no_results(engine: Engine) -> None:
    assert list(engine.run(abs, [], workers=1)) == []


@each_engine
def test_what_the_work_raises_is_raised_here(engine: Engine) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        list(engine.run(int, ["one"], workers=1))


@each_engine
def test_items_are_taken_as_they_are_needed(engine: Engine) -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield -number

    results = engine.run(abs, items(), workers=1)
    assert next(results) == 0
    assert len(taken) <= AHEAD + 2
    results.close() if hasattr(results, "close") else None


def test_a_worker_that_dies_is_said() -> None:
    with pytest.raises(OnRecordError, match="--engine serial"):
        list(run_processes(os._exit, [1], workers=1))
