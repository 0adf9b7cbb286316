"""Who ascribes a position: the speaker himself, an outer speaker, or the outlet; and what is only foretold."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.model import Actor, Reading, Statement
from onrecord.reading.stance import Frame
from onrecord.reading.stance_words import word_set

INNER_STATES = word_set("inner_state")
FORETOLD = word_set("foretold")
INTENDED = frozenset(("would", "will"))


def reporter_of(statement: Statement, frame: Frame, reading: Reading, actors: Mapping[str, Actor]) -> str | None:
    """Who ascribes the position: the outer speaker of a nested statement, or the outlet for a state of mind nobody
    voiced; None where the words are the source's own."""
    outer = next((one for one in reading.statements if one.id == statement.inside), None) if statement.inside else None
    if outer is not None and outer.actor != statement.actor:
        actor = actors.get(outer.actor or "")
        return actor.name if actor else (statement.via[0] if statement.via else "an unresolved speaker")
    if statement.kind == "indirect" and _is_state_of_mind(frame):
        return reading.article.outlet or "the article"
    return None


def _is_state_of_mind(frame: Frame) -> bool:
    voiced = frame.has("report", "promise", "evade", "warn") and not any(
        t.forms & word_set("thought") for t in frame.tokens
    )
    return not voiced and any(token.forms & INNER_STATES for token in frame.tokens)


def is_foretold(frame: Frame, *, second_hand: bool) -> bool:
    """Whether the reporting words only foretell: "is unlikely to agree" is a prediction about somebody, not a
    position."""
    words = FORETOLD | INTENDED if second_hand else FORETOLD
    return not frame.has("report") and any(token.norm in words for token in frame.tokens)
