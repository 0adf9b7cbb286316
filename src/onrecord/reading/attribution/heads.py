"""Named arrays of a folder of weights, and the linear taggers made from them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class CueHead:
    """Scores of the tags O, B, I from word states: ``weight`` [3, width] and ``bias`` [3]."""

    weight: Floats
    bias: Floats

    def scores(self, states: Floats) -> Floats:
        """[words, 3] from ``states`` [words, width]."""
        found: Floats = states @ self.weight.T + self.bias
        return found


def read_arrays(body: bytes) -> dict[str, Floats]:
    """The arrays of an ``.npz`` file by name."""
    with np.load(io.BytesIO(body), allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files}


def write_arrays(path: Path, arrays: Mapping[str, Floats]) -> None:
    """An ``.npz`` file of ``arrays`` in the order of their names; the same arrays give the same bytes."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(arrays):
            body = io.BytesIO()
            np.lib.format.write_array(body, np.ascontiguousarray(arrays[name]), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), body.getvalue())


def cue_head(arrays: Mapping[str, Floats], name: str) -> CueHead:
    """The tagger of ``name``. Raises KeyError when its arrays are missing."""
    return CueHead(arrays[f"{name}.weight"], arrays[f"{name}.bias"])
