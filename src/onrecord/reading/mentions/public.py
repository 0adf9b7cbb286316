"""The mentions of an article's states, organisations and institutions."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import ActorKind, Mention
from onrecord.reading.mentions.bodies import (
    GOVERNMENTS,
    PERSONAL_BODIES,
    institution_of,
    is_acting_capital,
    is_public_body,
)
from onrecord.reading.mentions.offices import OfficePhrase
from onrecord.reading.mentions.scene import Scene
from onrecord.text.names import normal

STATE_FORMS = frozenset(("name",))
LEAST_ACRONYM = 3
BODY_FORMS = frozenset(("bloc", "seat", "institution", "chamber"))


def public_mentions(scene: Scene) -> list[Mention]:
    """A mention for every state, bloc, seat, institution and organisation that is named for itself."""
    return [*_bodies(scene), *_organisations(scene)]


def _bodies(scene: Scene) -> list[Mention]:
    """A mention for every state, bloc, seat and known institution that is named for itself, and every
    institution of one."""
    covered = {
        i for n in scene.named if n.kind in ("person", "organisation", "other") for i in range(n.run.first, n.run.last)
    }
    covered |= {i for o in scene.offices for i in range(o.first, o.last)}
    found = []
    for match in scene.places:
        form, name = match.place.form, match.place.name
        if covered & set(range(match.first, match.last)):
            continue
        kind: ActorKind = "state" if match.place.code else "organisation"
        if form in STATE_FORMS | BODY_FORMS:
            found.append(_body(scene, match.first, match.last, kind, name, f"named as a {form}"))
        elif form == "capital" and is_acting_capital(scene.tokens, match):
            found.append(
                _body(scene, match.first, match.last, kind, name, "a capital that acts stands for its government")
            )
    return found + _institutions(scene) + _generic_bodies(scene)


def _institutions(scene: Scene) -> list[Mention]:
    """A mention for every institution of a state, body or person: "the Ukrainian foreign ministry"."""
    runs = {i for n in scene.named if n.kind == "organisation" for i in range(n.run.first, n.run.last)}
    found = []
    for phrase in scene.offices:
        owner = scene.owner(phrase) if phrase.office.rank == "institution" and not phrase.office.plural else None
        if owner and scene.knows(owner) and _is_body_of_owner(scene, phrase, runs):
            kind, name = institution_of(phrase.office.words, owner, scene.ministries())
            if phrase.office.words in GOVERNMENTS and owner in scene.bodies.states.values():
                kind, name = "state", owner
            if phrase.office.words in PERSONAL_BODIES:
                name = scene.words(phrase.first, phrase.last).replace("’s ", " ").replace("'s ", " ")
            actor_kind: ActorKind = "state" if kind == "state" else "organisation"
            found.append(_body(scene, phrase.first, phrase.last, actor_kind, name, "an institution", of=owner))
    return found


def _generic_bodies(scene: Scene) -> list[Mention]:
    """A mention for every "the alliance", "the bloc": the body that this article calls so."""
    found = []
    for phrase in scene.offices:
        name = scene.bodies.generic.get(phrase.office.words)
        alone = (
            phrase.of is None
            and phrase.determiner == "the"
            and phrase.first == phrase.head
            and not phrase.office.plural
        )
        if name and alone and not scene.tokens[phrase.head].headline:
            found.append(
                _body(
                    scene, phrase.first, phrase.last, "organisation", name, f"the {phrase.office.words} of this article"
                )
            )
    return found


def _is_body_of_owner(scene: Scene, phrase: OfficePhrase, runs: set[int]) -> bool:
    return is_public_body(phrase.office.words) and phrase.head not in runs and _owned(scene, phrase)


def _owned(scene: Scene, phrase: OfficePhrase) -> bool:
    """Whether what is said to own an institution does: "the government in Kyiv", but not "the office in
    Jordan"."""
    if phrase.of is None or scene.tokens[phrase.head].headline:
        return False
    if phrase.of[0] < phrase.head or scene.tokens[phrase.head_end].low == "of":
        return True
    return any(match.first == phrase.of[0] and match.place.form == "capital" for match in scene.places)


def _body(
    scene: Scene, first: int, last: int, kind: ActorKind, name: str, reason: str, of: str | None = None
) -> Mention:
    return Mention(scene.span(first, last), kind, name, f"{kind} {normal(name)}", (), of, reason)


def acronyms(names: Sequence[str]) -> dict[str, str]:
    """The bodies that an article names in full and by their first letters, by the short form: {"NHB": "Norland Harbour
    Board"}. A short form that fits two names is left out."""
    found: dict[str, set[str]] = {}
    for name in names:
        letters = "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
        if len(letters) >= LEAST_ACRONYM:
            found.setdefault(letters, set()).add(name)
    short = {name for name in names if name.isupper() and " " not in name}
    return {letters: min(full) for letters, full in found.items() if letters in short and len(full) == 1}


def _organisations(scene: Scene) -> list[Mention]:
    """A mention for every organisation and learned state named by a run of capitals."""
    found = []
    spelled = acronyms([n.run.words for n in scene.named if n.kind in ("organisation", "place", "")])
    for n in scene.named:
        if n.kind not in ("organisation", "state") or scene.tokens[n.run.first].headline:
            continue
        kind: ActorKind = "state" if n.kind == "state" else "organisation"
        name = scene.bodies.generic.get(normal(n.run.words), spelled.get(n.run.words, n.run.words))
        found.append(_body(scene, n.run.first, n.run.last, kind, name, n.reason))
    return found
