"""Whether the conditions of a decision have been met, as later reports and statements tell it.

A condition is met where a later clause tells that its deed was done or its thing came about, and unmet where one tells
that it was not, or fell through. Such a clause shares the condition's verb and each of its other words, or a word of
the same family, and tells the deed of the thing itself. The latest day decides; where a day tells both, and in every
other case, it is unknown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from onrecord.decision.bearers import bearer_of
from onrecord.decision.concepts import Setting, find_touches, lean
from onrecord.decision.precedence import after_cue, all_families, times
from onrecord.decision.tellings import PREPOSITIONS, THING_ALONE, Told, deed_in, is_of_subject, told_in
from onrecord.decision.topics import Topic, families, normal_name
from onrecord.decision.voices import bounds_of
from onrecord.model import Condition, Evidence, Fate, Reading, Record, Requirement, Span, Statement, own_text
from onrecord.reading.events.clauses import Clause, clauses
from onrecord.reading.stance_words import Hit, Token, load_phrases, tokens, word_set
from onrecord.text import lexis
from onrecord.text.places import is_state, party_of

ASKED = ("only_after", "if", "unless", "until")
MAY_NAME_A_THING = ("only_after", "until")
RARE, SQUARE, DAY = 4.5, 0.6, len("2000-01-01")
FAMILY, SHORTEST = "family ", 4
UNCLEAR = word_set("pronoun") - {"my", "our", "your", "his", "their", "its"} | {"not", "no", "never", "this", "that"}
LEAVING_OPEN = frozenset(("if", "unless", "whether", "until", "deny", "doubt", "hope", "imagine", "suppose", "predict"))
AUXILIARY = frozenset(
    ("is", "are", "was", "were", "be", "been", "has", "have", "had", "there", "does", "do", "can", "will")
)
MODAL = frozenset(("would", "could", "should", "may", "might", "must", "shall"))
# What sets a thing apart from the one that a condition asks for.
APART = frozenset((
    "preliminary", "interim", "framework", "provisional", "temporary", "partial", "draft", "tentative", "special",
    "separate", "another", "other", "old", "earlier", "previous", "former",
))  # fmt: skip
FATES: Mapping[Told, Fate] = {"came": "met", "failed": "unmet"}
Key = frozenset[str]


@dataclass(frozen=True, slots=True)
class Aim:
    """What would meet a condition: the kinds of deed, the keys of each thing it names, those of the thing that the
    deed is done to or that comes about, its words, and whether more is named than whose deed it is."""

    kinds: tuple[str, ...]
    keys: tuple[Key, ...]
    head: Key
    words: frozenset[str]
    has_thing: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause that tells of a deed, with its words and the keys of those that carry meaning."""

    clause: Clause
    items: Sequence[Token]
    keyed: Sequence[tuple[Token, Key]]


@dataclass(frozen=True, slots=True)
class Page:
    """An article's clauses that tell of deeds, and all keys of their words."""

    reading: Reading
    passages: Sequence[Passage]
    keys: Key


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
    aims = [_aim_since(condition, statements[key], readings, days) for key, condition in named]
    pages = _pages(record, topic, [aim for aim, _ in aims if aim])
    found = []
    for (key, condition), (aim, since) in zip(named, aims, strict=True):
        bearer = bearer_of(condition.span, readings[statements[key].article])
        told = tellings(aim, pages, topic, days, since=since, until=as_of) if aim else ()
        plain = Requirement(condition.span, condition.sequence, bearer)
        found.append((key, _decided(plain, sorted(told, key=lambda one: (one.day, one.evidence.article)))))
    return tuple(found)


def _aim_since(
    condition: Condition, statement: Statement, readings: Mapping[str, Reading], days: Mapping[str, str]
) -> tuple[Aim | None, str]:
    """What would meet a condition, and the day it was named on; no aim where that day isn't known."""
    since = statement.said_on or days.get(statement.article, "")
    text = readings[statement.article].article.text
    return (aim_of(condition, text) if len(since) == DAY else None), since


