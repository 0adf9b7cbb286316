"""The words that name events, and where a clause has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from onrecord.text.lexis import Word

REACH = 4
POSSESSIVES = frozenset(("his", "her", "its", "their", "our", "my", "your"))
DETERMINERS = POSSESSIVES | {"a", "an", "the", "this", "no", "any", "every", "another", "such"}
COPULAS = frozenset(
    ("is", "are", "was", "were", "be", "been", "keep", "keeps", "kept", "remain", "remains", "remained")
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event word of a clause: its kind, the places of its first and last word, and whether it is a verb, in the
    past, ongoing ("visiting"), or a bare form.
    """

    kind: str
    first: int
    last: int
    words: str
    verb: bool
    past: bool
    ongoing: bool
    bare: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Event words by their first word: (all words, kind, is a verb), longest first."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]


def _yaml(name: str) -> dict[str, object]:
    loaded: dict[str, object] = yaml.safe_load(
        files("onrecord.text").joinpath("data", name).read_text(encoding="utf-8")
    )
    return loaded


@cache
def status_words() -> dict[str, tuple[str, ...]]:
    """The announcing words by the status they give."""
    return {name: tuple(str(w) for w in listed) for name, listed in _yaml("event_status.yaml").items()}  # type: ignore[attr-defined]


@cache
def lexicon() -> Lexicon:
    """The event words of ``text/data/event_words.yaml``."""
    found: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for kind, lists in _yaml("event_words.yaml").items():
        for part, verb in (("nouns", False), ("verbs", True)):
            for phrase in lists[part]:  # type: ignore[index]
                norms = tuple(phrase.replace("-", " ").split())
                found.setdefault(norms[0], []).append((norms, kind, verb))
    return Lexicon(
        {first: tuple(sorted(listed, key=lambda x: (-len(x[0]), x))) for first, listed in sorted(found.items())}
    )


@cache
def not_with() -> dict[str, frozenset[str]]:
    """Words close to an event word that show it is used in another sense ("open talks", "meet a deadline"), by kind."""
    return {kind: frozenset(lists.get("not_with", ())) for kind, lists in _yaml("event_words.yaml").items()}  # type: ignore[attr-defined]


def triggers(words: Sequence[Word]) -> list[Trigger]:
    """The event words of a clause, in order, longest reading first, none inside another."""
    found: list[Trigger] = []
    at = 0
    while at < len(words):
        trigger = _trigger(words, at)
        if trigger:
            found.append(trigger)
        at = trigger.last + 1 if trigger else at + 1
    return found


def _trigger(words: Sequence[Word], at: int) -> Trigger | None:
    for norms, kind, verb in lexicon().by_first.get(words[at].norm, ()):
        if tuple(w.norm for w in words[at : at + len(norms)]) == norms:
            near = (*words[max(0, at - REACH) : at], *words[at + len(norms) : at + len(norms) + REACH])
            if any(w.norm in not_with().get(kind, ()) for w in near):
                return None
            past = verb and (
                norms[0].endswith("ed")
                or norms[0] in ("met", "held", "spoke", "flew", "took", "sworn", "struck", "shut")
            )
            ongoing = verb and norms[0].endswith("ing")
            bare = verb and not (past or ongoing or norms[0].endswith("s"))
            last = at + len(norms) - 1
            if verb and _is_no_verb(words, at, last, bare=bare, ongoing=ongoing):
                return None
            return Trigger(kind, at, last, " ".join(norms), verb, past, ongoing, bare)
    return None


def _is_no_verb(words: Sequence[Word], at: int, last: int, *, bare: bool, ongoing: bool) -> bool:
    """Whether a verb's form is no verb here: "an open letter", "is open", "signs of", "Meet the Town"."""
    before = words[at - 1] if at else None
    if before and (before.norm in DETERMINERS or _is_possessive(before)):
        return True
    if bare and before and (before.norm in COPULAS or words[at].capital):
        return True
    return not ongoing and last + 1 < len(words) and words[last + 1].norm == "of"


def _is_possessive(word: Word) -> bool:
    return word.end - word.start == len(word.norm) + len("'s")
