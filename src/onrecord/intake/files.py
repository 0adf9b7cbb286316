"""Which files to read, in one order whatever the machine, and from each its articles or the trouble with it."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from onrecord.errors import InputError
from onrecord.intake import FORMATS
from onrecord.intake.decoding import binary_kind, decode, storable
from onrecord.intake.formats import Format, Found
from onrecord.intake.metadata import SIDECAR, Metadata, Sidecar, joined, read_sidecar
from onrecord.model import Trouble

STDIN = "stdin"
SNIFFED = 2_048
UNKNOWN = Metadata()


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest file read, in bytes: one of text, and one of JSON Lines, which holds many articles."""

    text_bytes: int = 20_000_000
    jsonl_bytes: int = 500_000_000


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read (``path`` None: standard input), the origin its articles get, and what a sidecar says of it."""

    path: Path | None
    origin: str
    known: Metadata = UNKNOWN


def find_inputs(paths: Sequence[str], *, sidecar: str | None = None) -> Iterator[Input | Trouble]:
    """What the PATH arguments name: files, folders (with all below), patterns, ``-`` for standard input.

    Files come in the order of their arguments, within a folder by name; hidden files are left out. ``origin`` is
    the path from the argument's parent on, with slashes. Metadata comes from ``sidecar`` or the ``metadata.csv``
    beside each file, which is never an article itself.

    Raises InputError when there is no file ``sidecar``.
    """
    if sidecar and not Path(sidecar).is_file():
        raise InputError(f"there is no metadata file {sidecar}", advice="Check the spelling")
    return _found(paths, _sidecar(Path(sidecar), origin=Path(sidecar).name) if sidecar else Sidecar(), sidecar or "")


def _found(paths: Sequence[str], given: Sidecar, sidecar: str) -> Iterator[Input | Trouble]:
    """What the arguments name, with what the ``given`` sidecar says of it."""
    yield from given.troubles
    used: set[str] = set()
    beside: dict[Path, Sidecar] = {}
    for path in paths:
        for found in _named(path, beside):
            if isinstance(found, Trouble):
                yield found
                continue
            key = next((key for key in _keys(found.origin) if key in given.rows), None)
            if key:
                used.add(key)
                known, clashes = joined(found.known, given.rows[key], origin=found.origin)
                yield from clashes
                found = replace(found, known=known)
            yield found
    for key in sorted(set(given.rows) - used):
        yield _unmatched(Path(sidecar).name, key)


def read_input(item: Input, *, limits: Limits | None = None) -> Found:
    """The articles of one input, by its suffix or, failing that, its content; whatever is wrong comes as a trouble."""
    try:
        data = _bytes(item, limits or Limits())
    except OSError as error:
        kind = "vanished" if isinstance(error, FileNotFoundError) else "unreadable"
        reason = (error.strerror or str(error)).lower()
        yield Trouble(item.origin, kind, f"the file could not be read ({reason}); check it and build again")
        return
    if isinstance(data, Trouble):
        yield data
        return
    if not data.strip():
        yield Trouble(item.origin, "empty", "the file is empty; nothing was read")
        return
    kind_found = binary_kind(data)
    if kind_found:
        yield Trouble(item.origin, "binary", f"this is a {kind_found} file, not text; save the article as text or HTML")
        return
    yield from format_of(item.origin, data).read(data, origin=item.origin, known=item.known)


def format_of(name: str, data: bytes) -> Format:
    """The format of a file, by its suffix; a text that begins like a page is one, an unknown suffix goes by content."""
    suffix = PurePosixPath(name).suffix.lower()
    by_suffix = next((f for f in FORMATS if suffix in f.suffixes), None)
    if by_suffix and by_suffix.name != "text":
        return by_suffix
    by_name = {f.name: f for f in FORMATS}
    head = decode(data[:SNIFFED]).text.lstrip().lower()
    if head.startswith(("<!doctype html", "<html")) or (head.startswith("<?xml") and "<html" in head):
        return by_name["html"]
    return by_name["jsonl" if not by_suffix and head.startswith(("{", "[{")) else "text"]


def _named(path: str, beside: dict[Path, Sidecar]) -> Iterator[Input | Trouble]:
    """What one PATH argument names; ``beside`` keeps the sidecars of files named one by one, by folder."""
    if path == "-":
        yield Input(None, STDIN)
        return
    try:
        root = Path(path).absolute()
        matches = (
            [root] if root.exists() else [Path(match).absolute() for match in sorted(glob.glob(path, recursive=True))]  # noqa: PTH207 (absolute patterns)
        )
    except (OSError, ValueError) as error:
        yield Trouble(Path(path).name or "?", "unreadable", f"the path cannot be used ({error})")
        return
    if not matches:
        message = "there is no such file or folder, and no file fits the pattern; check the spelling"
        yield Trouble(PurePosixPath(path).name or path, "missing", message)
    for match in matches:
        yield from _folder(match) if match.is_dir() else _file(match, beside)


def _file(path: Path, beside: dict[Path, Sidecar]) -> Iterator[Input | Trouble]:
    """One file named as such, with what its folder's sidecar says; that is read, and its troubles told, once."""
    if path.name == SIDECAR:
        return
    if path.parent not in beside:
        beside[path.parent] = _sidecar(path.parent / SIDECAR, origin=SIDECAR)
        yield from beside[path.parent].troubles
    yield Input(path, storable(path.name)[0], beside[path.parent].rows.get(path.name, UNKNOWN))


