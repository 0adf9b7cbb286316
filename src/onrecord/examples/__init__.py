"""The example affair that comes with OnRecord: a fictional decision of a fictional alliance."""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def example_path() -> Path:
    """The folder of the example: ``articles`` to build from, ``question.yaml``, and a README on what is invented."""
    return Path(str(resources.files(__name__))) / "harbour"