def _decided(plain: Requirement, told: Sequence[Telling]) -> Requirement:
    """The requirement as the latest day leaves it, with the words of the first day from which it stands so."""
    days = [list(of_day) for _, of_day in groupby(told, key=lambda one: one.day)]
    fates = [{FATES[telling.told] for telling in of_day} for of_day in days]
    if not days:
        return plain
    first = next((at for at in range(len(days) - 1, 0, -1) if fates[at - 1] != fates[-1]), 0)
    shown = tuple(telling.evidence for telling in days[first])
    (fate, *others) = sorted(fates[-1])
    return replace(plain, met="unknown" if others else fate, shown_by=shown)


def aim_of(condition: Condition, text: str) -> Aim | None:
    """What would meet a condition, or None where its words don't tell: a pronoun, a denial, a bare day."""
    span = after_cue(condition.span, text)
    items = tokens(text, span)
    if condition.sequence not in ASKED or any(item.norm in UNCLEAR for item in items):
        return None
    deed = deed_in(items)
    rest = [*items[: deed.first], *items[deed.last + 1 :]] if deed else items
    told = _keyed(rest, text)
    keyed = [(item, key) for item, key in told if len(key) > 1 or _must_be_told(item, text)]
    plain = condition.sequence in MAY_NAME_A_THING and len(keyed) == len(told) and not _has_verb(items)
    if not keyed or not (deed or plain):
        return None
    return Aim(
        kinds=(deed.kind,) if deed else THING_ALONE,
        keys=tuple(dict.fromkeys(key for _, key in told)),
        head=_head(items, keyed, items[deed.last].end if deed else 0),
        words=frozenset(item.norm for item in items),
        has_thing=any(not text[item.start].isupper() for item, _ in keyed),
    )


def _has_verb(items: Sequence[Token]) -> bool:
    return any(item.norm in AUXILIARY or (item.norm == "'s" and at == 1) for at, item in enumerate(items))


def _head(items: Sequence[Token], keyed: Sequence[tuple[Token, Key]], deed_end: int) -> Key:
    """The keys of what a deed is done to: the last thing before a preposition, behind the deed or else before it."""
    for stretch in ([item for item in items if item.start >= deed_end], list(items)):
        end = next((item.start for item in stretch[1:] if item.norm in PREPOSITIONS), stretch[-1].end if stretch else 0)
        within = [key for item, key in keyed if stretch and stretch[0].start <= item.start < end]
        if within:
            return within[-1]
    return keyed[-1][1]


def _keyed(items: Sequence[Token], text: str) -> list[tuple[Token, Key]]:
    """The words that carry meaning, each with the keys by which it is known again: its stem, or the party that it
    names, and its families."""
    kin: dict[int, set[str]] = {}
    for hit in all_families().find(items):
        for item in items[hit.first : hit.last + 1]:
            kin.setdefault(item.start, set()).add(f"{FAMILY}{hit.kind}")
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
    aim: Aim, pages: Sequence[Page], topic: Topic, days: Mapping[str, str], *, since: str, until: date | None
) -> Iterator[Telling]:
    """The clauses of articles that tell what became of an aim after a day, and not after another."""
    last = until.isoformat() if until else "9"
    for page in pages:
        if not all(key & page.keys for key in aim.keys):
            continue
        article = page.reading.article
        for passage in page.passages:
            found = told_of(aim, passage, article.text, topic)
            if found is None:
                continue
            speaker = _speaker(passage.clause, page.reading)
            day = (speaker.said_on if speaker else None) or days.get(article.id, "")
            if (
                len(day) == DAY
                and since < day <= last
                and not _of_another_day(passage.clause, page.reading, since, day)
            ):
                told, verb = found
                why = f"told on {day}: “{verb}”" + (", in reported words" if speaker else "")
                yield Telling(day, told, Evidence(article.id, passage.clause.span, why))


