"""Disagreements over counts and amounts: closely shared sentences of two articles that give one thing two figures."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import combinations

from onrecord.collation.cutting import parts_of
from onrecord.collation.discrepancies.scene import Scene, link, passage
from onrecord.collation.utterances.sayings import Commonness, Days, Setting, synonyms
from onrecord.keeping import recalled
from onrecord.model import Link, Span
from onrecord.text.lexis import Words, content_words, weight

UNITS = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "dozen": 12,
}
SMALL = {
    word: n
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
}
SMALL = {word: n for word, n in SMALL.items() if n > 1}
SMALL |= {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
FIGURE = re.compile(
    r"(?<![\w.,/-])(?P<loose>(?:about|around|some|nearly|almost|roughly|approximately|more than|over|at least|up to"
    r"|fewer than|less than|under|as many as|close to|an estimated)\s+)?"
    r"(?P<money>[$€£])?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|" + "|".join(SMALL) + r")"
    r"(?P<percent>\s?%|[\s-]percent|\sper cent)?(?:[ -](?P<unit>"
    + "|".join(UNITS)
    + r")s?\b)?(?![\w%/½]|[.,:]\d|-(?:"
    + "|".join(SMALL)
    + r"))",
    re.IGNORECASE,
)
HEAD_REACH = 28
MOST_HOLDERS = 40
LEAST_SHARED = 3
LEAST_COVERED = 0.45
LEAST_TELLING = 2
RARE_SHARE = 0.1
NEAR = timedelta(days=10)
ADDED = re.compile(r"\b(?:other|another|additional|more|further)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in its sentence: how much, of what sort, the noun it counts, and the sentence's other weighty words, by
    stem and as the article has them.
    """

    article: str
    sentence: Span
    span: Span
    value: float
    loose: bool
    sort: str
    head: str
    context: dict[str, str]
    around: Days | None


def figures(stage: Scene) -> Iterator[Link]:
    """Two figures for one thing, in sentences that share most of their telling words, in articles of about the same
    time.
    """
    found = [f for s in stage.settings.values() for f in figures_in(s) if not stage.copies.holds(f.article, f.sentence)]
    groups: dict[tuple[str, Span, str, str], list[Figure]] = defaultdict(list)
    for figure in found:
        groups[(figure.article, figure.sentence, figure.sort, figure.head)].append(figure)
    firsts = [group[0] for group in groups.values()]
    for left, right in _pairs(firsts):
        ours = groups[(left.article, left.sentence, left.sort, left.head)]
        theirs = groups[(right.article, right.sentence, right.sort, right.head)]
        if len(ours) != len(theirs) or any(_agree(a, b) for a in ours for b in theirs):
            continue
        if _alike(left, right, stage.commonness):
            yield _link(stage, left, right)


def _link(stage: Scene, left: Figure, right: Figure) -> Link:
    amounts = [f.span.of(stage.text(f.article)).strip() for f in (left, right)]
    shared = sorted(left.context.keys() & right.context.keys())[:6]
    return link(
        passage(left.article, left.sentence),
        passage(right.article, right.sentence),
        kind="fact",
        about=f"how many: {amounts[0]} or {amounts[1]}" + (f" ({left.context[left.head]})" if left.head else ""),
        score=0.65,
        reasons=(
            f"the sentences share {', '.join(left.context[stem] for stem in shared)}",
            "both can be true only of different days, stages or counts",
        ),
    )


def _tells(commonness: Commonness, stem: str) -> bool:
    """Whether few articles of the record hold a stem: what an affair always says can't show that two sentences speak
    of one thing.
    """
    return commonness.articles_with_any(stem) <= max(2, RARE_SHARE * commonness.articles)


def figures_in(setting: Setting) -> list[Figure]:
    """The figures of an article that count something, in order."""
    dated = [(timex.span.start, timex.span.end) for timex in setting.reading.timexes]
    return recalled(
        ("figures", parts_of(setting.reading), dated),
        lambda: list(_found(setting)),
        pack=_packed,
        unpack=lambda body: _unpacked(setting, body),
    )


def _packed(found: list[Figure]) -> bytes:
    places = [[f.sentence.start, f.sentence.end, f.span.start, f.span.end] for f in found]
    rows = [[f.value, f.loose, f.sort, f.head, f.context] for f in found]
    return json.dumps([places, rows]).encode()


