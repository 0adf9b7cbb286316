"""What a statement shows of its source's stand, as numbers: the features that :mod:`onrecord.decision.weighing` sums.

Signals of relevance tell whether it speaks to the question at all; those of direction are signed, for (+) or against
(-); those of refusal tell whether a side is taken. None of them knows a name or an affair's words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log1p, tanh

from onrecord.decision.concepts import Touch
from onrecord.decision.leanings import Leaning
from onrecord.decision.said import Said, opens_against
from onrecord.decision.surroundings import BACK, Surroundings
from onrecord.reading.stance import Frame, is_denied
from onrecord.reading.stance_words import Hit, Token, hits_of, load_phrases, tokens, word_set

SIGN = {"for": 1.0, "against": -1.0}
SIDES = ("pro", "con", "demand", "promise", "act", "reluctant")
FRAME_SIGN = {"pro": 1.0, "demand": 0.7, "promise": 0.7, "act": 0.7, "con": -1.0, "reluctant": -0.8}
FIRST_PERSON = frozenset(("i", "we", "our", "us", "my"))
MOST = 3
Values = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the rules found in a statement: the frame, each place with its leaning, and the ruling's way and strength.

    ``others`` is the sum of the signs of what the same speaker says elsewhere in the article.
    """

    frame: Frame
    leanings: Sequence[tuple[Touch, Leaning]] = ()
    way: str = "none"
    strength: float = 0.0
    doubted: bool = False
    others: float = 0.0
    deed_spoken_of: bool = False
    party: bool = False


@dataclass(frozen=True, slots=True)
class Signals:
    """The three groups of signals, by name."""

    relevance: Values = field(default_factory=dict)
    direction: Values = field(default_factory=dict)
    refusal: Values = field(default_factory=dict)


def signals_of(said: Said, seen: Seen, around: Surroundings) -> Signals:
    """The signals of one statement."""
    items = [token for span in said.statement.content for token in tokens(said.text, span)]
    hits, values = hits_of(items), load_phrases("stance_values").find(items)
    direction = _direction(said, seen, items, hits, values)
    near = _nearness(said, seen, around)
    return Signals(_relevance(said, seen, items, hits, values, near), direction, _refusal(seen, hits, direction))


def _nearness(said: Said, seen: Seen, around: Surroundings) -> Values:
    """How squarely the content, the reporting words, the sentence and what stands before speak of the topic."""
    framing = (*said.statement.cue, *said.statement.source)
    parts = (*said.statement.content, *framing)
    start, end = min(span.start for span in parts), max(span.end for span in parts)
    line = said.text.rfind("\n", 0, start) + 1
    stop = said.text.find("\n", end)
    return {
        "content": max((touch.relevance for touch, _ in seen.leanings), default=0.0),
        "frame": max((around.best(span.start, span.end) for span in framing), default=0.0),
        "paragraph": around.best(max(line, start - BACK), min(end + BACK, stop if stop > 0 else len(said.text))),
        "before": around.best(max(0, start - BACK), start),
        "density": said.setting.density,
    }


def _relevance(
    said: Said, seen: Seen, items: Sequence[Token], hits: Sequence[Hit], values: Sequence[Hit], near: Values
) -> Values:
    kinds = [hit.kind for hit in hits]
    frame = seen.frame
    close = max(near["content"], near["frame"], 0.6 * near["paragraph"])
    worth = min(MOST, sum(hit.kind in ("good", "bad") for hit in values)) / MOST
    words = max(1, sum(token.is_word for token in items))
    source = {form for span in said.statement.source for token in tokens(said.text, span) for form in token.forms}
    return {
        **near,
        "ruled": seen.strength if seen.way in ("for", "against", "undecided") else 0.0,
        "ruled_any": float(seen.way in ("for", "against", "undecided")),
        "doubted": float(seen.doubted),
        "ruled_out": float(seen.way in ("others", "denied_promise")),
        "sides": float(frame.has(*SIDES)),
        "sides_close": float(frame.has(*SIDES)) * close,
        "evades_close": float(frame.has("evade", "weigh")) * close,
        "plain_report": float(frame.has("report") and not frame.has(*SIDES)),
        "worth_close": worth * close,
        "worth_content": worth * near["content"],
        "worth_about": worth * near["density"],
        "must_close": float("must" in kinds) * close,
        "demand_close": float(bool({"demand", "pro", "con"} & set(kinds))) * close,
        "effect": float(bool({"future", "possible"} & set(kinds))) * near["content"],
        "others": min(1.0, abs(seen.others)),
        "party": float(seen.party),
        "party_about": float(seen.party) * near["density"],
        "direct": float(said.statement.kind != "indirect"),
        "no_source": float(not said.statement.source),
        "no_cue": float(not said.statement.cue),
        "counting": float(bool(source & word_set("counting_source"))),
        "figures": sum(token.norm[0].isdigit() for token in items) / words,
        "first_person": float(any(token.norm in FIRST_PERSON for token in items)) * near["density"],
        "length": log1p(words) / 4,
        "short": float(words <= MOST),
        "conditions": float(bool(said.statement.conditions)) * near["density"],
        "nested": float(said.statement.inside is not None),
    }


