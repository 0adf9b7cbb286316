"""The network as ONNX graphs, written operator by operator from the weights of a checkpoint.

An exporter's graph has to be recognised and fused again by the runtime; here the fused and int8 operators of
onnxruntime (domain ``com.microsoft``) are named outright. Matrix products hold int8 weights with one scale a column
and quantise what comes in as they run. Add and LayerNormalization stay apart: the runtime's operator for both is
several times slower on a CPU, so the reader loads the files with that fusion off.

``weights`` maps the names of the checkpoint (``bert.encoder.layer.0...``, ``roles.word.weight``) to float arrays.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
from onnx import TensorProto, helper, numpy_helper

Floats = npt.NDArray[np.float32]
Weights = Mapping[str, Floats]
Shape = tuple[int, list[int | str]]

OPSET, IR = 17, 8
MICROSOFT = "com.microsoft"
LAYERS, HEADS = 6, 12
ROLE_HEADS, DISTANCES, FARTHEST = 4, 32, 512
BERT_EPSILON, EPSILON = 1e-12, 1e-5


class Graph:
    """A graph as it grows; each method adds operators and gives the name of what comes out of them."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._nodes: list[Any] = []
        self._tensors: list[Any] = []

    def op(self, kind: str, *inputs: str, domain: str = "", **settings: Any) -> str:
        """One operator with one output."""
        return self.ops(kind, *inputs, count=1, domain=domain, **settings)[0]

    def ops(self, kind: str, *inputs: str, count: int, domain: str = "", **settings: Any) -> list[str]:
        """One operator with ``count`` outputs."""
        names = [f"v{len(self._nodes)}_{number}" for number in range(count)]
        self._nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **settings))
        return names

    def constant(self, values: npt.ArrayLike) -> str:
        """A tensor kept in the file."""
        name = f"w{len(self._tensors)}"
        self._tensors.append(numpy_helper.from_array(np.array(values, order="C"), name))
        return name

    def ints(self, *values: int) -> str:
        """A constant vector of integers."""
        return self.constant(np.array(values, dtype=np.int64))

    def whole(self, value: int) -> str:
        """A constant integer."""
        return self.constant(np.array(value, dtype=np.int64))

    def table(self, name: str) -> str:
        """The weight of that name as a constant."""
        return self.constant(self.weights[name])

    def linear(self, x: str, name: str) -> str:
        """``x`` times the weight of ``name`` in int8, and its bias."""
        matrix, scales = int8_columns(self.weights[f"{name}.weight"].T)
        inputs = x, self.constant(matrix), self.constant(scales), "", self.table(f"{name}.bias")
        return self.op("DynamicQuantizeMatMul", *inputs, domain=MICROSOFT)

    def norm(self, x: str, name: str, epsilon: float) -> str:
        """Layer normalisation."""
        inputs = x, self.table(f"{name}.weight"), self.table(f"{name}.bias")
        return self.op("LayerNormalization", *inputs, axis=-1, epsilon=epsilon)

    def gelu(self, x: str) -> str:
        """The Gaussian error linear unit."""
        return self.op("Gelu", x, domain=MICROSOFT)

    def attention(self, x: str, projections: list[tuple[Floats, Floats]], heads: int) -> str:
        """Self-attention over ``x``; ``projections`` are weight [width, width] and bias of query, key and value."""
        quantised, scale, zero = self.ops("DynamicQuantizeLinear", x, count=3)
        parts = []
        for weight, _ in projections:
            matrix, scales = int8_columns(weight.T)
            inputs = quantised, self.constant(matrix), scale, self.constant(scales), zero
            parts.append(self.op("MatMulIntegerToFloat", *inputs, domain=MICROSOFT))
        bias = self.constant(np.concatenate([bias for _, bias in projections]))
        return self.op("MultiHeadAttention", *parts, bias, domain=MICROSOFT, num_heads=heads)

    def name(self, value: str, name: str) -> None:
        """Give an output of the graph its name."""
        self._nodes.append(helper.make_node("Identity", [value], [name]))

    def model(self, inputs: Mapping[str, Shape], outputs: Mapping[str, Shape]) -> Any:
        """The finished ModelProto; inputs and outputs are (element type, shape) by name."""
        ends = [
            [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in side.items()]
            for side in (inputs, outputs)
        ]
        domains = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
        graph = helper.make_graph(self._nodes, "onrecord", *ends, self._tensors)
        return helper.make_model(graph, opset_imports=domains, ir_version=IR)


