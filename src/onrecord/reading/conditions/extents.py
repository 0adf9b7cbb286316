"""Where a condition's words begin and end."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.stance_words import Hit, Token, word_set

ENDS = frozenset(";:!?—–»…")
STOPS = frozenset(".")
COMMAS = frozenset(",")
AUXILIARY = frozenset(("can", "could", "will", "would", "should", "may", "might", "shall", "do", "does", "did"))
JOINING = frozenset(("and", "or", "but"))
# phrases that mostly tell the time, and so end no condition before them
TEMPORAL_ONLY = frozenset(("before", "while", "during", "amid", "once", "without", "should"))
# cues that are a whole condition
STANDS_ALONE = frozenset(
    (
        "in return",
        "in exchange",
        "under … right conditions",
        "under certain conditions",
        "under certain circumstances",
        "under the right circumstances",
    )
)
LONGEST = 45


def start_of(hit: Hit, items: Sequence[Token]) -> int:
    """Where the condition's words begin (a code point): "not ... until" begins at its last word, since the rest belongs
    to what is wanted."""
    split = "…" in hit.phrase and hit.kind == "only_after"
    return items[hit.last if split or hit.phrase.startswith(("not ", "never ")) else hit.first].start


def last_of(hit: Hit, items: Sequence[Token], text: str, *, following: int) -> int:
    """The last token of the clause that a cue opens; ``following`` is where the next cue stands."""
    last = hit.last
    for at in range(hit.last + 1, min(len(items), hit.last + LONGEST, following)):
        token = items[at]
        if _closes(items, hit, at) or _inverts(items, at, text) or _pauses(hit, token, at):
            break
        last = at if token.is_word or token.norm not in COMMAS else last
    while last > hit.last and (items[last].norm in JOINING or not items[last].is_word):
        last -= 1
    return last


def _pauses(hit: Hit, token: Token, at: int) -> bool:
    """Whether a comma ends the clause: right behind the cue it only opens an aside, unless the cue stands alone."""
    return token.norm in COMMAS and (at > hit.last + 1 or hit.phrase in STANDS_ALONE)


def _closes(items: Sequence[Token], hit: Hit, at: int) -> bool:
    """Whether a mark ends the clause: a quotation mark only where it closes what was opened before the cue, a full stop
    not within a figure or behind an abbreviation."""
    norm = items[at].norm
    if norm == "”":
        return not any(token.norm == "“" for token in items[hit.last + 1 : at])
    if norm == '"':
        inside = sum(token.norm == '"' for token in items[hit.last + 1 : at]) % 2
        return not inside and (_opened(items, hit) or items[at - 1].norm in ",.")
    if norm in STOPS:
        return at + 1 == len(items) or items[at + 1].norm in STOPS or items[at + 1].norm in '”"'
    return norm in ENDS


def _opened(items: Sequence[Token], hit: Hit) -> bool:
    """Whether the cue stands within straight quotation marks."""
    return sum(token.norm == '"' for token in items[: hit.first]) % 2 == 1


def _inverts(items: Sequence[Token], at: int, text: str) -> bool:
    """Whether the main clause begins here with its verb before its subject: "only after that can we ..."."""
    if items[at].norm not in AUXILIARY or at + 1 >= len(items):
        return False
    after = items[at + 1]
    return after.norm in word_set("pronoun") | {"the", "a"} or text[after.start].isupper()
