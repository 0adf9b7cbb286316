"""What damage to the text costs: the attribution reader on PolNeAR dev, whole and changed in ways that real files are.

    python -m benchmarks.robustness --shared ../shared --every 6

Every change keeps the offsets of the gold: a change replaces code points one for one, or the gold is moved with it. No
change is drawn by chance at run time: the place of a misprint follows from the text alone.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.quality import attribution_row, attribution_scores, read_packed, write_lines
from onrecord.model import Article, Reading
from onrecord.reading.asides.finding import find_asides
from onrecord.reading.attribution.finding import find_statements

Row = dict[str, Any]
Edit = tuple[int, int, str]
ROLES = ("source", "cue", "content")
FIRST_LINE = re.compile(r"\A\s*[^\n]+")
BREAK = re.compile(r"\n\s*\n|\n")
LETTER_RUN = re.compile(r"[a-z]{4,}")
MISPRINT_EVERY = 100
CONFUSED = {"l": "1", "o": "0", "e": "c", "i": "l", "a": "o", "n": "u", "s": "5", "t": "f", "r": "n", "h": "b"}
BRITISH = (
    (re.compile(r"\b([A-Za-z]{3,}i)z(e[ds]?|ing|ation|ations)\b"), r"\1s\2"),
    (re.compile(r"\b([Ll]ab|[Cc]ol|[Ff]av|[Hh]on|[Nn]eighb|[Bb]ehavi|[Rr]um|[Hh]arb)or"), r"\1our"),
    (re.compile(r"\b([Dd]efen|[Oo]ffen)se\b"), r"\1ce"),
    (re.compile(r"\b([Pp]rogram)(s?)\b"), r"\1me\2"),
    (re.compile(r"\b(Mr|Mrs|Ms|Dr)\. "), r"\1 "),
    (re.compile(r"\bpercent\b"), "per cent"),
)
DOUBLE = re.compile('[“”"]')


def shouted(text: str) -> list[Edit]:
    """The headline in capitals."""
    line = FIRST_LINE.search(text)
    loud = line.group().upper() if line else ""
    return [(0, len(loud), loud)] if line and len(loud) == line.end() else []


def joined(text: str) -> list[Edit]:
    """Paragraph breaks lost at every second place, as after copying from a page."""
    return [(m.start(), m.end(), " ") for m in islice(BREAK.finditer(text), 1, None, 2)]


def one_line(text: str) -> list[Edit]:
    """The whole file as one line."""
    return [(m.start(), m.end(), " ") for m in BREAK.finditer(text)]


def misread(text: str) -> list[Edit]:
    """One letter in a hundred taken for another that looks like it, evenly spread."""
    places = [at for run in LETTER_RUN.finditer(text) for at in range(*run.span()) if text[at] in CONFUSED]
    step = max(1, len(places) * MISPRINT_EVERY // max(1, sum(map(str.isalpha, text))))
    return [(at, at + 1, CONFUSED[text[at]]) for at in places[::step]]


def british(text: str) -> list[Edit]:
    """American spellings made British."""
    found = sorted((m.start(), m.end(), m.expand(new)) for pattern, new in BRITISH for m in pattern.finditer(text))
    return [edit for n, edit in enumerate(found) if n == 0 or edit[0] >= found[n - 1][1]]


def straight(text: str) -> list[Edit]:
    """Double quotation marks made straight."""
    return [(m.start(), m.end(), '"') for m in DOUBLE.finditer(text)]


def quoted_with(opening: str, closing: str, text: str) -> list[Edit]:
    """Double quotation marks made others: the opening one where a word follows a gap."""
    return [
        (m.start(), m.end(), opening if m.start() == 0 or text[m.start() - 1].isspace() else closing)
        for m in DOUBLE.finditer(text)
    ]


CHANGES: dict[str, Callable[[str], list[Edit]]] = {
    "headline in capitals": shouted,
    "every second paragraph break lost": joined,
    "one line": one_line,
    "one letter in a hundred misread": misread,
    "British spelling": british,
    "straight marks": straight,
    "curly marks": partial(quoted_with, "“", "”"),
    "single marks": partial(quoted_with, "‘", "’"),
}


def changed(text: str, edits: Iterable[Edit]) -> tuple[str, Callable[[int], int]]:
    """The text after some edits in order, and a function from old offsets to new ones."""
    parts, moves, at, shift = [], [], 0, 0
    for start, end, new in edits:
        parts += [text[at:start], new]
        at, shift = end, shift + len(new) - (end - start)
        moves.append((end, shift))

    def moved(offset: int) -> int:
        return offset + next((by for end, by in reversed(moves) if end <= offset), 0)

    return "".join([*parts, text[at:]]), moved


def damaged(document: Row, gold: Row, change: Callable[[str], list[Edit]]) -> tuple[Row, Row]:
    """A document and its gold after one change."""
    text, moved = changed(document["text"], change(document["text"]))
    rows = [
        {
            role: [[moved(s), max(moved(s) + 1, moved(e))] for s, e in found[role]] if found[role] else found[role]
            for role in ROLES
        }
        for found in gold["attributions"]
    ]
    return document | {"text": text}, gold | {"attributions": rows}


def scores(scorer: Path, pairs: list[tuple[Row, Row]]) -> tuple[float, float, float]:
    """(joint F1 of all, joint F1 of the quoted, exact-fragment F1 of contents) of outer statements."""
    rows = []
    for document, _ in pairs:
        article = Article.make(origin=document["id"], text=document["text"], language="en")
        found = find_statements(find_asides(Reading(article))).statements
        rows.append(attribution_row(document["id"], (s for s in found if s.inside is None)))
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        docs = write_lines(work / "docs.jsonl", (document for document, _ in pairs))
        gold = write_lines(work / "gold.jsonl", (row for _, row in pairs))
        predicted = write_lines(work / "predicted.jsonl", rows)
        every = attribution_scores(scorer, docs, gold, predicted, "all")
        quoted = attribution_scores(scorer, docs, gold, predicted, "quoted")
    return every["joint", "all"], quoted["joint", "all"], every["fragment", "content"]


def main() -> None:
    """Measure every change and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--every", type=int, default=3, help="read every n-th article")
    arguments = parser.parse_args()
    corpus = arguments.shared / "corpora" / "polnear"
    if not corpus.exists():
        sys.exit(f"not run: {corpus} is not there")
    gold = {row["doc_id"]: row for row in read_packed(corpus / "dev.gold.jsonl.gz")}
    documents = [row for row in read_packed(corpus / "dev.docs.jsonl.gz") if row["id"] in gold][:: arguments.every]
    scorer = arguments.shared / "tools" / "score_attribution.py"
    console, table = Console(width=100), Table("change", "joint, all", "joint, quoted", "content fragments")
    whole = scores(scorer, [(row, gold[row["id"]]) for row in documents])
    table.add_row("none", *(f"{value:.3f}" for value in whole))
    for name, change in CHANGES.items():
        found = scores(scorer, [damaged(row, gold[row["id"]], change) for row in documents])
        table.add_row(name, *(f"{now:.3f} ({now - was:+.3f})" for now, was in zip(found, whole, strict=True)))
    console.print(f"{len(documents)} articles of PolNeAR dev")
    console.print(table)


if __name__ == "__main__":
    main()
