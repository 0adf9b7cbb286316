"""Disagreements over names: offices and their state (elect, former, acting), and spellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from onrecord.collation.discrepancies.scene import Scene, link, passage
from onrecord.model import Actor, Link, Mention, Span
from onrecord.text.names import normal, same_surname, strip_possessive

MODIFIERS = {
    "elect": "elect",
    "designate": "elect",
    "incoming": "elect",
    "next": "elect",
    "future": "elect",
    "new": "new",
    "acting": "acting",
    "interim": "acting",
    "deputy": "deputy",
    "former": "former",
    "ex": "former",
    "outgoing": "outgoing",
}
PLAIN = frozenset(("the", "then", "current", "a", "an", "longtime"))
NEAR = 31
BEFORE = frozenset(("elect", "acting"))
SCORES = {"elect": 0.45, "acting": 0.45, "deputy": 0.45, "outgoing": 0.2, "former": 0.15}
Offices = dict[tuple[str, str], tuple[str, Mention]]


def titles(stage: Scene) -> Iterator[Link]:
    """One person, one office, but elect, acting or former in one account only, in articles of about the same time that
    can't both be right because the office changed between them.

    "Former" beside the bare title is a habit of style more often than a disagreement, and scores low; a "new" president
    can be one in office or one to come.
    """
    for actor in stage.record.actors:
        if actor.kind == "person":
            seen: Offices = {}
            for article, mention in _mentions(stage, actor):
                for title in mention.titles:
                    seen.setdefault((_bare(title), _state(title)), (article, mention))
            yield from _title_links(stage, actor, seen)


def _title_links(stage: Scene, actor: Actor, seen: Offices) -> Iterator[Link]:
    for (office, state), (article, mention) in sorted(seen.items(), key=lambda x: x[0]):
        other = seen.get((office, ""))
        if state not in SCORES or not other or other[0] == article or not _near(stage, article, other[0]):
            continue
        first, then = (article, other[0]) if state in BEFORE else (other[0], article)
        if _is_before(stage, first, then):
            continue
        yield link(
            passage(other[0], other[1].span),
            passage(article, mention.span),
            kind="status",
            about=f"title of {actor.name}: {office} or {_called(office, state)}",
            score=SCORES[state],
            reasons=("one person, articles of about the same time", "both can be true only of different days"),
        )


def _called(office: str, state: str) -> str:
    return f"{office}-elect" if state == "elect" else f"{state} {office}"


def _is_before(stage: Scene, first: str, then: str) -> bool:
    """Whether an article appeared on an earlier day than another, so that the office can have changed between them."""
    ours, theirs = stage.settings[first].around, stage.settings[then].around
    return bool(ours and theirs and ours[1] < theirs[0])


def _words(title: str) -> list[str]:
    return normal(title).replace("-", " ").split()


def _bare(title: str) -> str:
    """The office alone, without what says that it is past, to come or acting, and without whose it is."""
    kept = [word for word in _words(title) if word not in MODIFIERS and word not in PLAIN]
    return " ".join(kept[-2:] if len(kept) > 1 and kept[-2] in ("vice", "prime", "foreign", "general") else kept[-1:])


def _state(title: str) -> str:
    return next((MODIFIERS[word] for word in _words(title) if word in MODIFIERS), "")


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
            last = strip_possessive(mention.head).split()[-1:] if mention.kind == "person" else []
            if last and last[0][0].isupper() and not last[0][-2:].isupper() and len(last[0]) > 3:
                forms.setdefault(last[0], (article, mention.span))
        for first, second in pairwise(sorted(forms)):
            if same_surname(normal(first), normal(second))[0]:
                yield link(
                    passage(*forms[first]),
                    passage(*forms[second]),
                    kind="name",
                    about=f"spelling: {first} or {second}",
                    score=0.1,
                    reasons=(f"both name {actor.name}", "a matter of spelling only"),
                )
