from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from onrecord.reading.attribution.decoding import Crf, best_tags, stack, tag_chances, tagged_runs

BARRED = -10_000.0
STEPS = np.array([[0.2, -0.1, BARRED], [0.0, 0.1, 0.5], [0.3, 0.0, 0.4]], dtype=np.float32)
CUES = Crf(np.array([0.1, 0.0, BARRED], dtype=np.float32), STEPS)
SCORES = hnp.arrays(np.float32, st.tuples(st.integers(1, 5), st.just(3)), elements=st.floats(-4, 4, width=32))


def path_score(scores, path):
    steps = sum(CUES.steps[a, b] for a, b in pairwise(path))
    return CUES.start[path[0]] + steps + sum(scores[i, tag] for i, tag in enumerate(path))


@settings(max_examples=40, deadline=None)
@given(st.lists(SCORES, min_size=1, max_size=3))
def test_best_tags_are_the_best_of_all_paths(rows):
    tags = best_tags(*stack(rows), crf=CUES)
    for row, line in zip(rows, tags, strict=True):
        best = max(path_score(row, p) for p in product(range(3), repeat=len(row)))
        assert path_score(row, line[: len(row)].tolist()) == pytest.approx(best, abs=1e-3)
        assert not line[len(row) :].any()


@settings(max_examples=40, deadline=None)
@given(st.lists(SCORES, min_size=1, max_size=3))
def test_chances_are_the_sums_over_all_paths(rows):
    chances = tag_chances(*stack(rows), crf=CUES)
    for row, line in zip(rows, chances, strict=True):
        wanted = np.zeros_like(row)
        for path in product(range(3), repeat=len(row)):
            wanted[np.arange(len(row)), list(path)] += np.exp(path_score(row, path))
        assert line[: len(row)] == pytest.approx(wanted / wanted.sum(1, keepdims=True), abs=1e-3)
        assert not line[len(row) :].any()


RUNS = {
    "nothing": ([0, 0, 0], []),
    "one run": ([0, 1, 2, 2, 0], [(1, 4)]),
    "two runs side by side": ([1, 2, 1, 2], [(0, 2), (2, 4)]),
    "runs apart": ([1, 0, 1], [(0, 1), (2, 3)]),
    "another kind is left out": ([3, 4, 1], [(2, 3)]),
}


@pytest.mark.parametrize(("tags", "wanted"), RUNS.values(), ids=RUNS.keys())
def test_tagged_runs(tags, wanted):
    assert tagged_runs(np.array(tags), 1, 2) == wanted
