"""Articles that report one event: grouped by the day they speak of most and by the words they open with.

Average-link clustering of articles of about the same days by the words of their openings (tf-idf within the record), as
in topic detection (Allan et al. 1998). What many articles of the record say counts little, so that the stages of one
affair stay apart; articles that speak of one day are joined more easily.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heapify, heappop, heappush
from itertools import pairwise

from onrecord.collation.families import is_whole_copy
from onrecord.collation.utterances.sayings import Setting
from onrecord.model import Link, Passage, Record, Span, own_text
from onrecord.text.lexis import Word, content_words, weight
from onrecord.text.sentences import sentences

OPENING = 12
NEAR = timedelta(days=3)
REACH = timedelta(days=45)
EARLY = 1200
EARLY_COUNTS = 2.0
OWN_DAY_COUNTS = 0.5
SAME_DAY = 2.5
LEAST_ALIKE = 0.04
HEAVIEST = 60
LEAST_SHARED = 2
LONGEST_LIST = 64
NEWS_POWER = 0.5
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Opening:
    """What an article opens with.

    ``lead`` is its first sentence, ``words`` the weights of its stems (a vector of length 1), ``shown`` how it has
    them, ``day`` when it appeared (the earliest it can have), ``focus`` the day it speaks of most.
    """

    article: str
    lead: Span
    words: dict[str, float]
    shown: dict[str, str]
    day: date
    focus: date


def story_links(record: Record, stage: Sequence[Setting]) -> list[Link]:
    """``same_event`` links of kind ``story`` that chain the articles reporting one event, in order of time.

    Copies are left out: they are the voice of the article they copy.
    """
    copies = {k.right.article for k in record.links if is_whole_copy(k) and isinstance(k.right, Passage)}
    own = [setting for setting in stage if setting.reading.article.id not in copies]
    return [_link(left, right) for group in stories(own) for left, right in pairwise(group)]


def stories(stage: Sequence[Setting]) -> list[list[Opening]]:
    """The articles of known day in groups, each group in order of time; time and memory grow with the pairs of articles
    within a few days of one another that share some of their heaviest words.
    """
    found = sorted(_openings(stage), key=lambda o: (o.day, o.article))
    likeness = {(i, j): _likeness(found[i], found[j]) for i, j in _candidates(found)}
    return [[found[at] for at in group] for group in merged(likeness, len(found), least=LEAST_ALIKE)]


def _candidates(found: list[Opening]) -> list[tuple[int, int]]:
    """Pairs near in time that share two of their heaviest words; lists that grow too long say too little."""
    holders: dict[tuple[str, date], list[int]] = defaultdict(list)
    pairs: Counter[tuple[int, int]] = Counter()
    held = Counter(stem for opening in found for stem in opening.words)
    for at, opening in enumerate(found):
        several = [stem for stem in opening.words if held[stem] > 1]
        for stem in sorted(several, key=lambda s: (-opening.words[s], s))[:HEAVIEST]:
            days = {opening.focus, *(opening.focus + timedelta(days=n) for n in range(-NEAR.days, NEAR.days + 1))}
            pairs.update({(other, at) for day in days for other in holders.get((stem, day), ())})
            if len(holders[stem, opening.focus]) < LONGEST_LIST:
                holders[stem, opening.focus].append(at)
    return sorted(pair for pair, n in pairs.items() if n >= LEAST_SHARED and _near(found[pair[0]], found[pair[1]]))


def _likeness(left: Opening, right: Opening) -> float:
    """The cosine of the openings, which counts more where both speak of one day."""
    shared = sum(worth * right.words.get(stem, 0.0) for stem, worth in left.words.items())
    return shared * (SAME_DAY if left.focus == right.focus else 1.0)


def merged(likeness: dict[tuple[int, int], float], count: int, *, least: float) -> list[list[int]]:
    """Average-link clustering of ``count`` things; pairs that are not given are not alike at all.

    The two clusters with the highest mean likeness are joined while that is ``least`` or more; of equals the first.
    """
    members = {at: [at] for at in range(count)}
    between: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), worth in likeness.items():
        between[i][j] = between[j][i] = worth
    heap = [(-worth, i, j, 1, 1) for (i, j), worth in sorted(likeness.items())]
    heapify(heap)
    while heap and -heap[0][0] >= least:
        _, i, j, ours, theirs = heappop(heap)
        if len(members.get(i, ())) == ours and len(members.get(j, ())) == theirs:
            members[i] += members.pop(j)
            for other, worth in sorted(between.pop(j).items()):
                del between[other][j]
                if other != i:
                    between[i][other] = between[other][i] = between[i].get(other, 0.0) + worth
            for other, worth in sorted(between[i].items()):
                low, high = sorted((i, other))
                sizes = len(members[low]), len(members[high])
                heappush(heap, (-worth / (sizes[0] * sizes[1]), low, high, *sizes))
    return [sorted(group) for _, group in sorted(members.items())]


def _near(left: Opening, right: Opening) -> bool:
    """Whether two articles speak of one day, or are of about one time and speak of about one time."""
    if left.focus == right.focus:
        return True
    return abs(left.day - right.day) <= NEAR and abs(left.focus - right.focus) <= NEAR


def _openings(stage: Sequence[Setting]) -> Iterator[Opening]:
    """What each dated article opens with, its words weighed against the record (tf-idf, logarithmic)."""
    drafts = [(setting, spans, _counted(setting, spans)) for setting in stage if (spans := _first(setting))]
    held = Counter(stem for _, _, found in drafts for stem in found)
    for setting, spans, found in drafts:
        if setting.around:
            weights = {s: _weigh(s, len(ws), held[s] / (len(drafts) + 1)) for s, ws in found.items()}
            length = math.sqrt(sum(worth * worth for worth in weights.values())) or 1.0
            yield Opening(
                article=setting.reading.article.id,
                lead=spans[0],
                words={stem: worth / length for stem, worth in weights.items()},
                shown={s: setting.reading.article.text[ws[0].start : ws[0].end] for s, ws in found.items()},
                day=setting.around[0],
                focus=_focus(setting, setting.around[0], setting.around[1]),
            )


def _weigh(stem: str, times: int, share: float) -> float:
    """How much a word says of an opening: by how often it stands there, how few articles have it, how rare it is in
    news.
    """
    return (1 + math.log(times)) * -math.log(share) * math.pow(weight(stem), NEWS_POWER)


def _first(setting: Setting) -> list[Span]:
    """The first sentences of the article's own text."""
    found: list[Span] = []
    for stretch in own_text(setting.reading):
        found += sentences(setting.reading.article.text, within=stretch)
        if len(found) >= OPENING:
            break
    return found[:OPENING]


