"""Score the product against gold, print one table, and fail under the floors of ``benchmarks/floors.yaml``.

    python -m benchmarks.quality --shared ../shared

The scorers and the gold lie in the folder ``shared`` beside the project; a part whose files are absent is reported as
not run.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from rich.console import Console
from rich.table import Table

import onrecord
from benchmarks.actors import iran_actors
from benchmarks.positions import positions_even
from benchmarks.speakers import speaker_measures
from benchmarks.timex import predicted as timexes_of
from onrecord.model import Article, Reading, Statement
from onrecord.reading.asides.finding import find_asides
from onrecord.reading.attribution.finding import find_statements

HERE = Path(__file__).parent
Measures = dict[str, float]


def run_scorer(script: Path, *arguments: object) -> str:
    """What one of the scorers prints."""
    command = [sys.executable, str(script), *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout


def write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    """Rows as JSON Lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def read_packed(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def reference_affair(shared: Path, work: Path) -> Measures:
    """The five articles of the reference affair through the whole product, against the open gold of two."""
    affair = shared / "affairs" / "nato-ukraine"
    question = HERE / "questions" / "nato_ukraine.yaml"
    record = onrecord.build([affair / "articles"], work / "record.db", [question])
    with (work / "record.jsonl").open("w", encoding="utf-8") as out:
        onrecord.write(record, "jsonl", out)
    scores = work / "reference.json"
    run_scorer(
        shared / "tools" / "score_record.py",
        "--record", work / "record.jsonl", "--gold", affair / "gold", "--json", scores,
    )  # fmt: skip
    return reference_measures(json.loads(scores.read_text(encoding="utf-8")))


def reference_measures(found: dict[str, Any]) -> Measures:
    """The scorer's report as measures by name."""
    return {
        "reference.statement_f1": found["statement"]["f1"],
        "reference.nested": found["nested"]["share"],
        "reference.speaker": found["speaker"]["share"],
        "reference.kind": found["kind"]["share"],
        "reference.said_on": found["said"]["share"],
        "reference.stance_f1": found["stance"]["f1"],
        "reference.aside_f1": found["aside"]["f1"],
        "reference.timex": found["timex"]["share"],
        "reference.published_exact": found["published"]["exact"],
        "reference.published_wrong": found["published"]["wrong"],
        "reference.discrepancies_found": found["discrepancy"]["right"],
        "reference.discrepancy_links": found["discrepancy"]["links"],
        "reference.utterances_found": found["utterance"]["right"],
        "reference.utterance_links": found["utterance"]["links"],
    }


def attribution_row(name: str, statements: Iterable[Statement]) -> dict[str, Any]:
    """What the product finds in one article, in the form the attribution scorer reads."""
    rows = [
        {role: [[s.start, s.end] for s in getattr(found, role)] for role in ("content", "cue", "source")}
        for found in statements
    ]
    return {"doc_id": name, "attributions": rows}


def polnear_dev(shared: Path, work: Path) -> Measures:
    """PolNeAR dev, all attributions and those with quotation marks; fragments as CofeNet counts them.

    Its gold marks no report inside another, so the measures named ``outer`` leave out statements with ``inside``.
    """
    corpus = shared / "corpora" / "polnear"
    documents = list(read_packed(corpus / "dev.docs.jsonl.gz"))
    docs = write_lines(work / "docs.jsonl", documents)
    gold = write_lines(work / "gold.jsonl", read_packed(corpus / "dev.gold.jsonl.gz"))
    articles = {d["id"]: Article.make(origin=d["id"], text=d["text"], language="en") for d in documents}
    readings = {name: find_statements(find_asides(Reading(article))) for name, article in articles.items()}
    measures: Measures = {}
    for label, inner in (("polnear.", True), ("polnear.outer_", False)):
        kept = {name: [s for s in r.statements if inner or s.inside is None] for name, r in readings.items()}
        predicted = write_lines(work / "predicted.jsonl", (attribution_row(n, found) for n, found in kept.items()))
        scores = partial(attribution_scores, shared / "tools" / "score_attribution.py", docs, gold, predicted)
        every, quoted = scores("all"), scores("quoted")
        measures |= {f"{label}joint_all": every["joint", "all"], f"{label}joint_quoted": quoted["joint", "all"]}
        measures |= {f"{label}fragment_{role}": every["fragment", role] for role in ("source", "cue", "content")}
    return measures


def attribution_scores(
    scorer: Path, docs: Path, gold: Path, predicted: Path, view: str
) -> dict[tuple[str, str], float]:
    """F1 by (measure, role) of one view."""
    report = predicted.with_suffix(f".{view}.json")
    run_scorer(
        scorer, "--docs", docs, "--gold", gold, "--pred", predicted,
        "--view", view, "--bootstrap", 0, "--json", report,
    )  # fmt: skip
    rows = json.loads(report.read_text(encoding="utf-8"))["scores"]
    return {(row["measure"], row["role"]): row["f1"] for row in rows}


def meantime_open(shared: Path, work: Path) -> Measures:
    """The open half of MEANTIME, as TempEval-3 counts it."""
    gold = shared / "corpora" / "timex" / "meantime_open.jsonl"
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    predicted = write_lines(work / "timexes.jsonl", map(timexes_of, rows))
    scores = json.loads(run_scorer(shared / "tools" / "score_timex.py", gold, predicted, "--json"))
    return {f"timex.{name}_f1": scores[name]["f1"] for name in ("strict", "value", "day")}


PARTS: dict[str, tuple[str, Callable[[Path, Path], Measures]]] = {
    "reference affair": ("affairs/nato-ukraine", reference_affair),
    "PolNeAR dev": ("corpora/polnear", polnear_dev),
    "MEANTIME open half": ("corpora/timex", meantime_open),
    "positions, even half": ("corpora/affairs", positions_even),
    "speakers": ("corpora/affairs", speaker_measures),
    "actors": ("corpora/affairs", iran_actors),
}


def measure(shared: Path, console: Console) -> Measures:
    """All parts whose files are there."""
    found: Measures = {}
    for name, (needs, part) in PARTS.items():
        if not (shared / needs).exists():
            console.print(f"{name}: not run, {needs} is not there")
            continue
        with tempfile.TemporaryDirectory() as work:
            found |= part(shared, Path(work))
    return found


def verdict(value: float, floor: float | dict[str, float] | None) -> tuple[str, bool]:
    """How a floor reads in the table, and whether the value keeps it."""
    if floor is None:
        return "", True
    if isinstance(floor, dict):
        return f"≤ {floor['at_most']:g}", value <= floor["at_most"]
    return f"≥ {floor:g}", value >= floor


def show(found: Measures, floors: dict[str, Any], console: Console) -> bool:
    """Print the table; whether every floor is kept."""
    table = Table("measure", "value", "floor", "")
    kept = True
    for name, value in found.items():
        text, held = verdict(value, floors.get(name))
        table.add_row(name, f"{value:.3f}".rstrip("0").rstrip("."), text, "" if held else "UNDER THE FLOOR")
        kept &= held
    console.print(table)
    return kept


def main() -> int:
    """Measure, print, and say whether the floors hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--json", type=Path, help="also write the measures to this file")
    arguments = parser.parse_args()
    console = Console(width=100)
    found = measure(arguments.shared, console)
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    floors = yaml.safe_load((HERE / "floors.yaml").read_text(encoding="utf-8"))
    return 0 if show(found, floors, console) else 1


if __name__ == "__main__":
    sys.exit(main())
