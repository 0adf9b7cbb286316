"""From the words of one statement to a stance: what the reporting words say, what the content says, and the
conditions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.decision.concepts import Setting, Topic, Touch, find_touches
from onrecord.decision.polarity import DETERMINERS, Leaning, insideness, lean_of, sentence_of, worth_of
from onrecord.model import Condition, Span, Stance, Statement
from onrecord.reading.stance import Frame, frame_of, is_denied
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


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with what is needed to judge it: the article's text, the speaker's own names, and the topic's
    setting."""

    statement: Statement
    text: str
    own: frozenset[str]
    setting: Setting


def judge(said: Said, topic: Topic) -> Verdict | None:
    """The stance of a statement on the topic, or None when it is about something else or takes none."""
    frame = frame_of(said.statement, said.text)
    leanings = _leanings(said, topic, frame)
    if not leanings:
        return None
    touch, leaning = max(
        leanings, key=lambda pair: (pair[1].way != "none", pair[0].relevance * (0.3 + pair[1].strength))
    )
    leaning = _settle(leanings, touch, leaning)
    if _asks(said) and not frame.has("evade", "weigh"):
        return None
    if _is_opportunity(frame) or _wants_something_else(frame, leaning, said, touch):
        return None
    way, strength, why = _under(frame, leaning, _opens_against(said), _reach(said, touch))
    if way == "none" and leaning.way == "none" and _waits(said, touch):
        way, strength = "for", 0.6
    if way not in ("for", "against", "undecided"):
        return None
    if touch.opposite:
        way, why = _other(way), f"{why}; said of the opposite"
    stance, conditions, note = _with_conditions(way, leaning, said, touch)
    reason = "; ".join(part for part in (f"about {touch.reason}", why, note) if part)
    return Verdict(stance, conditions, round(touch.relevance * strength, 3), reason, abstained=_abstains(frame))


def _leanings(said: Said, topic: Topic, frame: Frame) -> list[tuple[Touch, Leaning]]:
    """Each place of the content that speaks of the topic and how it leans; failing that, the rest of its sentence."""
    found: list[tuple[Touch, Leaning]] = []
    direct = said.statement.kind == "direct"
    for span in said.statement.content:
        for sentence in sentences(said.text, within=span):
            items = _whole(said.text, sentence)
            if (items and items[-1].norm == "?") or _is_question(items):
                continue
            touches = find_touches(items, said.text, topic, setting=said.setting)
            labelled = any(token.forms & word_set("labelling") for token in frame.tokens)
            found += [
                (touch, lean_of(sentence_of(items, said.text, own=said.own, direct=direct, labelled=labelled), touch))
                for touch in touches
            ]
    return found or _from_context(said, topic)


def _whole(text: str, span: Span) -> list[Token]:
    return [token for token in tokens(text, span) if token.norm not in "“”\"‘’'«»"]


def _is_question(items: Sequence[Token]) -> bool:
    return any(token.norm == "?" for token in items[-2:])


def _from_context(said: Said, topic: Topic) -> list[tuple[Touch, Leaning]]:
    """A content that names nothing itself, in a sentence that does: "rejected the plan and spoke of a threat"."""
    parts = (*said.statement.content, *said.statement.cue)
    place = sentence_at(said.text, parts[0])
    if len(said.statement.content) > 1 or len(tokens(said.text, said.statement.content[0])) > SHORT:
        return []
    outside = [
        token for token in _whole(said.text, place) if not said.statement.content[0].holds(Span(token.start, token.end))
    ]
    touches = find_touches(outside, said.text, topic, setting=said.setting)
    if not touches:
        return []
    best = max(touches, key=lambda touch: touch.relevance)
    items = _whole(said.text, said.statement.content[0])
    leaning = worth_of(sentence_of(items, said.text))
    touch = Touch(best.first, best.last, best.relevance * CONTEXT, f"{best.reason} in the same sentence", best.opposite)
    return [(touch, leaning)] if leaning.way in ("for", "against") else []


