"""Whether words that may open a condition do so here: "if" may mean whether, "before" may only tell the time."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.reading.stance_words import Hit, Token, hits_of, word_set

SETTLED_WORDS = re.compile(
    r"(?:if (?:any|not|only|so|ever|anything|necessary|possible|needed|you|nothing)\b"
    r"|if (?:i|we) (?:may|might)\b|as if\b|what if\b|even if\b|before (?:long|too long|it|him|her|us|them)\b"
    r"|(?:un)?till? it(?:'s|’s| is) too late\b|once (?:again|more|a|and|upon|every)\b"
    r"|without (?:a |any )?(?:doubt|shadow|question|precedent|warning)\b)",
    re.I,
)
SIDES = frozenset(("pro", "con", "demand", "promise", "act", "must", "reluctant"))
OWED = frozenset(("must", "demand", "promise"))
FUTURE = frozenset(("will", "would", "'ll", "'d", "can", "could", "may", "might", "must", "should", "shall", "going"))
UNREAL = frozenset(("had", "been"))
NEGATED = word_set("negated")
SUBJECTS = frozenset(("i", "he", "she", "we", "they", "there"))
DETERMINERS = word_set("determiner")
ASKS_OF = frozenset(("i", "we", "you", "he", "she", "they"))
WHETHER = frozenset(("whether", "how", "what", "if", "who", "when"))
OPENERS = frozenset(("that", "“", '"', ",", ":", ";"))
AROUND = 22
OPENING = 2
LASTING_REACH = 12
ASKED_WITHIN = 3


@dataclass(frozen=True, slots=True)
class Clause:
    """A cue in its sentence, with the last token of the clause that it opens."""

    items: Sequence[Token]
    hit: Hit
    last: int
    text: str

    @property
    def before(self) -> Sequence[Token]:
        """The words in front of the cue, as far as they are near."""
        return self.items[max(0, self.hit.first - AROUND) : self.hit.first]

    @property
    def main(self) -> Sequence[Token]:
        """The words that may say what hangs on it: those in front, or those after it where it opens its clause."""
        return self.items[self.last + 1 : self.last + 1 + AROUND] if self.opens else self.before

    @property
    def opens(self) -> bool:
        """Whether what hangs on it comes after it: the cue opens the sentence, or what somebody says."""
        ends = [at for at, token in enumerate(self.before) if token.norm in OPENERS]
        words = [token for token in self.before[max(ends, default=-1) + 1 :] if token.is_word]
        return len(words) <= OPENING and self.items[self.last + 1 : self.last + 2] != []

    @property
    def own(self) -> Sequence[Token]:
        """The words after the cue, to the end of its clause."""
        return self.items[self.hit.last + 1 : self.last + 1]

    def follows(self, words: frozenset[str]) -> bool:
        """Whether the cue is followed by one of some words."""
        return bool(self.own) and self.own[0].norm in words


def opens_condition(clause: Clause) -> bool:
    """Whether the cue opens a condition here."""
    if SETTLED_WORDS.match(clause.text, clause.items[clause.hit.first].start):
        return False
    check = CHECKS.get(clause.hit.phrase) or KINDS.get(clause.hit.kind)
    return check is None or check(clause)


def _supposes(clause: Clause) -> bool:
    """ "If" that names a case: no question whether, nothing that never was, nothing asked."""
    near = clause.before[-ASKED_WITHIN:]
    asked = any(token.forms & word_set("asking") for token in near[-1:])
    asked = asked or any(token.forms & {"ask", "wonder"} for token in near)
    asked = asked or ("not" in [token.norm for token in near] and any("say" in token.forms for token in near))
    unreal = any(token.norm in UNREAL for token in clause.own)
    return not asked and not unreal and not _is_question(clause)


def _is_question(clause: Clause) -> bool:
    return any(token.norm == "?" for token in clause.items[-2:])


def _is_inverted(clause: Clause) -> bool:
    """ "Should" before its subject, behind what would then be: "ready to leave should the talks fail"."""
    if not clause.own or clause.hit.first < OPENING or _is_question(clause):
        return False
    previous, subject = clause.items[clause.hit.first - 1], clause.own[0]
    if previous.norm in word_set("before_inverted") or not (previous.is_word or previous.norm == ","):
        return False
    named = clause.text[subject.start].isupper() and clause.text[clause.items[clause.hit.first].start].islower()
    return subject.norm in SUBJECTS | DETERMINERS or named


def _has_subject(clause: Clause) -> bool:
    """ "Provided" with a clause of its own: neither "provided by" nor "provided aid"."""
    return clause.follows(SUBJECTS) and bool(clause.before)


def _weighs(clause: Clause) -> bool:
    """ "Depends" on whether or how something comes, and not on somebody for a living."""
    return clause.follows(WHETHER)


def _subjects(clause: Clause) -> bool:
    """ "Subject to" somebody's consent, told after what is agreed: a thing is also subject to rules and pressure."""
    return bool(clause.before) and not clause.before[-1].forms & {"be"} and clause.before[-1].norm not in ("not", "and")


