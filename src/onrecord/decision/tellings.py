"""Whether a clause tells that a deed was done, or that it was not: in the past, and never a promise, a wish or a case
only imagined.

What an event's verb says of its factuality (FactBank; Saurí and Pustejovsky 2009) is read in the plain cases alone;
whatever is unclear tells nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

from onrecord.decision.precedence import times
from onrecord.reading.stance_words import Hit, Token, load_phrases

Told = Literal["came", "failed"]
THING_ALONE = ("comes", "agree", "sign", "declare", "implement", "hold", "establish")
NO_OBJECT = ("comes", "withdraw", "stop", "resign", "fails", "declines")
UNDOING = ("fails", "rejects")
NEAR, FAR = 3, 8
HAVING = frozenset(("have", "has", "had", "'ve"))
WAS = frozenset(("was", "were", "been"))
NO = frozenset(("no", "not", "never", "neither", "nor", "nobody"))
IMAGINED = frozenset(("hope", "expect", "threaten", "want", "demand", "almost", "nearly"))
PREPOSITIONS = frozenset((
    "about", "against", "at", "between", "by", "for", "from", "in", "into", "of", "on", "over", "to", "toward",
    "towards", "under", "with", "within",
))  # fmt: skip


def deed_in(items: Sequence[Token]) -> Hit | None:
    """The first verb among these tokens that a text could tell to be done; None where they only name a thing."""
    return next((hit for hit in _verbs(items) if hit.kind not in (*UNDOING, "declines", "comes")), None)


def told_in(items: Sequence[Token], kinds: Collection[str]) -> tuple[Told, Hit] | None:
    """What a clause tells of a deed of these kinds, and its verb; None where it tells nothing for sure."""
    hits = _verbs(items)
    declined = {hit.last + 2 for hit in hits if hit.kind == "declines" and _is_past(items, hit)}
    for hit in hits:
        if hit.kind in kinds and (told := _told(items, hit, declined=hit.first in declined)):
            return told, hit
    undone = (hit for hit in hits if hit.kind in UNDOING and not _opens_infinitive(items, hit))
    return next((("failed", hit) for hit in undone if _told(items, hit, declined=False) == "came"), None)


def _verbs(items: Sequence[Token]) -> list[Hit]:
    return load_phrases("fulfilment_words").find(items)


def _opens_infinitive(items: Sequence[Token], hit: Hit) -> bool:
    return hit.last + 1 < len(items) and items[hit.last + 1].norm == "to"


def _told(items: Sequence[Token], hit: Hit, *, declined: bool) -> Told | None:
    before = items[max(0, hit.first - FAR) : hit.first]
    if any(token.norm in _undone() or token.forms & IMAGINED for token in before):
        return None
    norms = [token.norm for token in before]
    if declined and norms[-1:] == ["to"]:
        return "failed"
    if set(norms) & NO:
        return "failed" if _is_past(items, hit) or "did" in norms[-NEAR:] else None
    return "came" if _is_past(items, hit) else None


@cache
def _undone() -> frozenset[str]:
    """Words before a verb that leave it undone, without those that deny it or stand in its own group."""
    body = files("onrecord.text").joinpath("data", "stage_cues.yaml").read_text(encoding="utf-8")
    return frozenset(yaml.safe_load(body)["undone"]) - NO - {"to", "be", "being", "yet"}


def _is_past(items: Sequence[Token], hit: Hit) -> bool:
    """Whether a verb is told as past: after "has" or "was", or in a past form that is no participle set behind a
    noun ("the treaty signed in May")."""
    verb, before = items[hit.first], [token.norm for token in items[max(0, hit.first - NEAR) : hit.first]]
    if verb.norm in hit.phrase.split() or verb.norm.endswith(("ing", "s")) or {"be", "being", "to"} & set(before):
        return False
    if set(before) & (HAVING | WAS):
        return True
    return hit.first > 0 and items[hit.first - 1].is_word and (hit.kind in NO_OBJECT or _has_object(items, hit))


def _has_object(items: Sequence[Token], hit: Hit) -> bool:
    """Whether what follows a verb can be its object: no preposition, auxiliary or time."""
    following = items[hit.last + 1 : hit.last + 2]
    barred = PREPOSITIONS | HAVING | WAS | times() | {"is", "are", "last", "did", "does"}
    return bool(following) and following[0].is_word and following[0].norm not in barred


def is_of_subject(items: Sequence[Token], hit: Hit) -> bool:
    """Whether what a verb tells befalls its subject: in the passive, or where it has no object."""
    before = {token.norm for token in items[max(0, hit.first - NEAR) : hit.first]}
    return bool(before & WAS) or (hit.kind in NO_OBJECT and not _has_object(items, hit))