def _folder(root: Path) -> Iterator[Input | Trouble]:
    """All files below a folder, by name, and the troubles of their sidecars."""
    root = Path(os.path.normpath(root))
    beside: dict[str, tuple[str, Metadata]] = {}
    count = 0
    closed: list[OSError] = []
    for folder, names, files in os.walk(root, onerror=closed.append):
        names[:] = sorted(name for name in names if not name.startswith("."))
        here = Path(folder)
        yield from (_not_followed(here / name, root) for name in names if (here / name).is_symlink())
        if SIDECAR in files:
            below = _origin(here / SIDECAR, root)
            sidecar = _sidecar(here / SIDECAR, origin=below)
            yield from sidecar.troubles
            start = _origin(here, root)
            beside.update({f"{start}/{name}": (below, row) for name, row in sidecar.rows.items()})
        for name in sorted(files):
            if name.startswith(".") or name == SIDECAR:
                continue
            count += 1
            origin = _origin(here / name, root)
            yield Input(here / name, origin, beside.pop(origin, ("", UNKNOWN))[1])
    for error in closed:
        yield Trouble(_origin(Path(error.filename), root), "unreadable", f"the folder is closed ({error.strerror})")
    if not count:
        yield Trouble(
            root.name,
            "no_articles",
            "the folder holds no files to read; put articles in it as text, HTML or JSON Lines",
        )
    for origin, (below, _) in sorted(beside.items()):
        yield _unmatched(below, origin)


def _origin(path: Path, root: Path) -> str:
    """The path from the parent of ``root`` on, with slashes, in characters that a file can hold."""
    return storable(path.relative_to(root.parent).as_posix())[0]


def _not_followed(path: Path, root: Path) -> Trouble:
    message = "the folder is a link, which is not followed; name it as a PATH of its own"
    return Trouble(_origin(path, root), "unreadable", message)


def _sidecar(path: Path, *, origin: str) -> Sidecar:
    """The sidecar at a path; none there is an empty one, one that can't be read is a trouble."""
    if not path.is_file():
        return Sidecar()
    try:
        return read_sidecar(path.read_bytes(), origin=origin)
    except OSError as error:
        return Sidecar(troubles=(Trouble(origin, "metadata", f"the file could not be read ({error.strerror})"),))


def _keys(origin: str) -> Iterator[str]:
    """The names a sidecar row may give a file: its origin, or any end of it."""
    parts = origin.split("/")
    yield from ("/".join(parts[at:]) for at in range(len(parts)))


def _unmatched(origin: str, name: str) -> Trouble:
    return Trouble(origin, "metadata", f"a row names {name}, which is not among the files read; check the name")


def _bytes(item: Input, limits: Limits) -> bytes | Trouble:
    """The bytes of an input, or the trouble of its being too large or no file at all. Raises OSError."""
    suffix = PurePosixPath(item.origin).suffix.lower()
    many = next((f.name == "jsonl" for f in FORMATS if suffix in f.suffixes), item.path is None)
    cap = limits.jsonl_bytes if many else limits.text_bytes
    if item.path is None:
        data = sys.stdin.buffer.read(cap + 1)
    else:
        status = item.path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Trouble(
                item.origin, "unreadable", "this is not a regular file; name a text file, page or JSON Lines file"
            )
        if status.st_size > cap:
            return _too_large(item.origin, status.st_size, cap)
        with item.path.open("rb") as file:
            data = file.read(cap + 1)
    return _too_large(item.origin, len(data), cap) if len(data) > cap else data


def _too_large(origin: str, size: int, cap: int) -> Trouble:
    message = (
        f"the file has {size / 1e6:,.0f} MB and one of its kind may have {cap / 1e6:,.0f} MB; "
        "if it holds many articles, write one a file or one a line as JSON Lines"
    )
    return Trouble(origin, "too_large", message)
