"""Where questions stand, as text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from onrecord.cli.telling import told_words
from onrecord.cli.terminal import tell, tell_entry
from onrecord.cli.views import Entry, outlet, when
from onrecord.decision.doubtful import doubtful_of
from onrecord.decision.since import Difference, Move
from onrecord.export.days import NOT_KNOWN, days_of, earliest_of, event_days
from onrecord.export.fates import fate_of
from onrecord.export.lookup import Lookup
from onrecord.export.markdown import STANCES
from onrecord.model import Change, Decision, Evidence, Obstacle, Precedence, Requirement, RollLine, Statement
from onrecord.text.calendar import bounds

IN_THE_WAY = {
    "declared": "In the way, in its own words",
    "threatened": "In the way unless something is met",
    "reported": "In the way by another's account",
}


def tell_decision(decision: Decision, known: Lookup) -> None:
    """Where one question stands: the state, the roll, conditions, what changed and what is pending."""
    texts = {question.id: question.text for question in known.record.questions}
    as_of = f" (as of {decision.as_of})" if decision.as_of else ""
    tell(texts.get(decision.question, decision.question), style="bold")
    tell(f"{decision.state.upper()}: {decision.why}{as_of}")
    for line in relation_lines(decision.question, known):
        tell(line)
    tell_roll(decision, known)
    if doubtful := doubtful_of(known.record, decision.question, known.statements, decision.as_of):
        tell(f"Found but doubtful: {len(doubtful)} (onrecord show review)")
        tell()
    for how, title in IN_THE_WAY.items():
        tell_list(title, comma(obstacle_name(o) for o in decision.obstacles if o.how == how))
    if len(decision.ways) > 1:
        tell_list("Any of these would complete it", [", ".join(way) for way in decision.ways])
    tell_entries("Conditions named", [condition_entry(s, c, known) for s, c in decision.conditions])
    tell_list("What must come first", dict.fromkeys(map(order_line, decision.precedences)))
    tell_list("Can't all be kept", [circle_line(circle, decision) for circle in decision.circles])
    moved = [change for change in decision.changes if change.kind != "first_stated"]
    tell_list("What changed", [change_line(change, decision.question, known) for change in moved])
    first = [change for change in decision.changes if change.kind == "first_stated"]
    tell_list("First stated", [first_line(change, decision.question, known) for change in first])
    tell_list("Pending", dict.fromkeys(event_line(event, known) for event in decision.pending))


def relation_lines(question: str, known: Lookup) -> list[str]:
    """How a question stands to the others of its file, a line each."""
    asked = {one.id: one for one in known.record.questions}
    relations = asked[question].relations if question in asked else ()
    return [
        f"{relation.replace('_', ' ').capitalize()}: {asked[other].text if other in asked else other}"
        for relation, other in relations
    ]


def tell_roll(decision: Decision, known: Lookup) -> None:
    """The parties that spoke, with their words; those that were not heard of; those that are missing."""
    heard = [line for line in decision.roll if line.stance]
    unheard = [line for line in decision.roll if not line.stance]
    silent = [line.member if line.role == "voter" else f"{line.member} ({line.role})" for line in unheard]
    if heard:
        for entry in (roll_entry(line, decision, known) for line in heard):
            tell_entry(entry.head, *entry.body)
        tell()
    tell_list(f"No statement found ({len(silent)})", comma(silent))
    if set(decision.missing) - {line.member for line in unheard}:
        tell_list("Missing", comma(decision.missing))


def obstacle_name(obstacle: Obstacle) -> str:
    """Who is in the way, and whether it can stop the decision by itself."""
    return obstacle.member if obstacle.alone else f"{obstacle.member} (not alone)"


def order_line(order: Precedence) -> str:
    """What a party wants to come before what."""
    first, then = (
        "its consent" if side == order.member else side or "the decision" for side in (order.first, order.then)
    )
    return f"{order.member}: first {first}, then {then}"


def circle_line(circle: Iterable[int], decision: Decision) -> str:
    """The orders that ask for something to come before itself."""
    return "; ".join(order_line(decision.precedences[place]) for place in circle)


def tell_changes(found: Difference, since: date, known: Lookup) -> None:
    """What is different since a day: the state, who moved, conditions and events that are new."""
    was, now = found.before.state, found.after.state
    tell(f"Since {since}: {was if was == now else f'{was}, now {now}'}", style="bold")
    tell_list("Moved", [move_line(move, known) for move in found.moves if move.dated])
    tell_list(
        "Of no known day, perhaps before that", [move_line(move, known) for move in found.moves if not move.dated]
    )
    tell_entries("New conditions", [condition_entry(s, c, known) for s, c in found.new_conditions])
    tell_entries(
        "Conditions of which more is known", [condition_entry(s, c, known) for s, c in found.turned_conditions]
    )
    tell_entries("No longer named", [condition_entry(s, c, known) for s, c in found.gone_conditions])
    tell_list("Newly scheduled", dict.fromkeys(event_line(event, known) for event in found.new_pending))


def event_line(event: str, known: Lookup) -> str:
    """When an event is to be, in which words and where that is told, and of what kind it is."""
    found = known.events[event]
    kind, _, words = found.what.partition(": ")
    told = f", {outlet(found.evidence[0].article, known)}" if found.evidence else ""
    return f"{event_days(found)}: {words or found.what}{f' [{kind}]' if words else ''}{told}"


def move_line(move: Move, known: Lookup) -> str:
    """Who moved, from what to what, in which words."""
    stages = f", {move.stage_after}" if move.stage_after not in (move.stage_before, "declared", None) else ""
    said = f": {told_words(known.statements[move.statement], known)}" if move.statement in known.statements else ""
    return f"{move.member}: {STANCES[move.before]} → {STANCES[move.after]}{stages}{said}"


def comma(names: Iterable[str]) -> list[str]:
    """Names on one line, or no line."""
    line = ", ".join(names)
    return [line] if line else []


def roll_entry(line: RollLine, decision: Decision, known: Lookup) -> Entry:
    """One party of the roll, with the words its position rests on, and when it spoke more vaguely since."""
    statement = next((known.statements[s] for s in line.evidence if s in known.statements), None)
    told = outlet(statement.article, known) if statement else None
    since = held_since(line, statement, known) if statement else NOT_KNOWN
    vaguer = known.statements.get(decision.softened(line.member) or "")
    softened = f"softened {when(vaguer, known)}" if vaguer else None
    head = (line.member, line.role, STANCES[line.stance], stage_words(line), since, softened, told)
    return Entry(head, (told_words(statement, known) if statement else None,))


def held_since(line: RollLine, statement: Statement, known: Lookup) -> str:
    """When a party's words were said, and since when it has stood there where that is earlier or not known."""
    said, since = when(statement, known), days_of(line.since)
    if line.since and (since in (NOT_KNOWN, said) or line.since == statement.said_on):
        return said
    if line.since:
        return f"since {since}, last said {said}"
    first = earliest_of((known.statements[s] for s in line.evidence if s in known.statements), known.dating)
    if days_of(statement.said_on) == NOT_KNOWN:
        return said
    return f"said {said}; since when is not known" + (f", {first.isoformat()} at the earliest" if first else "")


