"""The statements page: every statement, by speaker, outlet, day, question, kind or words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from onrecord.export.lookup import days_said
from onrecord.model import Statement
from onrecord.text.calendar import bounds, may_fall
from onrecord.web.index import Index
from onrecord.web.lines import Line, counted, in_time, line_of
from onrecord.web.links import Links
from onrecord.web.wording import QUOTE_KIND

PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show; an empty string is no filter. ``since`` and ``until`` are ISO days, ``question`` an id."""

    speaker: str = ""
    outlet: str = ""
    kind: str = ""
    question: str = ""
    since: str = ""
    until: str = ""
    text: str = ""

    @staticmethod
    def of(asked: Mapping[str, str]) -> Filters:
        """The filters in the query of an address."""
        return Filters(**{f.name: asked.get(f.name, "").strip() for f in fields(Filters)})

    def given(self) -> dict[str, str]:
        """The filters that are set."""
        named = ((f.name, str(getattr(self, f.name))) for f in fields(self))
        return {name: value for name, value in named if value}


@dataclass(frozen=True, slots=True)
class StatementsView:
    """The lines asked for, how many there are in all, and what can be chosen."""

    lines: tuple[Line, ...]
    found: int
    total: int
    page: int
    pages: int
    filters: Filters
    speakers: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, str], ...]
    questions: tuple[tuple[str, str], ...]


def show_statements(index: Index, *, asked: Mapping[str, str], link: Links) -> StatementsView:
    """The statements the filters let through, in order of when they were said; ``all`` shows them on one page."""
    filters = Filters.of(asked)
    every = in_time(index, index.statements.values())
    lines = [line_of(index, s, link=link) for s in every]
    kept = [ln for ln, s in zip(lines, every, strict=True) if _passes(index, s, ln, filters)]
    size = max(len(kept), 1) if "all" in asked else PER_PAGE
    pages = max(1, -(-len(kept) // size))
    page = min(max(1, _number(asked.get("page", ""))), pages)
    return StatementsView(
        lines=tuple(kept[(page - 1) * size : page * size]),
        found=len(kept),
        total=len(lines),
        page=page,
        pages=pages,
        filters=filters,
        speakers=tuple(counted(lines, by=lambda ln: ln.speaker.name if ln.speaker.resolved else "")),
        outlets=tuple(counted(lines, by=lambda ln: ln.outlet)),
        kinds=tuple(QUOTE_KIND.items()),
        questions=tuple((q.id, q.text) for q in index.record.questions),
    )


def _number(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 8 else 1


def _passes(index: Index, statement: Statement, line: Line, filters: Filters) -> bool:
    return (
        filters.speaker.casefold() in ("", line.speaker.name.casefold())
        and filters.outlet.casefold() in ("", line.outlet.casefold())
        and filters.kind in ("", line.kind)
        and (not filters.question or any(s.question == filters.question for s in line.standings))
        and _within(index, statement, filters)
        and _has_words(line, filters.text)
    )


def _within(index: Index, statement: Statement, filters: Filters) -> bool:
    """Whether it can have been said in the days asked for. Where its day is unknown its article's days count; one of
    no known day at all can't be shown to have been said then.
    """
    earliest, latest = days_said(statement, index.datings.get(statement.article))
    if (filters.since or filters.until) and not (earliest or latest):
        return False
    since, until = bounds(filters.since), bounds(filters.until)
    return may_fall(earliest, latest, since=since and since[0], until=until and until[1])


def _has_words(line: Line, text: str) -> bool:
    whole = f"{line.words} {line.speaker.name}".casefold()
    return all(word in whole for word in text.casefold().split())
