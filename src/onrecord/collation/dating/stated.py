"""Days that an article states of itself: a date line, "Published:", or a caption of this very news."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from onrecord.collation.dating.bounds import Bound, Bracket, days
from onrecord.collation.dating.views import View
from onrecord.model import Article, Evidence, Span
from onrecord.reading.timexes.clues import Clue
from onrecord.text.calendar_words import word_lists
from onrecord.text.lexis import total_weight

_PUBLISHED = re.compile(r"^\W*(?:first |last )?(?:published|posted|updated|date)\b[:\s]", re.IGNORECASE)
_DATELINE = re.compile(r"^\W*(?:[A-Z][A-Za-z.]+[ ,]+){0,3}[A-Z]{3,}[A-Z .,]{0,30},\s*$")
_CREDIT = re.compile(r"/AP\b|\bAP\b|Getty|Reuters|REUTERS|AFP|Photo|Image|EPA", re.ASCII)
_OLD = re.compile(r"\bfile\b|archive|in this \d{4}|\brelease\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_BYLINE = re.compile(r"^\W*[Bb]y\s[\w.'’ -]{2,40}\s[-–—|]\s*$")
_BESIDE = {word for name in ("WEEKDAY", "AMPM", "ZONE") for word in word_lists("time_words")[name]} | {"a", "p", "m"}
_HEAD = 1500
_EITHER = "published either"  # as intake.metadata writes it
_LINE = 400
_SHARED_WORDS = 2
_SAME_NEWS = 20.0
_OFTEN = 3


def stated_days(view: View) -> Iterator[Bound]:
    """The claims that the article's own date lines and captions make, the surest first."""
    for clue in view.clues:
        if clue.form != "day" or clue.value is None or len(clue.value) < len("2024-12-03"):
            continue
        line = view.line(clue.span)
        day = date.fromisoformat(clue.value[:10])
        if line.end - line.start <= _LINE and (found := _from_line(view, clue, line, day)):
            yield found


def dateline_days(view: View, bracket: Bracket) -> Iterator[Bound]:
    """The claim of a date line that names no year ("PORT SENNA, April 8 -"), where the article calls that day by its
    weekday and ``bracket`` leaves one year in which the two agree.
    """
    if bracket.earliest is None or bracket.latest is None or view.lead is None:
        return
    for clue in view.clues:
        line = view.line(clue.span)
        before = view.article.text[line.start : clue.span.start]
        if clue.form != "month day" or not _DATELINE.match(before):
            continue
        fitting = [
            day
            for year in range(bracket.earliest.year, bracket.latest.year + 1)
            if (day := _day(year, clue)) and bracket.earliest <= day <= bracket.latest
        ]
        if len(fitting) == 1 and fitting[0].weekday() == view.lead.weekday:
            reason = f"the date line names the day, and only {fitting[0]} is a {fitting[0]:%A} that the rest allows"
            yield _bound(view, clue, fitting[0], fitting[0], 0, reason)


def _day(year: int, clue: Clue) -> date | None:
    try:
        return date(year, clue.month or 0, clue.day or 0)
    except ValueError:
        return None


def _from_line(view: View, clue: Clue, line: Span, day: date) -> Bound | None:
    words, before = line.of(view.article.text), view.article.text[line.start : clue.span.start]
    if (
        _PUBLISHED.match(words)
        or _is_bare(words, clue.span.of(view.article.text))
        or _DATELINE.match(before)
        or _BYLINE.match(before)
    ):
        return _bound(view, clue, day, day, 0, f"the article states its day: {words.strip()[:80]}")
    caption = view.in_aside(clue.span) or (_CREDIT.search(words) and line.start < _HEAD)
    if not caption or _OLD.search(words):
        return None
    return _from_caption(view, clue, line, day)


def _is_bare(words: str, written: str) -> bool:
    """Whether the line holds the date and nothing else to speak of (a time, a weekday)."""
    return set(_WORD.findall(words.replace(written, " ", 1).lower())) <= _BESIDE


def _from_caption(view: View, clue: Clue, line: Span, day: date) -> Bound | None:
    """A caption dates the news where the article names its weekday as that of its own event, in the same words."""
    lead = view.lead
    if lead is None or lead.weekday != day.weekday() or _later_than(view, day):
        return None
    shared = view.around(clue.span.start, reach=0) & view.around(lead.span.start)
    if len(shared) < _SHARED_WORDS or (clue.span.start > _HEAD and total_weight(shared) < _SAME_NEWS):
        return None
    reason = (
        f"a caption dates the event {day}, a {day:%A}, and the article calls the day {lead.span.of(view.article.text)}"
    )
    last = day if _is_current(view, lead) else day + days(6)
    why = Evidence(view.article.id, lead.span, "the weekday of the article's first news")
    found = _bound(view, clue, day, last, 1, reason)
    return Bound(found.earliest, found.latest, found.rank, (*found.why, why))


def _later_than(view: View, day: date) -> bool:
    """Whether the article speaks of a later day or year as past: then the caption's picture is an old one."""
    return any(
        clue.value and clue.form in ("day", "year") and clue.tense == "past" and clue.value[:4] > f"{day.year:04}"
        for clue in view.clues
    )


def _is_current(view: View, lead: Clue, *, often: int = 2) -> bool:
    """Whether the weekday is the day of writing: named ``often`` with the day before named too, or the next to come,
    and no past day after it.
    """
    named = [clue for clue in view.clues if clue.form == "weekday" and clue.weekday is not None]
    assert lead.weekday is not None
    same = [clue for clue in named if clue.weekday == lead.weekday and clue.tense != "future"]
    past = {clue.weekday for clue in named if clue.tense == "past"}
    ahead = {clue.weekday for clue in named if clue.tense == "future"}
    before, after = (lead.weekday - 1) % 7, (lead.weekday + 1) % 7
    if after in past:
        return False
    return (before in past and len(same) >= often) or after in ahead


def _bound(view: View, clue: Clue, first: date, last: date, rank: int, reason: str) -> Bound:
    return Bound(first, last, rank, (Evidence(view.article.id, clue.span, reason),))


def is_current_day(view: View) -> bool:
    """Whether the weekday of the article's first news is the day it was written, by its words alone: named thrice."""
    return view.lead is not None and _is_current(view, view.lead, often=_OFTEN)


def one_of(bracket: Bracket, article: Article) -> Bracket:
    """The bracket narrowed to the publication days of which the metadata leaves open which is right: to the one that
    the words allow, else to all of them; the same where they allow none.
    """
    listed = dict(article.extra).get(_EITHER, "").split()
    allowed = [day for day in map(date.fromisoformat, listed) if _lies_in(day, bracket)]
    return Bracket(min(allowed), max(allowed), bracket.why) if allowed else bracket


def _lies_in(day: date, bracket: Bracket) -> bool:
    return (bracket.earliest or day) <= day <= (bracket.latest or day)
