"""Which time expression is that of an event: one of its own clause, or the only one of its sentence, if nothing there
gives that day to something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.model import Reading, Span, Statement, Timex
from onrecord.reading.events.clauses import Clause
from onrecord.reading.events.words import Trigger

OCCASION = re.compile(r"\b(?:in|at|during|on) $")
PARTING = frozenset(("before", "after", "until"))
OF_ITS_OWN_TIME = frozenset(("who", "which", "whose", "because", "although", "though", "why"))
JUST_BEFORE = 3


def day_of(reading: Reading, clause: Clause, trigger: Trigger) -> Timex | None:
    """The first day or period named in the clause, else the only one of its sentence.

    None that "before" or "after" parts from the event ("said on Tuesday before the vote" dates no vote), that dates
    the saying in which the event is told, or that stands outside a clause of its own time ("who signed", "had opened").
    """
    dated = [t for t in reading.timexes if t.type in ("DATE", "TIME") and clause.sentence.touches(t.span)]
    inside = [t for t in dated if clause.span.touches(t.span)]
    if not inside and (len(dated) != 1 or _has_its_own_time(reading.article.text, clause, trigger)):
        return None
    found = (inside or dated)[0]
    return (
        None if _parted(clause, trigger, found) or _is_of_saying(reading.statements, clause, trigger, found) else found
    )


def _has_its_own_time(text: str, clause: Clause, trigger: Trigger) -> bool:
    """Whether the clause is a relative or causal one (but "at which" takes up the day), or in the pluperfect."""
    led = (
        set() if OCCASION.search(text, clause.sentence.start, clause.span.start) else {w.norm for w in clause.words[:2]}
    )
    just_before = {w.norm for w in clause.words[max(0, trigger.first - JUST_BEFORE) : trigger.first]}
    return bool(led & OF_ITS_OWN_TIME) or (trigger.past and "had" in just_before)


def _parted(clause: Clause, trigger: Trigger, timex: Timex) -> bool:
    before = clause.words[: trigger.first]
    return any(w.norm in PARTING and w.start >= timex.span.end for w in before)


def _is_of_saying(statements: Iterable[Statement], clause: Clause, trigger: Trigger, timex: Timex) -> bool:
    """Whether the event is told in somebody's words and the day stands outside them."""
    word = clause.words[trigger.first].span
    return any(
        any(span.holds(word) for span in statement.content) and not _holds(statement, timex.span)
        for statement in statements
        if statement.cue
    )


def _holds(statement: Statement, span: Span) -> bool:
    return any(part.touches(span) for part in statement.content)
