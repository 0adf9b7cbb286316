"""Who is one actor over all articles: pairs of name mentions against an annotation, and how matching grows.

    python -m benchmarks.actors --shared ../shared [--growth] [--plot docs/actor-matching.svg]

The gold, ``gold/iran_actors.tsv``, gives the true actor of every form of a name in the 50 articles of the Iran affair.
A pair of mentions is right where both sides say that the two are one actor. ``growth`` measures the matching alone over
articles of the stream, copied with other names where there are too few.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from math import comb, log
from pathlib import Path

from rich.console import Console

from onrecord.collation.actors.matching import match_actors
from onrecord.intake.files import Input, find_inputs, read_input
from onrecord.model import Article, Mention, Reading, Record, Statement
from onrecord.reading.asides.finding import find_asides
from onrecord.reading.mentions.finding import find_mentions

GOLD = Path(__file__).parent / "gold" / "iran_actors.tsv"
AFFAIR = "corpora/affairs/iran_deal_2015/articles.jsonl"
STREAM = "corpora/stream/docs.jsonl.gz"
SIZES = (312, 625, 1250, 2500, 5000)
REAL = 400
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def load_gold(path: Path = GOLD) -> dict[str, str]:
    """The true actor of every form of a name."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["form"]: row["actor"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}


def named(article: Article) -> Reading:
    """An article with who is named in it."""
    return find_mentions(find_asides(Reading(article)))


def clusters(record: Record, gold: dict[str, str]) -> list[tuple[str, str]]:
    """(true actor, the product's actor) of every mention that the gold knows; one in no actor stands by itself."""
    actor_of = {member: actor.id for actor in record.actors for member in actor.members}
    found = []
    for reading in record.readings:
        for mention in reading.mentions:
            form = " ".join(mention.span.of(reading.article.text).split())
            member = (reading.article.id, mention.entity)
            if form in gold:
                found.append((gold[form], actor_of.get(member, " ".join(member))))
    return found


def pairwise(found: Sequence[tuple[str, str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs that are one actor."""
    both, true, said = _pairs(found), _pairs([t for t, _ in found]), _pairs([s for _, s in found])
    precision, recall = both / said, both / true
    return precision, recall, 2 * precision * recall / (precision + recall)


def _pairs(keys: Iterable[object]) -> int:
    """How many pairs have one key."""
    return sum(comb(count, 2) for count in Counter(keys).values())


def without_largest(found: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The mentions without those of the actor named most, whose pairs would drown the others."""
    largest = Counter(true for true, _ in found).most_common(1)[0][0]
    return [pair for pair in found if pair[0] != largest]


def iran_actors(shared: Path, _: Path) -> dict[str, float]:
    """The measures of ``make quality``."""
    inputs = [i for i in find_inputs([str(shared / AFFAIR)]) if isinstance(i, Input)]
    articles = [a for i in inputs for a in read_input(i) if isinstance(a, Article)]
    found = clusters(matched(map(named, articles)), load_gold())
    return {"actors.pairwise_f1": pairwise(found)[2], "actors.pairwise_f1_rest": pairwise(without_largest(found))[2]}


def matched(readings: Iterable[Reading]) -> Record:
    """The record of some readings with its actors; each entity speaks once, so that none is dropped."""
    spoken = [_speaking(reading) for reading in readings]
    return match_actors(Record(readings=tuple(sorted(spoken, key=lambda r: r.article.id))))


def _speaking(reading: Reading) -> Reading:
    first = {m.entity: m for m in reversed(reading.mentions)}
    statements = tuple(_statement(reading.article.id, mention) for mention in first.values())
    return replace(reading, statements=statements)


def _statement(article: str, mention: Mention) -> Statement:
    key = f"{article} {mention.entity}"
    return Statement(key, article, (mention.span,), (), (mention.span,), "direct", 1.0, entity=mention.entity)


def copied(reading: Reading, number: int) -> Reading:
    """A reading as if of other people: every word of a person's or body's name with an ending of the copy's own."""
    ending = LETTERS[number % 26] + LETTERS[number // 26 % 26] if number else ""
    article = replace(reading.article, id=f"{reading.article.id}-{number}")
    mentions = (replace(m, head=_renamed(m, ending)) for m in reading.mentions)
    return replace(reading, article=article, mentions=tuple(mentions))


def _renamed(mention: Mention, ending: str) -> str:
    kept = mention.kind not in ("person", "organisation")
    return mention.head if kept else " ".join(word + ending for word in mention.head.split())


def growth(shared: Path) -> list[tuple[int, float]]:
    """(articles, seconds of matching) for each size."""
    with gzip.open(shared / STREAM, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, REAL)]
    readings = [named(Article.make(origin=row["id"], text=row["text"], language="en")) for row in rows]
    found = []
    for size in SIZES:
        batch = [copied(readings[at % len(readings)], at // len(readings)) for at in range(size)]
        spoken = Record(readings=tuple(sorted(map(_speaking, batch), key=lambda r: r.article.id)))
        start = time.process_time()
        match_actors(spoken)
        found.append((size, time.process_time() - start))
    return found


def exponent(points: Sequence[tuple[int, float]]) -> float:
    """The power of the number of articles that the time grows with, between the first and the last point."""
    (low, fast), (high, slow) = points[0], points[-1]
    return log(slow / fast) / log(high / low)


def growth_plot(points: Sequence[tuple[int, float]]) -> str:
    """The points as a small SVG: articles across, seconds upwards, the straight line of proportion dashed."""
    width, height, margin = 320, 200, 44
    most, slowest = points[-1]
    at = [(margin + width * n / most, margin + height * (1 - s / slowest)) for n, s in points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#1f6f8b"/>' for x, y in at)
    words = "".join(
        f'<text x="{x:.1f}" y="{margin + height + 14}" text-anchor="middle">{n}</text>'
        f'<text x="{x:.1f}" y="{y - 8:.1f}" text-anchor="end">{s:.1f} s</text>'
        for (x, y), (n, s) in list(zip(at, points, strict=True))[2:]
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width + 2 * margin} {height + 2 * margin}" role="img" '
        f'font-family="sans-serif" font-size="11" fill="#333">\n<title>Actor matching: time against articles</title>\n'
        f'<rect width="100%" height="100%" fill="#fff"/>\n<path d="M{margin} {margin}v{height}h{width}" stroke="#333" '
        f'fill="none"/>\n<path d="M{margin} {margin + height}L{margin + width} {margin}" stroke="#bbb" '
        f'stroke-dasharray="4 3"/>\n<polyline points="{path}" fill="none" stroke="#1f6f8b"/>{dots}\n{words}\n'
        f'<text x="{margin}" y="{margin / 2}">Actor matching: seconds of one core against articles</text>\n</svg>\n'
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--growth", action="store_true", help="measure how matching grows")
    parser.add_argument("--plot", type=Path, help="with --growth: write the plot here")
    known = parser.parse_args()
    console = Console(width=100)
    if not known.growth:
        for name, value in iran_actors(known.shared, Path()).items():
            console.print(f"{name:28} {value:.4f}")
        return
    points = growth(known.shared)
    for size, seconds in points:
        console.print(f"{size:6} articles  {seconds:7.2f} s")
    console.print(f"time grows with articles to the power {exponent(points):.2f}")
    if known.plot:
        known.plot.write_text(growth_plot(points), encoding="utf-8")


if __name__ == "__main__":
    main()
