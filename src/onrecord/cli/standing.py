"""Where questions stand, as text."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.cli.terminal import tell, tell_entry
from onrecord.cli.views import Entry, outlet
from onrecord.export.lookup import Lookup
from onrecord.export.markdown import STANCES
from onrecord.model import Change, Condition, Decision, RollLine


def tell_decision(decision: Decision, known: Lookup) -> None:
    """Where one question stands: the state, the roll, conditions, what changed and what is pending."""
    texts = {question.id: question.text for question in known.record.questions}
    as_of = f" (as of {decision.as_of})" if decision.as_of else ""
    tell(texts.get(decision.question, decision.question), style="bold")
    tell(f"{decision.state.upper()}: {decision.why}{as_of}")
    tell_roll(decision, known)
    tell_list("Blocking", comma(decision.blockers))
    tell_list("Conditions named", dict.fromkeys(condition_line(s, c, known) for s, c in decision.conditions))
    tell_list("What changed", [change_line(change, known) for change in decision.changes])
    events = {event.id: event for event in known.record.events}
    tell_list("Pending", [f"{e.when or 'day unknown'}: {e.what}" for e in map(events.get, decision.pending) if e])


def tell_roll(decision: Decision, known: Lookup) -> None:
    """The parties that spoke, with their words; those that were not heard of; those that are missing."""
    heard = [line for line in decision.roll if line.stance]
    silent = [line.member for line in decision.roll if not line.stance]
    if heard:
        for entry in (roll_entry(line, known) for line in heard):
            tell_entry(entry.head, *entry.body)
        tell()
    tell_list(f"No statement found ({len(silent)})", comma(silent))
    if set(decision.missing) - set(silent):
        tell_list("Missing", comma(decision.missing))


def comma(names: Iterable[str]) -> list[str]:
    """Names on one line, or no line."""
    line = ", ".join(names)
    return [line] if line else []


def roll_entry(line: RollLine, known: Lookup) -> Entry:
    """One party of the roll, with the words its position rests on."""
    statement = next((known.statements[s] for s in line.evidence if s in known.statements), None)
    told = outlet(statement.article, known) if statement else None
    head = (line.member, line.role, STANCES[line.stance], line.since, told)
    return Entry(head, (known.said(statement) if statement else None,))


def condition_line(statement: str, condition: Condition, known: Lookup) -> str:
    """A condition with who named it."""
    found = known.statements.get(statement)
    if found is None:
        return statement
    words = known.words(found.article, (condition.span,))
    return f"{known.speaker_name(found) or 'unresolved speaker'}: {words} [{condition.sequence.replace('_', ' ')}]"


def change_line(change: Change, known: Lookup) -> str:
    """A position that moved, with the words before and after."""
    said = [known.said(known.statements[s]) for s in (change.before, change.after) if s in known.statements]
    return f"{change.member} {change.kind.replace('_', ' ')}: {' → '.join(said)}"


def tell_list(title: str, lines: Iterable[str]) -> None:
    """A heading and its lines, or nothing where there are none."""
    found = list(lines)
    if found:
        tell(title, style="bold")
        for line in found:
            tell(line, indent=2)
        tell()
