"""From labelled stretches and the links between them to attributions.

Tools for annotation know spans with a label and relations between two of them. Here a relation of any name links what
belongs together: source and cue, cue and content, or source and content.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, get_args

import yaml

from onrecord.annotations.annotated import AnnotatedStatement
from onrecord.model import Spans

Part = Literal["source", "cue", "content"]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled stretch, perhaps in several pieces."""

    part: Part
    spans: Spans


def part_of(label: str) -> Part | None:
    """Which part of an attribution a label names, None for other labels; capitals do not matter."""
    return _labels().get(label.strip().lower().replace("-", "_").replace(" ", "_"))


@cache
def _labels() -> Mapping[str, Part]:
    text = (resources.files("onrecord.annotations") / "data" / "labels.yaml").read_text(encoding="utf-8")
    names = yaml.safe_load(text)
    return {name: part for part in get_args(Part) for name in names[part]}


def linked(stretches: Mapping[str, Labelled], links: Iterable[tuple[str, str]]) -> tuple[AnnotatedStatement, ...]:
    """The attributions, in the order of their first word.

    Each cue is one attribution: with the contents linked to it, and the sources linked to it or else to these. A
    content without a cue is one too. ``links`` between unknown ids are passed over.
    """
    near: dict[str, set[str]] = defaultdict(set)
    for left, right in links:
        if left in stretches and right in stretches:
            near[left].add(right)
            near[right].add(left)

    def joined(ids: Iterable[str], part: Part) -> list[str]:
        return sorted({other for one in ids for other in near[one] if stretches[other].part == part})

    found = []
    for number, stretch in stretches.items():
        if stretch.part == "cue":
            sources = joined([number], "source")
            contents = joined([number], "content") or joined(sources, "content")
            found.append(_statement(stretches, contents, [number], sources or joined(contents, "source")))
        elif stretch.part == "content" and not _has_cue(number, near, stretches):
            found.append(_statement(stretches, [number], [], joined([number], "source")))
    return tuple(sorted((one for one in found if one.content), key=lambda one: (one.content, one.cue)))


def _has_cue(content: str, near: Mapping[str, set[str]], stretches: Mapping[str, Labelled]) -> bool:
    """Whether a cue is linked to a content, itself or over a source that the content has."""
    around = near.get(content, set())
    if any(stretches[one].part == "cue" for one in around):
        return True
    sources = [one for one in around if stretches[one].part == "source"]
    cues = [cue for source in sources for cue in near[source] if stretches[cue].part == "cue"]
    return any(all(stretches[other].part != "content" for other in near[cue]) for cue in cues)


def _statement(
    stretches: Mapping[str, Labelled], contents: Sequence[str], cues: Sequence[str], sources: Sequence[str]
) -> AnnotatedStatement:
    parts = (sorted({span for one in ids for span in stretches[one].spans}) for ids in (contents, cues, sources))
    return AnnotatedStatement(*map(tuple, parts))


def code_points(text: str) -> list[int]:
    """The code point at which each UTF-16 code unit of ``text`` begins, one more for its end: programs in Java and
    JavaScript count these units.
    """
    places = [number for number, sign in enumerate(text) for _ in range(2 if ord(sign) > 0xFFFF else 1)]
    return [*places, len(text)]
