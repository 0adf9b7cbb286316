"""What is hardly an article: processor time a word at growing lengths, and peak memory, of the whole reading.

    OMP_NUM_THREADS=1 python -m benchmarks.bad_input --words 100 1000 10000

Every kind of text is one paragraph without end but for the table. A cost that grows with the length shows as a row that
rises; the reading must not fail on any of them.
"""

from __future__ import annotations

import argparse
import resource
import time

from rich.console import Console
from rich.table import Table

from onrecord.model import Article, Reading
from onrecord.pipeline import read

PROSE = (
    "The harbour council said on Monday that talks could begin in May if both sides agreed. “We will not sign before "
    "the vote,” Prime Minister Dana Quist of Norway told reporters in Oslo, adding that Mr. Holm had been informed. "
    "Foreign Minister Erik Holm, who met her on 3 March, warned: “It is too early.” Analysts were doubtful. "
)
KINDS = {
    "articles run together, one paragraph": PROSE,
    "words without a stop": "the council of the harbour and the mayor in Oslo with ",
    "one word": "said ",
    "one name": "Holm ",
    "straight quotation marks": '" ',
    "opening quotation marks": "“ ",
    "apostrophes": "' ",
    "digits": "1234 ",
    "days": "3 March 2015 ",
    "numbered items": "1. ",
    "emoji": "😀 ",
    "a table": "Norway\t12\t3.5\nSweden\t14\t2.1\n",
    "brackets": "(( ",
}


def text_of(kind: str, words: int) -> str:
    """So many words of a kind."""
    unit = KINDS[kind]
    return unit * -(-words // len(unit.split()))


def timed(text: str) -> tuple[float, Reading]:
    """Processor seconds of reading a text, and what was read."""
    article = Article.make(origin="bad", text=text, language="en")
    start = time.process_time()
    reading = read(article)
    return time.process_time() - start, reading


def main() -> None:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--kinds", nargs="+", default=list(KINDS), choices=list(KINDS))
    arguments = parser.parse_args()
    read(Article.make(origin="warm", text=PROSE, language="en"))
    table = Table("text", *(f"{words:,} words" for words in arguments.words), "statements", "troubles")
    for kind in arguments.kinds:
        runs = [timed(text_of(kind, words)) for words in arguments.words]
        cells = [f"{seconds * 1e6 / words:.0f}" for (seconds, _), words in zip(runs, arguments.words, strict=True)]
        last = runs[-1][1]
        table.add_row(kind, *cells, str(len(last.statements)), str(len(last.troubles)))
    console = Console(width=110)
    console.print("processor time of reading, microseconds a word")
    console.print(table)
    console.print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
