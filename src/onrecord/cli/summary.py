"""What a build found, in a few lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli.terminal import tell
from onrecord.cli.views import counted
from onrecord.collation.actors.judgements import REPLAYED
from onrecord.export.lookup import Lookup
from onrecord.model import Record

if TYPE_CHECKING:
    from onrecord.pipeline import Progress


def tell_summary(record: Record, path: Path, seen: Progress | None) -> None:
    """How much was read and found, and where each question stands."""
    known = Lookup(record)
    dated = sum(dating.day is not None for dating in record.datings)
    resolved = sum(statement.actor is not None for statement in known.statements.values())
    differences = sum(link.relation == "discrepancy" for link in record.links)
    added = f" ({seen.added} new, {seen.known} known before)" if seen else ""
    tell(f"{counted(len(record.readings), 'article')}{added}, {dated} with a publication day")
    tell(f"{counted(len(known.statements), 'statement')}, {resolved} with a known speaker")
    speaking = sum(known.spoken[actor.id] > 0 for actor in record.actors)
    tell(f"{counted(len(record.actors), 'actor')}, {speaking} with a statement")
    for trouble in record.troubles:
        if trouble.kind == REPLAYED:
            tell(trouble.message)
    tell(f"{counted(differences, 'disagreement')}; {counted(len(record.troubles), 'trouble')}")
    for decision in record.decisions:
        tell(f"{decision.question}: {decision.state}. {decision.why}")
    tell(f"The record is {path}")
