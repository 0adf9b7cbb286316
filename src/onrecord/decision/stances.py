"""From the words of one statement to a stance: what the reporting words say, what the content says, and the
conditions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.decision.clauses import sentence_of
from onrecord.decision.concepts import Touch, find_touches
from onrecord.decision.doubts import first_doubt
from onrecord.decision.framing import Ruling, is_opportunity, under_frame, wants_something_else
from onrecord.decision.leanings import CONTRARY, Leaning, Way
from onrecord.decision.polarity import lean_of
from onrecord.decision.said import Said, asks, opens_against, reach, sentence_at, waits, whole
from onrecord.decision.topics import Topic
from onrecord.decision.worth import worth_of
from onrecord.model import Condition, Span, Stance
from onrecord.reading.stance import Frame, frame_of
from onrecord.reading.stance_words import Token, tokens, word_set
from onrecord.text.sentences import sentences

CONDITIONAL = frozenset(("only_after", "if", "unless", "until", "as_long_as", "in_exchange_for", "before"))
TIME_LIMITS = frozenset(("before", "until", "only_after"))
PLAIN = frozenset(
    (
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
    )
)
FOR_LIFE = frozenset((("i", "am"), ("i", "'m"), ("he", "is"), ("she", "is"), ("we", "are")))
CALENDAR = word_set("calendar")
CONTEXT = 0.6
RELATIVE = frozenset(("that", "which", "who"))
SHORT = 16


@dataclass(frozen=True, slots=True)
class Verdict:
    """A stance with the conditions it hangs on, how sure the reading is (0 to 1), and the reason a reader can
    follow."""

    stance: Stance
    conditions: tuple[Condition, ...]
    confidence: float
    reason: str
    abstained: bool = False
    doubt: str = ""


def judge(said: Said, topic: Topic) -> Verdict | None:
    """The stance of a statement on the topic, or None when it is about something else or takes none."""
    frame = frame_of(said.statement, said.text)
    leanings = _leanings(said, topic, frame)
    if not leanings or (asks(said) and not frame.has("evade", "weigh")):
        return None
    touch, leaning = max(leanings, key=_weight)
    leaning = _settle(leanings, touch, leaning)
    if is_opportunity(frame) or wants_something_else(frame, leaning, said, touch):
        return None
    ruling = under_frame(frame, leaning, against=opens_against(said), reach=reach(said, touch))
    if ruling.way == "none" and leaning.way == "none" and waits(said, touch):
        ruling = Ruling("for", 0.6, ruling.reason)
    if ruling.way not in (*CONTRARY, "undecided"):
        return None
    if touch.opposite:
        ruling = Ruling(CONTRARY.get(ruling.way, ruling.way), ruling.strength, f"{ruling.reason}; said of the opposite")
    return replace(
        _verdict(said, touch, leaning, ruling, frame),
        doubt=first_doubt(said, frame, topic, touch, leaning, ruling),
    )


def _weight(found: tuple[Touch, Leaning]) -> tuple[bool, float]:
    touch, leaning = found
    return leaning.way != "none", touch.relevance * (0.3 + leaning.strength)


def _verdict(said: Said, touch: Touch, leaning: Leaning, ruling: Ruling, frame: Frame) -> Verdict:
    stance, conditions, note = _with_conditions(ruling.way, leaning, said, touch)
    return Verdict(
        stance=stance,
        conditions=conditions,
        confidence=round(touch.relevance * ruling.strength, 3),
        reason="; ".join(part for part in (f"about {touch.reason}", ruling.reason, note) if part),
        abstained=_abstains(frame),
    )


def _leanings(said: Said, topic: Topic, frame: Frame) -> list[tuple[Touch, Leaning]]:
    """Each place of the content that speaks of the topic and how it leans; failing that, the rest of its sentence."""
    found: list[tuple[Touch, Leaning]] = []
    direct = said.statement.kind == "direct"
    for span in said.statement.content:
        for sentence in sentences(said.text, within=span):
            items = whole(said.text, sentence)
            if (items and items[-1].norm == "?") or _is_question(items):
                continue
            touches = find_touches(items, said.text, topic, setting=said.setting)
            labelled = any(token.forms & word_set("labelling") for token in frame.tokens)
            found += [
                (touch, lean_of(sentence_of(items, said.text, own=said.own, direct=direct, labelled=labelled), touch))
                for touch in touches
            ]
    return found or _from_context(said, topic)


def _is_question(items: Sequence[Token]) -> bool:
    return any(token.norm == "?" for token in items[-2:])


def _from_context(said: Said, topic: Topic) -> list[tuple[Touch, Leaning]]:
    """A content that names nothing itself, in a sentence that does: "rejected the plan and spoke of a threat"."""
    parts = (*said.statement.content, *said.statement.cue)
    place = sentence_at(said.text, parts[0])
    if len(said.statement.content) > 1 or len(tokens(said.text, said.statement.content[0])) > SHORT:
        return []
    outside = [
        token for token in whole(said.text, place) if not said.statement.content[0].holds(Span(token.start, token.end))
    ]
    touches = find_touches(outside, said.text, topic, setting=said.setting)
    if not touches:
        return []
    best = max(touches, key=lambda touch: touch.relevance)
    items = whole(said.text, said.statement.content[0])
    leaning = worth_of(sentence_of(items, said.text))
    touch = Touch(best.first, best.last, best.relevance * CONTEXT, f"{best.reason} in the same sentence", best.opposite)
    return [(touch, leaning)] if leaning.way in ("for", "against") else []


def _settle(leanings: Sequence[tuple[Touch, Leaning]], touch: Touch, leaning: Leaning) -> Leaning:
    """The leaning, weakened when another place of the same statement leans the other way."""
    contrary = [
        other
        for at, other in leanings
        if {other.way, leaning.way} == {"for", "against"} and at.relevance >= touch.relevance * 0.7
    ]
    if not contrary:
        return leaning
    return Leaning(
        leaning.way,
        leaning.strength * 0.7,
        f"{leaning.reason} (against: {contrary[0].reason})",
        leaning.remote,
        leaning.governed,
    )


def _abstains(frame: Frame) -> bool:
    return any(hit.phrase in ("abstain", "abstention") for hit in frame.hits)


def _with_conditions(way: Way, leaning: Leaning, said: Said, touch: Touch) -> tuple[Stance, tuple[Condition, ...], str]:
    named = tuple(c for c in said.statement.conditions if not c.span.start <= touch.start < c.span.end)
    conditions = tuple(
        c
        for c in named
        if c.sequence in CONDITIONAL and not _is_time_limit(c, said.text) and _is_of(c, touch, said.text)
    )
    if way == "undecided" and conditions and "'no longer'" in leaning.reason:
        return "conditional_support", named, f"condition '{conditions[0].span.of(said.text)}'"
    if way == "undecided":
        return "non_committal", named, ""
    if leaning.remote and way == "for":
        return "non_committal", named, "for some day, not for now"
    if not conditions:
        return ("support" if way == "for" else "oppose"), named, ""
    note = f"condition '{conditions[0].span.of(said.text)}'"
    turned = way == "against" and any(condition.sequence == "only_after" for condition in conditions)
    stance: Stance = "conditional_support" if way == "for" or turned else "conditional_oppose"
    return stance, named, note


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
