"""Attributions on PolNeAR dev by group: kind, cue, publisher, quotation marks; and how far to trust the confidence.

    python -m benchmarks.attribution --shared ../shared [--model FOLDER] [--plot docs/statement-confidence.svg]

Prints the tables of docs/model_card.md. The scorer and the corpus lie in the folder ``shared``. Groups of attributions
have only a recall: what was found belongs to none until it is right.
"""

from __future__ import annotations

import argparse
import importlib.util
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.quality import attribution_row, read_packed
from benchmarks.reliability import Bin, bins, calibration_error, reliability_plot
from onrecord.model import Article, Reading
from onrecord.reading.asides.finding import find_asides
from onrecord.reading.attribution.encoder import WEIGHTS, ReaderModel, load_model
from onrecord.reading.attribution.finding import read_attributions

EDGES = tuple(edge / 10 for edge in range(11))
SPOKEN = ("said", "says")


@dataclass(frozen=True, slots=True)
class Known:
    """One annotated attribution and whether it was found."""

    kind: str
    cue: str
    found: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """One article: its publisher, the marks of its quotations, the annotated attributions, and each outer statement's
    confidence with whether it is right; ``inner`` counts the reports inside reports, of which the gold has none.
    """

    publisher: str
    marks: str
    known: tuple[Known, ...]
    told: tuple[tuple[float, bool], ...]
    inner: int


def load_scorer(path: Path) -> ModuleType:
    """The scoring script as a module."""
    spec = importlib.util.spec_from_file_location("score_attribution", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score_article(scorer: ModuleType, doc: dict[str, Any], gold: list[dict[str, Any]], model: ReaderModel) -> Scored:
    """Read one article and pair what was found with its gold (content Jaccard at least 0.5, the source the same)."""
    text = scorer.Text(doc["text"])
    found = read_article(doc, model)
    outer = [one for one in found if one.inside is None]
    left = [scorer.Item(text, row) for row in gold]
    right = [scorer.Item(text, row) for row in attribution_row(doc["id"], outer)["attributions"]]
    pairs = scorer.pair(left, right, scorer.fits_joint)
    hits = set(pairs.values())
    return Scored(
        doc["publisher"],
        marks_of(doc["text"]),
        tuple(Known(g["kind"], words_of(doc["text"], g["cue"]), n in pairs) for n, g in enumerate(gold)),
        tuple((one.confidence, n in hits) for n, one in enumerate(outer)),
        len(found) - len(outer),
    )


def read_article(doc: dict[str, Any], model: ReaderModel) -> list[Any]:
    """The attributions of one article, asides left out as the product does."""
    article = Article.make(origin=doc["id"], text=doc["text"], language="en")
    asides = find_asides(Reading(article)).asides
    return read_attributions(article.text, skip=[aside.span for aside in asides], model=model)


def words_of(text: str, spans: Iterable[Sequence[int]] | None) -> str:
    """The words of some spans in small letters."""
    return " ".join(text[start:end] for start, end in spans or ()).lower()


def marks_of(text: str) -> str:
    """Which double quotation marks an article has more of."""
    straight, curly = text.count('"'), text.count("“") + text.count("”")
    return "straight" if straight > curly else "curly" if curly else "none"


def cue_class(cue: str) -> str:
    """The class of a cue by its words."""
    if cue in SPOKEN or cue == "according to":
        return "said, says" if cue in SPOKEN else cue
    return "one other word" if len(cue.split()) == 1 else "several words" if cue else "none"


def recalls(found: Sequence[Scored], group: Callable[[Known], str]) -> list[tuple[str, int, float]]:
    """(group, number, share found) of the annotated attributions, largest group first."""
    every, hit = Counter[str](), Counter[str]()
    for one in (known for article in found for known in article.known):
        every[group(one)] += 1
        hit[group(one)] += one.found
    return [(name, number, hit[name] / number) for name, number in every.most_common()]


def f1s(found: Sequence[Scored], group: Callable[[Scored], str]) -> list[tuple[str, int, float]]:
    """(group, number of annotated attributions, F1 of outer statements) of groups of articles, largest first."""
    gold, told, hit = Counter[str](), Counter[str](), Counter[str]()
    for article in found:
        name = group(article)
        gold[name] += len(article.known)
        told[name] += len(article.told)
        hit[name] += sum(known.found for known in article.known)
    return [(name, number, 2 * hit[name] / (number + told[name])) for name, number in gold.most_common()]


def confidence_bins(found: Sequence[Scored]) -> list[Bin]:
    """The outer statements binned by confidence."""
    return bins([told for article in found for told in article.told], EDGES)


def tables(found: Sequence[Scored]) -> Iterable[str]:
    """The tables as lines of Markdown."""
    groups = {
        "kind (recall)": recalls(found, lambda known: known.kind),
        "cue (recall)": recalls(found, lambda known: cue_class(known.cue)),
        "publisher (F1)": f1s(found, lambda article: article.publisher),
        "quotation marks (F1)": f1s(found, lambda article: article.marks),
        "all (F1)": f1s(found, lambda _: "all articles"),
    }
    for name, rows in groups.items():
        yield from (f"| {name} | number | joint |", "|---|---|---|")
        yield from (f"| {group} | {number:,} | {share:.3f} |" for group, number, share in rows)
        yield ""
    held = confidence_bins(found)
    yield from (
        f"Expected calibration error {calibration_error(held):.3f}",
        "",
        "| confidence | right | number |",
        "|---|---|---|",
    )
    yield from (f"| {b.mean:.2f} | {b.right:.2f} | {b.count} |" for b in held)
    yield from ("", f"Reports inside reports, in no gold: {sum(article.inner for article in found)}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--model", type=Path, default=WEIGHTS, help="a folder of weights")
    parser.add_argument("--plot", type=Path, help="write the reliability plot here")
    known = parser.parse_args()
    corpus, model = known.shared / "corpora" / "polnear", load_model(known.model)
    scorer = load_scorer(known.shared / "tools" / "score_attribution.py")
    gold = {row["doc_id"]: row["attributions"] for row in read_packed(corpus / "dev.gold.jsonl.gz")}
    docs = [doc for doc in read_packed(corpus / "dev.docs.jsonl.gz") if doc["id"] in gold]
    found = [score_article(scorer, doc, gold[doc["id"]], model) for doc in docs]
    print("\n".join(tables(found)))
    if known.plot:
        known.plot.write_text(reliability_plot(confidence_bins(found), "Confidence of statements"), encoding="utf-8")


if __name__ == "__main__":
    main()
