"""Claims that an article's own date words make: what it tells as past came before it, what it announces after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.collation.dating.bounds import Bound, Bracket, days
from onrecord.collation.dating.posts import is_post
from onrecord.collation.dating.told import seems_announced, seems_told
from onrecord.collation.dating.views import View
from onrecord.model import Evidence
from onrecord.reading.timexes.clues import Clue
from onrecord.text.calendar import bounds, day_value

_APART = 150
_HEAD = 1500
_NOT_YET = frozenset(("from", "by", "until", "till", "before", "effective", "starting", "beginning", "through"))
_OF_THE_PAGE = re.compile(r"\b(?:updated|corrected|posted|published|copyright|modified)\b|©", re.IGNORECASE)


def full_dates(view: View) -> Iterator[Bound]:
    """Not before a full date that the text does not announce; a caption's counts only near the head, and least.

    Of 66 such dates in dated news 65 lay before their article, of 74 in captions 72.
    """
    for clue in view.clues:
        covered = bounds(clue.value)
        if covered is None or clue.form != "day" or clue.tense == "future" or clue.before in _NOT_YET:
            continue
        if is_post(view, clue) or _OF_THE_PAGE.search(view.line(clue.span).of(view.article.text)):
            continue
        caption = view.in_aside(clue.span)
        if not caption or clue.span.start < _HEAD:
            why = Evidence(view.article.id, clue.span, f"names {covered[0]} as no day to come: not before it")
            yield Bound(covered[0], None, 6 if caption else 2, (why,))


@dataclass(frozen=True, slots=True)
class Frame:
    """The days of a year that the article's days of the month leave: after those told as past, before those
    announced."""

    earliest: date | None
    latest: date | None
    clues: tuple[Clue, ...]


def frame_in(view: View, year: int) -> Frame | None:
    """The frame if the article were of that year, or None when its days contradict each other.

    Both a told and an announced day are asked for: one alone leaves the year open.
    """
    past = [(day, clue) for clue in _days(view) if seems_told(view, clue) and (day := _in_year(clue, year))]
    ahead = [(day, clue) for clue in _days(view) if seems_announced(view, clue) and (day := _in_year(clue, year))]
    if not past or not ahead:
        return None
    first, last = max(past, key=lambda pair: pair[0]), min(ahead, key=lambda pair: pair[0])
    return Frame(first[0], last[0], (first[1], last[1])) if first[0] < last[0] else None


def _days(view: View) -> list[Clue]:
    return [clue for clue in view.clues if clue.form == "month day"]


def _in_year(clue: Clue, year: int) -> date | None:
    covered = bounds(day_value(year, clue.month or 0, clue.day or 0)) if clue.month and clue.day else None
    if covered is None or (clue.weekday is not None and covered[0].weekday() != clue.weekday):
        return None
    return covered[0]


def framed(view: View, around: Bracket, known: Sequence[date]) -> Iterator[Bound]:
    """The article's frame in the one year that fits what is known of it, or that lies plainly nearest to the other
    articles."""
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
