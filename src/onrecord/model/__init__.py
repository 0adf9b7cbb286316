"""The records. Frozen and idle: they hold and check, and never fetch, parse or decide.

Offsets count Unicode code points of the article's ``text``, end exclusive, so that ``text[start:end]`` is always the
words meant. Days are :class:`datetime.date`; a date that is only partly known is an ISO 8601 prefix string
("2024-12", "2024-W48"). Ids are hashes of content (:func:`content_id`), so another run, order, engine or machine
gives the same ones. What is unknown is ``None`` or empty, never a guess.
"""

from __future__ import annotations

from onrecord.model.deciding import (
    STAGES,
    Change,
    Decision,
    Fate,
    Obstacle,
    Party,
    Position,
    Precedence,
    Question,
    QuestionRelation,
    Requirement,
    Role,
    RollLine,
    Rule,
    Stage,
    Stance,
    Step,
)
from onrecord.model.ground import (
    Evidence,
    Span,
    Spans,
    Trouble,
    content_id,
)
from onrecord.model.linking import (
    Actor,
    ActorRole,
    Basis,
    Dating,
    Link,
    Passage,
    Relation,
)
from onrecord.model.reading import (
    ActorKind,
    Article,
    Aside,
    Commitment,
    Condition,
    ConditionOrder,
    Event,
    EventStatus,
    Mention,
    QuoteKind,
    Reading,
    Statement,
    Timex,
    first_start,
    own_text,
)
from onrecord.model.whole import (
    Judgement,
    Record,
)

__all__ = [
    "Actor",
    "ActorKind",
    "ActorRole",
    "Article",
    "Aside",
    "Basis",
    "Change",
    "Commitment",
    "Condition",
    "ConditionOrder",
    "Dating",
    "Decision",
    "Fate",
    "Event",
    "EventStatus",
    "Evidence",
    "Judgement",
    "Link",
    "Mention",
    "Obstacle",
    "Party",
    "Passage",
    "Position",
    "Precedence",
    "Question",
    "QuestionRelation",
    "Requirement",
    "QuoteKind",
    "Reading",
    "Record",
    "Relation",
    "Role",
    "RollLine",
    "Rule",
    "STAGES",
    "Span",
    "Spans",
    "Stage",
    "Stance",
    "Statement",
    "Step",
    "Timex",
    "Trouble",
    "content_id",
    "first_start",
    "own_text",
]
