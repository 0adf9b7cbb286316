"""Questions, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from onrecord.model.ground import Evidence, Span
from onrecord.model.reading import Commitment, Condition, ConditionOrder

Stance = Literal["support", "conditional_support", "non_committal", "conditional_oppose", "oppose"]
QuestionRelation = Literal["narrower_than", "precondition_of", "alternative_to"]
Role = Literal["voter", "applicant", "chair", "outside"]
Fate = Literal["met", "unmet", "unknown"]
Stage = Literal["declared", "agreed", "signed", "ratified", "deposited"]
IN_THE_ROLL = 0.45
STAGES: tuple[Stage, ...] = ("declared", "agreed", "signed", "ratified", "deposited")


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody the question concerns, and as what.

    ``names`` are further names; ``since`` and ``until`` bound membership. ``ratifies`` names those whose consent makes
    this member's ratification, where there are several (two houses and a president).
    """

    name: str
    role: Role
    names: tuple[str, ...] = ()
    weight: float = 1.0
    veto: bool = False
    since: date | None = None
    until: date | None = None
    ratifies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A decision rule as data.

    ``decision/gates.py`` says what ``needs`` may hold, ``docs/questions.md`` how a file writes it. ``quorum`` is how
    many must take part: a count, a share of the members, or "more than" one of them; "" asks for none.
    """

    name: str
    needs: Mapping[str, Any]
    silence: Literal["for", "against", "absent", "unknown"] = "unknown"
    abstention: Literal["for", "against", "neutral"] = "neutral"
    quorum: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be decided, by whom, under which rule. ``about`` are names and phrases that the decision is about.

    ``stages`` are the steps each member takes, the last of them the one that counts (none: its word counts).
    ``speaks_for`` are names whose words count for several members. ``relations`` say how it stands to other
    questions, by their ids.
    """

    id: str
    text: str
    rule: Rule
    parties: tuple[Party, ...]
    about: tuple[str, ...] = ()
    opposite: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    speaks_for: tuple[tuple[str, tuple[str, ...]], ...] = ()
    relations: tuple[tuple[QuestionRelation, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """Where an actor stands on a question in one statement.

    ``reported_by`` is None for the actor's own words, else who ascribes it. ``member`` is the party of the question
    that it counts for.
    """

    question: str
    actor: str
    statement: str
    stance: Stance
    commitment: Commitment
    member: str | None = None
    conditions: tuple[Condition, ...] = ()
    reported_by: str | None = None
    reason: str = ""
    confidence: float = 0.0

    @property
    def doubtful(self) -> bool:
        """Whether it is not sure enough for the roll, and only there to be looked at."""
        return self.confidence < IN_THE_ROLL


@dataclass(frozen=True, slots=True)
class Step:
    """A stage that a member took: by whom ("parliament", "" where that is not told), on which day, where told."""

    stage: Stage
    by: str
    day: str | None
    statement: str


@dataclass(frozen=True, slots=True)
class RollLine:
    """One party's line in the roll; ``stance`` None is silence: no statement was found.

    ``stage`` is the last stage it has taken, ``steps`` show it.
    """

    member: str
    role: Role
    stance: Stance | None = None
    since: str | None = None
    actor: str | None = None
    evidence: tuple[str, ...] = ()
    stage: Stage | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A member in the way: in its own words, only unless a condition is met, or by another's account.

    ``alone`` says whether the rule lets it stop the decision by itself.
    """

    member: str
    how: Literal["declared", "threatened", "reported"]
    alone: bool
    statement: str


@dataclass(frozen=True, slots=True)
class Precedence:
    """What must come before what, as a party's condition has it.

    ``first`` and ``then`` are the words of a thing, the name of a member (its consent) or "" (the decision).
    """

    member: str
    statement: str
    condition: Condition
    first: str
    then: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """A condition that a decision hangs on: its words and order, who must bring it about where the words say so, and
    whether it has been met, with the words of later reports that show it.

    ``span`` and ``bearer`` lie in the article of the statement that names it.
    """

    span: Span
    sequence: ConditionOrder
    bearer: Span | None = None
    met: Fate = "unknown"
    shown_by: tuple[Evidence, ...] = ()

    @property
    def condition(self) -> Condition:
        """The condition as it was read."""
        return Condition(self.span, self.sequence)


@dataclass(frozen=True, slots=True)
class Change:
    """A position that moved: the two statements, and whether it hardened, softened or reversed, or was first stated."""

    member: str
    kind: Literal["first_stated", "hardened", "softened", "reversed"]
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Where a question stands under its rule. Every list holds statement or event ids, or party names from the roll.

    ``missing`` are all whose support helps, ``ways`` the smallest sets of them that would carry it. ``circles`` name
    the ``precedences``, by place, that can't all be kept.
    """

    question: str
    state: Literal["settled", "blocked", "open"]
    why: str
    roll: tuple[RollLine, ...]
    as_of: date | None = None
    would_pass_if_met: bool = False
    blockers: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    conditions: tuple[tuple[str, Requirement], ...] = ()
    pending: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    ways: tuple[tuple[str, ...], ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    precedences: tuple[Precedence, ...] = ()
    circles: tuple[tuple[int, ...], ...] = ()

    def softened(self, member: str) -> str | None:
        """The vaguer statement that a party made last of all, where its line in the roll keeps the firmer one before.

        None where its last change was another, or where the roll holds that statement itself.
        """
        line = next((line for line in self.roll if line.member == member), None)
        last = next((change for change in reversed(self.changes) if change.member == member), None)
        if line is None or last is None or last.kind != "softened" or last.after in line.evidence:
            return None
        return last.after
