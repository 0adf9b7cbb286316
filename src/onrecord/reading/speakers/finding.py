"""Who said each statement: from the words that name the source to an entity of the article, with a reason
and how sure."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.model import ActorKind, Mention, Reading, Span, Statement
from onrecord.reading.mentions.bodies import GOVERNMENTS, institution_of
from onrecord.reading.mentions.runs import PERSONAL
from onrecord.reading.speakers.names import head_mention, joined_names, sure_named, why_named
from onrecord.reading.speakers.phrases import Described, core, describe, without_article
from onrecord.reading.speakers.pronouns import (
    ANYBODY,
    PRONOUNS,
    REACH_LINES,
    Asked,
    Resolution,
    Said,
    Trail,
    resolve_pronoun,
)
from onrecord.reading.speakers.scene import WINDOW, Stage
from onrecord.reading.speakers.sourceless import resolve_sourceless
from onrecord.text.names import normal
from onrecord.text.offices import ministry_name, office_key, portfolios

OWNERS = frozenset(("his", "her", "its", "their"))
NEAR_LINES = 3
CLEAR_SURENESS = 0.9
PREPOSED = (
    " of ",
    " for ",
    " to ",
    " from ",
    " with ",
    " by ",
    " in ",
    " on ",
    " near ",
    " behind ",
    " like ",
    " including ",
    " such as ",
)


@dataclass(slots=True)
class Progress:
    """What has been resolved so far: speakers by statement, in order of place, and the mentions that
    sources add."""

    trail: Trail = field(default_factory=Trail)
    by_statement: dict[str, Resolution] = field(default_factory=dict)
    added: list[Mention] = field(default_factory=list)
    entities: dict[tuple[str, str], str] = field(default_factory=dict)
    count: int = 0


def find_speakers(reading: Reading) -> Reading:
    """The reading with ``entity``, ``reason``, ``sureness`` and ``via`` of every statement filled.

    Sources that no mention names (pronouns, groups, unnamed ones) are added to the mentions. A source that
    can't be told stays None.
    """
    stage = Stage(reading)
    progress = Progress(count=len(stage.kinds))
    for mention in reading.mentions:
        progress.entities.setdefault((mention.kind, normal(mention.head)), mention.entity)
    order = sorted(reading.statements, key=lambda s: (stage.place(s), s.inside is not None, s.id))
    pronouns = [p for p in stage.leading_pronouns if not stage.is_source(p[0])]
    for statement in _outer_first(order):
        while pronouns and pronouns[0][0] < stage.place(statement):
            _carry(stage, progress, *pronouns.pop(0))
        outer = progress.by_statement.get(statement.inside or "")
        found = _resolve(stage, progress, statement, outer.entity if outer else None)
        progress.by_statement[statement.id] = found
        if found.entity is not None:
            at = stage.place(statement)
            said = Said(at, stage.line_at(at), found.entity, _cue(stage, statement))
            insort(progress.trail.past, said, key=lambda earlier: earlier.at)
    mentions = tuple(sorted((*reading.mentions, *progress.added), key=lambda m: (m.span.start, m.span.end, m.kind)))
    heads = {
        **stage.heads,
        **{m.entity: m.head for m in progress.added if m.kind != "person" and m.entity not in stage.heads},
    }
    return replace(
        reading, mentions=mentions, statements=tuple(_filled(s, progress, heads) for s in reading.statements)
    )


def _carry(stage: Stage, progress: Progress, at: int, word: str) -> None:
    """Note whom a "he" or "she" that opens a sentence means, so that a later one can go on from it."""
    found = resolve_pronoun(Asked(word, at), stage, progress.trail)
    if found.entity is not None:
        mention = Mention(Span(at, at + len(word)), "person", word, found.entity)
        progress.trail.carried.append(stage.look(mention))


def _cue(stage: Stage, statement: Statement) -> str:
    return " ".join(span.of(stage.text) for span in statement.cue).lower()


def _outer_first(order: Sequence[Statement]) -> list[Statement]:
    """The statements in order of place, but each after the one it is nested in."""
    known = {s.id: s for s in order}
    done: dict[str, Statement] = {}

    def put(statement: Statement, depth: int = 0) -> None:
        if statement.id not in done:
            if statement.inside in known and depth < len(known):
                put(known[statement.inside], depth + 1)
            done.setdefault(statement.id, statement)

    for statement in order:
        put(statement)
    return list(done.values())


def _filled(statement: Statement, progress: Progress, heads: dict[str, str]) -> Statement:
    found = progress.by_statement[statement.id]
    outer = progress.by_statement.get(statement.inside or "")
    via = (heads[outer.entity],) if outer and outer.entity in heads and outer.entity is not None else statement.via
    return replace(statement, entity=found.entity, reason=found.reason, sureness=found.sureness, via=via)


def _resolve(stage: Stage, progress: Progress, statement: Statement, outer: str | None) -> Resolution:
    """Whom a statement's source means."""
    if not statement.source:
        return resolve_sourceless(stage, progress.trail, statement)
    words = " ".join(" ".join(span.of(stage.text).split()) for span in statement.source)
    bare = normal(words)
    if bare in PRONOUNS and not (len(words) > 1 and words.split()[-1].isupper()):
        asked = Asked(bare, stage.place(statement), statement.content, outer)
        found = resolve_pronoun(asked, stage, progress.trail)
        return _noted(progress, stage, statement.source[0], found)
    return _named(stage, progress, statement, words) or _described(stage, progress, statement, words)


