"""What does this one article report?

Each reader fills its field of the reading; their order is the order of running.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.model import Reading
from onrecord.reading.asides.finding import find_asides
from onrecord.reading.attribution.finding import find_statements
from onrecord.reading.conditions.finding import find_conditions
from onrecord.reading.events.finding import find_events
from onrecord.reading.mentions.finding import find_mentions
from onrecord.reading.speakers.finding import find_speakers
from onrecord.reading.stance import find_stance
from onrecord.reading.timexes.finding import find_timexes

READERS: tuple[Callable[[Reading], Reading], ...] = (
    find_asides,
    find_statements,
    find_mentions,
    find_speakers,
    find_timexes,
    find_conditions,
    find_stance,
    find_events,
)
