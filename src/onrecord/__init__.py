"""OnRecord keeps a checkable record from news coverage: who said what, when, on what conditions, and what is open.

    import onrecord

    record = onrecord.build(["articles"], "record.db", ["question.yaml"])
    record = onrecord.open_record("record.db")
    with open("record.jsonl", "w", encoding="utf-8") as out:
        onrecord.write(record, "jsonl", out)

The three verbs by themselves, with no files: :func:`read` one article, :func:`collate` readings, :func:`decide`
questions. The records they work on are in :mod:`onrecord.model`, the errors in :mod:`onrecord.errors`. Offsets count
Unicode code points of an article's text, end exclusive.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.export import write
    from onrecord.pipeline import build, collate, decide, open_record, read, rebuild

__version__ = "0.1.0"
__all__ = ["build", "collate", "decide", "open_record", "read", "rebuild", "write"]

LAZY = {"write": "onrecord.export"}
# onnxruntime reports its use to its makers over the network, unless this is set before it is first imported.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")


def __getattr__(name: str) -> Any:
    """A verb, found when it is first asked for, because the models behind reading take a second to import."""
    if name not in __all__:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    return getattr(import_module(LAZY.get(name, "onrecord.pipeline")), name)
