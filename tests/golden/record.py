"""Makes the golden record: the example affair's export, without the figures that may differ in their last digit
between processors (confidences and scores).

    python -m tests.golden.record
"""

from __future__ import annotations

import io
import json
import tempfile
from pathlib import Path
from typing import Any

import onrecord
from onrecord.examples import example_path

GOLDEN = Path(__file__).parent / "harbour.jsonl"
INEXACT = frozenset({"confidence", "score", "sureness"})


def without_inexact(value: Any) -> Any:
    """The same without the inexact figures, at any depth."""
    if isinstance(value, dict):
        return {key: without_inexact(item) for key, item in value.items() if key not in INEXACT}
    if isinstance(value, list):
        return [without_inexact(item) for item in value]
    return value


def example_export() -> str:
    """The example affair's record as JSON Lines."""
    folder = example_path()
    with tempfile.TemporaryDirectory() as work:
        record = onrecord.build([folder / "articles"], Path(work) / "record.db", [folder / "question.yaml"])
    out = io.StringIO()
    onrecord.write(record, "jsonl", out)
    return out.getvalue()


def golden_lines(export: str) -> list[str]:
    """One line a thing, in the export's order."""
    rows = (without_inexact(json.loads(line)) for line in export.splitlines())
    return [json.dumps(row, ensure_ascii=False) for row in rows]


if __name__ == "__main__":
    GOLDEN.write_text("\n".join(golden_lines(example_export())) + "\n", encoding="utf-8")
