"""How the reporting words turn what is reported: "rejected", "called for", "sidestepped a question about"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.decision.clauses import DETERMINERS
from onrecord.decision.concepts import Touch
from onrecord.decision.leanings import CONTRARY, Leaning, Way
from onrecord.decision.said import Said, whole
from onrecord.reading.stance import Frame, is_denied
from onrecord.reading.stance_words import word_set


@dataclass(frozen=True, slots=True)
class Ruling:
    """Which way a statement leans once the reporting words are counted in, how strongly, and why."""

    way: Way
    strength: float
    reason: str


def under_frame(frame: Frame, inner: Leaning, *, against: bool, reach: float) -> Ruling:
    """The inner leaning as the reporting words turn it.

    ``against`` says that the content opens with that word; ``reach`` (0 to 1) how surely the reporting verb governs
    the thing.
    """
    cue = f"cue '{frame.words()}'" if frame.tokens else ""
    said = f"{cue} with {inner.reason}" if inner.reason else cue
    if frame.has("evade"):
        return Ruling("undecided", 0.85, f"{cue} gives no answer")
    if frame.has("promise") and is_denied(frame):
        return Ruling("denied_promise", 0.8, f"{cue} denies a promise")
    governed = _governed(frame, inner, against, said)
    if governed is not None:
        return replace(governed, strength=governed.strength * reach)
    return _reported(inner, is_denied(frame), said)


def _governed(frame: Frame, inner: Leaning, against: bool, said: str) -> Ruling | None:
    """The ruling of a reporting verb that takes sides itself; None when it only reports."""
    denied = is_denied(frame) != frame.has("absence")
    turns = sum(hit.kind == "con" for hit in frame.hits)
    if turns and turns % 2 == 0:
        return Ruling("for", 0.5, said)
    if turns or (against and not frame.has("pro", "demand", "promise", "act")):
        accused = any("accuse" in token.forms for token in frame.tokens)
        return _turned(inner, denied, said) if not accused or inner.way == "against" else Ruling("others", 0.0, said)
    if frame.has("reluctant"):
        return _doubted(inner, denied, said)
    if frame.has("pro", "demand", "promise", "act"):
        return _toward(inner, denied, said)
    return Ruling("undecided", 0.65, said) if frame.has("weigh") else None


def _reported(inner: Leaning, denied: bool, said: str) -> Ruling:
    if not denied or inner.way not in CONTRARY:
        return Ruling(inner.way, inner.strength, said)
    if not inner.governed:
        return Ruling("undecided", 0.4, f"{said}, denied")
    return Ruling(CONTRARY[inner.way], 0.45, f"{said}, denied")


def _turned(inner: Leaning, denied: bool, said: str) -> Ruling:
    if inner.way == "others":
        return Ruling("none", 0.0, said)
    if inner.way == "undecided":
        return Ruling("undecided", 0.4, said)
    if denied:
        return Ruling("undecided", 0.5, f"{said}, denied")
    rejects_the_contrary = inner.way == "against" and inner.governed
    return Ruling("for", 0.7, said) if rejects_the_contrary else Ruling("against", 0.85, said)


def _doubted(inner: Leaning, denied: bool, said: str) -> Ruling:
    if inner.way == "others":
        return Ruling("none", 0.0, said)
    if denied:
        return Ruling("undecided", 0.5, said)
    doubts_the_contrary = inner.way == "against" and inner.governed
    return Ruling("for", 0.55, said) if doubts_the_contrary else Ruling("against", 0.7, said)


def _toward(inner: Leaning, denied: bool, said: str) -> Ruling:
    if inner.way == "others":
        return Ruling("none", 0.0, said)
    way: Way = inner.way if inner.way in ("for", "against", "undecided") else "for"
    strength = 0.85 if inner.way in ("for", "none") else max(0.6, inner.strength)
    if not denied:
        return Ruling(way, strength, said)
    return Ruling(CONTRARY[way], 0.7, f"{said}, denied") if way in CONTRARY else Ruling("undecided", 0.5, said)


def is_opportunity(frame: Frame) -> bool:
    """Whether the reporting words only give an opportunity or announce: "has 60 days to approve", "is to vote on"."""
    if frame.has("report", "warn", "evade"):
        return False
    has = any(token.norm in ("has", "have", "had") for token in frame.tokens)
    chance = has and any(token.forms & word_set("opportunity") for token in frame.tokens)
    return chance or any(hit.phrase == "be to" for hit in frame.hits)


def wants_something_else(frame: Frame, inner: Leaning, said: Said, touch: Touch) -> bool:
    """Whether what is wanted or planned is a deed of unknown bearing on the thing: "urged them to review it", "tried
    to cheat on it"."""
    if (
        inner.way not in ("none", "undecided")
        or not frame.has("demand", "act", "promise")
        or frame.has("con", "evade", "reluctant")
    ):
        return False
    last = max(hit.last for hit in frame.hits if hit.kind in ("demand", "act", "promise"))
    lead = [token for token in frame.tokens[last + 1 :] if token.is_word]
    items = [*lead, *(token for token in whole(said.text, said.statement.content[0]) if token.start < touch.start)]
    verbs = [items[at + 1] for at in range(len(items) - 1) if items[at].norm == "to"]
    if frame.hits and items and frame.hits[-1].phrase.endswith(" to"):
        verbs.insert(0, items[0])
    deeds = [verb for verb in verbs[-1:] if verb.norm not in DETERMINERS and not verb.forms & word_set("bringing")]
    return bool(deeds)
