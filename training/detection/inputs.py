"""What the stance detector is shown of one statement: the question, the article's title, and the words around it.

The target is phrased as a question, as in x-stance (Vamvas & Sennrich 2020). A piece is a word piece of the reader's
tokenizer; each has a part that tells what it belongs to. Nothing of the actors enters but the words of the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from onrecord.model import Article, Question, Span, Statement

CLS, SEP = 101, 102
EDGE, QUESTION, ABOUT, TITLE, CONTEXT, SOURCE, CUE, CONTENT = range(8)
PARTS = 8
QUESTION_PIECES, ABOUT_PIECES, TITLE_PIECES = 32, 16, 12
BEFORE_PIECES, STATEMENT_PIECES, AFTER_PIECES = 32, 72, 8
EDGES = 5
MOST_PIECES = EDGES + QUESTION_PIECES + ABOUT_PIECES + TITLE_PIECES + BEFORE_PIECES + STATEMENT_PIECES + AFTER_PIECES
# code points that surely hold as many pieces
BEFORE, AFTER, LONGEST = 500, 160, 1_600


@dataclass(frozen=True, slots=True)
class Shown:
    """Pieces with their parts, and for each its place in the article (None: it lies outside)."""

    ids: tuple[int, ...]
    parts: tuple[int, ...]
    places: tuple[Span | None, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A question as pieces: its sentence, and the names and phrases of what is decided."""

    question: tuple[int, ...]
    about: tuple[int, ...]


def target_of(question: Question, *, tokenizer: Tokenizer) -> Target:
    """The pieces of a question."""
    return make_target(question.text, question.about, tokenizer=tokenizer)


def make_target(text: str, about: Iterable[str], *, tokenizer: Tokenizer) -> Target:
    """The pieces of a question's sentence and of its phrases."""
    phrases = "; ".join(about)
    return Target(_pieces(text, QUESTION_PIECES, tokenizer), _pieces(phrases, ABOUT_PIECES, tokenizer))


def title_of(article: Article) -> str:
    """The article's title, or its first line where it has none."""
    return article.title or next((line.strip() for line in article.text[:600].split("\n") if line.strip()), "")


def title_pieces(article: Article, *, tokenizer: Tokenizer) -> tuple[int, ...]:
    """The pieces of the article's title."""
    return _pieces(title_of(article)[:300], TITLE_PIECES, tokenizer)


def show(statement: Statement, text: str, *, target: Target, title: Sequence[int], tokenizer: Tokenizer) -> Shown:
    """What the detector is shown of a statement of ``text``."""
    parts = sorted((*statement.content, *statement.cue, *statement.source))
    start, end = parts[0].start, min(max(span.end for span in parts), parts[0].start + LONGEST)
    left, right = max(0, start - BEFORE), min(len(text), end + AFTER)
    encoded = tokenizer.encode(text[left:right], add_special_tokens=False)
    places = [Span(left + at, left + stop) for at, stop in encoded.offsets]
    kept = _window([(place.end > start, place.start >= end) for place in places])
    ids = [CLS, *target.question, SEP, *target.about, SEP, *title, SEP, *(encoded.ids[n] for n in kept), SEP]
    heads = ((QUESTION, len(target.question)), (ABOUT, len(target.about)), (TITLE, len(title)))
    marks = [EDGE, *(part for kind, size in heads for part in (*[kind] * size, EDGE))]
    nowhere = [None] * len(marks)
    marks += [*(_part(places[n], statement) for n in kept), EDGE]
    return Shown(tuple(ids), tuple(marks), (*nowhere, *(places[n] for n in kept), None))


def _window(sides: Sequence[tuple[bool, bool]]) -> range:
    """The pieces kept, of pieces told whether they are past the statement's beginning and past its end."""
    first = next((n for n, (past, _) in enumerate(sides) if past), len(sides))
    last = next((n for n, (_, past) in enumerate(sides) if past), len(sides))
    last = min(last, first + STATEMENT_PIECES)
    return range(max(0, first - BEFORE_PIECES), min(len(sides), last + AFTER_PIECES))


def _part(place: Span, statement: Statement) -> int:
    for kind, spans in ((SOURCE, statement.source), (CUE, statement.cue), (CONTENT, statement.content)):
        if any(place.start < span.end and span.start < place.end for span in spans):
            return kind
    return CONTEXT


def _pieces(text: str, most: int, tokenizer: Tokenizer) -> tuple[int, ...]:
    return tuple(tokenizer.encode(text, add_special_tokens=False).ids[:most])