def stage_words(line: RollLine) -> str | None:
    """The last stage a party has taken, and who took it, where that is more than a word."""
    if line.stage in (None, "declared"):
        return None
    by = ", ".join(dict.fromkeys(step.by for step in line.steps if step.stage == line.stage and step.by))
    return f"{line.stage} ({by})" if by else line.stage


def condition_entry(statement: str, required: Requirement, known: Lookup) -> tuple[str, ...]:
    """A condition with who named it and who must bring it about, and a line for each telling of what became of it."""
    found = known.statements.get(statement)
    if found is None:
        return (statement,)
    words, order = known.words(found.article, (required.span,)), required.sequence.replace("_", " ")
    bearer = f", up to {known.words(found.article, (required.bearer,))}" if required.bearer else ""
    head = f"{who(found, known)}: {words} [{order}{bearer}; {fate_of(required)}]"
    return (head, *(telling_line(evidence, known) for evidence in required.shown_by))


def who(statement: Statement, known: Lookup) -> str:
    """Who said something, and the party that it counts for where that is another name."""
    name = known.speaker_name(statement) or "unresolved speaker"
    members = dict.fromkeys(p.member for p in known.positions[statement.id] if p.member not in (None, name))
    return f"{name} ({', '.join(filter(None, members))})" if members else name


def telling_line(evidence: Evidence, known: Lookup) -> str:
    """Where it is told what became of a condition, and in which words."""
    return f"{outlet(evidence.article, known)}: {known.words(evidence.article, (evidence.span,))} ({evidence.reason})"


def first_line(change: Change, question: str, known: Lookup) -> str:
    """When a party was first found to take a position; where that is not known, by when it had taken one."""
    found = known.statements.get(change.after)
    days = [] if found and bounds(found.said_on) else last_days(change.member, question, known)
    return f"{change.member}: {f'{min(days)} at the latest' if days else day_of(change.after, known)}"


def last_days(member: str, question: str, known: Lookup) -> list[date]:
    """The last days that the dated statements of a party's counted positions can be of."""
    taken = (p for p in known.record.positions if (p.member, p.question) == (member, question) and not p.doubtful)
    said = (bounds(known.statements[p.statement].said_on) for p in taken if p.statement in known.statements)
    return [days[1] for days in said if days]


def day_of(statement: str | None, known: Lookup) -> str:
    """The day something was said on, as precise as known."""
    found = known.statements.get(statement or "")
    return when(found, known) if found else NOT_KNOWN


def change_line(change: Change, question: str, known: Lookup) -> str:
    """A position that moved: the stances, days and words before and after."""
    ends = [one for one in (change.before, change.after) if one in known.statements]
    return (
        f"{change.member} {change.kind.replace('_', ' ')}: {' → '.join(end_line(one, question, known) for one in ends)}"
    )


def end_line(statement: str, question: str, known: Lookup) -> str:
    """One end of a change: the stance, the day and the words."""
    stances = [STANCES[p.stance] for p in known.positions[statement] if p.question == question]
    facts = ", ".join([*stances[:1], day_of(statement, known)])
    return f"{facts}: {told_words(known.statements[statement], known)}"


def tell_entries(title: str, entries: Iterable[tuple[str, ...]]) -> None:
    """A heading and its entries, each once: a line, and below it, set in, what it rests on."""
    found = list(dict.fromkeys(entries))
    if found:
        tell(title, style="bold")
        for head, *rest in found:
            tell(head, indent=2)
            for line in rest:
                tell(line, indent=4)
        tell()


def tell_list(title: str, lines: Iterable[str]) -> None:
    """A heading and its lines, or nothing where there are none."""
    found = list(lines)
    if found:
        tell(title, style="bold")
        for line in found:
            tell(line, indent=2)
        tell()
