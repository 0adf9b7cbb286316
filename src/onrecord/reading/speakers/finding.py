"""Who said each statement: from the words that name the source to an entity of the article, with a reason
and how sure."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Mention, Reading, Span, Statement
from onrecord.reading.speakers.antecedents import OF_THEM, resolve_many, resolve_relative
from onrecord.reading.speakers.deeds import tells_of_deeds
from onrecord.reading.speakers.described import described
from onrecord.reading.speakers.names import head_mention, joined_names, sure_named, why_named
from onrecord.reading.speakers.phrases import unnamed, without_article
from onrecord.reading.speakers.progress import Progress, added, noted
from onrecord.reading.speakers.pronouns import (
    MANY,
    PRONOUNS,
    RELATIVES,
    Asked,
    Resolution,
    Said,
    resolve_pronoun,
)
from onrecord.reading.speakers.scene import Stage
from onrecord.reading.speakers.sourceless import resolve_sourceless
from onrecord.reading.speakers.tagged import by_tag
from onrecord.text.names import normal

QUOTATION = frozenset('“"‘«„')
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
    words = words.removesuffix("’s").removesuffix("'s") or words
    bare = normal(words)
    if tells_of_deeds(stage.text, statement):
        return Resolution(None, "quoted words on how the source acts: whose they are is not told", 0.0)
    if bare in PRONOUNS and not (len(words) > 1 and words.split()[-1].isupper()):
        return _pronoun(stage, progress, statement, outer, bare)
    if OF_THEM.fullmatch(bare):
        return resolve_many(stage, progress, statement, Asked("they", stage.place(statement), statement.content))
    tagged = by_tag(stage, statement, words)
    return tagged or _named(stage, progress, statement, words) or described(stage, progress, statement, words)


def _pronoun(stage: Stage, progress: Progress, statement: Statement, outer: str | None, word: str) -> Resolution:
    """Whom a source that is a pronoun means."""
    at = stage.place(statement)
    opening = stage.text[statement.content[0].start]
    told = statement.kind == "indirect" and statement.content[0].start < at and opening not in QUOTATION
    asked = Asked(word, at, statement.content, outer, told)
    if word in RELATIVES:
        return resolve_relative(stage, progress, statement, asked)
    if word in MANY:
        return resolve_many(stage, progress, statement, asked)
    return noted(progress, stage, statement.source[0], resolve_pronoun(asked, stage, progress.trail))


def _named(stage: Stage, progress: Progress, statement: Statement, words: str) -> Resolution | None:
    """The entity a source names, where its head is a name: not "Kolm's advisers", "aides to Kolm"."""
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
        return added(progress, statement.source[0], "group", joined, "several named together", 0.9)
    last = head_mention(stage, statement, inside)
    if last is None:
        return None
    if last.kind == "unnamed":
        full = replace(last, span=statement.source[0], head=unnamed(without_article(words)))
        progress.added.append(full)
    return Resolution(last.entity, why_named(last), sure_named(last))
