"""What one article reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from onrecord.model.ground import Evidence, Span, Spans, Trouble, content_id

QuoteKind = Literal["direct", "indirect", "mixed"]
ActorKind = Literal["person", "state", "organisation", "office", "group", "unnamed"]
Commitment = Literal["CT", "PR", "PS", "U"]
ConditionOrder = Literal["only_after", "before", "until", "if", "unless", "as_long_as", "in_exchange_for", "as_part_of"]
EventStatus = Literal["happened", "scheduled", "cancelled", "hypothetical"]


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

    @property
    def unlikely(self) -> bool:
        """Whether it is likelier misread than not."""
        return self.confidence < 0.5

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
