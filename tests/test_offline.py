"""Nothing leaves the machine, nor is anything kept to be sent later."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_the_runtime_of_the_trained_reader_keeps_no_account_of_its_use(tmp_path: Path) -> None:
    known = {name: value for name, value in os.environ.items() if not name.startswith(("ORT_", "XDG_"))}
    code = "import onrecord, onnxruntime"
    subprocess.run([sys.executable, "-c", code], env={**known, "HOME": str(tmp_path)}, check=True)
    assert list(tmp_path.rglob("*")) == []
