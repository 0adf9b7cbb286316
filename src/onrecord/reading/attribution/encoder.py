"""The trained network behind the attribution reader: two ONNX files run by onnxruntime, checked by their hash when
loaded.

The encoder turns one window of word pieces into word states; two linear taggers score cues on them, those of reports
and those of reports inside reports; the role tagger turns word states and some cues into scores for source and content.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from onrecord.reading.attribution.decoding import Crf
from onrecord.reading.attribution.heads import CueHead, cue_head, read_arrays
from onrecord.reading.attribution.stored import load_files, load_manifest, session_of, tokenizer_of

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
    manifest = load_manifest(folder)
    files = load_files(folder, manifest["sha256"])
    heads = read_arrays(files["heads.npz"])
    return ReaderModel(
        network=OnnxNetwork(session_of(files["encoder.onnx"]), session_of(files["roles.onnx"])),
        tokenizer=tokenizer_of(files["tokenizer.json"]),
        cue_head=cue_head(heads, "cue"),
        inner_head=cue_head(heads, "inner"),
        cue_crf=_crf(manifest["cue_crf"]),
        inner_crf=_crf(manifest["inner_crf"]),
        role_crf=_crf(manifest["role_crf"]),
        settings=manifest["settings"],
    )


def _crf(raw: dict[str, list[Any]]) -> Crf:
    return Crf(np.array(raw["start"], dtype=np.float32), np.array(raw["steps"], dtype=np.float32))
