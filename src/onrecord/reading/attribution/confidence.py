"""How sure an attribution is: a logistic model over the network's chances, fitted on articles that the network was
not trained on.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from onrecord.reading.attribution.candidates import Candidate

FEATURES = (
    "cue_chance",
    "content_chance",
    "edge_chance",
    "source_chance",
    "has_source",
    "direct",
    "mixed",
    "log_length",
    "fragments",
)


def features(candidate: Candidate, *, kind: str) -> tuple[float, ...]:
    """The numbers of ``FEATURES`` for one candidate; chances as log odds."""
    length = sum(span.end - span.start for span in candidate.content)
    return (
        _log_odds(candidate.cue_chance),
        _log_odds(candidate.content_chance),
        _log_odds(candidate.edge_chance),
        _log_odds(candidate.source_chance),
        float(candidate.source is not None),
        float(kind == "direct"),
        float(kind == "mixed"),
        math.log(length) - 4.0,
        float(min(len(candidate.content), 4) - 1),
    )


def confidence(candidate: Candidate, *, kind: str, calibration: Sequence[float]) -> float:
    """How often such an attribution is right (0 to 1); ``calibration`` is an intercept and one weight a feature."""
    total = calibration[0] + sum(
        weight * value for weight, value in zip(calibration[1:], features(candidate, kind=kind), strict=True)
    )
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 4)


def _log_odds(chance: float) -> float:
    chance = min(max(chance, 0.002), 0.998)
    return math.log(chance / (1 - chance))
