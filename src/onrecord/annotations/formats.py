"""The formats of annotations, and which one a file is in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.annotations.annotated import AnnotatedArticle
from onrecord.annotations.brat import read_brat
from onrecord.annotations.exchange import read_exchange
from onrecord.annotations.labelstudio import read_label_studio
from onrecord.annotations.webanno import read_webanno
from onrecord.errors import InputError


@dataclass(frozen=True, slots=True)
class AnnotationFormat:
    """One way annotations are written: its name, the suffix of its files and its reader."""

    name: str
    suffix: str
    read: Callable[[Path], Iterator[AnnotatedArticle]]


FORMATS = (
    AnnotationFormat("exchange", ".jsonl", read_exchange),
    AnnotationFormat("brat", ".ann", read_brat),
    AnnotationFormat("webanno", ".tsv", read_webanno),
    AnnotationFormat("labelstudio", ".json", read_label_studio),
)
NAMES = ", ".join(known.name for known in FORMATS)


def read_annotations(path: Path, *, name: str | None = None) -> list[AnnotatedArticle]:
    """The annotated articles of a file, or of all files of a folder whose suffix is a format's.

    ``name`` is the format's; without it the suffix decides. Raises InputError, which names the file.
    """
    known = [one for one in FORMATS if name in (None, one.name)]
    if not known:
        raise InputError(f"there is no format {name} of annotations", advice=f"Formats: {NAMES}")
    files = _files(path, known, sure=name is not None)
    articles = [article for file, known_format in files for article in _read(file, known_format)]
    if not articles:
        raise InputError(f"there are no annotations in {path}", advice=f"Formats: {NAMES} (docs/annotations.md)")
    return articles


def _files(path: Path, known: list[AnnotationFormat], *, sure: bool) -> list[tuple[Path, AnnotationFormat]]:
    """The files to read, each with its format; ``sure`` says that the format was named."""
    if path.is_dir():
        return sorted((file, one) for one in known for file in path.rglob(f"*{one.suffix}"))
    fitting = [one for one in known if sure or path.suffix.lower() == one.suffix]
    return [(path, fitting[0] if fitting else FORMATS[0])]


def _read(path: Path, known: AnnotationFormat) -> list[AnnotatedArticle]:
    try:
        return list(known.read(path))
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, OSError) as error:
        raise InputError(f"{path} can't be read as {known.name} ({error})", advice=f"Formats: {NAMES}") from error
