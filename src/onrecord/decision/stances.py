"""From the words of one statement to a stance: what the reporting words say, what the content says, and the
conditions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.decision.clauses import sentence_of
from onrecord.decision.concepts import Touch, find_touches
from onrecord.decision.doubts import first_doubt
from onrecord.decision.framing import Ruling, is_opportunity, under_frame, wants_something_else
from onrecord.decision.hedges import stance_of
from onrecord.decision.leanings import CONTRARY, Leaning, Way
from onrecord.decision.passed_on import is_passed_on
from onrecord.decision.polarity import lean_of
from onrecord.decision.said import Said, asks, opens_against, reach, sentence_at, waits, whole
from onrecord.decision.surroundings import Surroundings, taken_up
from onrecord.decision.topics import Topic
from onrecord.decision.worth import worth_of
from onrecord.model import Condition, Span, Stance
from onrecord.reading.stance import Frame, frame_of
from onrecord.reading.stance_words import Token, hits_of, tokens, word_set
from onrecord.text.sentences import sentences

CONTEXT = 0.6
SHORT = 16
# tokens in front of an "it" in which what governs it must stand
GOVERNED = 3
BARRED = ("others", "denied_promise", "both")
ANOTHER = 0.2
DEEDS_SPOKEN_OF = (
    "the deed is spoken of",
    "its absence is weighed",
    "its absence is spoken of",
    "blame stands before it",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A stance with the conditions it hangs on, how sure the reading is (0 to 1), and the reason a reader can
    follow."""

    way: Way
    stance: Stance
    conditions: tuple[Condition, ...]
    confidence: float
    reason: str
    abstained: bool = False
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules make of a statement: a verdict or none, each place with its leaning, the way ruled.

    ``barred`` says that it is no position whatever else speaks for one: a question, an opportunity, a promise denied,
    what another party wants.
    """

    frame: Frame
    leanings: Sequence[tuple[Touch, Leaning]] = ()
    way: Way = "none"
    verdict: Verdict | None = None
    barred: bool = False
    deed_spoken_of: bool = False


def judge(said: Said, topic: Topic, around: Surroundings) -> Outcome:
    """The stance of a statement on the topic as the rules read it."""
    frame = frame_of(said.statement, said.text)
    if asks(said) and not frame.has("evade", "weigh"):
        return Outcome(frame, barred=True)
    leanings = _leanings(said, topic, frame, around)
    if not leanings:
        return Outcome(frame, barred=is_opportunity(frame) or _names_another(said, topic))
    touch, leaning = max(leanings, key=_weight)
    if touch.relevance < ANOTHER:
        return Outcome(frame, leanings, barred=True)
    leaning = _settle(leanings, touch, leaning)
    if is_opportunity(frame) or wants_something_else(frame, leaning, said, touch):
        return Outcome(frame, leanings, barred=True)
    if is_passed_on(said, frame, touch):
        return Outcome(frame, leanings, "others", barred=True)
    return _ruled(said, topic, frame, leanings, touch, leaning)


def _ruled(
    said: Said, topic: Topic, frame: Frame, leanings: Sequence[tuple[Touch, Leaning]], touch: Touch, leaning: Leaning
) -> Outcome:
    """The outcome once the reporting words have turned the leaning of the squarest place."""
    ruling = under_frame(frame, leaning, against=opens_against(said), reach=reach(said, touch))
    if ruling.way == "none" and leaning.way == "none" and waits(said, touch):
        ruling = Ruling("for", 0.6, ruling.reason)
    if ruling.way not in (*CONTRARY, "undecided"):
        return Outcome(frame, leanings, ruling.way, barred=ruling.way in BARRED or leaning.way in BARRED)
    if touch.opposite:
        ruling = Ruling(CONTRARY.get(ruling.way, ruling.way), ruling.strength, f"{ruling.reason}; said of the opposite")
    doubt = first_doubt(said, frame, topic, touch, leaning, ruling)
    verdict = replace(_verdict(said, touch, leaning, ruling, frame), doubt=doubt)
    turned = doubt in DEEDS_SPOKEN_OF and " with " not in leaning.reason
    return Outcome(frame, leanings, ruling.way, verdict, deed_spoken_of=turned)


def _names_another(said: Said, topic: Topic) -> bool:
    """Whether the content names things of the question's kind, and none of them is the one at hand."""
    return any(topic.phrases.find(whole(said.text, span)) for span in said.statement.content)


def _labels(frame: Frame) -> bool:
    """Whether the reporting words put a name on what follows: "called", and not "called for"."""
    asked = any(hit.kind == "demand" and "call" in hit.phrase for hit in frame.hits)
    return not asked and any(token.forms & word_set("labelling") for token in frame.tokens)


def _weight(found: tuple[Touch, Leaning]) -> tuple[bool, float]:
    touch, leaning = found
    return leaning.way != "none", touch.relevance * (0.3 + leaning.strength)


def _verdict(said: Said, touch: Touch, leaning: Leaning, ruling: Ruling, frame: Frame) -> Verdict:
    stance, conditions, note = stance_of(ruling.way, leaning, said, touch)
    return Verdict(
        way=ruling.way,
        stance=stance,
        conditions=conditions,
        confidence=round(touch.relevance * ruling.strength, 3),
        reason="; ".join(part for part in (f"about {touch.reason}", ruling.reason, note) if part),
        abstained=_abstains(frame),
    )


def _leanings(said: Said, topic: Topic, frame: Frame, around: Surroundings) -> list[tuple[Touch, Leaning]]:
    """Each place of the content that speaks of the topic and how it leans; failing that, the rest of its sentence."""
    found: list[tuple[Touch, Leaning]] = []
    direct = said.statement.kind == "direct"
    for span in said.statement.content:
        for sentence in sentences(said.text, within=span):
            items = whole(said.text, sentence)
            if (items and items[-1].norm == "?") or _is_question(items):
                continue
            touches = find_touches(items, said.text, topic, setting=said.setting)
            touches = [*touches, *_again(said, items, touches)] or taken_up(items, said.text, around)
            labelled = _labels(frame)
            found += [
                (touch, lean_of(sentence_of(items, said.text, own=said.own, direct=direct, labelled=labelled), touch))
                for touch in touches
            ]
    return found or _from_context(said, topic)


def _again(said: Said, items: Sequence[Token], touches: Sequence[Touch]) -> list[Touch]:
    """The "it" that takes up, in the main clause, what only a condition names: "unless the offer says so, we will vote
    against it"."""
    held = [(c, t) for c in said.statement.conditions for t in touches if c.span.start <= t.start < c.span.end]
    if not held or len(held) < len(touches):
        return []
    condition, named = held[-1]
    at = next((n for n, item in enumerate(items) if item.norm == "it" and item.start >= condition.span.end), None)
    if at is None or not hits_of(items[max(0, at - GOVERNED) : at]):
        return []
    return [replace(named, first=at, last=at, start=items[at].start, reason=f"'it', here {named.reason}")]


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
