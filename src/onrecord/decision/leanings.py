"""Which way a place of a text leans on what would be decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Way = Literal["for", "against", "undecided", "denied_promise", "absent", "others", "both", "none"]
CONTRARY: dict[Way, Way] = {"for": "against", "against": "for"}


@dataclass(frozen=True, slots=True)
class Leaning:
    """Which way, how strong the sign is (0 to 1), the words that show it, and whether it is put off to some day."""

    way: Way
    strength: float = 0.0
    reason: str = ""
    remote: bool = False
    governed: bool = False
