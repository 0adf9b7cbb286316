"""What became of a condition, in words that can't be taken for the contrary."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.model import ConditionOrder, Fate, Requirement

MET: Mapping[Fate, str] = {"met": "met", "unmet": "not met", "unknown": "not known to be met"}
# "unless X" and "until X": once X has come about, what was said holds no longer
ENDING: frozenset[ConditionOrder] = frozenset(("unless", "until"))
ENDED: Mapping[Fate, str] = {
    "met": "has come about, so what was said holds no longer",
    "unmet": "has not come about, so what was said still holds",
    "unknown": "not known to have come about",
}


def fate_of(required: Requirement) -> str:
    """What became of a condition, in words: "met", or that what it would end holds or not; "accounts differ"."""
    if required.met == "unknown" and required.shown_by:
        return "accounts differ"
    return (ENDED if required.sequence in ENDING else MET)[required.met]
