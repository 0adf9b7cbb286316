"""Statements made ready for comparison: their weighty words, their quoted fragments, whose they are and when they were
said.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

from onrecord.collation.copies import Copies
from onrecord.collation.cutting import Cut, cut_of
from onrecord.model import Actor, Reading, Record, Span, Spans, Statement
from onrecord.reading.attribution.nested import NO_REPORT
from onrecord.reading.attribution.quotation import Quotation
from onrecord.text.calendar import bounds
from onrecord.text.lexis import Word, Words, content_words, data_lines, function_words, normal, stem, weight

ACTOR_WEIGHT = 3.0
TELLING_ARTICLES = 5
TELLING_SHARE = 0.15
MOST_TELLING = 60
COMMON_SHARE = 0.85
FEW = 6
TITLE_CASE = 0.75
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement as the comparison sees it.

    ``norms`` are all its words, ``names`` those written with a capital, ``stems`` its weighty words with their weights
    (names of actors as ``@`` and the actor's id), ``shown`` how the article has each of them, ``telling`` those that
    only few articles of the record have, ``fragments`` the words between quotation marks, ``speakers`` the keys of whom
    it speaks for (empty: unknown), ``person`` whether that is a person, ``days`` when it was said if that is known,
    ``around`` the days within which it was reported, ``cue`` the words that report it, ``heard`` the weighty words that
    stand only in what it reports of somebody else.
    """

    statement: Statement
    article: str
    text: str
    norms: tuple[str, ...]
    names: frozenset[str]
    stems: dict[str, float]
    shown: dict[str, str]
    telling: frozenset[str]
    fragments: tuple[str, ...]
    speakers: frozenset[str]
    person: bool
    days: Days | None
    around: Days | None
    cue: str = ""
    heard: frozenset[str] = frozenset()

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
    """What all statements of one article share: its pieces, who its names are, and when it was published.

    ``named`` gives, for the place where a word starts, the ``@`` and actor id of the name it belongs to; ``alone``, for
    normal forms of words, of the only actor that they name here alone.
    """

    reading: Reading
    cut: Cut
    named: dict[int, str]
    around: Days | None
    alone: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        """The words of the article."""
        return self.cut.words

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations of the article."""
        return self.cut.quotations

    def within(self, span: Span) -> list[Word]:
        """The words of a stretch of the article."""
        return self.cut.words.within(span)

    def key(self, group: Sequence[Word], *, titled: bool = False) -> str:
        """What a word or name is compared by: the actor it names, its group of synonyms, or its stems. In a title,
        where capitals tell no names, a word means whom it names elsewhere in the article.
        """
        actor = self.named.get(group[0].start)
        if actor:
            return actor
        if len(group) == 1:
            if titled and group[0].norm in self.alone:
                return self.alone[group[0].norm]
            return synonyms().get(group[0].stem, group[0].stem)
        return " ".join(word.stem for word in group)


def sayings(record: Record, *, copies: Copies, stage: Sequence[Setting], commonness: Commonness) -> list[Saying]:
    """Every statement of the record that is not a copy of another article's, in order of article and place."""
    actors = record.actor()
    found = []
    for setting in stage:
        others = _words_of_others(setting.reading, actors)
        for statement in setting.reading.statements:
            if statement.content and not copies.holds(statement.article, statement.content[0]):
                found.append(_saying(setting, statement, others.get(statement.id, ()), commonness, actors))
    return found


def _words_of_others(reading: Reading, actors: dict[str, Actor]) -> dict[str, Spans]:
    """By statement, the stretches in it that it only reports of somebody who doesn't speak for the same body; what
    that one must or can do ("cannot expect") is no report.
    """
    text = reading.article.text
    speaking = {statement.id: speaker_keys(statement, actors) for statement in reading.statements}
    found: dict[str, Spans] = {}
    for statement in reading.statements:
        outer, inner = speaking.get(statement.inside or "", frozenset()), speaking[statement.id]
        told = bool(statement.cue) and not NO_REPORT.match(text, statement.cue[0].start)
        if statement.inside and told and outer and inner and not outer & inner:
            found[statement.inside] = (*found.get(statement.inside, ()), *statement.content)
    return found


def settings(record: Record) -> list[Setting]:
    """The articles with their names resolved to actors and their days."""
    kinds = ("state", "organisation", "person")
    keys = {member: "@" + actor.id for actor in record.actors if actor.kind in kinds for member in actor.members}
    dated = article_days(record)
    return [_setting(reading, keys, dated.get(reading.article.id)) for reading in record.readings]