def _noted(progress: Progress, stage: Stage, span: Span, found: Resolution) -> Resolution:
    """The resolution, with a mention for the pronoun that was resolved."""
    if found.entity is not None:
        known = {m.entity: m.kind for m in progress.added} if found.entity in progress.trail.added else stage.kinds
        progress.added.append(
            Mention(span, known[found.entity], span.of(stage.text), found.entity, reason=found.reason)
        )
    return found


def _named(stage: Stage, progress: Progress, statement: Statement, words: str) -> Resolution | None:
    """The entity a source names, where its head is a name: not "Obama's advisers", "aides to Obama"."""
    inside = stage.mentions_in(statement.source)
    if not inside:
        return None
    first = inside[0]
    start = statement.source[0].start
    before = stage.text[start : max(start, first.span.start)]
    if any(link in f" {before} ".lower() for link in PREPOSED):
        return None
    joined = joined_names(stage, statement, inside)
    if joined:
        return _added(progress, statement.source[0], "group", joined, "several named together", 0.9)
    last = head_mention(stage, statement, inside)
    if last is None:
        return None
    if last.kind == "unnamed":
        full = replace(last, span=statement.source[0], head=f"unnamed {without_article(words)}")
        progress.added.append(full)
    return Resolution(last.entity, why_named(last), sure_named(last))


def _described(stage: Stage, progress: Progress, statement: Statement, words: str) -> Resolution:
    """The entity of a source that is described; a new one where it is nobody named in the article."""
    found = describe(words)
    span = statement.source[0]
    if found is None:
        return _undecided(progress, span, words)
    if found.rank == "document" and found.noun == "statement":
        return _issuer(stage, progress, statement) or _added(
            progress, span, "unnamed", found.name, "a statement of nobody named", 0.5
        )
    found = _owned(stage, statement, found)
    if found.determiner in ("its", "their") and found.rank in PERSONAL and not found.plural:
        return _its_officer(stage, progress, statement, found)
    if found.determiner in OWNERS and found.rank == "institution":
        return _owned_body(stage, progress, statement, found)
    if found.definite and found.rank in PERSONAL and not found.plural:
        return _taken_up(stage, progress, statement, found)
    if found.definite and found.rank == "institution" and found.of is None:
        return _body_before(stage, progress, statement, found)
    sure = {"state": 0.93, "organisation": 0.9, "group": 0.9}.get(found.kind, 0.85)
    return _added(progress, span, found.kind, found.name, f"described by “{found.noun}”", sure, of=found.of)


def _undecided(progress: Progress, span: Span, words: str) -> Resolution:
    """A source that is neither known nor described: a name nobody decided, if it is written as one."""
    plain = without_article(words)
    is_name = all(word[:1].isupper() for word in plain.split())
    kind: ActorKind = "organisation" if is_name else "unnamed"
    reason = "a name" if is_name else "described, not named"
    return _added(progress, span, kind, plain if is_name else core(words), reason, 0.6)


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
    owner = stage.heads[owners[0].entity]
    kind, name = institution_of(found.noun, owner)
    state = kind == "state" or (found.noun in GOVERNMENTS and owners[0].kind == "state")
    return replace(found, of=owner, kind="state" if state else "organisation", name=owner if state else name)


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
    return _added(progress, statement.source[0], "office", name, f"{what} of {head}", 0.75, of=head)


def _taken_up(stage: Stage, progress: Progress, statement: Statement, found: Described) -> Resolution:
    """Whom "the senator" or "the candidate" takes up: the nearest person of that rank, or a clearly nearest
    one without rank."""
    asked = Asked(ANYBODY, stage.place(statement), statement.content)
    guess = resolve_pronoun(asked, stage, progress.trail)
    what = f"“the {found.noun}”"
    ranks = stage.ranks.get(guess.entity or "", frozenset())
    told = found.rank in ranks
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
    return _added(
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


def _body_before(stage: Stage, progress: Progress, statement: Statement, found: Described) -> Resolution:
    """Which body "the ministry" or "the agency" takes up: the last one named whose name has the noun."""
    at = stage.place(statement)
    noun = found.noun.split()[-1]
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
        return _added(progress, statement.source[0], found.kind, found.name, "an institution", 0.8)
    return Resolution(None, f"“the {noun}”: no such body is named before", 0.0)


def _added(
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
