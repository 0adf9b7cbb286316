"""What articles open with: their first words weighed against the record and against the affair they belong to.

A word that the whole affair uses says nothing of its single steps, and a word that is rare in a record of many affairs
may be one of those. So each article's words are weighed twice: by how few articles of the record have them, to find the
affair, and by how few of the affair's, to tell its steps apart. What stands in the lead counts twice.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeVar

from onrecord.collation.cutting import parts_of
from onrecord.collation.utterances.sayings import Setting
from onrecord.keeping import recalled
from onrecord.model import Span
from onrecord.text.lexis import function_words, weight

OPENING = 30
LEAD = 12
REACH = timedelta(days=45)
EARLY = 1200
EARLY_COUNTS = 2.0
OWN_DAY_COUNTS = 0.5
NEWS_POWER = 0.5
AS_RECORD = 3
Counted = dict[str, tuple[int, int, Span]]
Shares = Mapping[str, float]
Days = dict[date, float]
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Opening:
    """What an article opens with.

    ``lead`` is its first sentence, ``held`` how much each of its stems says by itself, ``words`` the stems' weights
    among other articles (a vector of length 1), ``shown`` how the article has them, ``day`` when it appeared (the
    earliest it can have), ``days`` how much it speaks of each day (a vector of length 1), ``focus`` the day it most
    speaks of.
    """

    article: str
    lead: Span
    held: dict[str, float]
    words: dict[str, float]
    shown: dict[str, str]
    day: date
    days: Days
    focus: date


def openings(stage: Sequence[Setting]) -> tuple[list[Opening], Shares]:
    """What each dated article opens with, its words weighed against the record, in order of day and article; and the
    part of the record's articles that have each stem (0 to 1).
    """
    drafts = [(setting, counted_in(setting)) for setting in stage if setting.cut.sentences]
    held = Counter(stem for _, counted in drafts for stem in counted)
    shares = {stem: count / (len(drafts) + 1) for stem, count in held.items()}
    rarity = _rarity(shares)
    found = [_opening(setting, *setting.around, counted, rarity) for setting, counted in drafts if setting.around]
    return sorted(found, key=lambda opening: (opening.day, opening.article)), shares


def _opening(setting: Setting, first: date, last: date, counted: Counted, rarity: Shares) -> Opening:
    own = {stem: _worth(stem, times) + _worth(stem, early) for stem, (times, early, _) in counted.items()}
    text, days = setting.reading.article.text, _days(setting, first, last)
    return Opening(
        article=setting.reading.article.id,
        lead=setting.cut.sentences[0],
        held=own,
        words=_weighed(own, rarity),
        shown={stem: span.of(text) for stem, (_, _, span) in counted.items()},
        day=first,
        days=_of_length_one(days),
        focus=max(days, key=lambda day: (days[day], day)),
    )


def within(affair: Sequence[Opening], record: Shares) -> Iterator[Opening]:
    """The openings of one affair with their words weighed against it; a small affair counts as the ``record`` does."""
    held = Counter(stem for opening in affair for stem in opening.held)
    articles = len(affair) + AS_RECORD
    rarity = _rarity({stem: (count + AS_RECORD * record[stem]) / articles for stem, count in held.items()})
    for opening in affair:
        yield replace(opening, words=_weighed(opening.held, rarity))


def cosine(left: Opening, right: Opening) -> float:
    """How alike the words of two openings are, from 0 to 1."""
    theirs = right.words
    return sum([worth * theirs[stem] for stem, worth in left.words.items() if stem in theirs])


def of_one_day(left: Opening, right: Opening) -> float:
    """How much two articles speak of the same days, from 0 to 1: half for the day that they speak of most."""
    theirs = right.days
    shared = sum([worth * theirs[day] for day, worth in left.days.items() if day in theirs])
    return (shared + (left.focus == right.focus)) / 2


@lru_cache(maxsize=200_000)
def _worth(stem: str, times: int) -> float:
    """How much a word says by how often it stands there and how rare it is in news."""
    return times and (1 + math.log(times)) * math.pow(weight(stem), NEWS_POWER)


def _rarity(shares: Shares) -> Shares:
    """How few articles have each stem (tf-idf, logarithmic)."""
    return {stem: -math.log(share) for stem, share in shares.items()}


def _weighed(held: dict[str, float], rarity: Shares) -> dict[str, float]:
    """The words by how few articles have them, as a vector of length 1."""
    return _of_length_one({stem: worth * rarity[stem] for stem, worth in held.items()})


def _of_length_one(weights: Mapping[Key, float]) -> dict[Key, float]:
    length = math.sqrt(sum([worth * worth for worth in weights.values()])) or 1.0
    return {key: worth / length for key, worth in weights.items()}


def counted_in(setting: Setting) -> Counted:
    """How often each word that carries meaning stands in the opening and in its lead, by stem, and where it stands
    first.
    """
    parts = ("opening", parts_of(setting.reading))
    return recalled(parts, lambda: _made(setting, setting.cut.sentences[:OPENING]), pack=_packed, unpack=_unpacked)


def _made(setting: Setting, spans: Sequence[Span]) -> Counted:
    words, empty = setting.words, function_words()
    times, early, first = Counter[str](), Counter[str](), dict[str, Span]()
    for at, span in enumerate(spans):
        places = words.places(span)
        for number, (norm, stem, _) in enumerate(words.forms[places], start=places.start):
            if len(norm) > 1 and norm not in empty:
                times[stem] += 1
                early[stem] += at < LEAD
                if stem not in first:
                    first[stem] = Span(words.starts[number], words.ends[number])
    return {stem: (times[stem], early[stem], span) for stem, span in first.items()}


def _packed(counted: Counted) -> bytes:
    rows = [(times, early, span.start, span.end) for times, early, span in counted.values()]
    return json.dumps([list(counted), *zip(*rows, strict=True)]).encode()


def _unpacked(body: bytes) -> Counted:
    stems, *columns = json.loads(body)
    rows = zip(stems, *columns or ([], [], [], []), strict=True)
    return {stem: (times, early, Span(start, end)) for stem, times, early, start, end in rows}


def _days(setting: Setting, first: date, last: date) -> Days:
    """How often time expressions name each day, not after the article's own; those near the top count double, and a
    little for the article's own day.
    """
    counted: Days = {first: OWN_DAY_COUNTS}
    for timex in setting.reading.timexes:
        day = timex.earliest
        if day and day == timex.latest and day <= last and first - day <= REACH:
            counted[day] = counted.get(day, 0.0) + (EARLY_COUNTS if timex.span.start < EARLY else 1.0)
    return counted
