"""The record as a report to read, in Markdown. Words from articles are escaped, so that none of them is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from onrecord.export.days import NOT_KNOWN, dated, days_of
from onrecord.export.fates import fate_of
from onrecord.export.lookup import Lookup
from onrecord.model import Change, Decision, Link, Record, Requirement, RollLine, Statement

MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~!&$^@]")
STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
LIST_START = re.compile(r"^(\s*)([-+=]|\d+[.)])")
WEB = re.compile(r"(?i)(:)(?=//)|(?<=\bwww)(\.)")
STANCES = {
    "support": "for",
    "conditional_support": "for, on conditions",
    "non_committal": "non-committal",
    "conditional_oppose": "against, unless conditions are met",
    "oppose": "against",
    None: "no statement found",
}


def write_markdown(record: Record, out: TextIO) -> None:
    """Write the report: where each question stands, disagreements, statements by speaker, articles, troubles."""
    known = Lookup(record)
    for line in report(record, known):
        out.write(line + "\n")


def escaped(text: object) -> str:
    """Text of an article or a name, on one line, without markup or what would steer the terminal that shows it."""
    line = MARKUP.sub(lambda m: "\\" + m[0], STEERING.sub("\ufffd", " ".join(str(text).split())))
    return LIST_START.sub(r"\1\\\2", WEB.sub(lambda m: "\\" + m[0], line))


def report(record: Record, known: Lookup) -> Iterator[str]:
    """The lines of the report."""
    yield from ("# On the record", "")
    yield f"{len(record.readings)} articles, {len(known.statements)} statements, {len(record.actors)} actors."
    yield ""
    for decision in record.decisions:
        yield from decision_lines(decision, known)
    yield from section("Where accounts differ", (difference_line(link, known) for link in discrepancies(record)))
    yield from speaker_lines(known)
    yield from section("Articles", (article_line(article, known) for article in known.articles))
    yield from section("Troubles", (f"- {escaped(t.origin)}: {escaped(t.message)}" for t in record.troubles))


def section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A heading and its lines, or that nothing was found."""
    yield from (f"## {title}", "")
    yield from list(lines) or ["Nothing was found."]
    yield ""


def decision_lines(decision: Decision, known: Lookup) -> Iterator[str]:
    """Where one question stands."""
    texts = {question.id: question.text for question in known.record.questions}
    yield from (f"## {escaped(texts.get(decision.question, decision.question))}", "")
    yield from (f"**{decision.state}**: {escaped(decision.why)}", "")
    yield from ("| who | as | position | since | words |", "|---|---|---|---|---|")
    yield from (roll_line(line, known) for line in decision.roll)
    yield ""
    hangs_on = [(known.statements[s], c) for s, c in decision.conditions if s in known.statements]
    if hangs_on:
        yield from section(
            "Conditions named",
            (requirement_line(statement, required, known) for statement, required in hangs_on),
        )
    if decision.changes:
        yield from section("What changed", (change_line(change, known) for change in decision.changes))


def requirement_line(statement: Statement, required: Requirement, known: Lookup) -> str:
    """A condition, and what became of it where that is known."""
    words = escaped(known.words(statement.article, (required.span,)))
    met = "" if required.met == "unknown" else f" ({fate_of(required)})"
    return f"- {required.sequence.replace('_', ' ')}: {words}{met}"


def roll_line(line: RollLine, known: Lookup) -> str:
    """One party of the roll."""
    words = [escaped(known.said(known.statements[s])) for s in line.evidence[:1] if s in known.statements]
    cells = (escaped(line.member), line.role, STANCES[line.stance], since(line), *(words or [""]))
    return f"| {' | '.join(cells)} |"


def since(line: RollLine) -> str:
    """Since when a party has stood there; nothing where it has said nothing."""
    return days_of(line.since) if line.stance else ""


def change_line(change: Change, known: Lookup) -> str:
    """A position that moved, with both sentences."""
    said = [quoted(known.statements.get(s or ""), known) for s in (change.before, change.after)]
    moved = change.kind.replace("_", " ")
    return f"- {escaped(change.member)} {moved}: {' → '.join(words for words in said if words)}"


def quoted(statement: Statement | None, known: Lookup) -> str:
    """The words of a statement with its outlet."""
    if statement is None:
        return ""
    return f"{escaped(known.said(statement))} ({where(statement.article, known)})"


def where(article: str, known: Lookup) -> str:
    """The outlet of an article, or its origin, and the day as it is known."""
    found = known.articles.get(article)
    if found is None:
        return escaped(article)
    return f"{escaped(found.outlet or found.origin)}, {dated(known.dating(article))}"


def discrepancies(record: Record) -> list[Link]:
    """Where accounts differ, the weightiest first."""
    found = [link for link in record.links if link.relation == "discrepancy"]
    return sorted(found, key=lambda link: -link.score)


def difference_line(link: Link, known: Lookup) -> str:
    """Two passages that differ, side by side."""
    sides = [known.place(end) for end in (link.left, link.right)]
    said = [f"{escaped(known.words(a, spans))} ({where(a, known)})" for a, spans in sides if a in known.articles]
    return f"- {escaped(link.kind or 'difference')}, {escaped(link.about)}: {' ≠ '.join(said)}"


def speaker_lines(known: Lookup) -> Iterator[str]:
    """Every statement under who said it; those nobody could be named for come last."""
    by_speaker: dict[tuple[bool, str], list[Statement]] = {}
    for statement in known.statements.values():
        name = known.speaker_name(statement)
        by_speaker.setdefault((name is None, name or "Speaker not resolved"), []).append(statement)
    yield from ("## Statements", "")
    for (_, name), statements in sorted(by_speaker.items(), key=lambda item: item[0]):
        yield from (f"### {escaped(name)}", "")
        yield from (f"- {statement_line(statement, known)}" for statement in statements)
        yield ""


def statement_line(statement: Statement, known: Lookup) -> str:
    """One statement with when it was said and where it stands."""
    day = days_of(statement.said_on)
    return f"{'' if day == NOT_KNOWN else f'{day}: '}{quoted(statement, known)}"


def article_line(article: str, known: Lookup) -> str:
    """One article and how its date is known."""
    found = known.articles[article]
    parts = map(escaped, filter(None, (found.title, found.origin, found.outlet)))
    return f"- {', '.join(parts)}: {dated(known.dating(article))}"
