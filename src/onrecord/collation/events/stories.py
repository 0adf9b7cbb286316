"""Articles that report one event: grouped by the day they speak of most and by the words they open with.

Average-link clustering of articles of about the same days by the words of their openings, as in topic detection (Allan
et al. 1998), after a first, looser clustering into affairs, by which the words are weighed: what the whole affair says
counts little, so that its stages stay apart. Articles that speak of the same days are joined more easily.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from heapq import heapify, heappop, heappush
from itertools import islice, pairwise

from onrecord.collation.events.openings import Opening, cosine, of_one_day, openings, within
from onrecord.collation.families import is_whole_copy
from onrecord.collation.utterances.sayings import Setting
from onrecord.model import Link, Passage, Record

NEAR = timedelta(days=3)
SEASON = timedelta(days=60)
SAME_DAYS = 2.5
LEAST_OF_AFFAIR = 0.04
LEAST_ALIKE = 0.1
HEAVIEST = 120
HEAVIEST_OF_AFFAIR = 100
LEAST_SHARED = 2
LONGEST_LIST = 64
SHOWN = 5
Pairs = Iterable[tuple[int, int]]


def story_links(record: Record, stage: Sequence[Setting]) -> list[Link]:
    """``same_event`` links of kind ``story`` that chain the articles reporting one event, in order of time.

    Copies are left out: they are the voice of the article they copy.
    """
    copies = {k.right.article for k in record.links if is_whole_copy(k) and isinstance(k.right, Passage)}
    own = [setting for setting in stage if setting.reading.article.id not in copies]
    return [_link(left, right) for group in stories(own) for left, right in pairwise(group)]


def stories(stage: Sequence[Setting]) -> list[list[Opening]]:
    """The articles of known day in groups, each group in order of time; time and memory grow with the pairs of articles
    of about one time that share some of their heaviest words.
    """
    bare, shares = openings(stage)
    alike = {(i, j): cosine(bare[i], bare[j]) for i, j in _of_one_season(bare)}
    affairs = merged(alike, len(bare), least=LEAST_OF_AFFAIR)
    of = {at: number for number, group in enumerate(affairs) for at in group}
    weighed = {
        at: one for group in affairs for at, one in zip(group, within([bare[n] for n in group], shares), strict=True)
    }
    found = [weighed[at] for at in range(len(bare))]
    # words weighed in two affairs have no common measure, so there the record's weights count
    sides = {(i, j): (found if of[i] == of[j] else bare) for i, j in _of_one_time(found)}
    likeness = {(i, j): _likeness(side[i], side[j]) for (i, j), side in sides.items()}
    return [[found[at] for at in group] for group in merged(likeness, len(found), least=LEAST_ALIKE)]


def _of_one_season(found: Sequence[Opening]) -> Pairs:
    """Pairs within two months that share two of their heaviest words."""
    return _sharing(found, [opening.day.toordinal() for opening in found], SEASON, heaviest=HEAVIEST_OF_AFFAIR)


def _of_one_time(found: Sequence[Opening]) -> Pairs:
    """Pairs near in time that share two of their heaviest words."""
    pairs = _sharing(found, [opening.focus.toordinal() for opening in found], NEAR, heaviest=HEAVIEST)
    return [(i, j) for i, j in pairs if _near(found[i], found[j])]


def _sharing(found: Sequence[Opening], days: Sequence[int], reach: timedelta, *, heaviest: int) -> Pairs:
    """Pairs whose ``days`` lie within ``reach`` that share two of their heaviest words; of the articles with a word
    only so many of the days just before are looked at, since a word that more have says too little.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    pairs: Counter[tuple[int, int]] = Counter()
    held = Counter(stem for opening in found for stem in opening.words)
    for at in sorted(range(len(found)), key=days.__getitem__):
        words = found[at].words
        several = sorted([(-worth, stem) for stem, worth in words.items() if held[stem] > 1])
        for _, stem in several[:heaviest]:
            for other in islice(reversed(holders[stem]), LONGEST_LIST):
                if days[at] - days[other] > reach.days:
                    break
                pairs[min(other, at), max(other, at)] += 1
            holders[stem].append(at)
    return sorted(pair for pair, shared in pairs.items() if shared >= LEAST_SHARED)


def _likeness(left: Opening, right: Opening) -> float:
    """The cosine of the openings, which counts more the more both speak of the same days."""
    return cosine(left, right) * (1 + (SAME_DAYS - 1) * of_one_day(left, right))


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