def _direction(said: Said, seen: Seen, items: Sequence[Token], hits: Sequence[Hit], values: Sequence[Hit]) -> Values:
    frame = seen.frame
    denied = -1.0 if is_denied(frame) else 1.0
    leaning = sum(
        SIGN.get(lean.way, 0.0) * lean.strength * touch.relevance * (-1 if touch.opposite else 1)
        for touch, lean in seen.leanings
    )
    framed = sum(FRAME_SIGN.get(hit.kind, 0.0) for hit in frame.hits)
    worth_of_frame = _worth(load_phrases("stance_values").find(list(frame.tokens)), frame.tokens)
    return {
        "ruled": SIGN.get(seen.way, 0.0) * seen.strength,
        "ruled_sure": 0.0 if seen.doubted else SIGN.get(seen.way, 0.0) * seen.strength,
        "leaning": tanh(leaning),
        "frame": tanh(framed) * denied,
        "frame_worth": tanh(worth_of_frame) * denied,
        "against": -float(opens_against(said)),
        "worth": tanh(_worth(values, items)),
        "deeds": tanh(_deeds(hits)),
        "turned_deed": SIGN.get(seen.way, 0.0) * float(seen.deed_spoken_of),
        "must": float(any(hit.kind in ("must", "demand") for hit in hits)),
        "others": tanh(seen.others),
        "prior": 1.0,
    }


def _refusal(seen: Seen, hits: Sequence[Hit], direction: Values) -> Values:
    told = max(abs(direction[name]) for name in ("ruled", "leaning", "frame", "worth", "others", "against"))
    return {
        "ruled": float(seen.way == "undecided") * seen.strength,
        "evades": float(seen.frame.has("evade")),
        "weighs": float(seen.frame.has("weigh")),
        "evades_within": float(any(hit.kind in ("evade", "weigh") for hit in hits)),
        "told": told,
        "remote": float(any(hit.kind == "remote" for hit in hits)),
        "must": float(any(hit.kind == "must" for hit in hits)),
        "takes_sides": float(seen.frame.has(*SIDES)),
        "prior": 1.0,
    }


def _deeds(hits: Sequence[Hit]) -> float:
    """The sum of the verbs for (+) and against (-) something, each turned round by a negation or an absence before
    it."""
    total = 0.0
    for hit in hits:
        if hit.kind not in ("pro", "con", "reluctant"):
            continue
        sign = 1.0 if hit.kind == "pro" else -1.0
        negated = sum(
            other.kind in ("negator", "absence") and hit.first - 5 <= other.last < hit.first for other in hits
        )
        total += -sign if negated % 2 else sign
    return total


def _worth(values: Sequence[Hit], items: Sequence[Token]) -> float:
    """The sum of praise and blame, each turned round by a negation or by what lessens or harms it just before."""
    turning = [hit for hit in (*hits_of(items), *values) if hit.kind in ("negator", "lessen", "harm")]
    total = 0.0
    for hit in values:
        if hit.kind not in ("good", "bad"):
            continue
        sign = 1.0 if hit.kind == "good" else -1.0
        taken_back = sum(
            other.kind == "negator" or (other.kind == "lessen") == (hit.kind == "bad")
            for other in turning
            if hit.first - 6 <= other.last < hit.first
        )
        total += -sign if taken_back % 2 else sign
    return total
