"""Claims that dated articles make about an undated one: the same quotation, the same event on the same weekday, day
or month."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from onrecord.collation.dating.bounds import Bound, Bracket, days
from onrecord.collation.dating.views import View
from onrecord.model import Evidence, Span
from onrecord.reading.timexes.clues import Clue
from onrecord.text.calendar import weekday_near
from onrecord.text.lexis import function_words, total_weight

_RUN = 3
_NEAR_WEIGHT = 22.0
_SHARED_WORDS = 12
_SHARED_STEMS = 5
_SAME_TEXT = 6


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
            run = SharedRun(
                Span(last.left.start, max(last.left.end, run.left.end)), last.right, (*last.words, words[-1])
            )
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
    """The claim of a dated article whose first news is of the same weekday and that quotes the same words.

    In 5,000 dated news articles such pairs with twelve shared words were written within a week of each other 39 times
    of 40.
    """
    lead, other = view.lead, source.view.lead
    if source.day is None or lead is None or other is None or lead.weekday is None or lead.weekday != other.weekday:
        return
    shared = sum(len(run.words) for run in runs)
    if shared < _SHARED_WORDS and not (len(runs) >= _RUN and shared >= _RUN * _RUN):
        return
    day = weekday_near(source.day, weekday=lead.weekday)
    if day is not None:
        quoted = tuple(Evidence(view.article.id, run.left, "quoted there too") for run in runs[:_RUN])
        reason = f"the first news of both is of {day:%A}, {day}, and both quote the same words"
        yield Bound(day, day + days(6), 3, (*_why(view, lead, source, other, reason), *quoted))


def tells_alike(left: View, clue: Clue, right: View, other: Clue, shared: frozenset[str]) -> bool:
    """Whether two passages share enough to tell one event, but are not one text that a site puts under many
    articles."""
    if len(shared) < _SHARED_STEMS or total_weight(shared) < _NEAR_WEIGHT:
        return False
    return _alike_beside(left, clue, right, other) < _SAME_TEXT


def _alike_beside(left: View, clue: Clue, right: View, other: Clue) -> int:
    """How many words next to the two dates are the same, going out on both sides."""
    sides = zip(_beside(left, clue), _beside(right, other), strict=True)
    return sum(sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False))) for a, b in sides)


def _beside(view: View, clue: Clue) -> tuple[list[str], list[str]]:
    before = bisect_left(view.words, clue.span.start, key=lambda word: word.start)
    after = bisect_left(view.words, clue.span.end, key=lambda word: word.start)
    lead = view.words[max(0, before - _SAME_TEXT) : before]
    return [word.norm for word in reversed(lead)], [word.norm for word in view.words[after : after + _SAME_TEXT]]


def _why(view: View, clue: Clue, source: Dated, other: Clue, reason: str) -> tuple[Evidence, ...]:
    return (
        Evidence(view.article.id, clue.span, reason),
        Evidence(source.view.article.id, other.span, f"this article is of {source.bracket.earliest}"),
    )
