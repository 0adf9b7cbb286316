"""Articles grouped by the event they report, against annotated groups, beside TF-IDF baselines with a time window.

    python -m benchmarks.grouping --shared ../shared

The groups are in ``gold/stories.tsv``: an affair of fifty articles, one of 21, and three sets of the news stream, each
of some weeks in which several stories lie close together. The score is BCubed (Bagga and Baldwin 1998), every article
counted. The baseline is average-link clustering of whole texts; its threshold is once the one that is best on each set,
so that it is flattered, and once one for all sets, as a product needs it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.collation.events.stories import merged, stories
from onrecord.collation.utterances.sayings import settings
from onrecord.model import Article, Reading, Record, own_text
from onrecord.reading.asides.finding import find_asides
from onrecord.reading.timexes.finding import find_timexes
from onrecord.text.lexis import content_words, words

GOLD = Path(__file__).parent / "gold" / "stories.tsv"
CORPORA = ("affairs/iran_deal_2015/articles.jsonl", "affairs/usmca_2018_2020/articles.jsonl", "stream/docs.jsonl.gz")
WINDOWS = (3, 7, 15)
THRESHOLDS = [n / 100 for n in range(3, 30)]
Groups = Mapping[str, Hashable]
Score = tuple[float, float, float]


def gold_sets() -> dict[str, dict[str, str]]:
    """By set, article id in the corpora to its annotated event."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, article, group = line.split("\t")
            found[name][article] = group
    return found


def rows(corpora: Path) -> Iterator[dict[str, Any]]:
    """The articles of all the corpora used."""
    for name in CORPORA:
        path = corpora / name
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def read(row: dict[str, Any]) -> Reading:
    """What grouping needs of an article: its own text and the days it names. Its id is the corpus's."""
    day = date.fromisoformat(row["published"])
    text, title = row["text"], row["title"]
    return find_timexes(find_asides(Reading(Article(row["id"], row["id"], text, title=title, published=day))))


def bcubed(found: Groups, gold: Groups) -> Score:
    """Precision, recall and F1, the mean over articles."""
    precision = recall = 0.0
    for one in gold:
        ours = {other for other in gold if found[other] == found[one]}
        theirs = {other for other in gold if gold[other] == gold[one]}
        precision += len(ours & theirs) / len(ours) / len(gold)
        recall += len(ours & theirs) / len(theirs) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def our_groups(readings: Sequence[Reading]) -> Groups:
    """What the product makes of them; an article in no group is alone."""
    found: dict[str, Hashable] = {r.article.id: r.article.id for r in readings}
    for number, group in enumerate(stories(settings(Record(readings=tuple(readings))))):
        found |= {opening.article: number for opening in group}
    return found


def vectors(readings: Sequence[Reading]) -> list[dict[str, float]]:
    """TF-IDF vectors of length 1."""
    counted = []
    for reading in readings:
        text = reading.article.text
        counted.append(Counter(w.stem for span in own_text(reading) for w in content_words(words(text, span))))
    held = Counter(stem for counts in counted for stem in counts)
    weighed = [{s: (1 + math.log(n)) * math.log((len(counted) + 1) / held[s]) for s, n in c.items()} for c in counted]
    lengths = [math.sqrt(sum(v * v for v in one.values())) or 1.0 for one in weighed]
    return [{s: v / length for s, v in one.items()} for one, length in zip(weighed, lengths, strict=True)]


def baseline(readings: Sequence[Reading], gold: Groups, window: int) -> dict[float, Score]:
    """The score of each threshold, among articles at most so many days apart."""
    known = [(r, v) for r, v in zip(readings, vectors(readings), strict=True) if r.article.published]
    days = [r.article.published.toordinal() for r, _ in known if r.article.published]
    alike = {
        (i, j): sum(x * other.get(s, 0.0) for s, x in one.items())
        for i, (_, one) in enumerate(known)
        for j, (_, other) in enumerate(known)
        if i < j and abs(days[i] - days[j]) <= window
    }
    scores = {}
    for least in THRESHOLDS:
        found: dict[str, Hashable] = {r.article.id: r.article.id for r in readings}
        for number, group in enumerate(merged(alike, len(known), least=least)):
            found |= {known[at][0].article.id: number for at in group}
        scores[least] = bcubed(found, gold)
    return scores


def show(name: str, scores: Sequence[Score]) -> None:
    """One line: precision, recall and F1 of each set, and the mean F1."""
    cells = "  ".join("/".join(f"{value:.3f}" for value in score) for score in scores)
    print(f"{name:28} {cells}  mean {sum(score[2] for score in scores) / len(scores):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    golds = gold_sets()
    wanted = {article for gold in golds.values() for article in gold}
    corpora = parser.parse_args().shared / "corpora"
    found = {row["id"]: read(row) for row in rows(corpora) if row["id"] in wanted}
    sets = [([found[article] for article in gold], gold) for gold in golds.values()]
    print(" " * 28, "  ".join(f"{name:17}" for name in golds))
    show("OnRecord", [bcubed(our_groups(readings), gold) for readings, gold in sets])
    show("every article alone", [bcubed({a: a for a in gold}, gold) for _, gold in sets])
    for window in WINDOWS:
        scores = [baseline(readings, gold, window) for readings, gold in sets]
        best = max(THRESHOLDS, key=lambda least: sum(one[least][2] for one in scores))
        show(f"TF-IDF, {window} days, best each", [max(one.values(), key=lambda s: s[2]) for one in scores])
        show(f"TF-IDF, {window} days, {best:.2f}", [one[best] for one in scores])


if __name__ == "__main__":
    main()
