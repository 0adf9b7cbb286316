"""Sources that describe: whom "his ministry", "the statement", "the senator" or "its prime minister" mean."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.model import ActorKind, Mention, Span, Statement
from onrecord.reading.mentions.bodies import GOVERNMENTS, institution_of
from onrecord.reading.mentions.runs import PERSONAL
from onrecord.reading.speakers.phrases import PARTISAN, Described, core, describe, without_article
from onrecord.reading.speakers.progress import Progress, added
from onrecord.reading.speakers.pronouns import ANYBODY, REACH_LINES, Asked, Resolution, resolve_pronoun
from onrecord.reading.speakers.scene import WINDOW, Stage
from onrecord.text.names import normal
from onrecord.text.offices import ministry_name, office_key, portfolios

OWNERS = frozenset(("his", "her", "its", "their"))
KIN = frozenset(
    ("wife", "husband", "mother", "father", "son", "daughter", "brother", "sister", "widow", "friend", "partner")
)
ELECTED = frozenset(("legislator", "party", "top", "minister", "body"))
COUNTRIES = frozenset(("country", "nation", "republic", "kingdom"))
NEAR_LINES = 3
UNDECIDED = 0.8
CLEAR_SURENESS = 0.9


def described(stage: Stage, progress: Progress, statement: Statement, words: str) -> Resolution:
    """The entity of a source that is described; a new one where it is nobody named in the article."""
    found = describe(words)
    span = statement.source[0]
    if found is None:
        return _undecided(progress, span, words)
    if found.rank == "document" and found.noun == "statement":
        return _issuer(stage, progress, statement) or added(
            progress, span, "unnamed", found.name, "a statement of nobody named", 0.5
        )
    found = _owned(stage, statement, found)
    if found.determiner in ("its", "their") and found.rank in PERSONAL and not found.plural:
        return _its_officer(stage, progress, statement, found)
    if found.determiner in OWNERS and found.noun in KIN and not found.plural:
        return Resolution(None, f"“{found.determiner} {found.noun}”: nobody named", 0.0)
    if found.determiner in OWNERS and found.rank == "institution":
        return _owned_body(stage, progress, statement, found)
    if found.definite and found.rank in PERSONAL | {PARTISAN} and not found.plural:
        return _taken_up(stage, progress, statement, found)
    if found.definite and found.rank == "institution" and found.of is None:
        return _body_before(stage, progress, statement, found, words)
    sure = {"state": 0.93, "organisation": 0.9, "group": 0.9}.get(found.kind, 0.85)
    return added(progress, span, found.kind, found.name, f"described by “{found.noun}”", sure, of=found.of)


def _undecided(progress: Progress, span: Span, words: str) -> Resolution:
    """A source that is neither known nor described: a name nobody decided, if it is written as one."""
    plain = without_article(words)
    is_name = all(word[:1].isupper() for word in plain.split())
    kind: ActorKind = "organisation" if is_name else "unnamed"
    reason = "a name" if is_name else "described, not named"
    return added(progress, span, kind, plain if is_name else core(words), reason, UNDECIDED)


def _issuer(stage: Stage, progress: Progress, statement: Statement) -> Resolution | None:
    """Who issued "the statement": the last speaker that is a body, else the last speaker, within a few
    paragraphs."""
    at = stage.place(statement)
    near = [s for s in progress.trail.past[-WINDOW:] if s.at < at and stage.line_at(at) - s.line <= NEAR_LINES]
    kinds = {**stage.kinds, **{m.entity: m.kind for m in progress.added if m.entity not in stage.kinds}}
    bodies = [s for s in near if kinds.get(s.entity) in ("organisation", "state", "office")]
    issued = [s for s in near if "statement" in s.cue]
    if issued:
        return Resolution(issued[-1].entity, "the statement issued before", 0.92)
    chosen = (bodies or near)[-1:]
    return Resolution(chosen[0].entity, "the statement of who spoke last", 0.75 if bodies else 0.6) if chosen else None


def _owned(stage: Stage, statement: Statement, found: Described) -> Described:
    """The description of an institution with its owner, where only the article knows that one as a name."""
    owners = [m for m in stage.mentions_in(statement.source) if m.kind in ("state", "organisation", "person")]
    if found.rank != "institution" or found.of is not None or found.plural or not owners:
        return found
    if not _adjoins(stage, statement, found.noun, owners[0]):
        return found
    owner = stage.heads[owners[0].entity]
    kind, name = institution_of(found.noun, owner)
    state = kind == "state" or (found.noun in GOVERNMENTS and owners[0].kind == "state")
    return replace(found, of=owner, kind="state" if state else "organisation", name=owner if state else name)


def _adjoins(stage: Stage, statement: Statement, noun: str, owner: Mention) -> bool:
    """Whether a name stands before an institution's noun, or right after its "of"."""
    start, end = statement.source[0].start, statement.source[0].end
    if noun in stage.text[owner.span.end : end].lower():
        return True
    return bool(re.search(r"\b(?:of|in|at|for)(?: the)? ?$", stage.text[start : owner.span.start].lower()))


