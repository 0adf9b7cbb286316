"""What people judged of actors, replayed: merge, split, rename, speaks-for; what can't be is a trouble."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.collation.actors.parties import Party
from onrecord.model import Actor, Judgement, Trouble, content_id
from onrecord.text.names import normal

ORPHANED, CONFLICT, REPLAYED = "judgement_orphaned", "judgement_conflict", "judgements_replayed"
Problem = tuple[str, str]


@dataclass(slots=True)
class Bench:
    """The actors while judgements are replayed, what was merged into what, and how to make actors from
    parties."""

    known: dict[str, Actor]
    parties: Mapping[tuple[str, str], Party]
    make: Callable[[Sequence[Party]], Actor]
    merged: dict[str, str] = field(default_factory=dict)

    def find(self, words: str) -> Actor | None:
        """The actor of an id (or what it was merged into), or the only one of a name."""
        while words in self.merged:
            words = self.merged[words]
        if words in self.known:
            return self.known[words]
        fits = [a for a in self.known.values() if normal(a.name) == normal(words)]
        return fits[0] if len(fits) == 1 else None


def replay(bench: Bench, judgements: Sequence[Judgement]) -> tuple[list[Actor], list[Trouble]]:
    """The actors after every judgement on them, in order of day and id, with a count of what was replayed.

    Each judgement that was lost (``judgement_orphaned``) or contradicted (``judgement_conflict``) is a
    trouble.
    """
    mine = sorted((j for j in judgements if j.verb in VERBS), key=lambda j: (j.made_at, j.id))
    found = [(j, VERBS[j.verb](bench, j)) for j in mine]
    troubles = [Trouble(j.id, *problem) for j, problem in found if problem]
    if mine:
        lost = sum(t.kind == ORPHANED for t in troubles)
        message = (
            f"{len(mine) - len(troubles)} of {len(mine)} judgements on actors replayed, "
            f"{lost} orphaned, {len(troubles) - lost} conflicting"
        )
        troubles.insert(0, Trouble("actors", REPLAYED, message))
    return list(bench.known.values()), troubles


def _said(judgement: Judgement) -> str:
    return f"{judgement.verb} {judgement.target} {judgement.value} ({judgement.made_at})"


def _why(judgement: Judgement) -> str:
    return f"judged on {judgement.made_at}" + (f": {judgement.note}" if judgement.note else "")


def _orphaned(judgement: Judgement, which: str) -> Problem:
    return ORPHANED, f"{_said(judgement)}: there is no such {which} any more; judge again with onrecord actors"


def _merge(bench: Bench, judgement: Judgement) -> Problem | None:
    target, other = bench.find(judgement.target), bench.find(judgement.value)
    if target is None or other is None:
        return _orphaned(judgement, "actor" if target is None else "other actor")
    if other.id == target.id:
        return CONFLICT, f"{_said(judgement)}: the two are one already; nothing to do"
    del bench.known[other.id]
    bench.merged[other.id] = target.id
    bench.known[target.id] = replace(
        target,
        aliases=tuple(dict.fromkeys((*target.aliases, other.name, *other.aliases))),
        roles=tuple(dict.fromkeys((*target.roles, *other.roles))),
        speaks_for=target.speaks_for or other.speaks_for,
        members=tuple(sorted({*target.members, *other.members})),
        reasons=(*target.reasons, *other.reasons, f"merged with {other.name}, {_why(judgement)}"),
    )
    return None


def _split(bench: Bench, judgement: Judgement) -> Problem | None:
    """Take one alias out: the articles' groups of mentions that go by it become an actor of their own."""
    target = bench.find(judgement.target)
    if target is None:
        return _orphaned(judgement, "actor")
    out = [m for m in target.members if _goes_by(bench.parties[m], judgement.value)]
    stay = [m for m in target.members if m not in out]
    if not out or not stay:
        what = "no article calls it so" if not out else "every article calls it so"
        return CONFLICT, f"{_said(judgement)}: {what}, so nothing can be parted; check with onrecord show actors"
    parted = bench.make([bench.parties[m] for m in out])
    kept = bench.make([bench.parties[m] for m in stay])
    new_id = content_id("actor", target.id, "split", normal(judgement.value))
    reason = f"split, {_why(judgement)}"
    bench.known[new_id] = replace(parted, id=new_id, reasons=(reason,))
    bench.known[target.id] = replace(kept, id=target.id, reasons=(*target.reasons, reason))
    return None


def _goes_by(party: Party, alias: str) -> bool:
    return normal(alias) in {normal(words) for words, _ in (*party.names, *party.surfaces)}


def _rename(bench: Bench, judgement: Judgement) -> Problem | None:
    target = bench.find(judgement.target)
    if target is None:
        return _orphaned(judgement, "actor")
    aliases = tuple(dict.fromkeys((*target.aliases, target.name)))
    reasons = (*target.reasons, f"renamed from {target.name}, {_why(judgement)}")
    bench.known[target.id] = replace(target, name=judgement.value, aliases=aliases, reasons=reasons)
    return None


def _speaks_for(bench: Bench, judgement: Judgement) -> Problem | None:
    target = bench.find(judgement.target)
    if target is None:
        return _orphaned(judgement, "actor")
    reasons = (*target.reasons, f"speaks for {judgement.value or 'nobody'}, {_why(judgement)}")
    bench.known[target.id] = replace(target, speaks_for=judgement.value or None, reasons=reasons)
    return None


VERBS: Mapping[str, Callable[[Bench, Judgement], Problem | None]] = {
    "merge": _merge,
    "split": _split,
    "rename": _rename,
    "speaks-for": _speaks_for,
}
