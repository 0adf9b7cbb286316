"""``onrecord train``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Call

from onrecord.errors import ExitCode

SENTENCES = {
    "Anna Berg whispered that the {} would close.": ("Anna Berg", "whispered", "that the {} would close"),
    "The mayor hinted the {} may stay open.": ("The mayor", "hinted", "the {} may stay open"),
}
NOUNS = ("harbour", "bridge", "school", "library", "market", "station")


def annotated(noun: str) -> dict[str, object]:
    """An article of two reports about a thing, as a line of annotations."""
    text = "\n".join(sentence.format(noun) for sentence in SENTENCES)
    rows = []
    for source, cue, content in SENTENCES.values():
        places = {"source": source, "cue": cue, "content": content.format(noun)}
        rows.append({part: [[text.index(w), text.index(w) + len(w)]] for part, w in places.items()})
    return {"doc_id": noun, "text": text, "attributions": rows}


def written(folder: Path, nouns: tuple[str, ...]) -> Path:
    path = folder / "annotated.jsonl"
    path.write_text("".join(json.dumps(annotated(noun)) + "\n" for noun in nouns), encoding="utf-8")
    return path


def test_without_torch_the_extra_is_named(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onrecord.adapting.teaching", None)
    answer = call("train", "--annotations", written(tmp_path, NOUNS), "--out", tmp_path / "weights")
    assert answer.exit_code == ExitCode.USAGE
    assert "onrecord[train]" in answer.stderr


def test_one_article_is_too_few(call: Call, tmp_path: Path) -> None:
    pytest.importorskip("torch")
    answer = call("train", "--annotations", written(tmp_path, NOUNS[:1]), "--out", tmp_path / "weights")
    assert answer.exit_code == ExitCode.USAGE
    assert "only 1 of 1" in answer.stderr


def test_weights_are_written_and_the_same_twice(call: Call, tmp_path: Path) -> None:
    pytest.importorskip("torch")
    pytest.importorskip("onnx")
    gold = written(tmp_path, NOUNS)
    for name in ("one", "two"):
        answer = call("train", "--annotations", gold, "--out", tmp_path / name, "--epochs", "3")
        assert answer.exit_code == ExitCode.DONE, answer.stderr
    assert "epoch 3" in answer.stderr
    one, two = ((tmp_path / name / "manifest.json").read_text(encoding="utf-8") for name in ("one", "two"))
    assert one == two
