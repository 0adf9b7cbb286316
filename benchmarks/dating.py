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

WEEK, QUARTER = 7, 92


def articles(path: Path) -> list[Article]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [
        Article.make(
            origin=f"{path.parent.name}#{at}", text=row["text"], published=date.fromisoformat(row["published"])
        )
        for at, row in enumerate(rows, 1)
    ]


def judged(dating: Dating, truth: date) -> str:
    if dating.day:
        return "exact" if dating.day == truth else "wrong"
    low, high = dating.earliest, dating.latest
    if (low and truth < low) or (high and truth > high):
        return "wrong"
    if low is None or high is None or (high - low).days > QUARTER:
        return "unknown"
    return "within a week" if (high - low).days <= WEEK else "bracketed"


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
    for verdict in ("exact", "within a week", "bracketed", "unknown", "wrong"):
        print(f"{verdict:14s} {counts[verdict]:3d}  {100 * counts[verdict] / total:5.1f}%")


if __name__ == "__main__":
    main()
