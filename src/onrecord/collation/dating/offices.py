"""Terms of office as evidence: who is called by an office wrote or was written of after taking it up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.collation.dating.bounds import Bound, Bracket
from onrecord.collation.dating.views import View
from onrecord.model import Evidence, Span
from onrecord.text.calendar import bounds, day_value

_TOOK = re.compile(
    r"(?P<name>(?:[A-Z][\w’'-]+ ){1,2}[A-Z][\w’'-]+) (?:officially |formally )?"
    r"(?:took over as|took office as|was sworn in as|became|assumed office as) (?:the |its |their |new )*"
    r"(?P<office>(?:[A-Z][\w-]* ?){1,6})"
)
_NOT_YET = ("former", "incoming", "outgoing", "next", "future", "designate", "elect", "new", "ex")


@dataclass(frozen=True, slots=True)
class Taken:
    """Somebody took up an office on a day: the article that says so, and where."""

    article: str
    span: Span
    surname: str
    office: str
    day: date


def taken_offices(views: Mapping[str, View], known: Mapping[str, Bracket]) -> tuple[Taken, ...]:
    """The offices that dated articles tell somebody took up, with the day."""
    found = (taken for key, view in sorted(views.items()) for taken in _taken(view, known.get(key)))
    return tuple(found)


def _taken(view: View, bracket: Bracket | None) -> Iterator[Taken]:
    if bracket is None or bracket.width is None:
        return
    for match in _TOOK.finditer(view.article.text):
        sentence = view.sentences[view.sentence_at(match.start())]
        for clue in view.clues:
            day = _day(clue.value, clue.month, clue.day, bracket)
            if sentence.holds(clue.span) and day is not None:
                office = _plain(match["office"])
                yield Taken(view.article.id, Span(*match.span()), match["name"].split()[-1].lower(), office, day)
                break


def _day(value: str | None, month: int | None, day: int | None, bracket: Bracket) -> date | None:
    """The day named, the last such before the article where no year is."""
    if value and (covered := bounds(value)):
        return covered[0] if covered[0] == covered[1] else None
    if month is None or day is None or bracket.earliest is None:
        return None
    days = (bounds(day_value(bracket.earliest.year - step, month, day)) for step in (0, 1))
    return next((found[0] for found in days if found and found[0] <= bracket.earliest), None)


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[^\w ]", " ", words.lower()).split())


def office_bounds(view: View, offices: tuple[Taken, ...]) -> Iterator[Bound]:
    """Not before the day that somebody took up an office the article calls them by."""
    if not offices:
        return
    text = re.sub(r"[-–]", " ", view.article.text)
    for taken in offices:
        if taken.article == view.article.id or len(taken.office.split()) < len(("Secretary", "General")):
            continue
        core = " ".join(taken.office.split()[-2:])
        called = re.compile(
            rf"(?P<before>\w*)\W+(?:\w+ )??{core} (?:[A-Z]\w+ )?{re.escape(taken.surname)}\b", re.IGNORECASE
        )
        match = called.search(text)
        if match and not set(match[0].lower().split()) & set(_NOT_YET):
            reason = f"called by an office taken up on {taken.day}: not before"
            why = (
                Evidence(view.article.id, Span(*match.span()), reason),
                Evidence(taken.article, taken.span, "took it up"),
            )
            yield Bound(taken.day, None, 4, why)
