"""Trained networks as they are stored: a folder with a manifest that names every file's SHA-256, and sessions over
them.

One thread each, so that the same text gives the same numbers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import onnxruntime
from tokenizers import Tokenizer

from onrecord.errors import OnRecordError

MANIFEST = "manifest.json"


def load_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a folder of weights. Raises OnRecordError when there is none."""
    path = folder / MANIFEST
    if not path.is_file():
        raise OnRecordError(f"{path} is missing", advice="Reinstall onrecord.")
    manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return manifest


def load_files(folder: Path, hashes: Mapping[str, str]) -> dict[str, bytes]:
    """The bytes of the files of a folder, by name, that ``hashes`` names with their SHA-256.

    Raises OnRecordError when one is missing or is another file.
    """
    return {name: _checked(folder / name, digest) for name, digest in sorted(hashes.items())}


def _checked(path: Path, digest: str) -> bytes:
    body = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(body).hexdigest() != digest:
        raise OnRecordError(f"{path} is missing or is not the file its manifest names", advice="Reinstall onrecord.")
    return body


def tokenizer_of(body: bytes) -> Tokenizer:
    """The tokenizer in the bytes of a ``tokenizer.json``; it neither cuts off nor fills up."""
    tokenizer = Tokenizer.from_str(body.decode("utf-8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def session_of(body: bytes) -> Any:
    """A session of one thread over the bytes of an ONNX file."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # windows differ in length, and a plan of memory is kept for every length: 50 MB for nothing
    options.enable_mem_pattern = False
    # the fused operator sums row by row without vectors: several times slower than the two it replaces
    return onnxruntime.InferenceSession(
        body, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )
