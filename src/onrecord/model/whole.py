"""The whole record, and what people judged of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.model.deciding import Decision, Position, Question
from onrecord.model.ground import Trouble
from onrecord.model.linking import Actor, Dating, Link
from onrecord.model.reading import Article, Event, Reading, Statement


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
