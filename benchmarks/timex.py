"""Score the time expressions of a gold file: writes the predictions and prints the scorer's table and the speed.

python benchmarks/timex.py GOLD.jsonl SCORER.py [--pred PRED.jsonl] [--errors N]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from onrecord.reading.timexes.finding import timexes_of


def predicted(doc: dict[str, str]) -> dict[str, object]:
    found = timexes_of(doc["text"], dct=date.fromisoformat(doc["dct"]) if doc.get("dct") else None)
    rows = [{"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in found]
    return {"id": doc["id"], "timexes": rows}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("gold", type=Path)
    ask.add_argument("scorer", type=Path)
    ask.add_argument("--pred", type=Path, default=Path("timex_pred.jsonl"))
    ask.add_argument("--errors", default="0")
    known = ask.parse_args()
    docs = [json.loads(line) for line in known.gold.read_text("utf-8").splitlines() if line.strip()]
    predicted(docs[0])
    began = time.perf_counter()
    rows = [predicted(doc) for doc in docs]
    took = time.perf_counter() - began
    known.pred.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    words = sum(len(doc["text"].split()) for doc in docs)
    print(f"{words} words in {took:.3f} s: {words / took:,.0f} words/s")
    sys.stdout.flush()
    subprocess.run([sys.executable, known.scorer, known.gold, known.pred, "--errors", known.errors], check=True)


if __name__ == "__main__":
    main()
