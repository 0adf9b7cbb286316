"""What a statement hangs on: conditions inside the words reported or right beside them, each with its order in time
or logic."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from onrecord.model import Condition, ConditionOrder, Reading, Span, Statement
from onrecord.reading.stance_words import Hit, Token, load_phrases, tokens, word_set
from onrecord.text.sentences import sentences

ENDS = frozenset(".;:!?—–”»…")
COMMAS = frozenset(",")
AUXILIARY = frozenset(("can", "could", "will", "would", "should", "may", "might", "shall", "do", "does", "did"))
JOINING = frozenset(("and", "or", "but"))
ASKING = word_set("asking")
TEMPORAL_ONLY = frozenset(("before", "while", "during", "amid", "once", "without"))
SETTLED_WORDS = re.compile(
    r"(?:if (?:any|not|only|so|ever|anything|necessary|possible|needed)\b"
    r"|if you (?:will|like|look|ask|think|consider|read|want to know)\b"
    r"|if (?:i|we) (?:may|might)\b|as if\b|what if\b|before (?:long|too long|it|him|her|us|them)\b)",
    re.I,
)
LASTING = frozenset(("while", "during", "amid"))
NEAR = 3
OPENING = 2
LASTING_REACH = 12
LONGEST = 45
# code points beside a statement that a condition right next to it can take up
REACH = 600


def find_conditions(reading: Reading) -> Reading:
    """The reading with ``conditions`` of its statements filled."""
    if not reading.statements:
        return reading
    text = reading.article.text
    spans = sentences(text)
    filled = tuple(
        replace(statement, conditions=conditions_of(statement, text, sentence_spans=spans))
        for statement in reading.statements
    )
    return replace(reading, statements=filled)


def conditions_of(statement: Statement, text: str, *, sentence_spans: Sequence[Span]) -> tuple[Condition, ...]:
    """The conditions in a statement's content, then those beside it in the same sentence, in order of place."""
    found: list[Condition] = []
    for span in statement.content:
        found += conditions_in(text, within=span)
    for span in _beside(statement, sentence_spans):
        found += [condition for condition in conditions_in(text, within=span) if _opens(text, condition, span)]
    return tuple(sorted(set(found), key=lambda condition: condition.span))


def conditions_in(text: str, *, within: Span) -> list[Condition]:
    """The conditions named in a stretch of text: each from its cue to the end of its clause."""
    items = tokens(text, within)
    hits = [hit for hit in load_phrases("condition_cues").find(items) if _is_condition(hit, items, text)]
    found, free_from = [], 0
    for number, hit in enumerate(hits):
        if hit.first < free_from:
            continue
        later = (other.first for other in hits[number + 1 :] if other.phrase not in TEMPORAL_ONLY)
        following = next(later, len(items))
        start, last = _cue_start(hit, items), _clause_end(hit, items, following, text)
        if last > hit.last or hit.phrase in ("in return", "in exchange"):
            found.append(Condition(Span(start, items[last].end), cast("ConditionOrder", hit.kind)))
            free_from = last + 1
    return found


def _cue_start(hit: Hit, items: Sequence[Token]) -> int:
    """Where the condition's words begin: "not ... until" begins at its last word, the rest belongs to what is
    wanted."""
    return (
        items[hit.last].start
        if "…" in hit.phrase or hit.phrase.startswith(("not ", "never "))
        else items[hit.first].start
    )


def _is_condition(hit: Hit, items: Sequence[Token], text: str) -> bool:
    before = items[hit.first - 1] if hit.first else None
    if SETTLED_WORDS.match(text, items[hit.first].start):
        return False
    if before is not None and hit.phrase == "if" and before.forms & ASKING:
        return False
    if hit.phrase in ("until", "till") and _goes_on(items[max(0, hit.first - LASTING_REACH) : hit.first]):
        return False
    following = items[hit.last + 1] if hit.last + 1 < len(items) else None
    if hit.phrase in TEMPORAL_ONLY:
        return _hangs(hit, items, following)
    return not (
        hit.phrase == "provided"
        and before is not None
        and before.is_word
        and following is not None
        and following.norm in ("by", "with", "to", "the", "for")
    )


def _goes_on(before: Sequence[Token]) -> bool:
    """Whether something goes on until then: "will keep asking until the last day" waits for nothing."""
    return any(token.forms & word_set("continuing") for token in before) and not any(t.norm == "not" for t in before)


def _hangs(hit: Hit, items: Sequence[Token], following: Token | None) -> bool:
    """Whether a word that mostly tells the time ("before", "while") holds up something wanted or refused here."""
    if following is None or not following.is_word:
        return False
    before = items[max(0, hit.first - 25) : hit.first]
    window = before if len(before) > OPENING else [*before, *items[hit.last + 1 : hit.last + 30]]
    asks = word_set("hanging")
    if hit.phrase in ("without", "once"):
        asks -= frozenset(("have", "want", "can"))
    if hit.phrase in LASTING:
        clause = items[hit.last + 1 : hit.last + 15]
        return hit.first > 0 and any(token.forms & word_set("lasting") for token in clause)
    return any(token.forms & asks for token in window)


def _clause_end(hit: Hit, items: Sequence[Token], following: int, text: str) -> int:
    last = hit.last
    for at in range(hit.last + 1, min(len(items), hit.last + LONGEST, following)):
        token = items[at]
        if token.norm in ENDS or _inverts(items, at, text) or (token.norm in COMMAS and at - hit.last > NEAR):
            break
        last = at if token.is_word or token.norm not in COMMAS else last
    while last > hit.last and (items[last].norm in JOINING or not items[last].is_word):
        last -= 1
    return last


def _inverts(items: Sequence[Token], at: int, text: str) -> bool:
    """Whether the main clause begins here with its verb before its subject: "only after that can we ..."."""
    if items[at].norm not in AUXILIARY or at + 1 >= len(items):
        return False
    after = items[at + 1]
    return after.norm in word_set("pronoun") | {"the", "a"} or text[after.start].isupper()


def _beside(statement: Statement, sentence_spans: Sequence[Span]) -> list[Span]:
    """The words of the content's sentences outside every part of the statement, before its first and after its last
    part."""
    parts = (*statement.content, *statement.cue, *statement.source)
    start, end = min(span.start for span in parts), max(span.end for span in parts)
    first = bisect_right(sentence_spans, start, key=lambda span: span.end)
    stop = bisect_left(sentence_spans, end, key=lambda span: span.start)
    found = []
    if first < stop and sentence_spans[first].start < start:
        opening = sentence_spans[first].start
        found.append(Span(opening, min(start, opening + REACH)))
    if first < stop and end < sentence_spans[stop - 1].end:
        found.append(Span(end, min(sentence_spans[stop - 1].end, end + REACH)))
    return found


def _opens(text: str, condition: Condition, span: Span) -> bool:
    """Whether a condition beside the statement stands right next to it: at the sentence's start, or straight after."""
    lead = text[span.start : condition.span.start].strip(" ,\n\t“”\"'—–-")
    return lead.casefold() in ("", "but", "and", "but only", "and only", "only", "though", "although")
