"""WebAnno TSV 3, of WebAnno and INCEpTION (https://inception-project.github.io, the user guide's appendix on formats).

A span layer whose values name the parts of attributions, in any of its features, and a relation layer over it. The file
holds sentences and tokens with their offsets in UTF-16 code units; the text is put together again from them, with a
space for every gap and a newline between sentences that do not follow on each other at once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.annotations.annotated import AnnotatedArticle
from onrecord.annotations.linking import Labelled, Part, code_points, linked, part_of
from onrecord.model import Span, Spans

HEADER = "#FORMAT=WebAnno TSV 3"
LAYER = re.compile(r"#T_(SP|RL|CH)=([^|\n]+)\|?(.*)")
NUMBERED = re.compile(r"(.+)\[(\d+)\]")
LINKED_TO = re.compile(r"([\d.-]+)(?:\[(\d+)_(\d+)\])?")
TOKEN = re.compile(r"\d+-\d+(?:\.\d+)?\t")
ESCAPED = re.compile(r"\\([\\\[\]|_>;*nrt])|->")
ENDS = {"n": "\n", "r": "\r", "t": "\t"}


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column of the token lines holds: a feature of a span, or the far end of a relation."""

    layer: int
    far_end: bool


@dataclass(slots=True)
class _Growing:
    """A document as its lines are read; offsets and the text are in UTF-16 code units."""

    columns: list[_Column] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    parts: dict[str, Part] = field(default_factory=dict)
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    at_token: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    links: list[tuple[str, str, str, str]] = field(default_factory=list)


def read_webanno(path: Path) -> Iterator[AnnotatedArticle]:
    """The article of one file. Raises ValueError, OSError or UnicodeDecodeError when it can't be used."""
    lines = path.read_text(encoding="utf-8").split("\n")
    if not lines[0].startswith(HEADER):
        raise ValueError(f"the first line is not {HEADER}")
    growing = _Growing()
    for line in lines:
        _take(growing, line.rstrip("\r"))
    text = _text(growing)
    places = code_points(text)
    stretches = {
        number: Labelled(part, _bridged(text, (Span(places[s], places[e]) for s, e in growing.spans[number])))
        for number, part in growing.parts.items()
    }
    yield AnnotatedArticle(path.stem, text, linked(stretches, _links(growing)))


def _bridged(text: str, spans: Iterable[Span]) -> Spans:
    """The spans in order, those with nothing or only white space between them made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and not text[out[-1].end : span.start].strip():
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def _take(growing: _Growing, line: str) -> None:
    """Take in one line."""
    if layer := LAYER.match(line):
        number = len({column.layer for column in growing.columns})
        names = [name for name in layer[3].split("|") if name] or ["value"]
        growing.columns += [_Column(number, name.startswith("BT_")) for name in names]
    elif line.startswith("#Text="):
        growing.sentences.append(line.removeprefix("#Text="))
    elif TOKEN.match(line):
        token, offsets, _, *cells = line.split("\t")
        start, end = map(int, offsets.split("-"))
        if len(growing.starts) < len(growing.sentences):
            growing.starts += [start] * (len(growing.sentences) - len(growing.starts))
        for column, cell in zip(growing.columns, cells, strict=False):
            _take_cell(growing, token, (start, end), column, cell)


def _take_cell(growing: _Growing, token: str, place: tuple[int, int], column: _Column, cell: str) -> None:
    """Take in one cell of a token's line: values of spans, or the far ends of relations."""
    if cell in ("_", "*", ""):
        return
    for number, value in enumerate(cell.split("|")):
        if column.far_end:
            far = LINKED_TO.fullmatch(value)
            if far:
                growing.links.append((token, far[3] or "0", far[1], far[2] or "0"))
            continue
        named = NUMBERED.fullmatch(value)
        part = part_of(unescaped(named[1] if named else value))
        if part:
            name = f"{column.layer}:{named[2]}" if named else f"{column.layer}:{token}:{number}"
            growing.parts[name] = part
            growing.spans[name].append(place)
            growing.at_token[token].append(name)


def unescaped(value: str) -> str:
    """A value without the format's escapes."""
    return ESCAPED.sub(lambda found: ENDS.get(found[1], found[1]) if found[1] else "->", value)


def _text(growing: _Growing) -> str:
    """The document's text from its sentences and the offsets of their first tokens."""
    parts: list[str] = []
    units = 0
    for sentence, start in zip(growing.sentences, growing.starts, strict=False):
        missing = start - units
        part = ("\n" if units else " ") * min(missing, 1) + " " * (missing - 1) + unescaped(sentence)
        parts.append(part)
        units += len(part.encode("utf-16-le")) // 2
    return "".join(parts)


def _links(growing: _Growing) -> Iterator[tuple[str, str]]:
    """The relations, as pairs of span names."""
    for token, number, far_token, far_number in growing.links:
        ends = [
            [name for name in growing.at_token[at] if wanted == "0" or name.endswith(f":{wanted}")]
            for at, wanted in ((token, number), (far_token, far_number))
        ]
        yield from ((left, right) for left in ends[0] for right in ends[1])