def _its_officer(stage: Stage, progress: Progress, statement: Statement, found: Described) -> Resolution:
    """Whom "its prime minister" means: the holder of the office of the state or body that "its" means."""
    owner = resolve_pronoun(Asked("its", stage.place(statement), statement.content), stage, progress.trail)
    what = f"“{found.determiner} {found.noun}”"
    if owner.entity is None or stage.kinds.get(owner.entity) != "state":
        return Resolution(None, f"{what}: no state is clearly meant", 0.0)
    head = stage.heads[owner.entity]
    key = office_key(found.noun)
    for mention in stage.reading.mentions:
        if key in mention.titles and mention.of == head:
            return Resolution(mention.entity, f"{what} of {head}: the holder named here", min(0.85, owner.sureness))
    name = f"{head} {found.noun}"
    return added(progress, statement.source[0], "office", name, f"{what} of {head}", 0.75, of=head)


def _taken_up(stage: Stage, progress: Progress, statement: Statement, found: Described) -> Resolution:
    """Whom "the senator" or "the candidate" takes up: the nearest person of that rank, or a clearly nearest
    one without rank."""
    asked = Asked(ANYBODY, stage.place(statement), statement.content)
    guess = resolve_pronoun(asked, stage, progress.trail)
    what = f"“the {found.noun}”"
    ranks = stage.ranks.get(guess.entity or "", frozenset())
    told = found.rank in ranks or (found.rank == PARTISAN and bool(ranks & ELECTED))
    if guess.entity is None or (not told and (ranks or guess.sureness < CLEAR_SURENESS)):
        return Resolution(None, f"{what}: nobody who is clearly meant", 0.0)
    return replace(guess, reason=guess.reason.replace("pronoun", what), sureness=0.75 if told else 0.6)


def _owned_body(stage: Stage, progress: Progress, statement: Statement, found: Described) -> Resolution:
    """The body that "his campaign" or "her ministry" means: of whom the pronoun means."""
    asked = Asked(found.determiner, stage.place(statement), statement.content)
    owner = resolve_pronoun(asked, stage, progress.trail)
    if owner.entity is None:
        return Resolution(None, f"“{found.determiner} {found.noun}”: {owner.reason}", 0.0)
    ministry = _ministry_of(stage, owner.entity) if found.noun == "ministry" else None
    name = ministry or f"{stage.heads.get(owner.entity, '').split()[-1]} {found.noun}"
    reason = f"“{found.determiner} {found.noun}”: {owner.reason}"
    return added(
        progress, statement.source[0], "organisation", name, reason, owner.sureness, of=stage.heads.get(owner.entity)
    )


def _ministry_of(stage: Stage, entity: str) -> str | None:
    """The ministry of a minister, by what the article calls the office."""
    for mention in stage.reading.mentions:
        for title in mention.titles if mention.entity == entity else ():
            what, _, last = title.rpartition(" ")
            if last == "minister" and what in portfolios():
                return ministry_name(what, of=mention.of)
    return None


def _state_before(stage: Stage, statement: Statement, noun: str) -> Resolution:
    """The state that "the country" takes up: the one named last."""
    at = stage.place(statement)
    near = [s for s in stage.seen_before(at) if stage.line_at(at) - s.line <= 1 and s.mention.kind == "state"]
    if not near:
        return Resolution(None, f"“the {noun}”: no state is named before", 0.0)
    return Resolution(near[-1].mention.entity, f"the state named before “the {noun}”", 0.75)


def _body_before(stage: Stage, progress: Progress, statement: Statement, found: Described, words: str) -> Resolution:
    """Which body "the ministry" or "the agency" takes up: the last one named whose name has the noun; "the
    country" the last state."""
    at = stage.place(statement)
    noun = found.noun.split()[-1]
    if noun in COUNTRIES and not found.plural and words.split()[-1] == noun:
        return _state_before(stage, statement, noun)
    plain = without_article(words).split()
    if len(plain) > 1 and sum(word[:1].isupper() for word in plain) > 1:
        return added(progress, statement.source[0], found.kind, found.name, "an institution", 0.85)
    fits = [
        s.mention
        for s in stage.seen_before(at)
        if s.mention.span.end <= at
        and stage.line_at(at) - s.line <= REACH_LINES
        and s.mention.kind == "organisation"
        and noun in normal(s.mention.head).split()
    ]
    if fits:
        return Resolution(fits[-1].entity, f"the {noun} named before", 0.88)
    if found.name[:1].isupper():
        return added(progress, statement.source[0], found.kind, found.name, "an institution", 0.8)
    return Resolution(None, f"“the {noun}”: no such body is named before", 0.0)
