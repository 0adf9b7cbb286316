"""How the time to collate grows with the record, and what adding 100 articles costs.

    OMP_NUM_THREADS=1 python -m benchmarks.scale READINGS.pkl --sizes 100 400 1600 5000 [--plot scale.svg]
    OMP_NUM_THREADS=1 python -m benchmarks.scale READINGS.pkl --sizes 100 5000 --adding 100 [--engine processes]

The second way makes a record file of each size from its readings, and then lets ``build`` read so many new articles
into it: what a user waits for, in processor and wall seconds, with the part that is not reading. With ``processes`` the
record is made in two of them; the new articles are read in one, as ``build`` does unless told otherwise.

``READINGS.pkl`` is a pickled list of real readings. Where a size needs more, further ones are made from them: every
name and every word that is not common is respelt by a letter table of its round, so that the rounds are no copies of
one another, ids are made anew and days move on by a week. Offsets stay, for no word changes its length.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import re
import resource
import string
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord import store
from onrecord.collation import COLLATORS
from onrecord.model import Article, Reading, Record, Timex, content_id
from onrecord.pipeline import Progress, build, read, rebuild
from onrecord.text.lexis import normal, stem, weight

WORD = re.compile(r"[A-Za-z]{3,}")
RARE, RARE_NAME = 3.0, 2.5
VOWELS = "aeiou"
WIDTH, HEIGHT, EDGE = 560, 300, 48
Row = tuple[int, dict[str, float]]


def letters(turn: int) -> dict[int, int]:
    """A table that gives every letter another one, vowels vowels; the same for the same round."""
    consonants = [c for c in string.ascii_lowercase if c not in VOWELS]
    kinds = [list(VOWELS), consonants]
    pairs = [(a, b) for kind in kinds for a, b in zip(kind, random.Random(turn).sample(kind, len(kind)), strict=True)]
    return {ord(a): ord(b) for a, b in [*pairs, *((a.upper(), b.upper()) for a, b in pairs)]}


def respelt(text: str, turn: int) -> str:
    """The text with its names and rare words in other letters."""
    table = letters(turn)

    def other(found: re.Match[str]) -> str:
        said = found.group()
        worth = weight(stem(normal(said)))
        return said.translate(table) if worth > RARE or (said[0].isupper() and worth > RARE_NAME) else said

    return WORD.sub(other, text)


def made(reading: Reading, turn: int) -> Reading:
    """A reading of an article of other people, ``turn`` weeks later."""
    if not turn:
        return reading
    old, later = reading.article, timedelta(weeks=turn)
    text = respelt(old.text, turn)
    day = old.published + later if old.published else None
    article = Article.make(origin=f"{old.origin}-{turn}", text=text, outlet=old.outlet, title=old.title, published=day)
    names = {s.id: content_id("statement", s.id, turn) for s in reading.statements}
    statements = [
        replace(s, id=names[s.id], article=article.id, inside=names.get(s.inside or ""), said_on=None, said_on_why=())
        for s in reading.statements
    ]
    events = [
        replace(
            e,
            id=content_id("event", e.id, turn),
            what=respelt(e.what, turn),
            evidence=tuple(replace(v, article=article.id) for v in e.evidence),
        )
        for e in reading.events
    ]
    return replace(
        reading,
        article=article,
        statements=tuple(statements),
        mentions=tuple(replace(m, head=respelt(m.head, turn)) for m in reading.mentions),
        timexes=tuple(moved(t, later) for t in reading.timexes),
        events=tuple(events),
    )


def moved(timex: Timex, by: timedelta) -> Timex:
    """A time expression of so much later."""
    first, last = (_later(day, by) for day in (timex.earliest, timex.latest))
    return replace(timex, earliest=first, latest=last, value=first.isoformat() if first and first == last else None)


def _later(day: date | None, by: timedelta) -> date | None:
    return day + by if day and day.year < date.max.year - 100 else day


def articles(readings: Sequence[Reading], count: int) -> list[Reading]:
    """So many readings: the real ones first, then rounds made from them."""
    return [made(readings[n % len(readings)], n // len(readings)) for n in range(count)]


def collated(readings: Sequence[Reading]) -> dict[str, float]:
    """Processor seconds of each collator."""
    record, seconds = Record(readings=tuple(sorted(readings, key=lambda r: r.article.id))), {}
    for collator in COLLATORS:
        start = time.process_time()
        record = collator(record)
        seconds[collator.__name__] = time.process_time() - start
    return seconds


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds that adding took: of the processor and by the clock, and the processor's without reading; ``made`` is how
    many by the clock the record took that was added to.
    """

    processor: float
    clock: float
    rest: float
    made: float


