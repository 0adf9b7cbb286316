"""The days an expression can mean, where its own words say more than its value: "earlier this week" lies not after the
day it is written on, "around ten days ago" is no day to rely on.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.text.calendar import Bounds

ABOUT = frozenset(("about", "around", "roughly", "approximately", "nearly", "almost", "some"))
# a round number of days back may be off by a quarter of them
PART_OFF = 4


def limited(words: Sequence[str], days: Bounds, today: date | None) -> Bounds:
    """``days`` of a value, held to what the ``words`` of the expression (lower case) say about ``today``."""
    if today is None or not words:
        return days
    if words[0] == "earlier" and days[0] <= today:
        return days[0], min(days[1], today)
    if words[0] == "later" and days[1] >= today:
        return max(days[0], today), days[1]
    if words[-1] == "ago" and ABOUT & set(words) and days[0] == days[1]:
        return _about(days[0], today)
    return days


def _about(day: date, today: date) -> Bounds:
    off = timedelta(days=-(-(today - day).days // PART_OFF))
    return day - min(off, day - date.min), min(day + off, today)
