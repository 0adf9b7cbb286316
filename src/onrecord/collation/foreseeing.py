"""What the collators will ask for of single articles, worked out ahead, so that several processes can share the work.

Nothing rests on it: what is not foreseen, or not as it will be asked for, is made when it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress

from onrecord.collation import cutting
from onrecord.collation.dating.statements import date_statements_of
from onrecord.collation.discrepancies.figures import figures_in
from onrecord.collation.events.openings import counted_in
from onrecord.collation.reprints.bodies import body_of
from onrecord.collation.utterances.sayings import Setting
from onrecord.keeping import Shelf, is_known, keeping
from onrecord.model import Reading

Batch = tuple[Sequence[Reading], Mapping[str, bytes]]


def is_foreseen(reading: Reading) -> bool:
    """Whether the open shelf has what an article gives by itself."""
    return is_known(("body", cutting.parts_of(reading)))


def foresee(batch: Batch) -> dict[bytes, bytes]:
    """What some raw readings, with the marks of their articles, give a shelf."""
    readings, marks = batch
    with keeping(Shelf(marks=marks)) as shelf:
        for reading in readings:
            with suppress(Exception):  # what fails here fails where it is asked for, and is a trouble there
                _foresee(reading)
    cutting.let_go()
    return shelf.made


def _foresee(reading: Reading) -> None:
    body_of(reading)
    setting = Setting(reading, cutting.cut_of(reading), {}, None)
    counted_in(setting)
    figures_in(setting)
    if reading.article.published:
        date_statements_of(reading)
