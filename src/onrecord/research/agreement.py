"""The record against a person's coding of the same articles: what both have, where they differ, how well they agree."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from rapidfuzz import fuzz

from onrecord.decision.topics import normal_name
from onrecord.errors import InputError
from onrecord.model import Article, Record
from onrecord.research.codings import Coding, codings_of
from onrecord.research.dna import title_of
from onrecord.research.reliability import alpha

YES = ("1", "yes", "true", "agree", "agreement", "support", "for", "pro")
NO = ("0", "no", "false", "disagree", "disagreement", "oppose", "against", "con", "-1")
NAMES: Mapping[str, tuple[str, ...]] = {
    "date": ("time",), "start": ("start_position",), "end": ("stop_position", "stop"), "article": ("document_title",),
}  # fmt: skip
WANTED = ("person", "organization", "concept", "agreement", "date", "text", "start", "end", "article")
ALIKE = 75
NOT_CODED = "not coded"
PLACE = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Coded:
    """One row of a person's coding: "" and None where the file is silent. ``row`` counts from 1, the header not."""

    row: int
    person: str
    organization: str
    concept: str
    agreement: bool | None
    date: str
    text: str
    article: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement as the record and the person have it; one of them None where the other alone has it."""

    ours: Coding | None
    theirs: Coded | None

    @property
    def labels(self) -> tuple[str, str]:
        """The two agreements in words, the record's first."""
        return _label(self.ours), _label(self.theirs)

    @property
    def differs(self) -> tuple[str, ...]:
        """In what the two differ."""
        if self.ours is None or self.theirs is None:
            return ("only in the coding" if self.ours is None else "only in the record",)
        names = {normal_name(name) for name in (self.ours.person, self.ours.organization) if name}
        told = {normal_name(name) for name in (self.theirs.person, self.theirs.organization) if name}
        found = ("agreement",) if self.labels[0] != self.labels[1] else ()
        return (*found, *(("actor",) if told and not told & names else ()))


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the record and a coding compare. Alphas are Krippendorff's, nominal: on statements that both have, and on
    all that one of them has, where not being coded is a third value."""

    pairs: tuple[Pair, ...]
    shared: int
    agreement: float | None
    alpha: float | None
    alpha_with_missed: float | None
    confusion: tuple[tuple[str, str, int], ...]


def compare(record: Record, coded: Sequence[Coded], *, question: str | None = None) -> Comparison:
    """Pair each row of a coding with the record's statement that it means, and measure how they agree.

    A row means the statement of its article whose span it touches, else one whose words it has, else one of the same
    actor on the same day; each statement is paired once.
    """
    ours = [coding for coding in codings_of(record, question=question) if coding.agreement is not None]
    pairs = _paired(ours, coded, record.articles())
    both = [pair.labels for pair in pairs if pair.ours and pair.theirs]
    return Comparison(
        pairs=pairs,
        shared=len(both),
        agreement=sum(one == other for one, other in both) / len(both) if both else None,
        alpha=alpha(both),
        alpha_with_missed=alpha(pair.labels for pair in pairs),
        confusion=tuple((*labels, n) for labels, n in sorted(Counter(pair.labels for pair in pairs).items())),
    )


def _label(side: Coding | Coded | None) -> str:
    return NOT_CODED if side is None else "agree" if side.agreement else "disagree"


def _paired(ours: Sequence[Coding], coded: Sequence[Coded], articles: Mapping[str, Article]) -> tuple[Pair, ...]:
    left, found = list(ours), []
    for row in coded:
        fits = [(_fit(row, coding, articles[coding.article]), -at) for at, coding in enumerate(left)]
        best, at = max(fits, default=(0.0, 0))
        found.append(Pair(left.pop(-at) if best > 0 else None, row))
    return (*found, *(Pair(coding, None) for coding in left))


def _fit(row: Coded, coding: Coding, article: Article) -> float:
    """How surely a row means a statement: 3 by place, up to 2 by words, 1 by actor and day, 0 not at all."""
    if row.concept and normal_name(row.concept) != normal_name(coding.concept):
        return 0.0
    if row.article and normal_name(row.article) not in _names(article):
        return 0.0
    if row.article and row.start is not None and row.end is not None:
        return 3.0 if row.start < coding.end and coding.start < row.end else 0.0
    if row.text:
        likeness = fuzz.partial_ratio(" ".join(row.text.split()).casefold(), coding.words.casefold())
        return 1 + likeness / 100 if likeness >= ALIKE else 0.0
    names = {normal_name(name) for name in (row.person, row.organization) if name}
    same = names & {normal_name(name) for name in (coding.person, coding.organization) if name}
    return 1.0 if same and row.date and row.date[:10] == coding.day[:10] else 0.0


def _names(article: Article) -> set[str]:
    return {normal_name(name) for name in (article.id, article.origin, Path(article.origin).stem, title_of(article))}


def read_coding(path: Path) -> tuple[Coded, ...]:
    """A person's coding: CSV with person, organization, concept, agreement, date and, where known, text, start, end
    and article; or an event list of DNA, comma or semicolon. Raises InputError.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} can't be read ({type(error).__name__})", advice="Give a CSV file in UTF-8") from None
    head = text.split("\n", 1)[0]
    rows = csv.DictReader(StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    try:
        columns = _columns(rows.fieldnames or (), path)
        return tuple(_coded(number, row, columns, path) for number, row in enumerate(rows, start=1))
    except csv.Error as error:
        raise InputError(f"{path} is no CSV: {error}", advice="Put texts with line breaks in quotation marks") from None


def _columns(header: Iterable[str], path: Path) -> dict[str, str]:
    known = {name.strip().casefold(): name for name in header}
    found = {wanted: known[name] for wanted in WANTED for name in (wanted, *NAMES.get(wanted, ())) if name in known}
    if "agreement" not in found or not {"person", "organization"} & set(found):
        raise InputError(
            f"{path} has no column {'agreement' if 'agreement' not in found else 'person or organization'}",
            advice=f"Name the columns {', '.join(WANTED)}",
        )
    return found


def _coded(number: int, row: Mapping[str, str | None], columns: Mapping[str, str], path: Path) -> Coded:
    cells = {name: (row.get(column) or "").strip() for name, column in columns.items()}
    said = cells["agreement"].casefold()
    if said not in (*YES, *NO):
        raise InputError(f"{path}, row {number}: agreement {said!r} is neither yes nor no", advice="Write 1 or 0")
    places = [int(cells[name]) if PLACE.fullmatch(cells.get(name, "")) else None for name in ("start", "end")]
    return Coded(
        row=number,
        person=cells.get("person", ""),
        organization=cells.get("organization", ""),
        concept=cells.get("concept", ""),
        agreement=said in YES,
        date=cells.get("date", "")[:10],
        text=cells.get("text", ""),
        article=cells.get("article", ""),
        start=places[0],
        end=places[1],
    )
