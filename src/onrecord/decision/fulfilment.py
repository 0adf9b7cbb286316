"""Whether the conditions of a decision have been met, as later reports and statements tell it.

A condition is met where a later clause tells that its deed was done or its thing came about, and unmet where one tells
that it was not, or fell through. Such a clause shares the condition's verb and each of its names, figures and rare
words, and sets nothing else in their place. The latest day decides; where a day tells both, and in every other case,
it is unknown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from onrecord.decision.bearers import bearer_of
from onrecord.decision.concepts import Setting, find_touches, lean
from onrecord.decision.precedence import after_cue, all_families, times
from onrecord.decision.tellings import PREPOSITIONS, THING_ALONE, Told, deed_in, told_in
from onrecord.decision.topics import Topic, normal_name
from onrecord.decision.voices import bounds_of
from onrecord.model import Article, Condition, Evidence, Fate, Reading, Record, Requirement, Span, Statement, own_text
from onrecord.reading.events.clauses import Clause, clauses
from onrecord.reading.stance_words import Hit, Token, tokens, word_set
from onrecord.text import lexis
from onrecord.text.places import is_state, party_of

ASKED = ("only_after", "if", "unless", "until", "in_exchange_for")
RARE, SQUARE, DAY = 4.5, 0.6, len("2000-01-01")
UNCLEAR = word_set("pronoun") - {"my", "our", "your", "his", "their", "its"} | {"not", "no", "never", "this", "that"}
LEAVING_OPEN = frozenset(("if", "unless", "whether", "until", "deny", "doubt", "hope", "imagine", "suppose", "predict"))
FATES: Mapping[Told, Fate] = {"came": "met", "failed": "unmet"}
Key = frozenset[str]


@dataclass(frozen=True, slots=True)
class Aim:
    """What would meet a condition: the kinds of deed, the keys of each thing it names, its prepositions, and whether
    more is named than whose deed it is."""

    kinds: tuple[str, ...]
    keys: tuple[Key, ...]
    prepositions: frozenset[str]
    has_thing: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """A clause that tells what became of a condition, and on which day."""

    day: str
    told: Told
    evidence: Evidence


def requirements(
    named: Sequence[tuple[str, Condition]], record: Record, topic: Topic, *, as_of: date | None
) -> tuple[tuple[str, Requirement], ...]:
    """Each condition, with the statement that names it, as a requirement: who must bring it about, and whether it has
    been met by a day or by the end of the record."""
    if not named:
        return ()
    statements, readings = record.statements(), {reading.article.id: reading for reading in record.readings}
    days = {article: day for article, (day, _, _) in bounds_of(record).items()}
    found = []
    for key, condition in named:
        statement = statements[key]
        reading = readings[statement.article]
        plain = Requirement(condition.span, condition.sequence, bearer_of(condition.span, reading))
        since = statement.said_on or days.get(statement.article, "")
        aim = aim_of(condition, reading.article.text)
        told = tellings(aim, record, topic, days, since=since, until=as_of) if aim and len(since) == DAY else ()
        found.append((key, _decided(plain, sorted(told, key=lambda one: (one.day, one.evidence.article)))))
    return tuple(found)


def _decided(plain: Requirement, told: Sequence[Telling]) -> Requirement:
    """The requirement as the latest day leaves it."""
    last = [list(of_day) for _, of_day in groupby(told, key=lambda one: one.day)][-1:]
    for one in last:
        fates = {FATES[telling.told] for telling in one}
        shown = tuple(telling.evidence for telling in one)
        return replace(plain, met=fates.pop() if len(fates) == 1 else "unknown", shown_by=shown)
    return plain


def aim_of(condition: Condition, text: str) -> Aim | None:
    """What would meet a condition, or None where its words don't tell: a pronoun, a denial, a bare day."""
    span = after_cue(condition.span, text)
    items = tokens(text, span)
    if condition.sequence not in ASKED or any(item.norm in UNCLEAR for item in items):
        return None
    deed = deed_in(items)
    rest = [*items[: deed.first], *items[deed.last + 1 :]] if deed else items
    keyed = [(item, key) for item, key in _keyed(rest, text) if len(key) > 1 or _must_be_told(item, text)]
    things = [item for item, _ in keyed if not text[item.start].isupper()]
    if not keyed or not (deed or things):
        return None
    kinds = (deed.kind,) if deed else THING_ALONE
    prepositions = frozenset(item.norm for item in items) & PREPOSITIONS
    return Aim(kinds, tuple(dict.fromkeys(key for _, key in keyed)), prepositions, bool(things))


def _keyed(items: Sequence[Token], text: str) -> list[tuple[Token, Key]]:
    """The words that carry meaning, each with the keys by which it is known again: its stem, or the party that it
    names, and its families."""
    kin: dict[int, set[str]] = {}
    for hit in all_families().find(items):
        for item in items[hit.first : hit.last + 1]:
            kin.setdefault(item.start, set()).add(f"family {hit.kind}")
    return [
        (item, frozenset({_own_key(item, text), *kin.get(item.start, ())}))
        for item in items
        if item.is_word and item.norm not in lexis.function_words()
    ]


def _own_key(item: Token, text: str) -> str:
    party = party_of(text[item.start : item.end]) if text[item.start].isupper() else None
    return party or lexis.stem(lexis.normal(item.norm))


def _must_be_told(item: Token, text: str) -> bool:
    """Whether a word may not be missing: a name, a figure, a time, or a word rare in news."""
    named = text[item.start].isupper() or item.norm[0].isdigit() or item.norm in times()
    return named or lexis.weight(lexis.stem(lexis.normal(item.norm))) >= RARE


def tellings(
    aim: Aim, record: Record, topic: Topic, days: Mapping[str, str], *, since: str, until: date | None
) -> Iterator[Telling]:
    """The clauses of articles on the question that tell what became of an aim after a day, and not after another."""
    last = until.isoformat() if until else "9"
    concerned = {s.article for s in map(record.statements().get, {p.statement for p in record.positions}) if s}
    for reading in record.readings:
        article = reading.article
        if not _may_tell(aim, article) or not (article.id in concerned or lean(article.text, topic)):
            continue
        for clause in clauses(article.text, own_text(reading)):
            speaker = _speaker(clause, reading)
            day = (speaker.said_on if speaker else None) or days.get(article.id, "")
            if len(day) != DAY or not since < day <= last or _of_another_day(clause, reading, since, day):
                continue
            if found := told_of(aim, clause, article.text, topic):
                told, verb = found
                why = f"told on {day}: “{verb}”" + (", in reported words" if speaker else "")
                yield Telling(day, told, Evidence(article.id, clause.span, why))


def _may_tell(aim: Aim, article: Article) -> bool:
    lower = article.text.casefold()
    return all(any(part.startswith("family ") or part[:4].casefold() in lower for part in key) for key in aim.keys)


def _speaker(clause: Clause, reading: Reading) -> Statement | None:
    """The statement that a clause stands in, the innermost."""
    held = [s for s in reading.statements if any(span.holds(clause.span) for span in s.content)]
    return min(held, key=lambda s: sum(span.end - span.start for span in s.content), default=None)


def _of_another_day(clause: Clause, reading: Reading, since: str, day: str) -> bool:
    """Whether the clause names a time that began before a day, or comes after another."""
    named = [timex for timex in reading.timexes if clause.span.holds(timex.span) and timex.earliest]
    return any(str(timex.earliest) < since or str(timex.earliest) > day for timex in named)


def told_of(aim: Aim, clause: Clause, text: str, topic: Topic) -> tuple[Told, str] | None:
    """What a clause tells of an aim, and its verb; None where it tells nothing of it for sure."""
    items = tokens(text, clause.span)
    known = _keyed(items, text)
    places = [next((item.start for item, keys in known if keys & key), None) for key in aim.keys]
    found = told_in(items, aim.kinds)
    if None in places or found is None or _is_imagined(clause, text):
        return None
    told, hit = found
    starts = [place for place in places if place is not None]
    if not _is_straight(aim, items, hit, set(starts)) or _is_elsewhere(aim, known, topic):
        return None
    if not aim.has_thing and not _speaks_of_it(clause, text, topic):
        return None
    return told, " ".join(text[items[hit.first].start : items[hit.last].end].split())


def _is_imagined(clause: Clause, text: str) -> bool:
    """Whether the sentence asks, or what stands before the clause in it leaves it open."""
    if text[: clause.sentence.end].rstrip("\"”’' ").endswith("?"):
        return True
    if clause.span.start == clause.sentence.start:
        return False
    before = tokens(text, Span(clause.sentence.start, clause.span.start))
    return any(token.forms & LEAVING_OPEN for token in before)


def _is_straight(aim: Aim, items: Sequence[Token], hit: Hit, starts: Collection[int]) -> bool:
    """Whether nothing but what the condition names stands between its things and the verb."""
    farthest = max(hit.first, *(at for at, item in enumerate(items) if item.start in starts))
    strange = PREPOSITIONS - aim.prepositions - {"by"}
    between = (at for at, item in enumerate(items[:farthest]) if item.norm in strange)
    return all(at == hit.first - 1 or hit.first <= at <= hit.last or _opens_time(items, at) for at in between)


def _opens_time(items: Sequence[Token], at: int) -> bool:
    return items[at + 1].norm in times() or items[at + 1].norm.isdigit()


def _is_elsewhere(aim: Aim, told: Sequence[tuple[Token, Key]], topic: Topic) -> bool:
    """Whether a clause names a state that neither the condition nor the question knows."""
    known = {part for key in aim.keys for part in key}
    named = {part for _, key in told for part in key if part not in known and is_state(part)}
    return any(normal_name(state) not in topic.members | topic.bodies for state in named)


def _speaks_of_it(clause: Clause, text: str, topic: Topic) -> bool:
    found = find_touches(tokens(text, clause.sentence), text, topic, setting=Setting(0.5))
    return any(touch.relevance >= SQUARE for touch in found)
