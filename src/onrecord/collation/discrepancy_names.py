"""Disagreements over names: offices and their state (elect, former, acting), and spellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from onrecord.collation.discrepancy_scene import Scene, link, passage
from onrecord.model import Actor, Link, Mention, Span
from onrecord.text.lexis import normal

MODIFIERS = {
    "elect": "elect",
    "former": "former",
    "ex": "former",
    "acting": "acting",
    "interim": "acting",
    "outgoing": "outgoing",
    "incoming": "elect",
    "deputy": "deputy",
    "designate": "elect",
}
NEAR = 31


def titles(stage: Scene) -> Iterator[Link]:
    """One person, one office, but elect, former or acting in one account only, in articles of about the same time."""
    for actor in stage.record.actors:
        if actor.kind != "person":
            continue
        seen: dict[tuple[str, str], tuple[str, Mention]] = {}
        for article, mention in _mentions(stage, actor):
            for title in mention.titles:
                office, state = _office(title)
                seen.setdefault((office, state), (article, mention))
        yield from _title_links(stage, actor, seen)


def _title_links(stage: Scene, actor: Actor, seen: dict[tuple[str, str], tuple[str, Mention]]) -> Iterator[Link]:
    for (office, state), (article, mention) in sorted(seen.items(), key=lambda x: x[0]):
        other = seen.get((office, ""))
        if not state or not other or other[0] == article or not _near(stage, article, other[0]):
            continue
        yield link(
            passage(other[0], other[1].span),
            passage(article, mention.span),
            kind="status",
            about=f"title of {actor.name}: {office} or {state} {office}",
            score=0.4,
            reasons=("one person, articles of about the same time", "both can be true only of different days"),
        )


def _office(title: str) -> tuple[str, str]:
    """The bare office and the word that says it is past, to come or acting."""
    parts = normal(title).replace("-", " ").split()
    states = [MODIFIERS[p] for p in parts if p in MODIFIERS]
    bare = " ".join(p for p in parts if p not in MODIFIERS and p not in ("new", "the", "then", "current"))
    return bare.split()[-1] if bare else "", states[0] if states else ""


def _near(stage: Scene, left: str, right: str) -> bool:
    ours, theirs = stage.settings[left].around, stage.settings[right].around
    if not ours or not theirs:
        return False
    return abs((ours[0] - theirs[0]).days) <= NEAR


def _mentions(stage: Scene, actor: Actor) -> list[tuple[str, Mention]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for article, entity in actor.members:
        groups[article].add(entity)
    return [
        (article, mention)
        for article in sorted(groups)
        if article in stage.settings
        for mention in stage.settings[article].reading.mentions
        if mention.entity in groups[article]
    ]


def spellings(stage: Scene) -> Iterator[Link]:
    """One person's surname spelt in two ways: one low link a pair of spellings, so that views can fold it away."""
    for actor in stage.record.actors:
        if actor.kind != "person":
            continue
        forms: dict[str, tuple[str, Span]] = {}
        for article, mention in _mentions(stage, actor):
            last = mention.head.split()[-1] if mention.head else ""
            if last[:1].isupper() and len(last) > 3:
                forms.setdefault(last.removesuffix("’s").removesuffix("'s"), (article, mention.span))
        listed = sorted(forms)
        for first, second in zip(listed, listed[1:], strict=False):
            if _variants(first, second):
                yield link(
                    passage(forms[first][0], forms[first][1]),
                    passage(forms[second][0], forms[second][1]),
                    kind="name",
                    about=f"spelling: {first} or {second}",
                    score=0.1,
                    reasons=(f"both name {actor.name}", "a matter of spelling only"),
                )


def _variants(first: str, second: str) -> bool:
    return first != second and normal(first)[:2] == normal(second)[:2]
