import hashlib
import json

import pytest

from onrecord.errors import OnRecordError
from onrecord.reading.attribution.encoder import WEIGHTS, load_model


def test_a_folder_without_a_manifest_is_refused(tmp_path):
    with pytest.raises(OnRecordError, match=r"manifest\.json is missing"):
        load_model(tmp_path)


@pytest.mark.parametrize("body", [b"other", None], ids=["another file", "no file"])
def test_a_file_that_is_not_the_manifests_is_refused(tmp_path, body):
    digest = hashlib.sha256(b"right").hexdigest()
    (tmp_path / "manifest.json").write_text(json.dumps({"sha256": {"encoder.onnx": digest}}))
    if body is not None:
        (tmp_path / "encoder.onnx").write_bytes(body)
    with pytest.raises(OnRecordError, match="is not the file its manifest names"):
        load_model(tmp_path)


def test_the_shipped_model_loads_once_and_says_its_settings():
    model = load_model()
    assert load_model() is model
    assert {"cue_bias", "cut", "nested_cut", "calibration"} <= set(model.settings)


def test_the_shipped_files_are_small_enough_for_a_package():
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < 40_000_000
