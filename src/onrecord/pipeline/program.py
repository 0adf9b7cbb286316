"""Which program this is, so that what another one kept or wrote is made anew."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, packages_distributions, version
from importlib.resources import files
from importlib.resources.abc import Traversable

ROOMS = ("model", "text", "reading", "collation", "decision", "store")
KINDS = (".py", ".txt", ".yaml", ".sql")
LIBRARIES = ("anyascii", "datasketch", "numpy", "onnxruntime", "rapidfuzz", "tokenizers")


@cache
def program() -> str:
    """A digest of what collating, deciding and saving rest on, but the weights: code and word lists, the libraries,
    Python.
    """
    digest = blake2b(repr((sys.version_info, [*map(release, LIBRARIES)])).encode(), digest_size=16)
    for room in ROOMS:
        for name, file in sorted(_files(files("onrecord").joinpath(room), room)):
            digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def release(library: str) -> tuple[str, ...]:
    """The name and version of what is installed for a library; several builds go by other names ("onnxruntime-gpu")."""
    try:
        return library, version(library)
    except PackageNotFoundError:
        builds = sorted(set(packages_distributions().get(library, ())))
        return library, *(f"{build} {version(build)}" for build in builds)


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _files(item, f"{name}/{item.name}")
        elif item.name.endswith(KINDS):
            yield f"{name}/{item.name}", item
