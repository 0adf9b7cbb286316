"""What has been resolved so far of an article's speakers, and the parties that only sources name."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.model import ActorKind, Mention, Span
from onrecord.reading.speakers.pronouns import Resolution, Trail
from onrecord.reading.speakers.scene import Stage
from onrecord.text.names import normal


@dataclass(slots=True)
class Progress:
    """What has been resolved so far: speakers by statement, in order of place, and the mentions that
    sources add."""

    trail: Trail = field(default_factory=Trail)
    by_statement: dict[str, Resolution] = field(default_factory=dict)
    added: list[Mention] = field(default_factory=list)
    entities: dict[tuple[str, str], str] = field(default_factory=dict)
    count: int = 0


def noted(progress: Progress, stage: Stage, span: Span, found: Resolution) -> Resolution:
    """The resolution, with a mention for the pronoun that was resolved."""
    if found.entity is not None:
        known = {m.entity: m.kind for m in progress.added} if found.entity in progress.trail.added else stage.kinds
        progress.added.append(
            Mention(span, known[found.entity], span.of(stage.text), found.entity, reason=found.reason)
        )
    return found


def added(
    progress: Progress, span: Span, kind: ActorKind, name: str, reason: str, sure: float, of: str | None = None
) -> Resolution:
    """A resolution to a party that only sources name; the same words in one article are one entity."""
    key = (kind, normal(name))
    if key not in progress.entities:
        progress.count += 1
        progress.entities[key] = f"e{progress.count}"
    entity = progress.entities[key]
    progress.added.append(Mention(span, kind, name, entity, of=of, reason=reason))
    progress.trail.added[entity] = (kind, name)
    return Resolution(entity, reason, sure)
