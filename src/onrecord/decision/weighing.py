"""Signals summed into chances: whether a statement tells its source's stand, whether it takes a side, and which.

Three logistic regressions over the signals of :mod:`onrecord.decision.signals`, fitted by ``training/positions.py``
on statements labelled by hand; their weights lie beside this module, checked by a hash when loaded.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from onrecord.decision.signals import Signals, Values
from onrecord.errors import OnRecordError

WEIGHTS = "position_weights.json"


@dataclass(frozen=True, slots=True)
class Weighed:
    """Chances (0 to 1) that a statement is relevant, that it takes a side if so, and that the side is "for"."""

    relevant: float
    takes_side: float
    favours: float


@cache
def load_weights() -> Mapping[str, Mapping[str, float]]:
    """The weights by regression and signal.

    Raises OnRecordError when the file is not the one its own hash names.
    """
    raw = json.loads(files("onrecord.decision").joinpath("data", WEIGHTS).read_text(encoding="utf-8"))
    if raw["sha256"] != digest_of(raw["weights"]):
        raise OnRecordError(f"{WEIGHTS} is not the file its hash names", advice="Reinstall onrecord.")
    weights: Mapping[str, Mapping[str, float]] = raw["weights"]
    return weights


def digest_of(weights: object) -> str:
    """SHA-256 of the weights, written with sorted keys."""
    return hashlib.sha256(json.dumps(weights, sort_keys=True).encode()).hexdigest()


def weigh(signals: Signals, weights: Mapping[str, Mapping[str, float]] | None = None) -> Weighed:
    """The chances that the signals add up to."""
    known = load_weights() if weights is None else weights
    return Weighed(
        relevant=_chance(known["relevance"], signals.relevance),
        takes_side=1.0 - _chance(known["refusal"], signals.refusal),
        favours=_chance(known["direction"], signals.direction),
    )


def telling(signals: Values, weights: Mapping[str, float], *, most: int = 3) -> list[str]:
    """The signals that weigh most in their sum's own direction, heaviest first."""
    parts = {name: value * weights.get(name, 0.0) for name, value in signals.items()}
    total = sum(parts.values())
    same = sorted(
        (name for name, part in parts.items() if part * total > 0.0), key=lambda name: (-abs(parts[name]), name)
    )
    return same[:most]


def _chance(weights: Mapping[str, float], values: Values) -> float:
    total = weights.get("bias", 0.0) + sum(weight * values.get(name, 0.0) for name, weight in weights.items())
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))
