"""What articles open with: their first words weighed against the record and against the affair they belong to.

A word that the whole affair uses says nothing of its single steps, and a word that is rare in a record of many affairs
may be one of those. So each article's words are weighed twice: by how few articles of the record have them, to find the
affair, and by how few of the affair's, to tell its steps apart.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.collation.utterances.sayings import Setting
from onrecord.model import Span
from onrecord.text.lexis import function_words, weight

OPENING = 30
REACH = timedelta(days=45)
EARLY = 1200
EARLY_COUNTS = 2.0
OWN_DAY_COUNTS = 0.5
NEWS_POWER = 0.5
AS_RECORD = 3


@dataclass(frozen=True, slots=True)
class Opening:
    """What an article opens with.

    ``lead`` is its first sentence, ``held`` how much each of its stems says by itself, ``shares`` the part of the
    record's articles that have it (0 to 1), ``words`` the stems' weights among other articles (a vector of length 1),
    ``shown`` how the article has them, ``day`` when it appeared (the earliest it can have), ``focus`` the day it speaks
    of most.
    """

    article: str
    lead: Span
    held: dict[str, float]
    shares: dict[str, float]
    words: dict[str, float]
    shown: dict[str, str]
    day: date
    focus: date


def openings(stage: Sequence[Setting]) -> list[Opening]:
    """What each dated article opens with, its words weighed against the record; in order of day and article."""
    drafts = [(setting, _counted(setting, setting.cut.sentences[:OPENING])) for setting in stage]
    drafts = [(setting, counted) for setting, counted in drafts if setting.cut.sentences]
    held = Counter(stem for _, counted in drafts for stem in counted)
    found = [_opening(setting, counted, held, len(drafts)) for setting, counted in drafts]
    return sorted((one for one in found if one), key=lambda opening: (opening.day, opening.article))


def _opening(setting: Setting, counted: dict[str, list[int]], held: Counter[str], articles: int) -> Opening | None:
    """One article's, or None where its day is not known."""
    if not setting.around:
        return None
    shares = {stem: held[stem] / (articles + 1) for stem in counted}
    own = {stem: _worth(stem, len(numbers)) for stem, numbers in counted.items()}
    text, words = setting.reading.article.text, setting.words
    return Opening(
        article=setting.reading.article.id,
        lead=setting.cut.sentences[0],
        held=own,
        shares=shares,
        words=_weighed(own, shares),
        shown={stem: text[words.starts[ns[0]] : words.ends[ns[0]]] for stem, ns in counted.items()},
        day=setting.around[0],
        focus=_focus(setting, *setting.around),
    )


def within(affair: Sequence[Opening]) -> Iterator[Opening]:
    """The openings of one affair with their words weighed against it; a small affair counts as the record does."""
    held = Counter(stem for opening in affair for stem in opening.held)
    for opening in affair:
        shares = {
            stem: (held[stem] + AS_RECORD * share) / (len(affair) + AS_RECORD) for stem, share in opening.shares.items()
        }
        yield replace(opening, words=_weighed(opening.held, shares))


def cosine(left: Opening, right: Opening) -> float:
    """How alike two openings are, from 0 to 1."""
    return sum(worth * right.words.get(stem, 0.0) for stem, worth in left.words.items())


def _worth(stem: str, times: int) -> float:
    """How much a word says by how often it stands there and how rare it is in news."""
    return (1 + math.log(times)) * math.pow(weight(stem), NEWS_POWER)


def _weighed(held: dict[str, float], shares: dict[str, float]) -> dict[str, float]:
    """The words by how few articles have them (tf-idf, logarithmic), as a vector of length 1."""
    weights = {stem: worth * -math.log(shares[stem]) for stem, worth in held.items()}
    length = math.sqrt(sum(worth * worth for worth in weights.values())) or 1.0
    return {stem: worth / length for stem, worth in weights.items()}


def _counted(setting: Setting, spans: Iterable[Span]) -> dict[str, list[int]]:
    """The numbers of the words that carry meaning, by stem."""
    words, empty = setting.words, function_words()
    found: dict[str, list[int]] = defaultdict(list)
    for span in spans:
        places = words.places(span)
        for number, (norm, stem, _) in enumerate(words.forms[places], start=places.start):
            if len(norm) > 1 and norm not in empty:
                found[stem].append(number)
    return found


def _focus(setting: Setting, first: date, last: date) -> date:
    """The day, not after the article's own, that its time expressions name most; those near the top count double."""
    counted: dict[date, float] = {first: OWN_DAY_COUNTS}
    for timex in setting.reading.timexes:
        day = timex.earliest
        if day and day == timex.latest and first - REACH <= day <= last:
            counted[day] = counted.get(day, 0.0) + (EARLY_COUNTS if timex.span.start < EARLY else 1.0)
    return max(counted, key=lambda day: (counted[day], day))
