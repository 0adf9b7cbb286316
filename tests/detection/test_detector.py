"""The stance detector: its files, its vectors, and what is read from its scores."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from detection.detector import Detector, Vectors, load_detector, read_vectors, sigmoid, softmax
from detection.inputs import CONTENT, EDGE, Shown

from onrecord.errors import OnRecordError
from onrecord.model import Span
from onrecord.reading.attribution.encoder import WEIGHTS as READER
from onrecord.reading.attribution.encoder import load_model

TEXT = "Berg said the council will back the bridge if the state pays."


class Scores:
    """A session that gives scores as made up for it."""

    def __init__(self, *scores: list[Any]) -> None:
        self.scores = [np.array(one, dtype=np.float32) for one in scores]

    def run(self, _: None, feeds: dict[str, Any]) -> list[Any]:
        assert feeds["vectors"].shape[1] == feeds["parts"].shape[1]
        return self.scores


def detector_of(*scores: list[Any]) -> Detector:
    vectors = Vectors(np.zeros((4, 2), dtype=np.int8), np.ones((4, 1), dtype=np.float32))
    return Detector(Scores(*scores), vectors, load_model().tokenizer, {}, "")


def written(folder: Path, **hashes: str) -> Path:
    """A folder whose manifest names ``detector.onnx`` and the reader's files."""
    body = b"graph"
    (folder / "detector.onnx").write_bytes(body)
    reader = {name: _sha256(READER / name) for name in ("encoder.onnx", "tokenizer.json")}
    named = {"detector.onnx": hashlib.sha256(body).hexdigest(), **reader, **hashes}
    ours = {"detector.onnx": named.pop("detector.onnx")}
    manifest = {"sha256": ours, "reader": named, "vectors": {}, "settings": {}}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_folder_without_a_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OnRecordError, match=r"manifest\.json is missing"):
        load_detector(tmp_path)


def test_a_missing_graph_is_refused(tmp_path: Path) -> None:
    (written(tmp_path) / "detector.onnx").unlink()
    with pytest.raises(OnRecordError, match=r"detector\.onnx is missing or is not the file its manifest names"):
        load_detector(tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("detector.onnx", id="another graph than the manifest's"),
        pytest.param("encoder.onnx", id="another reader than the one it was trained over"),
        pytest.param("tokenizer.json", id="another tokenizer than the one it was trained with"),
    ],
)
def test_a_file_that_is_not_the_manifests_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OnRecordError, match=f"{name} is missing or is not the file its manifest names"):
        load_detector(written(tmp_path, **{name: hashlib.sha256(b"other").hexdigest()}))


def test_vectors_are_read_from_where_they_lie_and_scaled() -> None:
    matrix, scales = np.arange(6, dtype=np.int8).reshape(3, 2), np.array([1.0, 0.5, 2.0], dtype=np.float32)
    body = b"head." + matrix.tobytes() + b"-" + scales.tobytes() + b"tail"
    vectors = read_vectors(body, {"matrix": 5, "scales": 12, "pieces": 3, "width": 2})
    assert vectors.of([2, 1]).tolist() == [[[8.0, 10.0], [1.0, 1.5]]]


@pytest.mark.parametrize(
    "scores", [[0.0, 0.0], [1000.0, -1000.0], [-3.0, 2.0, 0.5]], ids=["even", "far apart", "usual"]
)
def test_chances_sum_to_one(scores: list[float]) -> None:
    chances = softmax(np.array(scores, dtype=np.float32))
    assert chances.sum() == pytest.approx(1.0) and (chances >= 0).all()
    assert chances.dtype == np.float32


def test_an_even_logit_is_an_even_chance() -> None:
    assert sigmoid(np.zeros(1, dtype=np.float32)).tolist() == [0.5]


EDGES_AND_WORDS = Shown(
    ids=(1, 2, 3, 1), parts=(EDGE, CONTENT, CONTENT, EDGE), places=(None, Span(10, 13), Span(14, 21), None)
)


def test_scores_become_chances_cue_and_conditions() -> None:
    detector = detector_of([0, 2, 0, 0], [0], [9, -9, 2, 9], [[9, 0, 0], [9, 0, 0], [0, 9, 0], [0, 9, 0]])
    found = detector.detect(EDGES_AND_WORDS, TEXT)
    assert found.chances == (0.0963, 0.7112, 0.0963, 0.0963)
    assert found.conditional == 0.5
    assert found.cue is not None and found.cue.of(TEXT) == "council"
    assert [span.of(TEXT) for span in found.conditions] == ["council"]


def test_what_is_outside_the_article_is_neither_cue_nor_condition() -> None:
    nowhere = Shown((1, 1), (EDGE, EDGE), (None, None))
    found = detector_of([9, 0, 0, 0], [0], [9, 9], [[0, 9, 0], [0, 9, 0]]).detect(nowhere, TEXT)
    assert found.cue is None and found.conditions == ()
