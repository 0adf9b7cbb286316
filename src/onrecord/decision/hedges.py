"""Conditions that a stance hangs on: which of a statement's conditions make it a conditional one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.decision.concepts import Touch
from onrecord.decision.leanings import Leaning, Way
from onrecord.decision.said import Said
from onrecord.model import Condition, Span, Stance
from onrecord.reading.stance_words import Token, hits_of, tokens, word_set

CONDITIONAL = frozenset(("only_after", "if", "unless", "until", "as_long_as", "in_exchange_for", "before"))
TIME_LIMITS = frozenset(("before", "until", "only_after"))
REFUSING = frozenset(("until", "till", "before"))
PLAIN = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "of",
        "this",
        "next",
        "last",
        "end",
        "'s",
        "later",
        "early",
        "late",
        "mid",
        "until",
        "before",
    ]
)
FOR_LIFE = frozenset((("i", "am"), ("i", "'m"), ("he", "is"), ("she", "is"), ("we", "are")))
CALENDAR = word_set("calendar")
SIDES = frozenset(("pro", "con", "demand", "promise", "act", "must", "reluctant"))
RELATIVE = frozenset(("that", "which", "who"))


def hanging(conditions: Sequence[Condition], text: str) -> tuple[Condition, ...]:
    """Those of the conditions that somebody could meet: no day, no term of office, no mere frame."""
    return tuple(
        c for c in conditions if (c.sequence in CONDITIONAL and not _is_time_limit(c, text)) or is_required(c, text)
    )


def is_required(condition: Condition, text: str) -> bool:
    """Whether it says what the thing must hold: "any pact must include a review"."""
    words = {form for token in tokens(text, condition.span) for form in token.forms}
    return condition.sequence == "as_part_of" and bool(words & word_set("holding"))


def beside_a_stance(said: Said) -> tuple[Condition, ...]:
    """The conditions of a statement that takes a stance outside them: in "he will resign if it passes" none does."""
    words = [token for span in said.statement.content for token in tokens(said.text, span)]
    return tuple(
        condition
        for condition in said.statement.conditions
        if any(hit.kind in SIDES for hit in hits_of([t for t in words if not _within(t, condition)]))
    )


def _within(token: Token, condition: Condition) -> bool:
    return condition.span.start <= token.start < condition.span.end


def hedged(way: Way, conditions: Sequence[Condition], text: str) -> Stance:
    """The stance that a way comes to under these conditions; refusing "only after" is a wish with a condition, refusing
    "until" a refusal with one."""
    if way == "undecided":
        return "non_committal"
    if not conditions:
        return "support" if way == "for" else "oppose"
    turned = way == "against" and any(_wishes(condition, text) for condition in conditions)
    return "conditional_support" if way == "for" or turned else "conditional_oppose"


def _wishes(condition: Condition, text: str) -> bool:
    first = tokens(text, condition.span)[0].norm
    return condition.sequence == "only_after" and first not in REFUSING


def bounds_in_time(conditions: Sequence[Condition], text: str) -> tuple[Condition, ...]:
    """Those that only say how long something holds: "before June", "until next year"."""
    return tuple(c for c in conditions if c.sequence in TIME_LIMITS and _is_time_limit(c, text))


def stance_of(way: Way, leaning: Leaning, said: Said, touch: Touch) -> tuple[Stance, tuple[Condition, ...], str]:
    """The stance that a way comes to once the statement's conditions are counted in, the conditions, and a note."""
    named = tuple(
        c
        for c in said.statement.conditions
        if not c.span.start <= touch.start < c.span.end and _is_of(c, touch, said.text)
    )
    conditions = hanging(named, said.text)
    if way == "undecided" and any(is_required(c, said.text) for c in conditions):
        return "conditional_support", named, f"it must hold '{conditions[0].span.of(said.text)}'"
    if way == "undecided" and conditions and "'no longer'" in leaning.reason:
        return "conditional_support", named, f"condition '{conditions[0].span.of(said.text)}'"
    if way == "undecided":
        return "non_committal", named, ""
    if leaning.remote and way == "for":
        return "non_committal", named, "for some day, not for now"
    if way == "against" and not conditions and (bounds := bounds_in_time(named, said.text)):
        return "oppose", named, f"for the time '{bounds[0].span.of(said.text)}'"
    note = f"condition '{conditions[0].span.of(said.text)}'" if conditions else ""
    return hedged(way, conditions, said.text), named, note


def _is_of(condition: Condition, touch: Touch, text: str) -> bool:
    """Whether the stance on the thing hangs on it: named in its sentence, and not within what only describes the
    thing."""
    if touch.start < 0:
        return True
    low, high = sorted((touch.start, condition.span.start))
    between = tokens(text, Span(low, high)) if low < high else []
    if any(token.norm in ".?!" for token in between):
        return False
    return condition.span.start < touch.start or not any(token.norm in RELATIVE for token in between)


def _is_time_limit(condition: Condition, text: str) -> bool:
    """Whether it only sets a day or a term: "before January 20th", "as long as I am president" can't be met by
    anybody."""
    words = [token.norm for token in tokens(text, condition.span) if token.is_word]
    if condition.sequence == "as_long_as":
        return any(pair in FOR_LIFE for pair in pairwise(words))
    if condition.sequence not in TIME_LIMITS:
        return False
    dated = [word in CALENDAR or word[0].isdigit() for word in words]
    if condition.sequence == "only_after":
        return any(dated) and all(is_day or word in PLAIN for is_day, word in zip(dated, words, strict=True))
    return any(dated)
