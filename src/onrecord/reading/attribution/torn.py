"""Quotations whose marks are out of balance: half of one is never kept without a word about the other half."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from onrecord.model import Article, Span, Spans, Statement, Trouble
from onrecord.reading.attribution.quotation import DOUBLE, Quotation

TORN = "quotation"
_SHOWN = 60


def torn_quotations(
    article: Article, statements: Sequence[Statement], quotations: Sequence[Quotation]
) -> tuple[Trouble, ...]:
    """A trouble for every statement that holds only one end of a quotation; ``quotations`` are those of the article's
    own text, in order.
    """
    doubles = [quotation for quotation in quotations if quotation.mark == "double"]
    found = (_trouble(article, one) for one in statements if is_torn(article.text, one.content, doubles))
    return tuple(dict.fromkeys(found))


def is_torn(text: str, content: Spans, quotations: Sequence[Quotation]) -> bool:
    """Whether ``content`` holds a part of a double quotation whose other end is missing or left out, or a mark that
    belongs to none.
    """
    return any(_is_half(text, content, quotations, at) for at in _touched(content, quotations)) or _is_odd(
        text, content, quotations
    )


def _touched(content: Spans, quotations: Sequence[Quotation]) -> Iterator[int]:
    for span in content:
        first = bisect_right(quotations, span.start, key=lambda q: q.end)
        yield from range(first, bisect_left(quotations, span.end, key=lambda q: q.start))


def _is_half(text: str, content: Spans, quotations: Sequence[Quotation], at: int) -> bool:
    one = quotations[at]
    if not one.closed and not (
        at + 1 < len(quotations) and quotations[at + 1].resumes and _holds(content, quotations[at + 1])
    ):
        return True
    return one.resumes and text[one.start] not in DOUBLE and not (at > 0 and _holds(content, quotations[at - 1]))


def _holds(content: Spans, quotation: Quotation) -> bool:
    return any(span.touches(Span(quotation.start, quotation.end)) for span in content)


def _is_odd(text: str, content: Spans, quotations: Sequence[Quotation]) -> bool:
    """Whether an odd number of marks lies outside all quotations: two may be a pair with loose spaces."""
    marks = [at for span in content for at in range(span.start, span.end) if text[at] in DOUBLE]
    return sum(1 for at in marks if not _within(quotations, at)) % 2 == 1


def _within(quotations: Sequence[Quotation], at: int) -> bool:
    before = bisect_right(quotations, at, key=lambda q: q.start) - 1
    return before >= 0 and at < quotations[before].end


def _trouble(article: Article, statement: Statement) -> Trouble:
    words = " ".join(statement.words(article.text).split())
    shown = words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
    message = f"the quotation marks of {shown} don't match: the words may begin or end elsewhere; look at the article"
    return Trouble(article.origin, TORN, message)
