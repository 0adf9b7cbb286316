"""Write a checkpoint of the stance detector as the files of the package: the int8 ONNX graph and its manifest.

    python training/export_detector.py --checkpoint runs/stance/epoch3.pt --settings stance_settings.json \
        --out training/detection/weights

The word vectors stay in the attribution reader's file; the manifest tells at which bytes.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from detection.detector import read_vectors
from detection.graph import detector_graph
from onnx import numpy_helper

from onrecord.reading.attribution.encoder import WEIGHTS as READER

READER_FILES = ("encoder.onnx", "tokenizer.json")
GRAPH, MANIFEST = "detector.onnx", "manifest.json"
WORD_VECTORS = "bert.embeddings.word_embeddings.weight"


def read_checkpoint(path: Path):
    """The weights of a checkpoint of ``detector.py`` as float arrays by name."""
    weights = torch.load(path, map_location="cpu", weights_only=True)["model"]
    return {name: value.float().numpy() for name, value in weights.items()}


def find_vectors(encoder: bytes):
    """Where the word vectors lie in an encoder's file: byte offsets of ``matrix`` (int8 [pieces, width]) and ``scales``
    (float32 [pieces, 1]), and both sizes.

    Raises ValueError when the file holds none, or the same bytes twice.
    """
    tensors = [numpy_helper.to_array(tensor) for tensor in onnx.load_from_string(encoder).graph.initializer]
    matrix = max((tensor for tensor in tensors if tensor.dtype == np.int8), key=lambda tensor: tensor.size)
    pieces, width = matrix.shape
    scales = [tensor for tensor in tensors if tensor.dtype == np.float32 and tensor.shape == (pieces, 1)]
    if len(scales) != 1:
        raise ValueError(f"one scale a piece for {pieces} pieces was looked for, {len(scales)} tables found")
    return {"matrix": _offset(encoder, matrix), "scales": _offset(encoder, scales[0]), "pieces": pieces, "width": width}


def _offset(body: bytes, tensor: np.ndarray) -> int:
    raw = tensor.astype(tensor.dtype.newbyteorder("<")).tobytes()
    if body.count(raw) != 1:
        raise ValueError(f"a table of shape {tensor.shape} stands {body.count(raw)} times in the encoder's file")
    return body.index(raw)


def check_vectors(encoder: bytes, at, trained: np.ndarray):
    """Raise ValueError when the word vectors of an encoder's file are not those that the detector was trained over, but
    for what int8 rounds off.
    """
    vectors = read_vectors(encoder, at)
    if np.abs(vectors.of(range(at["pieces"]))[0] - trained).max() > vectors.scales.max():
        raise ValueError("the checkpoint was trained over other word vectors than the reader's")


def export(weights, settings, reader: Path, out: Path):
    """Write ``detector.onnx`` and ``manifest.json``, as ``detection.detector`` reads them, for the
    reader's files in the folder ``reader``.
    """
    graph = detector_graph(weights).SerializeToString(deterministic=True)
    files = {name: (reader / name).read_bytes() for name in READER_FILES}
    vectors = find_vectors(files["encoder.onnx"])
    check_vectors(files["encoder.onnx"], vectors, weights[WORD_VECTORS])
    manifest = {
        "sha256": {GRAPH: _sha256(graph)},
        "reader": {name: _sha256(body) for name, body in files.items()},
        "vectors": vectors,
        "settings": settings,
    }
    out.mkdir(parents=True, exist_ok=True)
    (out / GRAPH).write_bytes(graph)
    (out / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--settings", type=Path, required=True, help="JSON of the measured settings")
    parser.add_argument("--reader", type=Path, default=READER, help="folder of the attribution reader's weights")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    settings = json.loads(args.settings.read_text(encoding="utf-8"))
    export(read_checkpoint(args.checkpoint), settings, args.reader, args.out)


if __name__ == "__main__":
    main()
