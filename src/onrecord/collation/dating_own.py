"""Claims that an article's own date words make: what it tells as past came before it, what it announces after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.collation.dating_bounds import Bound, Bracket, days
from onrecord.collation.dating_views import View
from onrecord.model import Evidence
from onrecord.reading.timex_clues import Clue
from onrecord.text.calendar import bounds, day_value

_APART = 150


def full_dates(view: View) -> Iterator[Bound]:
    """Not before a full date that is plainly told as past."""
    for clue in view.clues:
        covered = bounds(clue.value)
        if covered and clue.form == "day" and clue.tense == "past" and clue.plain and not view.in_aside(clue.span):
            why = Evidence(view.article.id, clue.span, f"told as past: not before {covered[0]}")
            yield Bound(covered[0], None, 2, (why,))


@dataclass(frozen=True, slots=True)
class Frame:
    """The days of a year that the article's days of the month leave: after those told as past, before those announced."""

    earliest: date | None
    latest: date | None
    clues: tuple[Clue, ...]


def frame_in(view: View, year: int) -> Frame | None:
    """The frame if the article were of that year, or None when its days contradict each other."""
    plain = [clue for clue in view.clues if clue.form == "month day" and clue.plain and not view.in_aside(clue.span)]
    told = [(day, clue) for clue in plain if (day := _in_year(clue, year))]
    past = [(day, clue) for day, clue in told if clue.tense == "past"]
    ahead = [(day, clue) for day, clue in told if clue.tense == "future"]
    first = max(past, key=lambda pair: pair[0], default=None)
    last = min((pair for pair in ahead if first is None or pair[0] >= first[0]), key=lambda pair: pair[0], default=None)
    if first is None and last is None:
        return None
    used = tuple(clue for _, clue in filter(None, (first, last)))
    return Frame(first[0] if first else None, last[0] if last else None, used)


def _in_year(clue: Clue, year: int) -> date | None:
    covered = bounds(day_value(year, clue.month or 0, clue.day or 0)) if clue.month and clue.day else None
    if covered is None or (clue.weekday is not None and covered[0].weekday() != clue.weekday):
        return None
    return covered[0]


def framed(view: View, around: Bracket, known: Sequence[date]) -> Iterator[Bound]:
    """The article's frame in the one year that fits what is known of it, or that lies plainly nearest to the other articles."""
    if not known:
        return
    low, high = around.earliest or known[0] - days(500), around.latest or known[-1] + days(500)
    found = []
    for year in range(low.year, high.year + 1):
        frame = frame_in(view, year)
        if frame is None or (frame.earliest and frame.earliest > high) or (frame.latest and frame.latest < low):
            continue
        found.append((_distance(frame, known), frame))
    found.sort(key=lambda pair: pair[0])
    if not found or (len(found) > 1 and found[1][0] - found[0][0] < _APART) or found[0][0] > _APART:
        return
    frame = found[0][1]
    why = tuple(Evidence(view.article.id, clue.span, _reason(clue, frame)) for clue in frame.clues)
    yield Bound(frame.earliest, frame.latest, 5, why)


def _distance(frame: Frame, known: Sequence[date]) -> int:
    ends = [end for end in (frame.earliest, frame.latest) if end]
    return min(abs((end - day).days) for end in ends for day in known)


def _reason(clue: Clue, frame: Frame) -> str:
    year = (frame.earliest or frame.latest or date.min).year
    return f"told as past, {year}: not before" if clue.tense == "past" else f"still to come, {year}: not after"