def sentence_at(text: str, span: Span) -> Span:
    """The sentence a span begins in, found within its own line."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = Span(start, len(text) if end < 0 else end)
    return next((place for place in sentences(text, within=line) if place.touches(span)), line)


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


def _under(frame: Frame, inner: Leaning, against: bool, reach: float) -> tuple[str, float, str]:
    """The inner leaning as the reporting words turn it: way, strength and reason."""
    cue = f"cue '{frame.words()}'" if frame.tokens else ""
    said = f"{cue} with {inner.reason}" if inner.reason else cue
    if frame.has("evade"):
        return "undecided", 0.85, f"{cue} gives no answer"
    denied = is_denied(frame)
    if frame.has("promise") and denied:
        return "denied_promise", 0.8, f"{cue} denies a promise"
    turns = sum(hit.kind == "con" for hit in frame.hits)
    if turns and turns % 2 == 0:
        return "for", 0.5 * reach, said
    if turns or (against and frame.has("warn", "report")):
        return _weakened(_turned(inner, denied, said), reach)
    if frame.has("reluctant"):
        return _weakened(_doubted(inner, denied, said), reach)
    if frame.has("pro", "demand", "promise", "act"):
        return _weakened(_toward(frame, inner, denied, said), reach)
    if frame.has("weigh"):
        return _weakened(("undecided", 0.65, said), reach)
    if inner.way in ("for", "against") and denied:
        return (
            ("undecided", 0.4, f"{said}, denied")
            if not inner.governed
            else (_other(inner.way), 0.45, f"{said}, denied")
        )
    return inner.way, inner.strength, said


def _weakened(found: tuple[str, float, str], reach: float) -> tuple[str, float, str]:
    return found[0], found[1] * reach, found[2]


def _reach(said: Said, touch: Touch) -> float:
    """How surely the reporting verb governs the thing touched: fully when it comes first in the content, less further
    in."""
    first = said.statement.content[0]
    items = _whole(said.text, first)
    at = next((n for n, token in enumerate(items) if token.start == touch.start), None)
    if at is None:
        return 0.8 if touch.start < 0 else 0.4
    gap = items[:at]
    near = 1.0 if at <= 6 else 0.75 if at <= 12 else 0.5
    return near * insideness(items, gap, replace(touch, first=at, last=at + touch.last - touch.first))


def _waits(said: Said, touch: Touch) -> bool:
    """Whether the thing can come, only later: "only after the truce can we speak of a seat"."""
    conditions = [c for c in said.statement.conditions if not c.span.start <= touch.start < c.span.end]
    if not any(c.sequence in ("only_after", "unless") for c in conditions):
        return False
    words = [token for span in said.statement.content for token in tokens(said.text, span)]
    return any(token.norm in ("can", "could", "will", "would", "may", "might") for token in words)


def _asks(said: Said) -> bool:
    """Whether the content is an indirect question."""
    opening = _whole(said.text, said.statement.content[0])[:2]
    return any(token.norm in word_set("indirect_question") for token in opening[:1]) or [t.norm for t in opening] == [
        "over",
        "whether",
    ]


def _is_opportunity(frame: Frame) -> bool:
    """Whether the reporting words only give an opportunity or announce: "has 60 days to approve", "is to vote on"."""
    if frame.has("report", "warn", "evade"):
        return False
    has = any(token.norm in ("has", "have", "had") for token in frame.tokens)
    chance = has and any(token.forms & word_set("opportunity") for token in frame.tokens)
    return chance or any(hit.phrase == "be to" for hit in frame.hits)


def _wants_something_else(frame: Frame, inner: Leaning, said: Said, touch: Touch) -> bool:
    """Whether what is wanted or planned is a deed of unknown bearing on the thing: "urged them to review it", "tried
    to cheat on it"."""
    if inner.way != "none" or not frame.has("demand", "act", "promise") or frame.has("con", "evade", "reluctant"):
        return False
    last = max(hit.last for hit in frame.hits if hit.kind in ("demand", "act", "promise"))
    lead = [token for token in frame.tokens[last + 1 :] if token.is_word]
    items = [*lead, *(token for token in _whole(said.text, said.statement.content[0]) if token.start < touch.start)]
    verbs = [items[at + 1] for at in range(len(items) - 1) if items[at].norm == "to"]
    if frame.hits and items and frame.hits[-1].phrase.endswith(" to"):
        verbs.insert(0, items[0])
    deeds = [verb for verb in verbs[-1:] if verb.norm not in DETERMINERS and not verb.forms & word_set("bringing")]
    return bool(deeds)


def _opens_against(said: Said) -> bool:
    """Whether the content, or the words before it, open with "against": "warned against", "spoke against"."""
    first = tokens(said.text, said.statement.content[0])[:1]
    return any(token.norm == "against" for token in (*frame_of(said.statement, said.text).tokens, *first))


def _turned(inner: Leaning, denied: bool, said: str) -> tuple[str, float, str]:
    if inner.way in ("others", "undecided"):
        return inner.way if inner.way == "undecided" else "none", 0.4, said
    turned = inner.way == "against" and inner.governed
    if denied:
        return "undecided", 0.5, f"{said}, denied"
    return ("for", 0.7, said) if turned else ("against", 0.85, said)


def _doubted(inner: Leaning, denied: bool, said: str) -> tuple[str, float, str]:
    if inner.way == "others":
        return "none", 0.0, said
    if denied:
        return "undecided", 0.5, said
    return ("for", 0.55, said) if inner.way == "against" and inner.governed else ("against", 0.7, said)


def _toward(frame: Frame, inner: Leaning, denied: bool, said: str) -> tuple[str, float, str]:
    way = inner.way if inner.way in ("for", "against", "undecided") else "for"
    if inner.way == "others":
        return "none", 0.0, said
    strong = 0.85 if inner.way in ("for", "none") else max(0.6, inner.strength)
    if not denied:
        return way, strong, said
    return (_other(way), 0.7, f"{said}, denied") if way in ("for", "against") else ("undecided", 0.5, said)


def _other(way: str) -> str:
    return {"for": "against", "against": "for"}.get(way, way)


def _abstains(frame: Frame) -> bool:
    return any(hit.phrase in ("abstain", "abstention") for hit in frame.hits)


def _with_conditions(way: str, leaning: Leaning, said: Said, touch: Touch) -> tuple[Stance, tuple[Condition, ...], str]:
    named = tuple(c for c in said.statement.conditions if not c.span.start <= touch.start < c.span.end)
    conditions = tuple(c for c in named if c.sequence in CONDITIONAL and not _is_time_limit(c, said.text))
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


def _is_time_limit(condition: Condition, text: str) -> bool:
    """Whether it only sets a day or a term: "before January 20th", "as long as I am president" can't be met by anybody."""
    words = [token.norm for token in tokens(text, condition.span) if token.is_word]
    if condition.sequence == "as_long_as":
        return any(pair in FOR_LIFE for pair in pairwise(words))
    if condition.sequence not in TIME_LIMITS:
        return False
    dated = [word in CALENDAR or word[0].isdigit() for word in words]
    if condition.sequence == "only_after":
        return any(dated) and all(is_day or word in PLAIN for is_day, word in zip(dated, words, strict=True))
    return any(dated)