def _pages(record: Record, topic: Topic, aims: Sequence[Aim]) -> tuple[Page, ...]:
    """The articles on the question that may tell what became of one of the aims, with their clauses that tell of
    deeds."""
    statements = record.statements()
    concerned = {statements[p.statement].article for p in record.positions if p.statement in statements}
    found = []
    for reading in record.readings:
        article, lower = reading.article, reading.article.text.casefold()
        may = any(all(any(_may_hold(lower, part) for part in key) for key in aim.keys) for aim in aims)
        if may and (article.id in concerned or lean(article.text, topic)):
            found.append(_page(reading))
    return tuple(found)


def _may_hold(lower: str, part: str) -> bool:
    """Whether a text in lower case can hold a word of a key; a party may be named by any of its names."""
    if part.startswith(FAMILY):
        return any(word[:SHORTEST] in lower for word in families()[part.removeprefix(FAMILY)])
    return is_state(part) or part[:SHORTEST].casefold() in lower


def _page(reading: Reading) -> Page:
    text, passages = reading.article.text, []
    for clause in clauses(text, own_text(reading)):
        items = tokens(text, clause.span)
        if load_phrases("fulfilment_words").find(items):
            passages.append(Passage(clause, items, _keyed(items, text)))
    keys = frozenset(part for passage in passages for _, key in passage.keyed for part in key)
    return Page(reading, passages, keys)


def _speaker(clause: Clause, reading: Reading) -> Statement | None:
    """The statement that a clause stands in, the innermost."""
    held = [s for s in reading.statements if any(span.holds(clause.span) for span in s.content)]
    return min(held, key=lambda s: sum(span.end - span.start for span in s.content), default=None)


def _of_another_day(clause: Clause, reading: Reading, since: str, day: str) -> bool:
    """Whether the clause names a time that began before a day, or comes after another."""
    named = [timex for timex in reading.timexes if clause.span.holds(timex.span) and timex.earliest]
    return any(str(timex.earliest) < since or str(timex.earliest) > day for timex in named)


def told_of(aim: Aim, passage: Passage, text: str, topic: Topic) -> tuple[Told, str] | None:
    """What a clause tells of an aim, and its verb; None where it tells nothing of it for sure."""
    clause, items, known = passage.clause, passage.items, passage.keyed
    found = told_in(items, aim.kinds)
    if found is None or _is_imagined(clause, text):
        return None
    told, hit = found
    own = {item.start for item in items[hit.first : hit.last + 1]}
    places = {
        key: next((item.start for item, keys in known if keys & key and item.start not in own), None)
        for key in {*aim.keys, aim.head}
    }
    starts = {place for place in places.values() if place is not None}
    if None in places.values() or not _is_straight(aim, items, hit, starts, places[aim.head] or 0):
        return None
    if _is_elsewhere(aim, known, topic) or not (aim.has_thing or _speaks_of_it(clause, text, topic)):
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


def _is_straight(aim: Aim, items: Sequence[Token], hit: Hit, starts: Collection[int], head: int) -> bool:
    """Whether the deed is done to the thing itself: told of it in the passive or as its own doing, with nothing before
    it ("talks on a truce began"), or with the thing as the verb's object; and whether nothing but what the condition
    names stands between its other words and the verb."""
    at = next(n for n, item in enumerate(items) if item.start == head)
    comes_after = at > hit.last
    if comes_after == is_of_subject(items, hit):
        return False
    strange = PREPOSITIONS - aim.words - {"by"}
    farthest = max(hit.first, *(n for n, item in enumerate(items) if item.start in starts))
    close = items[hit.last + 2 : at] if comes_after else items[:at]
    if comes_after and any(item.norm in AUXILIARY | MODAL or not item.is_word for item in close):
        return False
    if items[at - 1].norm in APART - aim.words:
        return False
    near = {n for n, item in enumerate(items) if item in close and item.norm in PREPOSITIONS}
    far = {
        n for n, item in enumerate(items[:farthest]) if item.norm in strange and not hit.first - 1 <= n <= hit.last + 1
    }
    return all(_opens_time(items, n) for n in near | far)


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
