"""Where questions stand, as text."""

from __future__ import annotations

from onrecord.cli.terminal import tell, tell_table
from onrecord.export.lookup import Lookup
from onrecord.export.markdown import STANCES
from onrecord.model import Change, Decision, RollLine


def tell_decision(decision: Decision, known: Lookup) -> None:
    """Where one question stands: the state, the roll, conditions, what changed and what is pending."""
    questions = {question.id: question for question in known.record.questions}
    question = questions.get(decision.question)
    tell(question.text if question else decision.question, style="bold")
    tell(f"{decision.state.upper()}: {decision.why}" + (f" (as of {decision.as_of})" if decision.as_of else ""))
    tell_table(
        ("who", "as", "position", "since", "words", "in"), (roll_cells(x, known) for x in decision.roll), wide="words"
    )
    tell_list("Blocking", [", ".join(decision.blockers)] if decision.blockers else [])
    tell_list("Missing", [", ".join(decision.missing)] if decision.missing else [])
    tell_list(
        "Conditions named", dict.fromkeys(condition_line(s, c.sequence, c.span, known) for s, c in decision.conditions)
    )
    tell_list("What changed", [change_line(change, known) for change in decision.changes])
    events = {event.id: event for event in known.record.events}
    tell_list("Pending", [f"{e.when or 'day unknown'}: {e.what}" for e in map(events.get, decision.pending) if e])


def roll_cells(line: RollLine, known: Lookup) -> tuple[object, ...]:
    """One party of the roll."""
    statement = next((known.statements[s] for s in line.evidence if s in known.statements), None)
    words = known.said(statement) if statement else None
    article = known.articles[statement.article] if statement else None
    return (
        line.member,
        line.role,
        STANCES[line.stance],
        line.since,
        words,
        article and (article.outlet or article.origin),
    )


def condition_line(statement: str, sequence: str, span: object, known: Lookup) -> str:
    """A condition with who named it."""
    found = known.statements.get(statement)
    if found is None:
        return statement
    words = known.words(found.article, (span,))  # type: ignore[arg-type]
    return f"{known.speaker_name(found) or 'unresolved speaker'}: {words} [{sequence.replace('_', ' ')}]"


def change_line(change: Change, known: Lookup) -> str:
    """A position that moved, with the words before and after."""
    said = [known.said(known.statements[s]) for s in (change.before, change.after) if s in known.statements]
    return f"{change.member} {change.kind.replace('_', ' ')}: {' → '.join(said)}"


def tell_list(title: str, lines: object) -> None:
    """A heading and its lines, or nothing where there are none."""
    found = list(lines)  # type: ignore[call-overload]
    if found:
        tell(title, style="bold")
        for line in found:
            tell(f"  {line}")
        tell()