def int8_columns(matrix: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """(int8 matrix, scales [columns]) of a matrix [rows, columns]: symmetric, one scale a column."""
    scales = np.maximum(np.abs(matrix).max(0), 1e-12) / 127
    return np.clip(np.rint(matrix / scales), -127, 127).astype(np.int8), scales.astype(np.float32)


def encoder_graph(weights: Weights) -> Any:
    """The model from ids, shapes, quotes [1, pieces] and firsts [words] to states [words, width]."""
    graph = Graph(weights)
    x = _embedded(graph)
    for number in range(LAYERS):
        x = encoder_layer(graph, x, f"bert.encoder.layer.{number}")
    graph.name(graph.op("Gather", graph.op("Squeeze", x, graph.ints(0)), "firsts", axis=0), "states")
    columns: dict[str, Shape] = {name: (TensorProto.INT64, [1, "pieces"]) for name in ("ids", "shapes", "quotes")}
    width = len(weights["bert.embeddings.LayerNorm.bias"])
    return graph.model(
        columns | {"firsts": (TensorProto.INT64, ["words"])}, {"states": (TensorProto.FLOAT, ["words", width])}
    )


def _embedded(graph: Graph) -> str:
    """The sum of a piece's embeddings, normalised; the table of pieces is kept in int8 with one scale a piece."""
    table = "bert.embeddings"
    matrix, scales = int8_columns(graph.weights[f"{table}.word_embeddings.weight"].T)
    rows = graph.op("Cast", graph.op("Gather", graph.constant(matrix.T), "ids"), to=TensorProto.FLOAT)
    x = graph.op("Mul", rows, graph.op("Gather", graph.constant(scales[:, None]), "ids"))
    for name, column in (("shape", "shapes"), ("quote", "quotes")):
        x = graph.op("Add", x, graph.op("Gather", graph.table(f"{name}.weight"), column))
    types = graph.weights[f"{table}.token_type_embeddings.weight"][0]
    places = graph.constant(graph.weights[f"{table}.position_embeddings.weight"] + types)
    length = graph.op("Shape", "ids", start=1, end=2)
    x = graph.op("Add", x, graph.op("Slice", places, graph.ints(0), length, graph.ints(0)))
    return graph.norm(x, f"{table}.LayerNorm", BERT_EPSILON)


def encoder_layer(graph: Graph, x: str, name: str) -> str:
    """One layer of BERT (Devlin et al., 2019)."""
    parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
    projections = [(graph.weights[f"{part}.weight"], graph.weights[f"{part}.bias"]) for part in parts]
    seen = graph.linear(graph.attention(x, projections, HEADS), f"{name}.attention.output.dense")
    x = graph.norm(graph.op("Add", seen, x), f"{name}.attention.output.LayerNorm", BERT_EPSILON)
    down = graph.linear(graph.gelu(graph.linear(x, f"{name}.intermediate.dense")), f"{name}.output.dense")
    return graph.norm(graph.op("Add", down, x), f"{name}.output.LayerNorm", BERT_EPSILON)


def roles_graph(weights: Weights) -> Any:
    """The model from states [words, width] and firsts, lasts [cues] to role scores [cues, words, tags]."""
    graph = Graph(weights)
    words = graph.op("Unsqueeze", graph.linear("states", "roles.word"), graph.ints(0))
    edges = [graph.op("Gather", "states", end, axis=0) for end in ("firsts", "lasts")]
    cues = graph.op("Unsqueeze", graph.linear(graph.op("Concat", *edges, axis=1), "roles.cue"), graph.ints(1))
    narrow = len(weights["roles.word.bias"])
    scale, shift = graph.ops("Split", cues, graph.ints(narrow, narrow), count=2, axis=2)
    x = graph.op("Mul", words, graph.op("Add", scale, graph.constant(np.ones(1, dtype=np.float32))))
    places = graph.op("Gather", graph.table("roles.place.weight"), _distances(graph))
    x = _role_layer(graph, graph.op("Add", graph.op("Add", x, shift), places), "roles.layer")
    graph.name(graph.linear(graph.norm(x, "roles.norm", EPSILON), "roles.tag"), "scores")
    width, tags = weights["roles.word.weight"].shape[1], len(weights["roles.tag.bias"])
    ends: dict[str, Shape] = {name: (TensorProto.INT64, ["cues"]) for name in ("firsts", "lasts")}
    return graph.model(
        {"states": (TensorProto.FLOAT, ["words", width])} | ends,
        {"scores": (TensorProto.FLOAT, ["cues", "words", tags])},
    )


def _role_layer(graph: Graph, x: str, name: str) -> str:
    """One transformer layer that normalises before, as the role tagger has it."""
    weight, bias = graph.weights[f"{name}.qkv.weight"], graph.weights[f"{name}.qkv.bias"]
    projections = list(zip(np.split(weight, 3), np.split(bias, 3), strict=True))
    seen = graph.attention(graph.norm(x, f"{name}.norm1", EPSILON), projections, ROLE_HEADS)
    x = graph.op("Add", x, graph.linear(seen, f"{name}.out"))
    up = graph.linear(graph.norm(x, f"{name}.norm2", EPSILON), f"{name}.up")
    return graph.op("Add", x, graph.linear(graph.gelu(up), f"{name}.down"))


def _distances(graph: Graph) -> str:
    """[cues, words] the bucket of each word's distance from each cue, left of it below ``DISTANCES``."""
    length = graph.op("Squeeze", graph.op("Shape", "states", start=0, end=1), graph.ints(0))
    at = graph.op("Unsqueeze", graph.op("Range", graph.whole(0), length, graph.whole(1)), graph.ints(0))
    firsts, lasts = (graph.op("Unsqueeze", end, graph.ints(1)) for end in ("firsts", "lasts"))
    buckets = graph.constant(distance_buckets())
    right, left = (
        graph.op("Gather", buckets, graph.op("Clip", graph.op("Sub", *pair), graph.whole(0), graph.whole(FARTHEST - 1)))
        for pair in ((at, lasts), (firsts, at))
    )
    return graph.op("Sub", graph.op("Add", right, graph.whole(DISTANCES)), left)


def distance_buckets() -> npt.NDArray[np.int64]:
    """The bucket of each distance below ``FARTHEST``: exact to 8, then logarithmic, in single precision as trained."""
    distance = np.arange(FARTHEST)
    logs = np.log(np.maximum(distance, 8).astype(np.float32) / np.float32(8)) * np.float32(6)
    return np.minimum(np.where(distance <= 8, distance, 8 + logs.astype(np.int64)), DISTANCES)
