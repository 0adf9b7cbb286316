"""Articles and words per second on one core, peak memory and start-up time, on a slice of the stream corpus.

OMP_NUM_THREADS=1 python -m benchmarks.speed --shared ../shared --articles 100 [--beside FOLDER]

With ``--beside``, the spaCy model in that folder goes over the same articles in the same run, article by article in
turn, so that whatever else the machine does meets both.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
import time
from collections import Counter
from itertools import islice
from pathlib import Path

import spacy
from rich.console import Console
from rich.table import Table
from spacy.language import Language

from onrecord.collation import COLLATORS
from onrecord.model import Article, Reading, Record
from onrecord.reading import READERS


def articles(shared: Path, count: int) -> list[Article]:
    """The first articles of the stream."""
    with gzip.open(shared / "corpora" / "stream" / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, count)]
    return [Article.make(origin=row["id"], text=row["text"], language="en") for row in rows]


def timed_reading(article: Article, seconds: Counter[str]) -> Reading:
    """One article read, with the processor seconds of each reader added up."""
    reading = Reading(article)
    for reader in READERS:
        start = time.process_time()
        reading = reader(reading)
        seconds[reader.__name__] += time.process_time() - start
    return reading


def seconds_of(other: Language, article: Article) -> float:
    """Processor seconds of a spaCy pipeline on one article."""
    start = time.process_time()
    other(article.text)
    return time.process_time() - start


def timed_collation(readings: list[Reading], seconds: Counter[str]) -> None:
    """All articles collated, with the processor seconds of each collator."""
    record = Record(readings=tuple(sorted(readings, key=lambda r: r.article.id)))
    for collator in COLLATORS:
        start = time.process_time()
        record = collator(record)
        seconds[collator.__name__] += time.process_time() - start


def start_up_seconds() -> float:
    """How long ``onrecord --help`` takes, the best of three."""
    runs = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "onrecord", "--help"], check=True, capture_output=True)
        runs.append(time.perf_counter() - start)
    return min(runs)


def main() -> None:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--beside", type=Path, help="the folder of a spaCy model to run in turn")
    arguments = parser.parse_args()
    if not (arguments.shared / "corpora" / "stream").exists():
        sys.exit(f"not run: {arguments.shared / 'corpora' / 'stream'} is not there")
    batch = articles(arguments.shared, arguments.articles)
    warm, read, collated = Counter[str](), Counter[str](), Counter[str]()
    timed_reading(batch[0], warm)
    other = spacy.load(arguments.beside) if arguments.beside else None
    beside: list[float] = []
    readings = []
    for article in batch:
        readings.append(timed_reading(article, read))
        if other:
            beside.append(seconds_of(other, article))
    timed_collation(readings, collated)
    words = sum(len(article.text.split()) for article in batch)
    report(Console(width=100), read, collated, words, len(batch), sum(warm.values()))
    if other:
        name = f"{other.meta['lang']}_{other.meta['name']} {other.meta['version']}"
        print(f"beside it, spaCy {name}: {len(batch) / sum(beside):.1f} articles/s, {words / sum(beside):.0f} words/s")


def report(console: Console, read: Counter[str], collated: Counter[str], words: int, count: int, warm: float) -> None:
    """Print what was measured."""
    table = Table("what", "seconds", "share of reading")
    reading = sum(read.values())
    for name, seconds in [*read.items(), *collated.items()]:
        table.add_row(name, f"{seconds:.2f}", f"{seconds / reading:.0%}")
    console.print(table)
    console.print(f"{count} articles, {words} words")
    console.print(f"reading: {count / reading:.1f} articles/s, {words / reading:.0f} words/s on one core")
    console.print(f"first article, models loaded: {warm:.2f} s; onrecord --help: {start_up_seconds():.2f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    console.print(f"peak memory: {peak:.0f} MB")


if __name__ == "__main__":
    main()
