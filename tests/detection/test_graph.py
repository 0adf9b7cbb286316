"""The stance detector's graph, written from made weights and run."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnxruntime
import pytest
from detection.inputs import CONTENT, CONTEXT, CUE, MOST_PIECES, PARTS, SOURCE

pytest.importorskip("onnx", reason="the extra `train` is not there")
detector_graph = pytest.importorskip("detection.graph").detector_graph
LAYERS = pytest.importorskip("onrecord.adapting.graph").LAYERS

WIDTH, INNER = 24, 48
Arrays = dict[str, np.ndarray]


def linear(rng: np.random.Generator, name: str, rows: int, columns: int) -> Arrays:
    weight = rng.normal(0, 0.2, (columns, rows)).astype(np.float32)
    return {f"{name}.weight": weight, f"{name}.bias": rng.normal(0, 0.2, columns).astype(np.float32)}


def norm(name: str) -> Arrays:
    return {f"{name}.weight": np.ones(WIDTH, np.float32), f"{name}.bias": np.zeros(WIDTH, np.float32)}


def layer(rng: np.random.Generator, name: str) -> Arrays:
    parts = [linear(rng, f"{name}.attention.self.{part}", WIDTH, WIDTH) for part in ("query", "key", "value")]
    rest = [
        linear(rng, f"{name}.attention.output.dense", WIDTH, WIDTH), norm(f"{name}.attention.output.LayerNorm"),
        linear(rng, f"{name}.intermediate.dense", WIDTH, INNER), linear(rng, f"{name}.output.dense", INNER, WIDTH),
        norm(f"{name}.output.LayerNorm"),
    ]  # fmt: skip
    return {key: value for one in (*parts, *rest) for key, value in one.items()}


def made_weights(seed: int = 0) -> Arrays:
    rng, table = np.random.default_rng(seed), "bert.embeddings"
    tables = {"part": PARTS, f"{table}.position_embeddings": 512, f"{table}.token_type_embeddings": 2}
    found = {f"{name}.weight": rng.normal(0, 1, (rows, WIDTH)).astype(np.float32) for name, rows in tables.items()}
    found |= norm(f"{table}.LayerNorm")
    for number in range(LAYERS):
        found |= layer(rng, f"bert.encoder.layer.{number}")
    heads = {"mix": (3 * WIDTH, WIDTH), "side": (WIDTH, 4), "cond": (WIDTH, 1), "cue": (WIDTH, 1), "span": (WIDTH, 3)}
    for name, (rows, columns) in heads.items():
        found |= linear(rng, name, rows, columns)
    return found


def run(weights: Arrays, parts: list[int]) -> dict[str, Any]:
    session = onnxruntime.InferenceSession(detector_graph(weights).SerializeToString())
    vectors = np.random.default_rng(1).normal(0, 1, (1, len(parts), WIDTH)).astype(np.float32)
    names = [output.name for output in session.get_outputs()]
    return dict(zip(names, session.run(None, {"vectors": vectors, "parts": np.array([parts])}), strict=True))


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param([0, CONTENT, 0], id="a content of one piece"),
        pytest.param([0, 1, 1, 0, SOURCE, CUE, CONTENT, CONTENT, CONTEXT, 0], id="all parts"),
        pytest.param([0] * 3, id="no content at all"),
        pytest.param([CONTENT] * MOST_PIECES, id="as many pieces as are ever shown"),
    ],
)
def test_scores_have_their_shapes(parts: list[int]) -> None:
    scores = run(made_weights(), parts)
    shapes = {name: value.shape for name, value in scores.items()}
    assert shapes == {"sides": (4,), "conditional": (1,), "cue": (len(parts),), "condition": (len(parts), 3)}
    assert all(np.isfinite(value).all() for value in scores.values())


def test_the_same_weights_give_the_same_bytes() -> None:
    first, second = (detector_graph(made_weights()).SerializeToString() for _ in range(2))
    assert first == second


def only_pooled(pooled: int) -> Arrays:
    """Weights in which every state is its embedding alone, and sides see one of first piece, content and frame."""
    weights = made_weights()
    for name in weights:
        if name.endswith(("attention.output.dense.weight", "output.dense.weight", "dense.bias", "mix.bias")):
            weights[name] = np.zeros_like(weights[name])
    mix = np.zeros((WIDTH, 3 * WIDTH), np.float32)
    mix[:, pooled * WIDTH : (pooled + 1) * WIDTH] = np.eye(WIDTH)
    return weights | {"mix.weight": mix}


def embedded(weights: Arrays, parts: list[int]) -> np.ndarray:
    """[pieces, width] the normalised embeddings."""
    table = "bert.embeddings"
    vectors = np.random.default_rng(1).normal(0, 1, (1, len(parts), WIDTH)).astype(np.float32)[0]
    places = weights[f"{table}.position_embeddings.weight"][: len(parts)]
    x = vectors + weights["part.weight"][parts] + places + weights[f"{table}.token_type_embeddings.weight"][0]
    return (x - x.mean(1, keepdims=True)) / x.std(1, keepdims=True)


PARTS_SHOWN = [0, SOURCE, CUE, CONTENT, CONTENT, CONTEXT, 0]


@pytest.mark.parametrize(
    ("pooled", "pieces"), [(0, [0]), (1, [3, 4]), (2, [1, 2])], ids=["the first piece", "the content", "source and cue"]
)
def test_sides_see_the_mean_of(pooled: int, pieces: list[int]) -> None:
    weights = only_pooled(pooled)
    mixed = np.tanh(embedded(weights, PARTS_SHOWN)[pieces].mean(0))
    wanted = weights["side.weight"] @ mixed + weights["side.bias"]
    assert run(weights, PARTS_SHOWN)["sides"] == pytest.approx(wanted, abs=0.05)
