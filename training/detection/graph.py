"""The stance detector as an ONNX graph: the encoder's layers over word vectors that are given, and its four heads.

``weights`` maps the names of a checkpoint of ``training/detector.py`` to float arrays.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from onnx import TensorProto

from detection.inputs import CONTENT, CUE, MOST_PIECES, PARTS, SOURCE
from onrecord.adapting.graph import BERT_EPSILON, LAYERS, Graph, Shape, Weights, encoder_layer

EMBEDDINGS = "bert.embeddings"


def detector_graph(weights: Weights) -> Any:
    """The model from vectors [1, pieces, width] and parts [1, pieces] to the scores of one statement.

    ``sides`` [4] are logits of: not relevant, for, no side taken, against; ``conditional`` [1] is a logit; ``cue``
    [pieces] logits that a piece tells the position, ``condition`` [pieces, 3] those that a condition is not there,
    begins or goes on.
    """
    graph = Graph(weights)
    x = _embedded(graph)
    for number in range(LAYERS):
        x = encoder_layer(graph, x, f"bert.encoder.layer.{number}")
    states = graph.op("Squeeze", x, graph.ints(0))
    mixed = graph.op("Tanh", graph.linear(_pooled(graph, states), "mix"))
    graph.name(graph.op("Squeeze", graph.linear(mixed, "side"), graph.ints(0)), "sides")
    graph.name(graph.op("Squeeze", graph.linear(mixed, "cond"), graph.ints(0)), "conditional")
    graph.name(graph.op("Squeeze", graph.linear(states, "cue"), graph.ints(1)), "cue")
    graph.name(graph.linear(states, "span"), "condition")
    width = len(weights[f"{EMBEDDINGS}.LayerNorm.bias"])
    ends: dict[str, Shape] = {
        "vectors": (TensorProto.FLOAT, [1, "pieces", width]), "parts": (TensorProto.INT64, [1, "pieces"]),
    }  # fmt: skip
    scores: dict[str, Shape] = {
        "sides": (TensorProto.FLOAT, [4]), "conditional": (TensorProto.FLOAT, [1]),
        "cue": (TensorProto.FLOAT, ["pieces"]), "condition": (TensorProto.FLOAT, ["pieces", 3]),
    }  # fmt: skip
    return graph.model(ends, scores)


def _embedded(graph: Graph) -> str:
    """The given word vectors with those of part and place, normalised."""
    x = graph.op("Add", "vectors", graph.op("Gather", graph.table("part.weight"), "parts"))
    types = graph.weights[f"{EMBEDDINGS}.token_type_embeddings.weight"][0]
    places = graph.constant(graph.weights[f"{EMBEDDINGS}.position_embeddings.weight"][:MOST_PIECES] + types)
    length = graph.op("Shape", "parts", start=1, end=2)
    x = graph.op("Add", x, graph.op("Slice", places, graph.ints(0), length, graph.ints(0)))
    return graph.norm(x, f"{EMBEDDINGS}.LayerNorm", BERT_EPSILON)


def _pooled(graph: Graph, states: str) -> str:
    """[1, 3 widths]: the first piece, the mean of the content's pieces, the mean of the source's and the cue's."""
    first = graph.op("Slice", states, graph.ints(0), graph.ints(1), graph.ints(0))
    content = _mean(graph, states, (CONTENT,))
    frame = _mean(graph, states, (SOURCE, CUE))
    return graph.op("Concat", first, content, frame, axis=1)


def _mean(graph: Graph, states: str, parts: tuple[int, ...]) -> str:
    """[1, width] the mean state of the pieces of some parts, 0 where there is none."""
    table = np.zeros(PARTS, dtype=np.float32)
    table[list(parts)] = 1
    chosen = graph.op("Gather", graph.constant(table), "parts")
    number = graph.op("ReduceSum", chosen, graph.ints(1), keepdims=1)
    number = graph.op("Max", number, graph.constant(np.ones((1, 1), dtype=np.float32)))
    return graph.op("Div", graph.op("MatMul", chosen, states), number)
