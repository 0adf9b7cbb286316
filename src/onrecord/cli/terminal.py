"""Writing to the terminal: results to standard output, everything else to standard error, and no control characters."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

PIPED_WIDTH = 140


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
    """A line to standard error."""
    notices().print(Text("\n".join(map(shown, str(message).splitlines()))))


def tell(line: object = "", *, style: str = "", indent: int = 0) -> None:
    """A line to standard output, ``indent`` blanks in."""
    results().print(Text(" " * indent + shown(line), style=style), soft_wrap=True)


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


def tell_table(header: Sequence[str], rows: Iterable[Sequence[object]], *, wide: str = "") -> None:
    """A table to standard output; the column named ``wide`` takes the room there is."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", expand=bool(wide))
    for name in header:
        table.add_column(
            name, overflow="fold", ratio=1 if name == wide else None, max_width=None if name == wide else 34
        )
    for row in rows:
        table.add_row(*(Text("" if cell is None else shown(cell)) for cell in row))
    console = results()
    with console.capture() as written:
        console.print(table)
    sys.stdout.write("\n".join(line.rstrip() for line in written.get().splitlines()) + "\n")