def _lifts(clause: Clause) -> bool:
    """ "Without" what is asked for: behind a refusal, or opening the sentence."""
    if clause.own and clause.own[0].norm.endswith("ing"):
        return False
    taken_up = clause.opens and clause.follows(frozenset(("that", "this", "these", "those", "such")))
    return taken_up or any(token.forms & NEGATED for token in clause.main)


def _opens_only(clause: Clause) -> bool:
    """A word that is an adjective elsewhere: "absent a vote"."""
    return clause.follows(DETERMINERS) and (not clause.before or not clause.before[-1].forms & {"be"})


def _owed(clause: Clause) -> bool:
    """ "Before" what waits for something that is owed, asked for or promised, or a day before which something is
    refused; else it tells the time."""
    if not clause.own or not clause.own[0].is_word or _is_a_place(clause.own):
        return False
    dated = any(token.norm in word_set("calendar") or token.norm[0].isdigit() for token in clause.own)
    refused = any(token.forms & NEGATED for token in clause.main)
    return clause.follows(frozenset(("any",))) or (refused if dated else bool(owing(clause)))


def owing(clause: Clause) -> Sequence[Hit]:
    """What is said to be owed, asked for or promised around a cue; places count in :attr:`Clause.main`."""
    return [hit for hit in hits_of(list(clause.main)) if hit.kind in OWED]


def _is_a_place(own: Sequence[Token]) -> bool:
    """Whether one stands before a body there: "testify before the committee"."""
    words = [token for token in own if token.is_word]
    return any(token.norm in word_set("hearing_body") for token in words[:4]) and not any(
        token.forms & {"be", "have", "do"} or token.norm in FUTURE for token in words
    )


def _not_before(clause: Clause) -> bool:
    return not _is_a_place(clause.own)


def _then(clause: Clause) -> bool:
    """ "Once" with something that will be then."""
    return any(token.norm in FUTURE for token in clause.main)


def _stops(clause: Clause) -> bool:
    """ "Until" that ends a waiting: "will keep asking until the last day" waits for nothing."""
    near = clause.items[max(0, clause.hit.first - LASTING_REACH) : clause.hit.first]
    goes_on = any(token.forms & word_set("continuing") for token in near)
    return not goes_on or any(token.norm == "not" for token in near)


def _lasts(clause: Clause) -> bool:
    """ "While" that holds up something: a thing refused as long as something goes on."""
    lasting = any(token.forms & word_set("lasting") for token in clause.own[:15])
    return lasting and any(token.forms & NEGATED for token in clause.before)


def _is_at_stake(clause: Clause) -> bool:
    """Whether something is wanted, refused or to come in the sentence around it."""
    if len(clause.items) == clause.last + 1 - clause.hit.first:
        return True
    around = (*clause.before, *clause.items[clause.last + 1 : clause.last + 1 + AROUND])
    return any(token.norm in FUTURE for token in around) or any(hit.kind in SIDES for hit in hits_of(around))


def _is_asked(clause: Clause) -> bool:
    """What a thing must hold: the deed is asked of a thing, and not of people ("we must ensure")."""
    return bool(clause.before) and clause.before[-1].norm not in ASKS_OF


Check = Callable[[Clause], bool]
CHECKS: Mapping[str, Check] = {
    "if": _supposes,
    "should": _is_inverted,
    "provided": _has_subject,
    "providing": _has_subject,
    "depend on": _weighs,
    "depend upon": _weighs,
    "depending on": _weighs,
    "subject to": _subjects,
    "without": _lifts,
    "absent": _opens_only,
    "barring": _opens_only,
    "not … before": _not_before,
    "never before": _owed,
    "once": _then,
    "while": _lasts,
    "during": _lasts,
    "amid": _lasts,
    "in the middle of": _lasts,
    "in the midst of": _lasts,
    "as part of": _is_at_stake,
    "in accordance with": _is_at_stake,
    "in line with": _is_at_stake,
    "within the framework of": _is_at_stake,
    "in the framework of": _is_at_stake,
    "under the terms of": _is_at_stake,
}
KINDS: Mapping[str, Check] = {
    "before": _owed,
    "until": _stops,
    "as_long_as": _is_at_stake,
    "as_part_of": _is_asked,
}
