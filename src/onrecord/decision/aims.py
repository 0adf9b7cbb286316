"""What would meet a condition: its deed or its thing, and the words by which a text that tells of it is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.decision.precedence import after_cue, all_families, times
from onrecord.decision.tellings import PREPOSITIONS, THING_ALONE, deed_in
from onrecord.model import Condition
from onrecord.reading.stance_words import Token, tokens, word_set
from onrecord.text import lexis
from onrecord.text.places import party_of

ASKED = ("only_after", "if", "unless", "until")
MAY_NAME_A_THING = ("only_after", "until")
RARE = 4.5
FAMILY = "family "
UNCLEAR = word_set("pronoun") - {"my", "our", "your", "his", "their", "its"} | {"not", "no", "never", "this", "that"}
AUXILIARY = frozenset(
    ("is", "are", "was", "were", "be", "been", "has", "have", "had", "there", "does", "do", "can", "will")
)
Key = frozenset[str]


@dataclass(frozen=True, slots=True)
class Aim:
    """What would meet a condition: the kinds of deed, the keys of each thing it names, those of the thing that the
    deed is done to or that comes about, its words, and whether more is named than whose deed it is."""

    kinds: tuple[str, ...]
    keys: tuple[Key, ...]
    head: Key
    words: frozenset[str]
    has_thing: bool


def aim_of(condition: Condition, text: str) -> Aim | None:
    """What would meet a condition, or None where its words don't tell: a pronoun, a denial, a bare day."""
    span = after_cue(condition.span, text)
    items = tokens(text, span)
    if condition.sequence not in ASKED or any(item.norm in UNCLEAR for item in items):
        return None
    deed = deed_in(items)
    rest = [*items[: deed.first], *items[deed.last + 1 :]] if deed else items
    told = keyed_words(rest, text)
    keyed = [(item, key) for item, key in told if len(key) > 1 or _must_be_told(item, text)]
    plain = condition.sequence in MAY_NAME_A_THING and len(keyed) == len(told) and not _has_verb(items)
    if not keyed or not (deed or plain):
        return None
    return Aim(
        kinds=(deed.kind,) if deed else THING_ALONE,
        keys=tuple(dict.fromkeys(key for _, key in told)),
        head=_head(items, keyed, items[deed.last].end if deed else 0),
        words=frozenset(item.norm for item in items),
        has_thing=any(not text[item.start].isupper() for item, _ in keyed),
    )


def _has_verb(items: Sequence[Token]) -> bool:
    return any(item.norm in AUXILIARY or (item.norm == "'s" and at == 1) for at, item in enumerate(items))


def _head(items: Sequence[Token], keyed: Sequence[tuple[Token, Key]], deed_end: int) -> Key:
    """The keys of what a deed is done to: the last thing before a preposition, behind the deed or else before it."""
    for stretch in ([item for item in items if item.start >= deed_end], list(items)):
        end = next((item.start for item in stretch[1:] if item.norm in PREPOSITIONS), stretch[-1].end if stretch else 0)
        within = [key for item, key in keyed if stretch and stretch[0].start <= item.start < end]
        if within:
            return within[-1]
    return keyed[-1][1]


def keyed_words(items: Sequence[Token], text: str) -> list[tuple[Token, Key]]:
    """The words that carry meaning, each with the keys by which it is known again: its stem, or the party that it
    names, and its families."""
    kin: dict[int, set[str]] = {}
    for hit in all_families().find(items):
        for item in items[hit.first : hit.last + 1]:
            kin.setdefault(item.start, set()).add(f"{FAMILY}{hit.kind}")
    return [
        (item, frozenset({_own_key(item, text), *kin.get(item.start, ())}))
        for item in items
        if item.is_word and item.norm not in lexis.function_words()
    ]


def _own_key(item: Token, text: str) -> str:
    party = party_of(text[item.start : item.end]) if text[item.start].isupper() else None
    return party or lexis.stem(lexis.normal(item.norm))


def _must_be_told(item: Token, text: str) -> bool:
    """Whether a word may not be missing: a name, a figure, a time, or a word rare in news."""
    named = text[item.start].isupper() or item.norm[0].isdigit() or item.norm in times()
    return named or lexis.weight(lexis.stem(lexis.normal(item.norm))) >= RARE
