"""Whether an event is told as having taken place, as planned, as called off, or as only imagined.

Told by the announcing words before the event word (``text/data/event_status.yaml``) and by its tense; what an article
says of an event is read from its own words alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import EventStatus, Timex
from onrecord.reading.events.clauses import Clause
from onrecord.reading.events.words import DETERMINERS, Trigger, status_words
from onrecord.text.lexis import Word, words

NEAR = 6
DENIED_WITHIN = 3
BE = frozenset(("is", "are", "am", "was", "were", "been", "being"))
DENYING = frozenset(("not", "never", "without", "no", "nor", "neither"))
AHEAD = frozenset(("will", "shall", "plans", "plan", "to"))
UNREAL = frozenset(("would", "could", "might", "may", "can", "should"))
GIVEN = frozenset(("at", "during", "since", "following", "after"))
PREPOSITIONS = frozenset(("by", "of", "for", "about", "from", "to", "before", "without", "against", "on", "in"))
QUALIFYING = DETERMINERS | {"long", "much", "twice", "once"}
AWAITING = frozenset(("if", "unless", "until", "once", "when", "before"))
PRONOUNS = frozenset(("we", "they", "you", "i"))
TO_COME = frozenset(("will", "upcoming", "planned", "scheduled", "next"))


def before_it(clause: Clause, trigger: Trigger) -> list[Word]:
    """The few words of the clause before an event word."""
    return list(clause.words[max(0, trigger.first - NEAR) : trigger.first])


def status_of(text: str, clause: Clause, trigger: Trigger, timex: Timex | None) -> EventStatus:
    """How the clause tells of the event; ``timex`` is its time expression, if it has one."""
    near = [w.norm for w in before_it(clause, trigger)]
    if _is_called_off([w.norm for w in clause.words]):
        return "cancelled"
    if trigger.past:
        awaited = set(near[-2:]) & {"is", "are"} and AWAITING & {w.norm for w in clause.words[: trigger.first]}
        return "hypothetical" if awaited else _of_past_form(near)
    if _has(status_words()["scheduled"], near):
        return "scheduled"
    if not trigger.verb and set(near) & GIVEN:
        near = _after_last(near, GIVEN, keep=UNREAL)
    if _has(status_words()["hypothetical"], near) or _denied(near[-DENIED_WITHIN:]):
        return "hypothetical"
    if not trigger.verb:
        return _of_noun(clause, timex)
    return _of_participle(text, clause, trigger, near) if trigger.ongoing else _of_present(clause, trigger, near)


def _is_called_off(norms: Sequence[str]) -> bool:
    """Whether the clause calls it off; "the long-delayed treaty" is only another name for it."""
    verbs = [norm for at, norm in enumerate(norms) if at == 0 or norms[at - 1] not in QUALIFYING]
    return _has(status_words()["cancelled"], verbs)


def _of_past_form(near: Sequence[str]) -> EventStatus:
    """A past verb has happened, unless it is a participle behind "will be" or "would have", denied, or behind "if"."""
    if "be" in near[-2:]:
        led = near[: len(near) - near[::-1].index("be") - 1][-2:]
        return "scheduled" if {"will", "shall", "to"} & {*led} else "hypothetical"
    if set(near[-3:]) & UNREAL and "have" in near[-2:]:
        return "hypothetical"
    imagined = "if" in near and (_has(status_words()["hypothetical"], near) or "had" in near)
    return "hypothetical" if imagined or _denied(near[-DENIED_WITHIN:]) else "happened"


def _of_participle(text: str, clause: Clause, trigger: Trigger, near: Sequence[str]) -> EventStatus:
    """ "Was visiting" is so, and "arriving on Friday" goes with the sentence's verb; "for visiting" is left open."""
    if set(near[-2:]) & BE:
        return "happened"
    if near and near[-1] in PREPOSITIONS:
        return "hypothetical"
    before = {w.norm for w in words(text, clause.sentence) if w.start < clause.words[trigger.first].start}
    if before & UNREAL:
        return "hypothetical"
    return "scheduled" if before & (AHEAD - {"to"}) else "happened"


def _of_present(clause: Clause, trigger: Trigger, near: Sequence[str]) -> EventStatus:
    """ "Meets" and "the leaders meet" are so; a bare form behind anything but its subject is only imagined."""
    if not trigger.bare:
        return "happened"
    subject = clause.words[trigger.first - 1] if trigger.first else None
    plural = subject and (subject.norm in PRONOUNS or (subject.capital and subject.norm.endswith("s")))
    return "happened" if plural and not set(near) & (AHEAD | UNREAL) else "hypothetical"


def _of_noun(clause: Clause, timex: Timex | None) -> EventStatus:
    """A noun is scheduled when the clause looks ahead, else has happened."""
    ahead = any(w.norm in TO_COME for w in clause.words) or (timex is not None and timex.value == "FUTURE_REF")
    return "scheduled" if ahead else "happened"


def _denied(near: Sequence[str]) -> bool:
    return any(norm in DENYING or norm.endswith("n't") for norm in near)


def _after_last(near: Sequence[str], given: frozenset[str], *, keep: frozenset[str]) -> list[str]:
    """The words behind the last of ``given``: what is denied "at the summit" leaves the summit as it is. Modals before
    it are kept.
    """
    last = max(at for at, norm in enumerate(near) if norm in given)
    return [norm for at, norm in enumerate(near) if at > last or norm in keep]


def _has(cues: Sequence[str], norms: Sequence[str]) -> bool:
    padded = f" {' '.join(norms)} "
    return any(f" {cue} " in padded for cue in cues)
