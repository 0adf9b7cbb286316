"""The trained network behind the attribution reader: two ONNX files run by onnxruntime, checked by their hash when
loaded.

The encoder turns one window of word pieces into word states; two linear taggers score cues on them, those of reports
and those of reports inside reports; the role tagger turns word states and some cues into scores for source and content.
One thread each, so that the same text gives the same numbers.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from onrecord.errors import OnRecordError
from onrecord.reading.attribution.decoding import Crf
from onrecord.reading.attribution.heads import CueHead, cue_head, read_arrays

WEIGHTS = Path(__file__).parent / "weights"
Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


class Network(Protocol):
    """What reads windows: the shipped ONNX files, or a checkpoint under training."""

    def encode(self, ids: Ints, shapes: Ints, quotes: Ints, firsts: Ints) -> Floats:
        """Word states [words, width] of one window of pieces; ``firsts`` is each word's first piece."""

    def roles(self, states: Floats, firsts: Ints, lasts: Ints) -> Floats:
        """Role scores [cues, words, 5] for cues from word ``firsts`` to word ``lasts`` (inclusive)."""


@dataclass(frozen=True, slots=True, eq=False)
class OnnxNetwork:
    """The two ONNX sessions."""

    encoder: Any
    tagger: Any

    def encode(self, ids: Ints, shapes: Ints, quotes: Ints, firsts: Ints) -> Floats:
        """See :class:`Network`."""
        feeds = {"ids": ids[None], "shapes": shapes[None], "quotes": quotes[None], "firsts": firsts}
        (states,) = self.encoder.run(None, feeds)
        return states  # type: ignore[no-any-return]

    def roles(self, states: Floats, firsts: Ints, lasts: Ints) -> Floats:
        """See :class:`Network`."""
        (scores,) = self.tagger.run(None, {"states": states, "firsts": firsts, "lasts": lasts})
        return scores  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True, eq=False)
class ReaderModel:
    """Everything the attribution reader needs: network, tokenizer, taggers and measured settings.

    ``inner_head`` and ``inner_crf`` tell where the cue of a report inside another one may stand. ``settings`` holds
    ``cue_bias`` (added to the score of "a cue begins" before decoding), ``hint`` (the least chance of such a cue that
    counts), ``cut`` and ``nested_cut`` (default least confidence) and ``calibration`` (weights of the confidence).
    """

    network: Network
    tokenizer: Tokenizer
    cue_head: CueHead
    inner_head: CueHead
    cue_crf: Crf
    inner_crf: Crf
    role_crf: Crf
    settings: dict[str, Any]


@lru_cache(maxsize=2)
def load_model(folder: Path = WEIGHTS) -> ReaderModel:
    """The model of ``folder``, loaded once a process.

    Raises OnRecordError when a file is missing or is not the one its manifest names.
    """
    manifest_path = folder / "manifest.json"
    if not manifest_path.is_file():
        raise OnRecordError(f"{manifest_path} is missing", advice="Reinstall onrecord.")
    manifest = json.loads(manifest_path.read_text(encoding="utf-8"))
    files = {name: checked_bytes(folder / name, digest) for name, digest in sorted(manifest["sha256"].items())}
    tokenizer = Tokenizer.from_str(files["tokenizer.json"].decode("utf-8"))
    heads = read_arrays(files["heads.npz"])
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return ReaderModel(
        network=OnnxNetwork(session_of(files["encoder.onnx"]), session_of(files["roles.onnx"])),
        tokenizer=tokenizer,
        cue_head=cue_head(heads, "cue"),
        inner_head=cue_head(heads, "inner"),
        cue_crf=_crf(manifest["cue_crf"]),
        inner_crf=_crf(manifest["inner_crf"]),
        role_crf=_crf(manifest["role_crf"]),
        settings=manifest["settings"],
    )


def checked_bytes(path: Path, digest: str) -> bytes:
    """The file's bytes, when their SHA-256 is ``digest``."""
    body = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(body).hexdigest() != digest:
        raise OnRecordError(f"{path} is missing or is not the file its manifest names", advice="Reinstall onrecord.")
    return body


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


def _crf(raw: dict[str, list[Any]]) -> Crf:
    return Crf(np.array(raw["start"], dtype=np.float32), np.array(raw["steps"], dtype=np.float32))