def _unpacked(setting: Setting, body: bytes) -> list[Figure]:
    article = setting.reading.article.id
    return [
        Figure(article, Span(first, last), Span(start, end), value, loose, sort, head, context, setting.around)
        for (first, last, start, end), (value, loose, sort, head, context) in zip(*json.loads(body), strict=True)
    ]


def _found(setting: Setting) -> Iterator[Figure]:
    text = setting.reading.article.text
    dated = [t.span for t in setting.reading.timexes]
    for sentence in filter(partial(_counts, setting.words), setting.cut.sentences):
        matches = [
            m
            for m in FIGURE.finditer(text, sentence.start, sentence.end)
            if not any(Span(*m.span("number")).touches(d) for d in dated)
        ]
        if matches:
            yield from _of_sentence(setting, sentence, matches)


def _counts(words: Words, sentence: Span) -> bool:
    """Whether a sentence has a figure or a number word, which few have."""
    return any(norm in SMALL or norm[:1].isdigit() for norm in words.norms(sentence))


def _of_sentence(setting: Setting, sentence: Span, matches: list[re.Match[str]]) -> Iterator[Figure]:
    text = setting.reading.article.text
    found = [w for w in content_words(setting.within(sentence)) if not w.norm[:1].isdigit() and w.norm not in SMALL]
    context = {synonyms().get(w.stem, w.stem): text[w.start : w.end] for w in reversed(found)}
    for match in matches:
        head = next((w for w in found if match.end() <= w.start <= match.end() + HEAD_REACH), None)
        between = text[match.end() : head.start] if head else ""
        if ADDED.search(between) or re.search(r"[.,;:()]", between):
            head = None
        if head or match["money"] or match["percent"]:
            yield Figure(
                article=setting.reading.article.id,
                sentence=sentence,
                span=Span(*match.span()),
                value=_value(match),
                loose=bool(match["loose"]),
                sort="money" if match["money"] else "percent" if match["percent"] else "count",
                head=synonyms().get(head.stem, head.stem) if head else "",
                context=context,
                around=setting.around,
            )


def _value(match: re.Match[str]) -> float:
    number = match["number"].lower()
    value = float(SMALL[number]) if number in SMALL else float(number.replace(",", ""))
    return value * UNITS.get((match["unit"] or "").lower(), 1.0)


def _pairs(found: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Figures of one sort and noun in sentences that share some words, in articles of about one time."""
    lists: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for at, figure in enumerate(found):
        for stem in sorted(figure.context):
            lists[(figure.sort, figure.head, stem)].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for listed in lists.values():
        shared.update(_of_one_time(found, listed))
    for (i, j), n in sorted(shared.items()):
        if n >= LEAST_SHARED:
            yield found[i], found[j]


def _of_one_time(found: list[Figure], listed: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs of a list that can be of one time: each dated figure with the next ones of its days, so many at most; those
    of unknown time with all of a short list.
    """
    dated = sorted((days[0], at) for at in listed if (days := found[at].around))
    for n, (_, i) in enumerate(dated):
        for day, j in dated[n + 1 : n + 1 + MOST_HOLDERS]:
            days = found[i].around
            if days and day > days[1] + NEAR:
                break
            if found[i].article != found[j].article:
                yield min(i, j), max(i, j)
    if len(dated) < len(listed) <= MOST_HOLDERS:
        loose = {at for at in listed if not found[at].around}
        for i, j in combinations(listed, 2):
            if (i in loose or j in loose) and found[i].article != found[j].article:
                yield i, j


def _alike(left: Figure, right: Figure, commonness: Commonness) -> bool:
    """Whether the sentences share most of the lighter one's weight, some of it telling, and are of about one time."""
    if (
        left.around
        and right.around
        and (left.around[0] > right.around[1] + NEAR or right.around[0] > left.around[1] + NEAR)
    ):
        return False
    shared = left.context.keys() & right.context.keys()
    if sum([_tells(commonness, stem) for stem in shared if stem != left.head]) < LEAST_TELLING:
        return False
    least = min(sum(map(weight, sorted(left.context))), sum(map(weight, sorted(right.context))))
    return sum(map(weight, sorted(shared))) >= LEAST_COVERED * least


def _agree(left: Figure, right: Figure) -> bool:
    """Equal, or one of them rounded."""
    big, small = max(left.value, right.value), min(left.value, right.value)
    return big == small or ((left.loose or right.loose or big >= 1000) and small >= 0.85 * big)
