"""BRAT standoff: ``NAME.ann`` beside ``NAME.txt`` (https://brat.nlplab.org/standoff.html).

Text-bound annotations (T) with a label of one part each; relations (R), events (E) and the symmetric relation ``*``
link them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from onrecord.annotations.annotated import AnnotatedArticle
from onrecord.annotations.linking import Labelled, linked, part_of
from onrecord.model import Span

TEXT_BOUND = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
LINK = re.compile(r"[RE*]\S*\t(.+)")
ARGUMENT = re.compile(r"\bT\d+\b")


def read_brat(path: Path) -> Iterator[AnnotatedArticle]:
    """The article of one ``.ann`` file. Raises ValueError, OSError or UnicodeDecodeError when it can't be used."""
    body = path.read_text(encoding="utf-8")
    text = path.with_suffix(".txt").read_bytes().decode("utf-8").replace("\r\n", "\n")
    stretches: dict[str, Labelled] = {}
    links: list[tuple[str, str]] = []
    for line in body.splitlines():
        if bound := TEXT_BOUND.match(line):
            _add(stretches, *bound.groups())
        elif link := LINK.match(line):
            first, *rest = ARGUMENT.findall(link[1]) or [""]
            links += [(first, other) for other in rest]
        elif line.startswith(("T", "R", "E")):
            raise ValueError(f"not a line of BRAT: {line!r}")
    if any(span.end > len(text) for one in stretches.values() for span in one.spans):
        raise ValueError("a span ends after the text")
    yield AnnotatedArticle(path.stem, text, linked(stretches, links))


def _add(stretches: dict[str, Labelled], number: str, label: str, places: str) -> None:
    part = part_of(label)
    if part:
        pairs = (place.split() for place in places.split(";"))
        stretches[number] = Labelled(part, tuple(Span(int(start), int(end)) for start, end in pairs))
