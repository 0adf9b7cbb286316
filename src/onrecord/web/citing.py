"""A statement as a citation: who, on which day, in what words, where reported, and under which id."""

from __future__ import annotations

from onrecord.export.days import BASIS, NOT_KNOWN
from onrecord.model import Statement
from onrecord.web.days import show_dating
from onrecord.web.index import Index
from onrecord.web.lines import name_of, said_of
from onrecord.web.titles import title_of
from onrecord.web.wording import QUOTE_KIND


def citation(index: Index, statement: Statement) -> str:
    """One line of plain text; what is not known is left out, but for the day, which is said not to be known."""
    article = index.article(statement.article)
    published, basis = show_dating(index.datings.get(article.id))
    known = f"{published} ({BASIS[basis]})" if BASIS[basis] else published
    place = ", ".join(filter(None, (article.outlet, f"“{title_of(article)}”", known)))
    said = said_of(index, statement)
    when = said if said == NOT_KNOWN else f"said {said}"
    words = " ".join(index.words(statement).split())
    told = f"{name_of(index, statement)}, {when}, {QUOTE_KIND[statement.kind]}: {words}"
    return f"{told} — {place}. {' '.join(filter(None, (article.url, f'[{statement.id}]')))}"
