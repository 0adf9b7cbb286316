"""What the attribution reader gives back."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import QuoteKind, Spans


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution; ``cue`` and ``source`` may be empty, ``inside`` is the index of the one whose content holds
    it.
    """

    content: Spans
    cue: Spans
    source: Spans
    kind: QuoteKind
    confidence: float
    inside: int | None = None