def added(readings: Sequence[Reading], size: int, folder: Path, *, engine: str) -> Cost:
    """What it costs to read the articles after the first ``size`` into a record of these."""
    path, news = folder / "record.db", folder / "news.jsonl"
    store.save_readings(path, readings[:size])
    making = time.perf_counter()
    rebuild(path, engine=engine)
    making = time.perf_counter() - making
    rows = (_row(reading.article) for reading in readings[size:])
    news.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    collating = [0.0]

    def watch(progress: Progress) -> None:
        if progress.step == "collating":
            collating[0] = time.process_time()

    clock, start = time.perf_counter(), time.process_time()
    build([news], path, progress=watch)
    end = time.process_time()
    return Cost(end - start, time.perf_counter() - clock, end - collating[0], making)


def _row(article: Article) -> dict[str, str | None]:
    day = article.published.isoformat() if article.published else None
    return {"text": article.text, "title": article.title, "outlet": article.outlet, "published": day}


def show_added(known: Sequence[Reading], sizes: Sequence[int], count: int, *, engine: str) -> None:
    """Print what adding costs at each size, and times what it costs at the first."""
    first: Cost | None = None
    read(known[0].article)  # loads the weights, so that the first size doesn't pay for them
    for size in sizes:
        with TemporaryDirectory() as folder:
            cost = added(articles(known, size + count), size, Path(folder), engine=engine)
        first = first or cost
        print(
            f"{count} articles to {size}: {cost.processor:.1f} s of the processor, {cost.rest:.1f} s of it not reading,"
            f" {cost.clock:.1f} s by the clock; {cost.clock / first.clock:.1f} times the first;"
            f" the {size} took {cost.made:.1f} s by the clock",
            flush=True,
        )


def plot(rows: Sequence[Row]) -> str:
    """Seconds over articles as a small SVG; the dashed line is what the first size would give if time were linear."""
    most = max(n for n, _ in rows)
    high = max(sum(seconds.values()) for _, seconds in rows) * 1.1
    x = {n: EDGE + (WIDTH - 2 * EDGE) * n / most for n, _ in rows}
    y = {n: HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * sum(seconds.values()) / high for n, seconds in rows}
    first, seconds = rows[0]
    line = HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * sum(seconds.values()) / first * most / high
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"',
        ' font-size="11">',
        f'<path d="M{EDGE} {EDGE}V{HEIGHT - EDGE}H{WIDTH - EDGE}" fill="none" stroke="#888"/>',
        f'<path d="M{EDGE} {HEIGHT - EDGE}L{WIDTH - EDGE} {line:.0f}" stroke="#888" stroke-dasharray="4 3"/>',
    ]
    for (a, _), (b, _) in pairwise(rows):
        parts.append(f'<path d="M{x[a]:.0f} {y[a]:.0f}L{x[b]:.0f} {y[b]:.0f}" stroke="#1b5e8c" stroke-width="2"/>')
    for n, seconds in rows:
        parts.append(f'<circle cx="{x[n]:.0f}" cy="{y[n]:.0f}" r="3" fill="#1b5e8c"/>')
        parts.append(f'<text x="{x[n]:.0f}" y="{y[n] - 8:.0f}" text-anchor="end">{sum(seconds.values()):.0f} s</text>')
    parts.append(f'<text x="{WIDTH - EDGE}" y="{HEIGHT - EDGE + 18}" text-anchor="end">{most:,} articles</text></svg>')
    return "\n".join(parts) + "\n"


def main() -> None:
    """Measure, print a line for each size, and draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readings", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 400, 1600, 5000])
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--adding", type=int)
    parser.add_argument("--engine", default="serial")
    arguments = parser.parse_args()
    known: list[Reading] = pickle.loads(arguments.readings.read_bytes())
    if arguments.adding:
        show_added(known, arguments.sizes, arguments.adding, engine=arguments.engine)
        return
    rows: list[Row] = []
    for size in arguments.sizes:
        batch = articles(known, size)
        rows.append((size, collated(batch)))
        words, total = sum(len(r.article.text.split()) for r in batch), sum(rows[-1][1].values())
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size} articles, {words} words: {total:.1f} s, {1000 * total / size:.0f} ms an article, {peak:.0f} MB")
        print("  " + ", ".join(f"{name} {seconds:.1f}" for name, seconds in rows[-1][1].items()), flush=True)
    if arguments.plot:
        arguments.plot.write_text(plot(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
