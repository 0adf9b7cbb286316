"""Which program this is, so that what another one kept is made anew."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

ROOMS = ("model", "text", "reading", "collation", "decision")
KINDS = (".py", ".txt", ".yaml")
LIBRARIES = ("anyascii", "datasketch", "numpy", "onnxruntime", "rapidfuzz", "tokenizers")


@cache
def program() -> str:
    """A digest of what collating and deciding rest on, but the weights: code and word lists, the libraries, Python."""
    digest = blake2b(repr((sys.version_info, [(name, version(name)) for name in LIBRARIES])).encode(), digest_size=16)
    for room in ROOMS:
        for name, file in sorted(_files(files("onrecord").joinpath(room), room)):
            digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _files(item, f"{name}/{item.name}")
        elif item.name.endswith(KINDS):
            yield f"{name}/{item.name}", item