def _counted(setting: Setting, spans: Iterable[Span]) -> dict[str, list[Word]]:
    found: dict[str, list[Word]] = defaultdict(list)
    for span in spans:
        for word in content_words(setting.within(span)):
            found[word.stem].append(word)
    return found


def _focus(setting: Setting, first: date, last: date) -> date:
    """The day, not after the article's own, that its time expressions name most; those near the top count double."""
    counted: dict[date, float] = {first: OWN_DAY_COUNTS}
    for timex in setting.reading.timexes:
        day = timex.earliest
        if day and day == timex.latest and first - REACH <= day <= last:
            counted[day] = counted.get(day, 0.0) + (EARLY_COUNTS if timex.span.start < EARLY else 1.0)
    return max(counted, key=lambda day: (counted[day], day))


def _link(left: Opening, right: Opening) -> Link:
    shared = sorted(left.words.keys() & right.words.keys(), key=lambda s: (-left.words[s] * right.words[s], s))
    when = (
        f"both speak most of {left.focus.isoformat()}"
        if left.focus == right.focus
        else f"they speak most of {left.focus.isoformat()} and {right.focus.isoformat()}"
    )
    return Link(
        relation="same_event",
        left=Passage(left.article, (left.lead,)),
        right=Passage(right.article, (right.lead,)),
        about=", ".join(right.shown[stem] for stem in shared[:SHOWN]),
        kind="story",
        score=round(min(1.0, _likeness(left, right)), 3),
        reasons=(f"the openings share {', '.join(right.shown[stem] for stem in shared[:SHOWN])}", when),
    )
