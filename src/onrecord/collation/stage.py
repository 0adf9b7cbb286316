"""What utterances, events and disagreements all look at, worked out once for the three of them.

They run one after the other on one set of readings, days and actors. The last of them lets go of it, so that it isn't
held while the record is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from onrecord.collation import cutting
from onrecord.collation.copies import Copies, copied
from onrecord.collation.events.reports import Report, reports
from onrecord.collation.utterances.sayings import (
    Commonness,
    Saying,
    Setting,
    commonness_of,
    sayings,
    settings,
)
from onrecord.model import Link, Record

COPIES = ("reprint", "revision")


@dataclass(eq=False)
class Stage:
    """A record whose articles are dated and whose actors are known, as the comparisons see it."""

    record: Record

    @cached_property
    def copies(self) -> Copies:
        """The copied stretches."""
        return copied(self.record)

    @cached_property
    def settings(self) -> list[Setting]:
        """The articles, in the order of the record."""
        return settings(self.record)

    @cached_property
    def commonness(self) -> Commonness:
        """How common words are in them."""
        return commonness_of(self.settings)

    @cached_property
    def sayings(self) -> list[Saying]:
        """The statements that are no copies, in order of article and place."""
        return sayings(self.record, copies=self.copies, stage=self.settings, commonness=self.commonness)

    @cached_property
    def reports(self) -> list[Report]:
        """The reports of events that are no copies."""
        return reports(self.settings, self.copies)

    def shows(self, record: Record) -> bool:
        """Whether another state of the record has the same readings, days, actors and copies."""
        mine, theirs = self.record, record
        same = mine.readings is theirs.readings and mine.actors is theirs.actors and mine.datings is theirs.datings
        return same and _copies(mine) == _copies(theirs)


_last: list[Stage] = []


def stage_of(record: Record) -> Stage:
    """The stage of a record: the one made last if it still shows it, else a new one, kept for the next collator."""
    if not (_last and _last[0].shows(record)):
        _last[:] = [Stage(record)]
    return _last[0]


def let_go() -> None:
    """Keep no stage, and nothing of what its articles were cut into."""
    _last.clear()
    cutting.let_go()


def _copies(record: Record) -> list[Link]:
    return [link for link in record.links if link.relation in COPIES]
