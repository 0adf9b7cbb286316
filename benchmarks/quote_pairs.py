"""Quote pairs: is it one utterance, and what kind of difference is it?

    python benchmarks/quote_pairs.py PAIRS.jsonl.gz

The labels in ``data/quote_kinds.tsv`` are ids and kinds only. They were read by hand beside the difference as the
aligner shows it, so that the accuracy of kinds is that of an aligner whose slips were corrected, not of two people
labelling blindly.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from onrecord.collation.alignment import align

LABELS = Path(__file__).parent / "data" / "quote_kinds.tsv"


def labels() -> dict[str, str]:
    rows = (line.split() for line in LABELS.read_text().splitlines() if not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


def main(path: str) -> None:
    known, same, kinds, confused = labels(), Counter(), Counter(), Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for pair in map(json.loads, lines):
            wanted = known[pair["id"]]
            found = align(pair["left"]["quote"], pair["right"]["quote"])
            same[(wanted != "different", found.same)] += 1
            if wanted != "different":
                kinds[wanted == found.kind] += 1
                confused[(wanted, found.kind)] += wanted != found.kind
    precision = same[(True, True)] / (same[(True, True)] + same[(False, True)])
    recall = same[(True, True)] / (same[(True, True)] + same[(True, False)])
    print(
        f"same utterance: precision {precision:.3f} recall {recall:.3f}"
        f" F1 {2 * precision * recall / (precision + recall):.3f}"
    )
    print(f"kind of difference: {kinds[True]} of {kinds.total()} right, {kinds[True] / kinds.total():.3f}")
    for (wanted, got), n in confused.most_common():
        if n:
            print(f"  {n} {wanted} taken for {got}")


if __name__ == "__main__":
    main(sys.argv[1])
