"""A folder of weights with other heads: the files that the attribution reader loads."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.adapting.graph import roles_graph
from onrecord.reading.attribution.heads import write_arrays

ENCODER_FILES = ("encoder.onnx", "tokenizer.json")
HEADS, ROLES, MANIFEST = "heads.npz", "roles.onnx", "manifest.json"
FORBIDDEN = -10_000.0


def write_heads(weights: Mapping[str, np.ndarray], folder: Path) -> None:
    """Write ``heads.npz`` (every weight of the heads as float32) and ``roles.onnx`` (the role tagger, int8)."""
    write_arrays(folder / HEADS, weights)
    (folder / ROLES).write_bytes(roles_graph(weights).SerializeToString())


def write_manifest(weights: Mapping[str, np.ndarray], settings: Mapping[str, Any], folder: Path, **more: str) -> None:
    """Write the manifest: the files' hashes, the CRFs' transition scores, the settings and what ``more`` says."""
    names = (*ENCODER_FILES, HEADS, ROLES)
    manifest = {
        **more,
        "sha256": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in sorted(names)},
        **{name: _crf(weights, name) for name in ("cue_crf", "inner_crf", "role_crf")},
        "settings": dict(settings),
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def copy_encoder(start: Path, folder: Path) -> None:
    """Copy the files that stay as they are."""
    for name in ENCODER_FILES:
        shutil.copyfile(start / name, folder / name)


def _crf(weights: Mapping[str, np.ndarray], name: str) -> dict[str, list[Any]]:
    """Transition scores, with those of steps that cannot be made very low: an inside tag follows only its like."""
    start, steps = weights[f"{name}.start"].copy(), weights[f"{name}.steps"].copy()
    for inside in range(2, len(start), 2):
        start[inside] = FORBIDDEN
        steps[[tag for tag in range(len(start)) if tag not in (inside - 1, inside)], inside] = FORBIDDEN
    return {
        "start": [round(float(x), 5) for x in start],
        "steps": [[round(float(x), 5) for x in row] for row in steps],
    }
