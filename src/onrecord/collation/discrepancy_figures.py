"""Disagreements over counts and amounts: closely shared sentences of two articles that give one thing two figures."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.collation.discrepancy_scene import Scene, link, passage
from onrecord.collation.sayings import Setting, synonyms
from onrecord.model import Link, Span, own_text
from onrecord.text.lexis import content_words, weight, words
from onrecord.text.sentences import sentences

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
    r"(?<![\w.,-])(?P<loose>(?:about|around|some|nearly|almost|roughly|approximately|more than|over|at least|up to|fewer than|less than|under)\s+)?"
    r"(?P<money>[$€£])?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|"
    + "|".join(SMALL)
    + r")(?P<percent>\s?%|\spercent|\sper cent)?"
    r"(?:[ -](?P<unit>" + "|".join(UNITS) + r")s?)?(?![\w%-])",
    re.IGNORECASE,
)
HEAD_REACH = 4
MOST_HOLDERS = 40
LEAST_SHARED = 3
LEAST_COVERED = 0.5
LEAST_WEIGHT = 9.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in its sentence: what it counts, how much, and the other weighty words around it."""

    article: str
    sentence: Span
    span: Span
    value: float
    loose: bool
    sort: str
    heads: frozenset[str]
    context: frozenset[str]


def figures(stage: Scene) -> Iterator[Link]:
    """Two figures for one thing, in sentences that share most of their weighty words."""
    found = [
        f
        for setting in stage.settings.values()
        for f in _figures(setting)
        if not stage.copies.holds(f.article, f.sentence)
    ]
    for left, right in _pairs(found):
        if _agree(left, right):
            continue
        yield link(
            passage(left.article, left.sentence),
            passage(right.article, right.sentence),
            kind="fact",
            about=f"how many: {left.span.of(stage.text(left.article))} or {right.span.of(stage.text(right.article))} ({', '.join(sorted(left.heads & right.heads))})",
            score=0.65,
            reasons=(
                f"the sentences share {', '.join(sorted(left.context & right.context)[:6])}",
                "both can be true only of different days, stages or counts",
            ),
        )


def _figures(setting: Setting) -> Iterator[Figure]:
    text, article = setting.reading.article.text, setting.reading.article.id
    dated = [t.span for t in setting.reading.timexes]
    for stretch in own_text(setting.reading):
        for sentence in sentences(text, within=stretch):
            matches = [
                m
                for m in FIGURE.finditer(text, sentence.start, sentence.end)
                if not any(Span(*m.span("number")).touches(d) for d in dated)
            ]
            if not matches:
                continue
            found = content_words(words(text, sentence))
            context = frozenset(
                synonyms().get(w.stem, w.stem) for w in found if not w.norm[:1].isdigit() and w.norm not in SMALL
            )
            for match in matches:
                heads = frozenset(
                    synonyms().get(w.stem, w.stem)
                    for w in found
                    if match.end() <= w.start <= match.end() + 40 and not w.norm[:1].isdigit()
                )
                if heads or match["money"] or match["percent"]:
                    yield Figure(
                        article,
                        sentence,
                        Span(*match.span()),
                        _value(match),
                        bool(match["loose"]),
                        _sort(match),
                        heads,
                        context,
                    )


def _value(match: re.Match[str]) -> float:
    number = match["number"].lower()
    value = float(SMALL[number]) if number in SMALL else float(number.replace(",", ""))
    return value * UNITS.get((match["unit"] or "").lower(), 1.0)


def _sort(match: re.Match[str]) -> str:
    return "money" if match["money"] else "percent" if match["percent"] else "count"


def _pairs(found: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    lists: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, figure in enumerate(found):
        for stem_ in sorted(figure.context):
            lists[(figure.sort, stem_)].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for listed in lists.values():
        if len(listed) <= MOST_HOLDERS:
            shared.update(
                (i, j) for n, i in enumerate(listed) for j in listed[n + 1 :] if found[i].article != found[j].article
            )
    for (i, j), n in sorted(shared.items()):
        if n >= LEAST_SHARED and _alike(found[i], found[j]):
            yield found[i], found[j]


def _alike(left: Figure, right: Figure) -> bool:
    if not (left.heads & right.heads):
        return False
    both = sum(map(weight, left.context & right.context))
    least = min(sum(map(weight, left.context)), sum(map(weight, right.context)))
    return both >= LEAST_WEIGHT and both >= LEAST_COVERED * least


def _agree(left: Figure, right: Figure) -> bool:
    """Equal, or one of them rounded."""
    big, small = max(left.value, right.value), min(left.value, right.value)
    if big == small:
        return True
    return (left.loose or right.loose or big >= 1000) and small >= 0.85 * big
