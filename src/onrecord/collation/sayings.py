"""Statements made ready for comparison: their weighty words, their quoted fragments, whose they are and when they were said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.collation.copies import Copies, copied
from onrecord.model import Actor, Reading, Record, Span, Statement
from onrecord.reading.quotation import find_quotations
from onrecord.text.calendar import bounds
from onrecord.text.lexis import Word, content_words, data_lines, normal, stem, weight, words

ACTOR_WEIGHT = 3.0
COMMON_SHARE = 0.6
TITLE_CASE = 0.6
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement as the comparison sees it.

    ``norms`` are all its words, ``names`` those written with a capital, ``stems`` its weighty words with their weights (names of actors as ``@`` and the actor's id), ``shown`` how the article has each of them,
    ``fragments`` the words between quotation marks, ``speakers`` the keys of whom it speaks for (empty: unknown), ``person`` whether that is a person, ``days`` when it was said if that is known, ``around`` the
    days within which it was reported.
    """

    statement: Statement
    article: str
    text: str
    norms: tuple[str, ...]
    names: frozenset[str]
    stems: dict[str, float]
    shown: dict[str, str]
    fragments: tuple[str, ...]
    speakers: frozenset[str]
    person: bool
    days: Days | None
    around: Days | None

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.statement.id


@cache
def synonyms() -> dict[str, str]:
    """Stem to the stem that stands for its group."""
    groups = (line.split() for line in data_lines("near_synonyms.txt"))
    return {stem(form): stem(group[0]) for group in groups for form in group}


def speaker_keys(statement: Statement, actors: dict[str, Actor]) -> frozenset[str]:
    """The actor itself, and the state or body it speaks for; nothing for the unnamed and the unknown."""
    actor = actors.get(statement.actor or "")
    if actor is None or actor.kind == "unnamed":
        return frozenset()
    keys = {actor.id}
    if actor.speaks_for:
        keys.add("for " + normal(actor.speaks_for))
    if actor.kind in ("state", "organisation"):
        keys.add("for " + normal(actor.name))
    return frozenset(keys)


@dataclass(frozen=True, slots=True)
class Setting:
    """What all statements of one article share: its names, its quotations, and the days it was published within."""

    reading: Reading
    names: tuple[tuple[Span, str], ...]
    quotations: tuple[Span, ...]
    around: Days | None


def sayings(record: Record, *, copies: Copies | None = None) -> list[Saying]:
    """Every statement of the record that is not a copy of another article's, in order of article and place."""
    copies = copies or copied(record)
    actors = record.actor()
    commonness = _commonness(record)
    found = []
    for setting in settings(record):
        for statement in setting.reading.statements:
            if statement.content and not copies.holds(statement.article, statement.content[0]):
                found.append(_saying(setting, statement, commonness, actors))
    return found


def settings(record: Record) -> list[Setting]:
    """The articles with their names resolved to actors and their days."""
    members = {member: actor for actor in record.actors for member in actor.members}
    dated = article_days(record)
    return [
        Setting(reading, _names(reading, members), _quotations(reading), dated.get(reading.article.id))
        for reading in record.readings
    ]


def article_days(record: Record) -> dict[str, Days]:
    """The first and last day on which each article can have been published, where that is known."""
    found = {r.article.id: (r.article.published, r.article.published) for r in record.readings if r.article.published}
    for dating in record.datings:
        first, last = dating.day or dating.earliest, dating.day or dating.latest
        if first and last:
            found[dating.article] = (first, last)
    return found


def _commonness(record: Record) -> dict[str, float]:
    """Stem to the share of the record's articles that hold it."""
    seen: Counter[str] = Counter()
    for reading in record.readings:
        seen.update({word.stem for word in words(reading.article.text)})
    return {stem_: n / (len(record.readings) + 2) for stem_, n in seen.items()}


def _names(reading: Reading, members: dict[tuple[str, str], Actor]) -> tuple[tuple[Span, str], ...]:
    """Where the article names a known person, state or organisation, and which."""
    named = []
    for mention in reading.mentions:
        actor = members.get((reading.article.id, mention.entity))
        if actor and actor.kind in ("state", "organisation", "person"):
            named.append((mention.span, "@" + actor.id))
    return tuple(sorted(named))


def _quotations(reading: Reading) -> tuple[Span, ...]:
    return tuple(Span(q.start, q.end) for q in find_quotations(reading.article.text))


def _saying(setting: Setting, statement: Statement, commonness: dict[str, float], actors: dict[str, Actor]) -> Saying:
    text = setting.reading.article.text
    found = [word for span in statement.content for word in words(text, span)]
    fragments = [
        text[max(q.start, span.start) : min(q.end, span.end)]
        for span in statement.content
        for q in setting.quotations
        if q.touches(span)
    ]
    keyed = _keyed(found, _within(setting.names, statement.content), commonness)
    return Saying(
        statement=statement,
        article=statement.article,
        text=statement.words(text),
        norms=tuple(word.norm for word in found),
        names=frozenset(word.norm for word in found if word.capital),
        stems={key: weight_ for key, weight_, _ in keyed},
        shown={key: text[group[0].start : group[-1].end] for key, _, group in reversed(keyed)},
        fragments=tuple(fragments),
        speakers=speaker_keys(statement, actors),
        person=statement.actor in actors and actors[statement.actor].kind == "person",
        days=bounds(statement.said_on),
        around=setting.around,
    )


def _within(names: tuple[tuple[Span, str], ...], content: tuple[Span, ...]) -> list[tuple[Span, str]]:
    return [(span, key) for span, key in names if any(span.touches(c) for c in content)]


def _keyed(
    found: list[Word], names: list[tuple[Span, str]], commonness: dict[str, float]
) -> list[tuple[str, float, list[Word]]]:
    """The content words' stems, or the actor a name stands for, or the whole of another name, with what sharing each says."""
    keyed = []
    for group in name_groups(content_words(found)):
        key = key_of(group, names)
        full = ACTOR_WEIGHT if key.startswith("@") else max(weight(word.stem) for word in group)
        common = min(commonness.get(word.stem, 0.0) for word in group)
        keyed.append((key, full * (1 - COMMON_SHARE * common), group))
    return keyed


def key_of(group: list[Word], names: Sequence[tuple[Span, str]]) -> str:
    """What a word or name is compared by: the actor it names, its group of synonyms, or its stems."""
    actor = next((key for span, key in names if span.touches(group[0].span)), None)
    if actor:
        return actor
    if len(group) == 1:
        return synonyms().get(group[0].stem, group[0].stem)
    return " ".join(word.stem for word in group)


def name_groups(found: list[Word]) -> Iterator[list[Word]]:
    """The words one by one, but the capitalised words of one name together; a headline in capitals has no such names."""
    headline = sum(word.capital for word in found) > TITLE_CASE * len(found)
    group: list[Word] = []
    for word in found:
        if group and (headline or not (word.capital and group[-1].capital and word.start - group[-1].end == 1)):
            yield group
            group = []
        group.append(word)
    if group:
        yield group
