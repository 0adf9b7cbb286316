"""Labelled stretches and links to attributions."""

from __future__ import annotations

import pytest

from onrecord.annotations.linking import Labelled, Part, code_points, linked, part_of
from onrecord.model import Span


def stretches(**places: tuple[Part, int, int]) -> dict[str, Labelled]:
    return {name: Labelled(part, (Span(start, end),)) for name, (part, start, end) in places.items()}


NOTHING = {
    "nothing": ({}, []),
    "a cue without a content": (stretches(a=("cue", 3, 7)), []),
    "a source by itself": (stretches(a=("source", 0, 3)), []),
    "a link to what is not there": (stretches(a=("cue", 3, 7)), [("a", "z")]),
}


@pytest.mark.parametrize(("found", "links"), NOTHING.values(), ids=NOTHING)
def test_no_attribution(found: dict[str, Labelled], links: list[tuple[str, str]]) -> None:
    assert linked(found, links) == ()


ALL = stretches(
    he=("source", 0, 2), said=("cue", 3, 7), one=("content", 8, 12), warned=("cue", 17, 23), two=("content", 24, 30)
)
LINKS = {
    "source and content linked to the cue": [("said", "he"), ("one", "said")],
    "a chain from source to content to cue": [("he", "one"), ("one", "said")],
    "a chain from cue to source to content": [("said", "he"), ("he", "one")],
}


@pytest.mark.parametrize("links", LINKS.values(), ids=LINKS)
def test_one_attribution(links: list[tuple[str, str]]) -> None:
    (found,) = linked({name: ALL[name] for name in ("he", "said", "one")}, links)
    assert (found.source, found.cue, found.content) == ((Span(0, 2),), (Span(3, 7),), (Span(8, 12),))


def test_one_source_of_two_cues_is_two_attributions() -> None:
    found = linked(ALL, [("said", "he"), ("said", "one"), ("warned", "he"), ("warned", "two")])
    assert [(one.source, one.cue[0].start, one.content[0].start) for one in found] == [
        ((Span(0, 2),), 3, 8),
        ((Span(0, 2),), 17, 24),
    ]


def test_a_content_without_a_cue_is_an_attribution() -> None:
    (found,) = linked({"one": ALL["one"], "he": ALL["he"]}, [("he", "one")])
    assert (found.source, found.cue) == ((Span(0, 2),), ())


@pytest.mark.parametrize(
    ("label", "part"),
    [("Speaker", "source"), ("reporting verb", "cue"), ("Direct-Quotation", "content"), ("Date", None), ("", None)],
)
def test_labels(label: str, part: str | None) -> None:
    assert part_of(label) == part


@pytest.mark.parametrize(("text", "places"), [("", [0]), ("ab", [0, 1, 2]), ("a😀b", [0, 1, 1, 2, 3])])
def test_code_units_as_code_points(text: str, places: list[int]) -> None:
    assert code_points(text) == places
    assert len(places) == len(text.encode("utf-16-le")) // 2 + 1
