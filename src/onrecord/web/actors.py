"""The actors page: everybody who said something, under all their names, with the words that show their offices."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.model import Actor, ActorRole, Statement
from onrecord.web.days import show_range, show_said_on
from onrecord.web.index import Index
from onrecord.web.lines import Line, in_time, line_of, speaker_of
from onrecord.web.links import Links, anchor
from onrecord.web.wording import count

MOST_LINES = 25


@dataclass(frozen=True, slots=True)
class Office:
    """An office somebody held, when as far as shown, and the words that show it."""

    office: str
    when: str
    evidence: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor with all its names and statements."""

    id: str
    anchor: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    speaks_for: str | None
    offices: tuple[Office, ...]
    reasons: tuple[str, ...]
    lines: tuple[Line, ...]
    said: int
    statements_href: str
    told_in: str


@dataclass(frozen=True, slots=True)
class ActorsView:
    """Actors with most statements first.

    ``unnamed`` are sources that an article keeps unnamed, ``silent`` those only named; ``unresolved`` are sources
    that name nobody, with how often.
    """

    actors: tuple[ActorLine, ...]
    unnamed: tuple[ActorLine, ...]
    silent: tuple[ActorLine, ...]
    unresolved: tuple[tuple[str, int, str], ...]
    unresolved_total: int


def show_actors(index: Index, *, asked: Mapping[str, str], link: Links) -> ActorsView:
    """Every actor, or the one named by ``name``."""
    said = defaultdict(list)
    for statement in index.statements.values():
        said[statement.actor if statement.actor in index.actors else None].append(statement)
    wanted = asked.get("name", "").casefold()
    chosen = [a for a in index.record.actors if wanted in ("", a.name.casefold())]
    lines = [_line(index, actor, said[actor.id], link) for actor in chosen]
    lines.sort(key=lambda line: (-line.said, line.name))
    return ActorsView(
        actors=tuple(line for line in lines if line.lines and line.kind != "unnamed"),
        unnamed=tuple(line for line in lines if line.lines and line.kind == "unnamed"),
        silent=tuple(line for line in lines if not line.lines),
        unresolved=_unresolved(index, said[None], link),
        unresolved_total=len(said[None]),
    )


def _line(index: Index, actor: Actor, said: list[Statement], link: Links) -> ActorLine:
    lines = [line_of(index, s, link=link) for s in in_time(index, said)]
    return ActorLine(
        id=actor.id,
        anchor=anchor(actor.id),
        name=actor.name,
        kind=actor.kind,
        aliases=tuple(a for a in actor.aliases if a != actor.name),
        speaks_for=actor.speaks_for,
        offices=tuple(_office(index, role, link) for role in actor.roles),
        reasons=tuple(dict.fromkeys(actor.reasons)),
        lines=tuple(lines[:MOST_LINES]),
        said=len(lines),
        statements_href=link.page("statements", speaker=actor.name),
        told_in=_told_in(index, said),
    )


def _told_in(index: Index, said: list[Statement]) -> str:
    """How many outlets, or articles where the outlet of one is not known."""
    outlets = {index.article(s.article).outlet for s in said}
    return count(len({s.article for s in said}), "article") if None in outlets else count(len(outlets), "outlet")


def _office(index: Index, role: ActorRole, link: Links) -> Office:
    shown = []
    for evidence in role.evidence:
        words = " ".join(evidence.span.of(index.text(evidence.article)).split())
        shown.append((words, index.outlet(evidence.article), link.place(evidence.article, evidence.span)))
    name = f"{role.office}, {role.of}" if role.of and role.of.casefold() not in role.office.casefold() else role.office
    return Office(name, _when(role), tuple(shown))


def _when(role: ActorRole) -> str:
    """A term as a table states it; from articles only the days they show it, which are not when it began and ended."""
    first, last = role.since, role.until
    if not role.evidence:
        return " ".join(f"{word} {show_said_on(day)}" for word, day in (("from", first), ("until", last)) if day)
    if first is None or last is None:
        word = "so called by" if role.office.startswith("former ") else "shown on a day not known, about"
        return f"{word} {show_said_on(first or last)}" if first or last else ""
    if first > last:
        return f"shown on a day of {show_range(date.fromisoformat(last), date.fromisoformat(first))}"
    if first == last:
        return f"shown on {show_said_on(first)}"
    return f"shown by {show_said_on(first)} and until {show_said_on(last)} at least"


def _unresolved(index: Index, said: list[Statement], link: Links) -> tuple[tuple[str, int, str], ...]:
    names = [(speaker_of(index, s, link=link).name, s) for s in said]
    first = {name: link.statement(s) for name, s in reversed(names)}
    counts = Counter(name for name, _ in names)
    return tuple((name, n, first[name]) for name, n in sorted(counts.items(), key=lambda c: (-c[1], c[0])))
