"""The wording page: how each outlet names one thing, with counts, and how much of what each reports no other has.

Counts only: no score of an outlet, no word called right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.collation.families import copy_groups, utterance_groups
from onrecord.collation.wording import Use, Variants
from onrecord.web.index import Index
from onrecord.web.links import Links

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Users:
    """An outlet that uses a wording: in how many places, and the first of them."""

    outlet: str
    places: int
    href: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording and who uses it, in order of name."""

    words: str
    articles: int
    users: tuple[Users, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """One thing and its wordings, those of most articles first. ``of`` is an actor's name, else empty."""

    of: str
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """An outlet's statements, and how many of them were found nowhere else."""

    outlet: str
    statements: int
    alone: int
    href: str


@dataclass(frozen=True, slots=True)
class VariantsView:
    """How things are named, and what only one outlet has."""

    names: tuple[Naming, ...]
    words: tuple[Naming, ...]
    outlets: tuple[Alone, ...]


def show_variants(index: Index, *, asked: Mapping[str, str], link: Links) -> VariantsView:
    """Everything that is worded in two ways; names of actors apart from other words."""
    named = [(v, _naming(index, v, link)) for v in index.variants[:MOST_SHOWN]]
    return VariantsView(
        names=tuple(naming for v, naming in named if v.sort == "name"),
        words=tuple(naming for v, naming in named if v.sort == "word"),
        outlets=tuple(_alone(index, link)),
    )


def _naming(index: Index, variant: Variants, link: Links) -> Naming:
    by_words: dict[str, list[Use]] = defaultdict(list)
    for use in variant.uses:
        by_words[use.words].append(use)
    wordings = [_wording(index, words, uses, link) for words, uses in by_words.items()]
    ordered = sorted(wordings, key=lambda w: (-w.articles, w.words))
    return Naming(variant.of if variant.sort == "name" else "", tuple(ordered))


def _wording(index: Index, words: str, uses: list[Use], link: Links) -> Wording:
    by_outlet: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        by_outlet[index.outlet(use.article)].append(use)
    users = [Users(o, len(held), link.place(held[0].article, held[0].span)) for o, held in sorted(by_outlet.items())]
    return Wording(words, len({use.article for use in uses}), tuple(users))


def _alone(index: Index, link: Links) -> list[Alone]:
    """By outlet, how many statements no other voice was found to report."""
    joint = {statement for group in utterance_groups(index.record) for statement in group}
    copied = {article for group in copy_groups(index.record) for article in group}
    held, alone = Counter[str](), Counter[str]()
    for statement in index.statements.values():
        outlet = index.outlet(statement.article)
        held[outlet] += 1
        alone[outlet] += statement.id not in joint and statement.article not in copied
    return [Alone(o, n, alone[o], link.page("statements", outlet=o)) for o, n in sorted(held.items())]
