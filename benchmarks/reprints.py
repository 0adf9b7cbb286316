"""Copies in a stream of articles: what an exhaustive comparison finds, what the product finds, and a list to read.

    python -m benchmarks.reprints DOCS.jsonl.gz [--show 200]

The truth is every pair of articles that share half of the shorter one's long sentences word for word, found by an index
of all sentences with a splitter of its own. A pair counts as found when the two are linked, directly or through others.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.collation.families import joined
from onrecord.collation.reprints.matching import match_reprints
from onrecord.model import Article, Link, Passage, Reading, Record, own_text
from onrecord.reading.asides.finding import find_asides

END = re.compile(r"(?<=[.!?])[\"”’)]*\s+|\n+")
LONG = 8
LEAST = 2
SHARE = 0.5


def reading(row: dict[str, Any]) -> Reading:
    """An article with its asides found."""
    day = date.fromisoformat(row["published"][:10]) if row.get("published") else None
    known = {key: row.get(key) for key in ("outlet", "title", "url")}
    return find_asides(Reading(Article.make(origin=row["id"], text=row["text"], published=day, **known)))


def long_sentences(one: Reading) -> set[str]:
    """The article's own long sentences as rows of plain words."""
    texts = (span.of(one.article.text) for span in own_text(one))
    rows = (re.findall(r"[a-z0-9]+", part.lower()) for text in texts for part in END.split(text))
    return {" ".join(row) for row in rows if len(row) >= LONG}


def truth(readings: list[Reading]) -> list[tuple[str, str]]:
    """Every pair that shares half of the shorter one's long sentences; no list is cut short."""
    held = [long_sentences(one) for one in readings]
    holders: dict[str, list[int]] = defaultdict(list)
    for at, found in enumerate(held):
        for sentence in found:
            holders[sentence].append(at)
    shared = Counter((i, j) for listed in holders.values() for n, i in enumerate(listed) for j in listed[n + 1 :])
    return sorted(
        (readings[i].article.id, readings[j].article.id)
        for (i, j), n in shared.items()
        if n >= LEAST and n >= SHARE * min(len(held[i]), len(held[j]))
    )


def ends(link: Link) -> tuple[Passage, Passage]:
    """Both passages of a copy."""
    assert isinstance(link.left, Passage) and isinstance(link.right, Passage)
    return link.left, link.right


def show(link: Link, articles: dict[str, Article]) -> None:
    """A link to be judged by reading."""
    print(f"{link.relation} {link.kind or 'whole'} {link.score}: {'; '.join(link.reasons)}")
    for end in ends(link):
        article = articles[end.article]
        print(f"  {article.outlet} {article.published} {article.title}: {end.spans[0].of(article.text)[:160]!r}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path)
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    with gzip.open(arguments.docs, "rt", encoding="utf-8") as lines:
        readings = sorted(map(reading, map(json.loads, lines)), key=lambda r: r.article.id)
    record = Record(readings=tuple(readings))
    start = time.process_time()
    links = match_reprints(record).links
    seconds = time.process_time() - start
    family = joined((left.article, right.article) for left, right in map(ends, links))
    pairs = truth(readings)
    direct = {frozenset((left.article, right.article)) for left, right in map(ends, links)}
    found = sum(a in family and family[a] == family.get(b) for a, b in pairs)
    print(f"{len(readings)} articles, {seconds:.0f} s; {len(pairs)} pairs share half their long sentences:")
    print(f"  found {found}, of these linked directly {sum(frozenset(pair) in direct for pair in pairs)}")
    print(f"  links {dict(Counter((k.relation, k.kind or 'whole') for k in links))}")
    for link in links[: arguments.show]:
        show(link, record.articles())


if __name__ == "__main__":
    main()
