"""What articles open with: their first words weighed against the record and against the affair they belong to.

A word that the whole affair uses says nothing of its single steps, and a word that is rare in a record of many affairs
may be one of those. So each article's words are weighed twice: by how few articles of the record have them, to find the
affair, and by how few of the affair's, to tell its steps apart.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from onrecord.collation.cutting import parts_of
from onrecord.collation.utterances.sayings import Setting
from onrecord.keeping import recalled
from onrecord.model import Span
from onrecord.text.lexis import function_words, weight

OPENING = 30
REACH = timedelta(days=45)
EARLY = 1200
EARLY_COUNTS = 2.0
OWN_DAY_COUNTS = 0.5
NEWS_POWER = 0.5
AS_RECORD = 3
Counted = dict[str, tuple[int, Span]]
Shares = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Opening:
    """What an article opens with.

    ``lead`` is its first sentence, ``held`` how much each of its stems says by itself, ``words`` the stems' weights
    among other articles (a vector of length 1), ``shown`` how the article has them, ``day`` when it appeared (the
    earliest it can have), ``focus`` the day it speaks of most.
    """

    article: str
    lead: Span
    held: dict[str, float]
    words: dict[str, float]
    shown: dict[str, str]
    day: date
    focus: date


def openings(stage: Sequence[Setting]) -> tuple[list[Opening], Shares]:
    """What each dated article opens with, its words weighed against the record, in order of day and article; and the
    part of the record's articles that have each stem (0 to 1).
    """
    drafts = [(setting, _counted(setting)) for setting in stage if setting.cut.sentences]
    held = Counter(stem for _, counted in drafts for stem in counted)
    shares = {stem: count / (len(drafts) + 1) for stem, count in held.items()}
    rarity = _rarity(shares)
    found = [_opening(setting, *setting.around, counted, rarity) for setting, counted in drafts if setting.around]
    return sorted(found, key=lambda opening: (opening.day, opening.article)), shares


def _opening(setting: Setting, first: date, last: date, counted: Counted, rarity: Shares) -> Opening:
    own = {stem: _worth(stem, times) for stem, (times, _) in counted.items()}
    text = setting.reading.article.text
    return Opening(
        article=setting.reading.article.id,
        lead=setting.cut.sentences[0],
        held=own,
        words=_weighed(own, rarity),
        shown={stem: span.of(text) for stem, (_, span) in counted.items()},
        day=first,
        focus=_focus(setting, first, last),
    )


def within(affair: Sequence[Opening], record: Shares) -> Iterator[Opening]:
    """The openings of one affair with their words weighed against it; a small affair counts as the ``record`` does."""
    held = Counter(stem for opening in affair for stem in opening.held)
    articles = len(affair) + AS_RECORD
    rarity = _rarity({stem: (count + AS_RECORD * record[stem]) / articles for stem, count in held.items()})
    for opening in affair:
        yield replace(opening, words=_weighed(opening.held, rarity))


def cosine(left: Opening, right: Opening) -> float:
    """How alike two openings are, from 0 to 1."""
    theirs = right.words
    return sum([worth * theirs[stem] for stem, worth in left.words.items() if stem in theirs])


@lru_cache(maxsize=200_000)
def _worth(stem: str, times: int) -> float:
    """How much a word says by how often it stands there and how rare it is in news."""
    return (1 + math.log(times)) * math.pow(weight(stem), NEWS_POWER)


def _rarity(shares: Shares) -> Shares:
    """How few articles have each stem (tf-idf, logarithmic)."""
    return {stem: -math.log(share) for stem, share in shares.items()}


def _weighed(held: dict[str, float], rarity: Shares) -> dict[str, float]:
    """The words by how few articles have them, as a vector of length 1."""
    weights = {stem: worth * rarity[stem] for stem, worth in held.items()}
    length = math.sqrt(sum([worth * worth for worth in weights.values()])) or 1.0
    return {stem: worth / length for stem, worth in weights.items()}


def _counted(setting: Setting) -> Counted:
    """How often each word that carries meaning stands in the opening, by stem, and where it stands first."""
    parts = ("opening", parts_of(setting.reading))
    return recalled(parts, lambda: _made(setting, setting.cut.sentences[:OPENING]), pack=_packed, unpack=_unpacked)


def _made(setting: Setting, spans: Iterable[Span]) -> Counted:
    words, empty = setting.words, function_words()
    times, first = Counter[str](), dict[str, Span]()
    for span in spans:
        places = words.places(span)
        for number, (norm, stem, _) in enumerate(words.forms[places], start=places.start):
            if len(norm) > 1 and norm not in empty:
                times[stem] += 1
                if stem not in first:
                    first[stem] = Span(words.starts[number], words.ends[number])
    return {stem: (times[stem], span) for stem, span in first.items()}


def _packed(counted: Counted) -> bytes:
    rows = [(times, span.start, span.end) for times, span in counted.values()]
    return json.dumps([list(counted), *zip(*rows, strict=True)]).encode()


def _unpacked(body: bytes) -> Counted:
    stems, *columns = json.loads(body)
    return {stem: (times, Span(a, b)) for stem, times, a, b in zip(stems, *columns or ([], [], []), strict=True)}


def _focus(setting: Setting, first: date, last: date) -> date:
    """The day, not after the article's own, that its time expressions name most; those near the top count double."""
    counted: dict[date, float] = {first: OWN_DAY_COUNTS}
    for timex in setting.reading.timexes:
        day = timex.earliest
        if day and day == timex.latest and day <= last and first - day <= REACH:
            counted[day] = counted.get(day, 0.0) + (EARLY_COUNTS if timex.span.start < EARLY else 1.0)
    return max(counted, key=lambda day: (counted[day], day))
