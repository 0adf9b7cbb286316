"""Take the dates from a third of the articles of each affair at a time, work them out from the rest, and count how
that went.

python benchmarks/dating.py FOLDER_OF_AFFAIRS [--show]      (each affair is a folder with articles.jsonl)
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

from onrecord.collation.dating.articles import date_articles
from onrecord.model import Article, Dating, Reading, Record
from onrecord.reading.asides.finding import find_asides

WIDTHS = ((0, "exact"), (7, "within a week"), (31, "within a month"), (92, "within a quarter"), (366, "within a year"))
VERDICTS = (*(name for _, name in WIDTHS), "wider", "not before", "not after", "unknown", "wrong")


def articles(path: Path) -> list[Article]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [
        Article.make(
            origin=f"{path.parent.name}#{at}", text=row["text"], published=date.fromisoformat(row["published"])
        )
        for at, row in enumerate(rows, 1)
    ]


def judged(dating: Dating, truth: date) -> str:
    """How a dating fares: wrong when the true day lies outside of what it says, else how wide its bracket is."""
    low, high = dating.earliest, dating.latest
    if (low and truth < low) or (high and truth > high):
        return "wrong"
    if low is None or high is None:
        return "not before" if low else "not after" if high else "unknown"
    width = (high - low).days
    return next((name for most, name in WIDTHS if width <= most), "wider")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--show", action="store_true")
    known = ask.parse_args()
    counts: Counter[str] = Counter()
    for path in sorted(known.folder.glob("*/articles.jsonl")):
        every = articles(path)
        for fold in range(3):
            hidden = {a.id: a.published for at, a in enumerate(every) if at % 3 == fold}
            shown = [find_asides(Reading(article=replace(a, published=None) if a.id in hidden else a)) for a in every]
            found = date_articles(Record(readings=tuple(sorted(shown, key=lambda r: r.article.id))))
            texts = found.articles()
            for dating in found.datings:
                truth = hidden.get(dating.article)
                if truth is None:
                    continue
                verdict = judged(dating, truth)
                counts[verdict] += 1
                if known.show:
                    origin = texts[dating.article].origin
                    print(verdict, truth, dating.earliest, dating.latest, dating.basis, origin)
                    for why in dating.why:
                        print(
                            "     ", texts[why.article].origin, repr(why.span.of(texts[why.article].text)), why.reason
                        )
    total = sum(counts.values())
    for verdict in VERDICTS:
        print(f"{verdict:16s} {counts[verdict]:3d}  {100 * counts[verdict] / total:5.1f}%")


if __name__ == "__main__":
    main()
