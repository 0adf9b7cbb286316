"""The records. Frozen and idle: they hold and check, and never fetch, parse or decide.

Offsets count Unicode code points of the article's ``text``, end exclusive, so that ``text[start:end]`` is always the
words meant. Days are :class:`datetime.date`; a date that is only partly known is an ISO 8601 prefix string
("2024-12", "2024-W48"). Ids are hashes of content (:func:`content_id`), so another run, order, engine or machine
gives the same ones. What is unknown is ``None`` or empty, never a guess.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Basis = Literal["metadata", "stated", "inferred", "unknown"]
QuoteKind = Literal["direct", "indirect", "mixed"]
ActorKind = Literal["person", "state", "organisation", "office", "group", "unnamed"]
Stance = Literal["support", "conditional_support", "non_committal", "conditional_oppose", "oppose"]
Commitment = Literal["CT", "PR", "PS", "U"]
ConditionOrder = Literal["only_after", "before", "until", "if", "unless", "as_long_as", "in_exchange_for", "as_part_of"]
EventStatus = Literal["happened", "scheduled", "cancelled", "hypothetical"]
Relation = Literal["same_utterance", "same_event", "reprint", "revision", "discrepancy"]
QuestionRelation = Literal["narrower_than", "precondition_of", "alternative_to"]
Role = Literal["voter", "applicant", "chair", "outside"]
Stage = Literal["declared", "agreed", "signed", "ratified", "deposited"]
STAGES: tuple[Stage, ...] = ("declared", "agreed", "signed", "ratified", "deposited")


def content_id(kind: str, *parts: object) -> str:
    """A short id made from what the thing is: ``kind`` initial and 16 hex digits of SHA-256 over ``parts``."""
    body = json.dumps([kind, *parts], ensure_ascii=False, sort_keys=True, default=str)
    return f"{kind}-{hashlib.sha256(body.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text, in code points, end exclusive.

    Raises ValueError when it is empty or runs backwards.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The words the span names."""
        return text[self.start : self.end]

    def touches(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of one article that a line of the record rests on, and what they show."""

    article: str
    span: Span
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem kept as data: where it is, what kind, and a message that says what to do."""

    origin: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it came in. ``text`` is the whole decoded text with newlines made ``\\n``; nothing is cut out.

    ``published`` is the day the metadata states, or None. ``origin`` names the file (``folder/name`` or ``file#n``).
    ``extra`` keeps unknown metadata as (key, value) pairs.
    """

    id: str
    origin: str
    text: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    language: str | None = None
    published: date | None = None
    encoding: str | None = None
    extra: tuple[tuple[str, str], ...] = ()

    @staticmethod
    def make(*, origin: str, text: str, published: date | None = None, **known: Any) -> Article:
        """An article with the id its content gives it: text and stated metadata, but never where the file lay."""
        named = [known.get(key) for key in ("outlet", "url", "title")]
        return Article(
            id=content_id("article", text, published, *named),
            origin=origin,
            text=text,
            published=published,
            **known,
        )


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch that is not the article's own text.

    ``kind``: advert, related, bio, tags, notice, byline, caption, credit, stray, timestamp, or foreign (in another
    language).
    """

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression (TIMEX3, ISO-TimeML).

    ``type`` is DATE, TIME, DURATION or SET. ``value`` is the TIMEX3 value, or None while its anchor is unknown.
    ``earliest`` and ``latest`` bound the days meant. ``anchor`` says what the value was worked out from ("article
    2024-12-03", "text 1994", "none"). ``other`` is the second reading where the direction is a guess.
    """

    span: Span
    type: str
    value: str | None
    earliest: date | None = None
    latest: date | None = None
    anchor: str = "none"
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name or describe somebody.

    ``head`` is the bare name ("Mark Rutte"), ``titles`` the offices said with it.

    ``entity`` groups the mentions of one article that mean the same actor (an id of that article's own), and
    ``reason`` says why. ``of`` is whom an office or institution belongs to ("Ukraine"), as a normal name.
    """

    span: Span
    kind: ActorKind
    head: str
    entity: str
    titles: tuple[str, ...] = ()
    of: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a position hangs on: the words, and how it stands in time or logic to what is wanted."""

    span: Span
    sequence: ConditionOrder


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what, in one article.

    ``content``, ``cue`` and ``source`` are the words reported, the words that report them and the words that name the
    source; cue and source may be empty. ``inside`` is the id of the statement this one is nested in. ``entity`` is
    the source's group of mentions in this article (None: unresolved), ``reason`` how the source was resolved and
    ``sureness`` how often such a resolution is right (0 to 1). ``via`` names who relayed it. ``said_on`` is the day
    it was said, as precise as known. ``confidence`` is how often such a statement is right. ``commitment``,
    ``negated`` and ``conditions`` are read from the words alone, whatever the question.
    """

    id: str
    article: str
    content: Spans
    cue: Spans
    source: Spans
    kind: QuoteKind
    confidence: float
    inside: str | None = None
    entity: str | None = None
    reason: str = ""
    sureness: float = 0.0
    via: tuple[str, ...] = ()
    said_on: str | None = None
    said_on_why: tuple[Evidence, ...] = ()
    commitment: Commitment = "U"
    negated: bool = False
    evasive: bool = False
    conditions: tuple[Condition, ...] = ()
    actor: str | None = None

    def words(self, text: str) -> str:
        """The reported words, fragments joined by an ellipsis."""
        return " … ".join(span.of(text) for span in self.content)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens: what, when, and whether it happened, is scheduled, was cancelled or is only imagined."""

    id: str
    what: str
    status: EventStatus
    evidence: tuple[Evidence, ...]
    when: str | None = None
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One article with all that was found in it: what the readers fill, engines carry and the store writes."""

    article: Article
    asides: tuple[Aside, ...] = ()
    timexes: tuple[Timex, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    troubles: tuple[Trouble, ...] = ()


@dataclass(frozen=True, slots=True)
class Dating:
    """When an article was published: a day, a bracket or unknown, how that is known, and each link of the evidence."""

    article: str
    day: date | None = None
    earliest: date | None = None
    latest: date | None = None
    basis: Basis = "unknown"
    why: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorRole:
    """An office somebody held, as the articles show it."""

    office: str
    of: str | None = None
    since: str | None = None
    until: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """One party over all articles.

    ``speaks_for`` is the member or body whose position this actor's words state, by normal name.

    ``members`` are its (article id, entity) groups of mentions; ``reasons`` say why they were joined.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    roles: tuple[ActorRole, ...] = ()
    speaks_for: str | None = None
    members: tuple[tuple[str, str], ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Some spans of one article: the end of a link that is not a whole statement."""

    article: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Link:
    """Two things and how they relate. ``left`` and ``right`` are a statement or article id, or a passage.

    ``kind`` of a discrepancy: fact, date, wording, name, status. ``score`` (0 to 1) ranks links of one relation.
    ``diff`` is a list of (op, left words, right words), op one of equal, replace, delete, insert.
    """

    relation: Relation
    left: str | Passage
    right: str | Passage
    about: str = ""
    kind: str | None = None
    score: float = 1.0
    reasons: tuple[str, ...] = ()
    diff: tuple[tuple[str, str, str], ...] = ()


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
    conditions: tuple[tuple[str, Condition], ...] = ()
    pending: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    ways: tuple[tuple[str, ...], ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    precedences: tuple[Precedence, ...] = ()
    circles: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person confirmed, changed or rejected; later runs replay it.

    ``made_at`` is given by the caller, never by the clock of a run.
    """

    id: str
    verb: str
    target: str
    value: str
    made_at: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """Everything known: what collators and deciders fill, and exports and pages show.

    ``readings`` are in order of article id; every tuple has one defined order, so that the same input gives the same
    record byte for byte.
    """

    readings: tuple[Reading, ...] = ()
    datings: tuple[Dating, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    links: tuple[Link, ...] = ()
    questions: tuple[Question, ...] = ()
    positions: tuple[Position, ...] = ()
    decisions: tuple[Decision, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)

    def articles(self) -> dict[str, Article]:
        """The articles by id."""
        return {reading.article.id: reading.article for reading in self.readings}

    def statements(self) -> dict[str, Statement]:
        """The statements by id, in order of article and place."""
        return {s.id: s for reading in self.readings for s in reading.statements}

    def dating(self) -> dict[str, Dating]:
        """How each article is dated, by article id."""
        return {dating.article: dating for dating in self.datings}

    def actor(self) -> dict[str, Actor]:
        """The actors by id."""
        return {actor.id: actor for actor in self.actors}


def own_text(reading: Reading) -> list[Span]:
    """The stretches of the article that are its own text: everything between the asides, in order."""
    stretches, at = [], 0
    for aside in sorted(reading.asides, key=lambda a: a.span):
        if aside.span.start > at:
            stretches.append(Span(at, aside.span.start))
        at = max(at, aside.span.end)
    if at < len(reading.article.text):
        stretches.append(Span(at, len(reading.article.text)))
    return stretches


def first_start(spans: Iterable[Span], default: int = 0) -> int:
    """Where the first of some spans begins."""
    return min((span.start for span in spans), default=default)
