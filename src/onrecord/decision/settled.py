"""What rules and signals come to for one statement: a side, how sure, and why to doubt it.

A stance that the rules read without a doubt is neither dropped nor turned by the signals; where these are weak or speak
against it, it is to be looked at. A side that the rules doubt is settled by both. Where no rule reads one, the signals
may, and somebody has to look at it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.decision.assessing import Assessed
from onrecord.decision.leanings import Way
from onrecord.decision.signals import Signals
from onrecord.decision.stances import Verdict
from onrecord.decision.weighing import Weighed

# the least chance of relevance, and of the side where no rule reads one
RELEVANT, EITHER_WAY = 0.35, 0.5
# the least strength of the rules' reading that needs no such chance
RULED = 0.3
# how squarely words must speak of the thing where no rule reads a side
ITSELF = 0.5
# what the rules read without a doubt is to be looked at where it is less likely relevant, or read less strongly
LIKELY, STRONG = 0.5, 0.45


@dataclass(frozen=True, slots=True)
class Settled:
    """The way a statement leans, the chance (0 to 1) that it is so, and why somebody should look before it counts ("":
    nothing speaks against it)."""

    way: Way
    chance: float
    doubt: str = ""


def settle(assessed: Assessed) -> Settled | None:
    """Where a statement's source stands as far as can be told, None where that is too little to show."""
    verdict, weighed = assessed.outcome.verdict, assessed.weighed
    if verdict is None or verdict.doubt:
        return _weighed(verdict, weighed, assessed.signals)
    if weighed.relevant < RELEVANT and verdict.confidence < RULED:
        return None
    return Settled(verdict.way, weighed.relevant * _chances(weighed)[verdict.way], _against(assessed, verdict))


def _against(assessed: Assessed, verdict: Verdict) -> str:
    """What speaks against a reading of the rules that they don't doubt, "" where nothing does."""
    weighed = assessed.weighed
    if assessed.actor is None:
        return "the speaker is not known"
    if verdict.way in ("for", "against") and (weighed.favours > 0.5) != (verdict.way == "for"):
        return "the other signs speak against this reading"
    if verdict.confidence < STRONG:
        return "the words that tell it govern the thing loosely"
    return "the other signs are weak" if weighed.relevant < LIKELY else ""


def _weighed(verdict: Verdict | None, weighed: Weighed, signals: Signals) -> Settled | None:
    """The side that is likeliest, where the rules read none or doubt theirs."""
    chances = _chances(weighed)
    way = verdict.way if verdict and verdict.way == "undecided" else max(chances, key=lambda name: chances[name])
    if weighed.relevant < RELEVANT:
        return None
    if verdict is None and (chances[way] < EITHER_WAY or not _speaks_of_it(signals)):
        return None
    doubt = verdict.doubt if verdict else "no rule reads a stance here"
    return Settled(way, weighed.relevant * chances[way], doubt)


def _chances(weighed: Weighed) -> Mapping[Way, float]:
    return {
        "undecided": 1.0 - weighed.takes_side,
        "for": weighed.takes_side * weighed.favours,
        "against": weighed.takes_side * (1.0 - weighed.favours),
    }


def _speaks_of_it(signals: Signals) -> bool:
    """Whether the words or the reporting words speak of the thing themselves, and something in them tells a side."""
    near = max(signals.relevance["content"], signals.relevance["frame"])
    return near >= ITSELF and bool(signals.refusal["told"])
