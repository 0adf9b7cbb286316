"""What a question asks to end: whoever wants "Should the toll be repealed?" answered yes is against the toll."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.stance_words import Hit, Token, hits_of, tokens, word_set

STOP = word_set("stop")
ALTERING = word_set("altering")
HELPERS = frozenset(("be", "get"))
# a clause or a phrase of its own begins here, which the verb before it no longer governs
BREAKS = word_set("past_object")


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a question, every form of each: those of the thing it would end, those of a thing it would alter or
    lessen, those of the deed, and the others."""

    ended: frozenset[str] = frozenset()
    altered: frozenset[str] = frozenset()
    deed: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


def asked_in(text: str) -> Asked:
    """What a question asks to end, if anything; what two verbs turn ("end the ban on exports") is not ended."""
    items = tokens(text)
    deeds = [hit for hit in hits_of(items) if hit.kind == "con" and not _is_left_to_somebody(items, hit)]
    governed = [at for hit in deeds for at in governed_by(items, hit)]
    ended = {at for at in governed if governed.count(at) % 2}
    altering = [Hit("alter", token.norm, at, at) for at, token in enumerate(items) if token.forms & ALTERING]
    altered = {at for hit in altering for at in governed_by(items, hit)} - ended
    deed = {at for hit in (*deeds, *altering) for at in range(hit.first, hit.last + 1)}
    rest = set(range(len(items))) - ended - altered - deed
    return Asked(*(_forms(items, places) for places in (ended, altered - deed, deed - ended, rest)))


def governed_by(items: Sequence[Token], hit: Hit) -> range:
    """The tokens that a verb or its noun governs: what stands before its "be", else what follows it."""
    if hit.first and items[hit.first - 1].forms & HELPERS:
        return range(hit.first - 1)
    start = hit.last + 1
    end = next((at for at in range(start + 1, len(items)) if items[at].norm in BREAKS), len(items))
    return range(start, start if items[start : start + 1] and items[start].forms & HELPERS else end)


def _is_left_to_somebody(items: Sequence[Token], hit: Hit) -> bool:
    """Whether "leave" means no end: "be left to the states"."""
    return hit.phrase == "leave" and any(
        token.norm in ("to", "up", "in") for token in items[hit.last + 1 : hit.last + 2]
    )


def _forms(items: Sequence[Token], places: set[int]) -> frozenset[str]:
    return frozenset(
        form for at in places if items[at].is_word and items[at].norm not in STOP for form in items[at].forms
    )
