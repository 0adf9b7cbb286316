"""The stance detector: a small network that reads one statement beside one question.

It tells whether the statement speaks to the question and on which side, which words tell it, and on which words the
position hangs. Its word vectors are the attribution reader's own, which lie in that reader's file; the encoder is of
the same shape (MiniLM, Wang et al. 2020). One thread, so that the same words give the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from detection.highlights import conditions_of, cue_of
from detection.inputs import CONTEXT, Shown, Target, show, title_pieces
from onrecord.model import Article, Span, Statement
from onrecord.reading.attribution.encoder import WEIGHTS as READER
from onrecord.reading.attribution.stored import load_files, load_manifest, session_of, tokenizer_of

WEIGHTS = Path(__file__).parent / "weights"
GRAPH = "detector.onnx"
NOT_THERE, FOR, NO_SIDE, AGAINST = range(4)
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Detected:
    """What the detector reads in a statement.

    ``chances`` of: not relevant, for, no side taken, against (they sum to 1); ``conditional`` is the chance that the
    side hangs on something. ``cue`` are the words that tell it most, ``conditions`` those it hangs on.
    """

    chances: tuple[float, float, float, float]
    conditional: float
    cue: Span | None = None
    conditions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """The reader's word vectors as its file keeps them: int8 [pieces, width] and a scale a piece."""

    matrix: npt.NDArray[np.int8]
    scales: Floats

    def of(self, ids: Sequence[int]) -> Floats:
        """[1, len(ids), width]."""
        rows = np.array(ids)
        found: Floats = self.matrix[rows].astype(np.float32) * self.scales[rows]
        return found[None]


@dataclass(frozen=True, slots=True, eq=False)
class Detector:
    """The network with its vectors, tokenizer and measured settings."""

    session: Any
    vectors: Vectors
    tokenizer: Tokenizer
    settings: dict[str, Any]
    digest: str

    def detect(self, shown: Shown, text: str) -> Detected:
        """What is read in what is shown of a statement of ``text``."""
        feeds = {"vectors": self.vectors.of(shown.ids), "parts": np.array([shown.parts], dtype=np.int64)}
        sides, conditional, cue, condition = self.session.run(None, feeds)
        inside = np.array(shown.parts) >= CONTEXT
        not_there, favours, no_side, opposes = (round(float(chance), 4) for chance in softmax(sides))
        return Detected(
            chances=(not_there, favours, no_side, opposes),
            conditional=round(float(sigmoid(conditional)[0]), 4),
            cue=cue_of(shown, (sigmoid(cue) * inside).tolist(), text),
            conditions=tuple(conditions_of(shown, (condition.argmax(1) * inside).tolist(), text)),
        )


def detect_in(detector: Detector, article: Article, statements: Sequence[Statement], target: Target) -> list[Detected]:
    """What is read in some statements of an article, in their order."""
    title = title_pieces(article, tokenizer=detector.tokenizer)
    shown = (show(s, article.text, target=target, title=title, tokenizer=detector.tokenizer) for s in statements)
    return [detector.detect(one, article.text) for one in shown]


@lru_cache(maxsize=1)
def load_detector(folder: Path = WEIGHTS) -> Detector:
    """The detector of a folder, loaded once a process.

    Raises OnRecordError when a file is missing or is not the one its manifest names.
    """
    manifest = load_manifest(folder)
    ours, reader = (load_files(*place) for place in ((folder, manifest["sha256"]), (READER, manifest["reader"])))
    return Detector(
        session=session_of(ours[GRAPH]),
        vectors=read_vectors(reader["encoder.onnx"], manifest["vectors"]),
        tokenizer=tokenizer_of(reader["tokenizer.json"]),
        settings=manifest["settings"],
        digest=manifest["sha256"][GRAPH],
    )


def read_vectors(encoder: bytes, at: dict[str, int]) -> Vectors:
    """The word vectors in the reader's file: ``matrix`` and ``scales`` tell at which bytes, ``pieces`` and ``width``
    how many."""
    pieces, width = at["pieces"], at["width"]
    matrix = np.frombuffer(encoder, dtype=np.int8, count=pieces * width, offset=at["matrix"]).reshape(pieces, width)
    scales = np.frombuffer(encoder, dtype=np.float32, count=pieces, offset=at["scales"]).reshape(pieces, 1)
    return Vectors(matrix.copy(), scales.copy())


def softmax(scores: Floats) -> Floats:
    """Chances from logits."""
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum(), dtype=np.float32)


def sigmoid(scores: Floats) -> Floats:
    """The chance of each logit alone."""
    return np.asarray(1.0 / (1.0 + np.exp(-scores)), dtype=np.float32)
