"""What do these articles report together?

Each collator adds to the record; their order is the order of running: copies first, so that
they count as one voice, then days, so that everything after can
compare them.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.collation.actors.matching import match_actors
from onrecord.collation.dating.articles import date_articles, date_statements
from onrecord.collation.discrepancies.finding import find_discrepancies
from onrecord.collation.events.matching import match_events
from onrecord.collation.reprints.matching import match_reprints
from onrecord.collation.utterances.matching import match_utterances
from onrecord.model import Record

COLLATORS: tuple[Callable[[Record], Record], ...] = (
    match_reprints,
    date_articles,
    date_statements,
    match_actors,
    match_utterances,
    match_events,
    find_discrepancies,
)
