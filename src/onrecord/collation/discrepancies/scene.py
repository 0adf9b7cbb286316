"""What every detector of disagreements looks at, worked out once: settings, sayings, event reports and who is who."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.collation.copies import Copies
from onrecord.collation.events.reports import Report
from onrecord.collation.stage import stage_of
from onrecord.collation.utterances.sayings import Commonness, Saying, Setting
from onrecord.model import Actor, Link, Passage, Record, Span, Statement


@dataclass(frozen=True, slots=True)
class Scene:
    """The record as the detectors see it; ``settings`` and ``sayings`` are by article and by statement id."""

    record: Record
    copies: Copies
    settings: dict[str, Setting]
    commonness: Commonness
    sayings: dict[str, Saying]
    statements: dict[str, Statement]
    actors: dict[str, Actor]
    reports: tuple[Report, ...]
    same: tuple[tuple[Saying, Saying, Link], ...]

    def text(self, article: str) -> str:
        """The text of an article."""
        return self.settings[article].reading.article.text

    def words(self, passage: Passage) -> str:
        """The words of a passage on one line."""
        text = self.text(passage.article)
        return " … ".join(" ".join(span.of(text).split()) for span in passage.spans)


def scene(record: Record) -> Scene:
    """The scene of a record whose utterances and events are already matched."""
    stage = stage_of(record)
    said = {saying.id: saying for saying in stage.sayings}
    same = tuple(
        (said[link.left], said[link.right], link)
        for link in record.links
        if link.relation == "same_utterance"
        and isinstance(link.left, str)
        and isinstance(link.right, str)
        and link.left in said
        and link.right in said
    )
    return Scene(
        record=record,
        copies=stage.copies,
        settings={setting.reading.article.id: setting for setting in stage.settings},
        commonness=stage.commonness,
        sayings=said,
        statements=record.statements(),
        actors=record.actor(),
        reports=tuple(stage.reports),
        same=same,
    )


def whole(statement: Statement) -> Passage:
    """A statement with its source and cue, as a passage."""
    return Passage(statement.article, tuple(sorted({*statement.source, *statement.cue, *statement.content})))


def link(
    left: str | Passage,
    right: str | Passage,
    *,
    kind: str,
    about: str,
    score: float,
    reasons: tuple[str, ...],
    diff: tuple[tuple[str, str, str], ...] = (),
) -> Link:
    """A disagreement."""
    return Link(
        "discrepancy",
        left,
        right,
        about=" ".join(about.split())[:160],
        kind=kind,
        score=round(score, 3),
        reasons=reasons,
        diff=diff,
    )


def passage(article: str, *spans: Span) -> Passage:
    """Some spans of one article, in order."""
    return Passage(article, tuple(sorted(spans)))
