"""Named arrays in a file, and the cue taggers made from them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from onrecord.reading.attribution.heads import cue_head, read_arrays, write_arrays


def arrays() -> dict[str, np.ndarray]:
    return {"cue.weight": np.eye(3, 4, dtype=np.float32), "cue.bias": np.array([0, 1, 2], dtype=np.float32)}


def test_what_is_written_is_read_and_gives_the_same_bytes(tmp_path: Path) -> None:
    for name, given in (("a", arrays()), ("b", dict(reversed(arrays().items())))):
        write_arrays(tmp_path / name, given)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    found = read_arrays((tmp_path / "a").read_bytes())
    assert all(np.array_equal(found[name], value) for name, value in arrays().items())


def test_scores_are_linear_in_the_states() -> None:
    states = np.array([[1, 2, 3, 4], [0, 0, 0, 0]], dtype=np.float32)
    assert cue_head(arrays(), "cue").scores(states).tolist() == [[1, 3, 5], [0, 1, 2]]


def test_a_head_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="inner"):
        cue_head(arrays(), "inner")