def _setting(reading: Reading, keys: dict[tuple[str, str], str], around: Days | None) -> Setting:
    cut, named = cut_of(reading), dict[int, str]()
    meant: dict[str, set[str]] = defaultdict(set)
    for mention in sorted(reading.mentions, key=lambda m: m.span):
        key = keys.get((reading.article.id, mention.entity))
        if key:
            places = cut.words.places(mention.span)
            for start in cut.words.starts[places]:
                named.setdefault(start, key)
            if len(own := [norm for norm, *_ in cut.words.forms[places] if norm not in function_words()]) == 1:
                meant[own[0]].add(key)
    alone = {norm: found.pop() for norm, found in meant.items() if len(found) == 1}
    return Setting(reading, cut, named, around, alone)


def article_days(record: Record) -> dict[str, Days]:
    """The first and last day on which each article can have been published, where that is known."""
    found = {r.article.id: (r.article.published, r.article.published) for r in record.readings if r.article.published}
    for dating in record.datings:
        first, last = dating.day or dating.earliest, dating.day or dating.latest
        if first and last:
            found[dating.article] = (first, last)
    return found


@dataclass(frozen=True, slots=True)
class Commonness:
    """In how many of the record's ``articles`` each stem stands, and any of a group of synonyms, by the one that stands
    for it.
    """

    held: Counter[str]
    grouped: Counter[str]
    articles: int

    def articles_with(self, group: Sequence[Word]) -> int:
        """How many articles have the rarest of some words."""
        return min([self.held[word.stem] for word in group])

    def articles_with_any(self, key: str) -> int:
        """How many articles have a stem, or one that it stands for."""
        return self.grouped[key] if key in self.grouped else self.held[key]

    @property
    def few(self) -> float:
        """In how many articles words may stand and still say more than "the same affair"."""
        return max(TELLING_ARTICLES, min(MOST_TELLING, TELLING_SHARE * self.articles))


def commonness_of(stage: Sequence[Setting]) -> Commonness:
    """How common words are in some articles."""
    groups, grouped_stems = synonyms(), frozenset(synonyms())
    held, grouped = Counter[str](), Counter[str]()
    for setting in stage:
        stems = setting.words.stems()
        held.update(stems)
        grouped.update({groups[stem] for stem in stems & grouped_stems})
    return Commonness(held, grouped, len(stage))


def _saying(
    setting: Setting, statement: Statement, others: Spans, commonness: Commonness, actors: dict[str, Actor]
) -> Saying:
    text = setting.reading.article.text
    found = [word for span in statement.content for word in setting.within(span)]
    keyed = _keyed(setting, found, commonness)
    own = {one.key for one in keyed if not any(span.start <= one.start < span.end for span in others)}
    return Saying(
        statement=statement,
        article=statement.article,
        text=statement.words(text),
        norms=tuple(word.norm for word in found),
        names=frozenset(word.norm for word in found if word.capital),
        stems={one.key: one.weight for one in keyed},
        shown={one.key: text[one.start : one.end] for one in reversed(keyed)},
        telling=frozenset(one.key for one in keyed if one.telling),
        fragments=tuple(_fragments(setting, statement)),
        speakers=speaker_keys(statement, actors),
        person=statement.actor in actors and actors[statement.actor].kind == "person",
        days=bounds(statement.said_on),
        around=setting.around,
        cue=" ".join(span.of(text) for span in statement.cue),
        heard=frozenset(one.key for one in keyed) - own,
    )


def _fragments(setting: Setting, statement: Statement) -> Iterator[str]:
    """The words of the content that stand between quotation marks."""
    text = setting.reading.article.text
    for span in statement.content:
        for quotation in setting.quotations:
            if quotation.start < span.end and span.start < quotation.end:
                yield text[max(quotation.start, span.start) : min(quotation.end, span.end)]


class Keyed(NamedTuple):
    """A weighty word or name of a statement: its key, what sharing it says, where it stands, and whether few articles
    have it.
    """

    key: str
    weight: float
    start: int
    end: int
    telling: bool


def _keyed(setting: Setting, found: list[Word], commonness: Commonness) -> list[Keyed]:
    """Each weighty word or name."""
    keyed, articles, few = [], commonness.articles + FEW, commonness.few
    content = content_words(found)
    titled = in_title_case(content)
    for group in name_groups(content):
        key, held = setting.key(group, titled=titled), commonness.articles_with(group)
        actor = key.startswith("@")
        full = ACTOR_WEIGHT if actor else max([weight(word.stem) for word in group])
        worth = full * (1 - COMMON_SHARE * (held / articles))
        keyed.append(Keyed(key, worth, group[0].start, group[-1].end, not actor and held <= few))
    return keyed


def in_title_case(found: list[Word]) -> bool:
    """Whether nearly all of some words have a capital."""
    return sum(word.capital for word in found) > TITLE_CASE * len(found)


def name_groups(found: list[Word]) -> Iterator[list[Word]]:
    """The words one by one, but the capitalised words of one name together; a headline in capitals has no names."""
    headline = in_title_case(found)
    group: list[Word] = []
    for word in found:
        if group and (headline or not (word.capital and group[-1].capital and word.start - group[-1].end == 1)):
            yield group
            group = []
        group.append(word)
    if group:
        yield group
