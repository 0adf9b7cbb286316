"""Claims that dated articles make about an undated one: the same quotation, the same event on the same weekday, day or month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.collation.dating_bounds import Bound, Bracket, days
from onrecord.collation.dating_views import View
from onrecord.model import Evidence, Span
from onrecord.reading.timex_clues import Clue
from onrecord.text.calendar import bounds, day_value, weekday_near
from onrecord.text.lexis import function_words, total_weight

_RUN = 3
_NEAR_WEIGHT = 22.0
_MONTHS_SPOKEN_OF = 183
_YEAR = 330


@dataclass(frozen=True, slots=True)
class SharedRun:
    """Words that stand in both articles, between quotation marks in at least one."""

    left: Span
    right: Span
    words: tuple[str, ...]


Runs = dict[tuple[str, ...], list[Span]]


def runs_of(view: View) -> Runs:
    """Every run of three words of an article with two content words in it, by its words, where it is quoted."""
    found: Runs = defaultdict(list)
    empty = function_words()
    at = 0
    for stretch in view.quoted:
        while at < len(view.words) and view.words[at].start < stretch.start:
            at += 1
        inside = [word for word in view.words[at : at + 140] if word.end <= stretch.end]
        for index in range(len(inside) - _RUN + 1):
            run = inside[index : index + _RUN]
            if sum(word.norm not in empty for word in run) > 1:
                found[tuple(word.norm for word in run)].append(Span(run[0].start, run[-1].end))
    return found


def shared_runs(left: Runs, right: Runs, *, rare: Counter[tuple[str, ...]], most: int) -> list[SharedRun]:
    """The quoted runs that two articles share and few others have, neighbours joined to one."""
    joined: list[SharedRun] = []
    for words in sorted(left.keys() & right.keys(), key=lambda run: left[run][0]):
        if rare[words] > most:
            continue
        run = SharedRun(left[words][0], right[words][0], words)
        if joined and run.left.start <= joined[-1].left.end:
            last = joined.pop()
            run = SharedRun(Span(last.left.start, max(last.left.end, run.left.end)), last.right, (*last.words, words[-1]))
        joined.append(run)
    return joined


@dataclass(frozen=True, slots=True)
class Dated:
    """An article whose day is known, or nearly: its view and its bracket."""

    view: View
    bracket: Bracket

    @property
    def day(self) -> date | None:
        """The day, where it is exact."""
        return self.bracket.earliest if self.bracket.width == 0 else None


def weekday_bounds(view: View, source: Dated, runs: Sequence[SharedRun]) -> Iterator[Bound]:
    """Claims from a weekday that both articles give to one event, told by a shared quotation or by much the same words."""
    if source.day is None:
        return
    for clue in view.clues:
        if clue.form != "weekday" or clue.tense == "future" or clue.weekday is None:
            continue
        for other in source.view.clues:
            if other.form == "weekday" and other.weekday == clue.weekday and other.tense != "future":
                reason = _same_event(view, clue, source.view, other, runs)
                day = weekday_near(source.day, weekday=clue.weekday)
                if reason and day:
                    yield Bound(day, day + days(6), 3, _why(view, clue, source, other, f"{reason}: {day:%A} is {day}"))


def _same_event(left: View, clue: Clue, right: View, other: Clue, runs: Sequence[SharedRun]) -> str | None:
    near = [run for run in runs if _beside(left, clue, run.left) and _beside(right, other, run.right)]
    if sum(len(run.words) for run in near) >= 2 * _RUN:
        return "both quote the same words beside the weekday"
    shared = left.around(clue.span.start, reach=0) & right.around(other.span.start, reach=0)
    if total_weight(shared) >= _NEAR_WEIGHT and len(shared) >= 5:
        return "both tell the same event in much the same words"
    return None


_BESIDE = 3


def _beside(view: View, clue: Clue, span: Span) -> bool:
    return 0 <= view.sentence_at(span.start) - view.sentence_at(clue.span.start) <= _BESIDE or clue is view.lead


def calendar_bounds(view: View, source: Dated) -> Iterator[Bound]:
    """Claims from a month or day of the month that both articles give to one event."""
    if source.bracket.earliest is None or source.bracket.latest is None:
        return
    for clue in view.clues:
        if clue.month is None or clue.value or clue.tense == "future":
            continue
        for other in source.view.clues:
            if (other.month, other.day) != (clue.month, clue.day) or other.tense == "future":
                continue
            year = _year_meant(other, source.bracket)
            shared = view.around(clue.span.start) & source.view.around(other.span.start)
            if year and len(shared) >= 5 and total_weight(shared) >= _NEAR_WEIGHT:
                yield _since(view, clue, source, other, year)


def _year_meant(clue: Clue, bracket: Bracket) -> int | None:
    """The year of a past month or day without one, seen from the source's day: the last such, when both ends agree."""
    if clue.value:
        return int(clue.value[:4])
    assert clue.month and bracket.earliest and bracket.latest
    years = {end.year if (clue.month, clue.day or 1) <= (end.month, end.day) else end.year - 1 for end in (bracket.earliest, bracket.latest)}
    return years.pop() if len(years) == 1 else None


def _since(view: View, clue: Clue, source: Dated, other: Clue, year: int) -> Bound:
    value = day_value(year, clue.month or 1, clue.day) if clue.day else f"{year:04}-{clue.month:02}"
    covered = bounds(value) or (date(year, 1, 1), date(year, 12, 31))
    last = max(date(year, 12, 31), covered[0] + days(_MONTHS_SPOKEN_OF))
    return Bound(covered[0], last, 4, _why(view, clue, source, other, f"both tell the same event of {value}"))


def _why(view: View, clue: Clue, source: Dated, other: Clue, reason: str) -> tuple[Evidence, ...]:
    return (
        Evidence(view.article.id, clue.span, reason),
        Evidence(source.view.article.id, other.span, f"this article is of {source.bracket.earliest}"),
    )


def quotation_bounds(view: View, source: Dated, runs: Sequence[SharedRun]) -> Iterator[Bound]:
    """A long quotation that a dated article has too can't be older than a few days before it."""
    if source.day is None:
        return
    longest = max(runs, key=lambda run: len(run.words), default=None)
    if longest is not None and len(longest.words) >= 8:
        why = (
            Evidence(view.article.id, longest.left, "the same quotation"),
            Evidence(source.view.article.id, longest.right, f"in an article of {source.day}"),
        )
        yield Bound(source.day - days(45), source.day + days(45), 6, why)
