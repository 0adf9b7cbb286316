"""Articles grouped by the event they report, against annotated groups, beside a TF-IDF baseline with a time window.

    python -m benchmarks.grouping READINGS.pkl

``READINGS.pkl`` is a pickled list of the readings of ``affairs/iran_deal_2015``; the groups are in
``data/iran_stories.tsv``. The score is BCubed (Bagga and Baldwin 1998), every article counted. The baseline is
average-link clustering of whole texts, with the threshold that is best on this very gold, so that it is flattered.
"""

from __future__ import annotations

import math
import pickle
import sys
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path

from onrecord.collation.events.stories import merged, stories
from onrecord.collation.utterances.sayings import settings
from onrecord.model import Reading, own_text
from onrecord.pipeline import collate
from onrecord.text.lexis import content_words, words

GOLD = Path(__file__).parent / "data" / "iran_stories.tsv"
WINDOWS = (3, 7, 15)
THRESHOLDS = [n / 100 for n in range(3, 30)]
Groups = Mapping[str, Hashable]


def gold_groups(readings: Sequence[Reading]) -> dict[str, str]:
    """Article id to its annotated event."""
    rows = [line.split("\t") for line in GOLD.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    named: dict[str, str] = dict(rows)
    return {r.article.id: named[r.article.origin.rsplit("#", 1)[-1]] for r in readings}


def bcubed(found: Groups, gold: Groups) -> tuple[float, float, float]:
    """Precision, recall and F1, the mean over articles."""
    precision = recall = 0.0
    for one in gold:
        ours = {other for other in gold if found[other] == found[one]}
        theirs = {other for other in gold if gold[other] == gold[one]}
        precision += len(ours & theirs) / len(ours) / len(gold)
        recall += len(ours & theirs) / len(theirs) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def our_groups(readings: Sequence[Reading]) -> Groups:
    """What the product makes of them; an article of no known day is alone."""
    found: dict[str, Hashable] = {r.article.id: r.article.id for r in readings}
    for number, group in enumerate(stories(settings(collate(readings)))):
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


def baseline(readings: Sequence[Reading], gold: Groups, window: int) -> tuple[float, float, float]:
    """The best that any threshold gives among articles at most so many days apart."""
    known = [(r, v) for r, v in zip(readings, vectors(readings), strict=True) if r.article.published]
    days = [r.article.published.toordinal() for r, _ in known if r.article.published]
    alike = {
        (i, j): sum(x * other.get(s, 0.0) for s, x in one.items())
        for i, (_, one) in enumerate(known)
        for j, (_, other) in enumerate(known)
        if i < j and abs(days[i] - days[j]) <= window
    }
    scores = []
    for least in THRESHOLDS:
        found: dict[str, Hashable] = {r.article.id: r.article.id for r in readings}
        for number, group in enumerate(merged(alike, len(known), least=least)):
            found |= {known[at][0].article.id: number for at in group}
        scores.append(bcubed(found, gold))
    return max(scores, key=lambda s: s[2])


def main(path: str) -> None:
    readings: list[Reading] = pickle.loads(Path(path).read_bytes())
    gold = gold_groups(readings)
    rows = [
        ("OnRecord", bcubed(our_groups(readings), gold)),
        ("every article alone", bcubed({a: a for a in gold}, gold)),
    ]
    rows += [(f"TF-IDF, {n} days", baseline(readings, gold, n)) for n in WINDOWS]
    for name, (precision, recall, f1) in rows:
        print(f"{name:22} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")


if __name__ == "__main__":
    main(sys.argv[1])
