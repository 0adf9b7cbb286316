"""Folders of weights: every file is the one its manifest names, or it is refused."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from onrecord.errors import OnRecordError
from onrecord.reading.attribution.encoder import WEIGHTS
from onrecord.reading.attribution.stored import load_files, load_manifest, tokenizer_of


def test_no_files_are_no_files(tmp_path: Path) -> None:
    assert load_files(tmp_path, {}) == {}


def test_a_folder_without_a_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OnRecordError, match=r"manifest\.json is missing"):
        load_manifest(tmp_path)


@pytest.mark.parametrize("body", [b"other", None], ids=["another file", "no file"])
def test_a_file_that_is_not_the_one_named_is_refused(tmp_path: Path, body: bytes | None) -> None:
    if body is not None:
        (tmp_path / "graph").write_bytes(body)
    with pytest.raises(OnRecordError, match="graph is missing or is not the file its manifest names"):
        load_files(tmp_path, {"graph": hashlib.sha256(b"right").hexdigest()})


def test_files_are_given_by_name(tmp_path: Path) -> None:
    (tmp_path / "graph").write_bytes(b"right")
    assert load_files(tmp_path, {"graph": hashlib.sha256(b"right").hexdigest()}) == {"graph": b"right"}


def test_a_tokenizer_cuts_nothing_off() -> None:
    tokenizer = tokenizer_of((WEIGHTS / "tokenizer.json").read_bytes())
    assert len(tokenizer.encode("bread " * 900, add_special_tokens=False).ids) == 900
