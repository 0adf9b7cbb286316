"""Writing to the terminal: results to standard output, everything else to standard error, and no control characters."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Sequence
from textwrap import wrap

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

PIPED_WIDTH = 140
NARROWEST = 20
INDENT = 4
HANGING = 2
STEERING = ("Cc", "Cf", "Cs")
KEPT = "\u00ad\u200c\u200d"


def shown(text: object) -> str:
    """Text of an article on one line; what would steer a terminal or turn the line around becomes a visible mark."""
    return shown_part(" ".join(str(text).split()))


def shown_part(text: str) -> str:
    """A part of a line of an article, line breaks as blanks."""
    line = text.replace("\n", " ").replace("\t", " ")
    return "".join("�" if unicodedata.category(c) in STEERING and c not in KEPT else c for c in line)


def results() -> Console:
    """Standard output."""
    return Console(width=None if sys.stdout.isatty() else PIPED_WIDTH, highlight=False, markup=False, soft_wrap=False)


def notices() -> Console:
    """Standard error."""
    return Console(stderr=True, highlight=False, markup=False, soft_wrap=True)


def say(message: object) -> None:
    """A line to standard error, after what standard output still holds."""
    sys.stdout.flush()
    notices().print(Text("\n".join(map(shown, str(message).splitlines()))))


def tell(line: object = "", *, style: str = "", indent: int = 0) -> None:
    """A line to standard output, ``indent`` blanks in.

    A terminal wraps it between words, the further lines set in more; a pipe gets it whole.
    """
    console, text = results(), " " * indent + shown(line)
    lines = [text]
    if console.is_terminal:
        further = " " * (indent + HANGING)
        width = max(console.width, NARROWEST)
        lines = wrap(text, width, subsequent_indent=further, break_long_words=False, break_on_hyphens=False) or [""]
    for part in lines:
        console.print(Text(part, style=style), soft_wrap=True)


def tell_marked(text: str, marks: Sequence[tuple[int, int]]) -> None:
    """A paragraph to standard output with some stretches marked: in bold on a terminal, else between ⟦ and ⟧."""
    console = results()
    line, at = Text("  "), 0
    for start, end in marks:
        line.append(shown_part(text[at:start]))
        words = shown_part(text[start:end])
        line.append(words if console.is_terminal else f"⟦{words}⟧", style="bold underline")
        at = end
    line.append(shown_part(text[at:]))
    console.print(line, soft_wrap=not console.is_terminal)


def tell_entry(head: Sequence[object], *body: object) -> None:
    """One thing of a list: a line of short facts, and below it, set in, the words, with all the room there is.

    Empty facts and lines are left out.
    """
    tell(" · ".join(str(fact) for fact in head if fact not in (None, "")), style="bold")
    for line in body:
        if line not in (None, ""):
            tell(line, indent=INDENT)


def tell_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table of short cells to standard output."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in header:
        table.add_column(name)
    for row in rows:
        table.add_row(*(Text(shown(value)) for value in row))
    console = results()
    with console.capture() as written:
        console.print(table)
    sys.stdout.write("\n".join(line.rstrip() for line in written.get().splitlines()) + "\n")
