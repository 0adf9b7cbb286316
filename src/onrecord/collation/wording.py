"""How each outlet names the same thing: names of one actor, and words that stand for each other in accounts of one
utterance or event.

A word counts only where another account of the same claim has another word in its place; so every row is tied to the
claims it words. Copies are one voice. Nothing here grades an outlet or a word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.collation.copies import copied
from onrecord.collation.utterances.sayings import synonyms
from onrecord.model import Link, Mention, Passage, Record, Span, Spans, Statement
from onrecord.reading.speakers.pronouns import PRONOUNS
from onrecord.text.lexis import content_words, normal, weight, words

LONGEST = 3
LEAST_WEIGHT = 1.5
RELATIONS = ("same_utterance", "same_event")
Sort = Literal["name", "word"]


@dataclass(frozen=True, slots=True, order=True)
class Use:
    """One place where a wording stands: ``words`` as a table shows them, and the words of the article they are."""

    words: str
    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Variants:
    """One thing and the ways it is worded. ``of`` is the actor's name, or the wordings themselves; ``uses`` are in
    order of wording, article and place.
    """

    sort: Sort
    of: str
    uses: tuple[Use, ...]

    @property
    def wordings(self) -> dict[str, dict[str, int]]:
        """By wording, how often each article has it."""
        found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for use in self.uses:
            found[use.words][use.article] += 1
        return {wording: dict(articles) for wording, articles in found.items()}


def variants(record: Record) -> tuple[Variants, ...]:
    """Every thing that articles word in two ways or more, those in most articles first."""
    kept = copied(record)
    found = [
        Variants(one.sort, one.of, uses)
        for one in (*_of_names(record), *_of_words(record))
        if (uses := tuple(use for use in one.uses if not kept.holds(use.article, use.span)))
    ]
    several = [one for one in found if len(one.wordings) > 1]
    return tuple(sorted(several, key=lambda v: (-len({u.article for u in v.uses}), v.sort, v.of)))


def _of_names(record: Record) -> Iterator[Variants]:
    """The names of each actor that are not one another's short forms, nor other spellings by case and accents alone."""
    entities = {member: actor for actor in record.actors for member in actor.members if actor.kind != "unnamed"}
    held: dict[str, list[tuple[str, Mention]]] = defaultdict(list)
    for reading in record.readings:
        for mention in reading.mentions:
            actor = entities.get((reading.article.id, mention.entity))
            if actor and mention.kind == actor.kind and _is_name(mention.head):
                held[actor.id].append((reading.article.id, mention))
    for actor in record.actors:
        mentions = held[actor.id]
        named = _fullest(mention.head for _, mention in mentions)
        if len(set(named.values())) > 1:
            uses = sorted({Use(named[_key(m.head)], article, m.span) for article, m in mentions if _key(m.head)})
            yield Variants("name", actor.name, tuple(uses))


def _is_name(head: str) -> bool:
    return head[:1].isupper() and normal(head) not in PRONOUNS


def _key(name: str) -> str:
    return " ".join(normal(word) for word in name.replace("-", " ").split())


def _fullest(heads: Iterable[str]) -> dict[str, str]:
    """Each name, normal, to the fullest name it is a part of; a part of several different ones stands for itself."""
    shown: dict[str, str] = {}
    for head in sorted(set(heads)):
        if _key(head):
            shown.setdefault(_key(head), head)
    ordered = sorted(shown, key=lambda key: (-len(key.split()), key))
    kept: dict[str, str] = {}
    for key in ordered:
        fuller = {kept[k] for k in kept if set(key.split()) < set(k.split())}
        kept[key] = fuller.pop() if len(fuller) == 1 else shown[key]
    return kept


def _of_words(record: Record) -> Iterator[Variants]:
    """Words of one group of near-synonyms, and words replaced in a quotation, in accounts of one claim."""
    texts, statements = {article: held.text for article, held in record.articles().items()}, record.statements()
    uses: dict[str, set[Use]] = defaultdict(set)
    for link in record.links:
        if link.relation in RELATIONS:
            ends = _end(statements, link.left), _end(statements, link.right)
            for key, use in (*_by_group(texts, ends), *_by_replacement(texts, link, ends)):
                uses[key].add(use)
    for _, found in sorted(uses.items()):
        ordered = _by_stem(found)
        yield Variants("word", " / ".join(dict.fromkeys(use.words for use in ordered)), ordered)


def _by_stem(uses: Iterable[Use]) -> tuple[Use, ...]:
    """The uses with forms of one word under the form that is used most."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for use in uses:
        forms[_stems(use.words)][use.words] += 1
    best = {stems: min(counted, key=lambda form: (-counted[form], form)) for stems, counted in forms.items()}
    return tuple(sorted(replace(use, words=best[_stems(use.words)]) for use in uses))


def _stems(said: str) -> str:
    return " ".join(word.stem for word in words(said))


End = tuple[str, Spans]


def _end(statements: dict[str, Statement], end: str | Passage) -> End:
    if isinstance(end, Passage):
        return end.article, end.spans
    statement = statements[end]
    return statement.article, statement.content


def _by_group(texts: dict[str, str], ends: tuple[End, End]) -> Iterator[tuple[str, Use]]:
    """Words of one group of which neither account has the other's."""
    ours, theirs = (_grouped(texts[article], article, spans) for article, spans in ends)
    for group in sorted(ours.keys() & theirs.keys()):
        if not {_stems(use.words) for use in ours[group]} & {_stems(use.words) for use in theirs[group]}:
            yield from ((group, use) for use in (*ours[group], *theirs[group]))


def _grouped(text: str, article: str, spans: Spans) -> dict[str, list[Use]]:
    found: dict[str, list[Use]] = defaultdict(list)
    for span in spans:
        for word in words(text, span):
            if word.stem in synonyms():
                found[synonyms()[word.stem]].append(Use(word.norm, article, word.span))
    return found


def _by_replacement(texts: dict[str, str], link: Link, ends: tuple[End, End]) -> Iterator[tuple[str, Use]]:
    """A few weighty words in the place of others between the same words of two quotations."""
    for op, left, right in link.diff:
        if op != "replace" or not (_telling(left) and _telling(right)):
            continue
        places = [
            _find(texts[article], spans, said) for (article, spans), said in zip(ends, (left, right), strict=True)
        ]
        if places[0] and places[1]:
            key = " / ".join(sorted((left.lower(), right.lower())))
            for (article, _), said, span in zip(ends, (left, right), places, strict=True):
                if span:
                    yield key, Use(said.lower(), article, span)


def _telling(said: str) -> bool:
    found = words(said)
    heavy = [word for word in content_words(found) if weight(word.stem) >= LEAST_WEIGHT]
    return bool(heavy) and len(found) <= LONGEST and not any(c.isdigit() for c in said)


def _find(text: str, spans: Spans, said: str) -> Span | None:
    """Where some words stand in the spans, whatever stands between them."""
    pattern = re.compile(r"[\W_]+".join(map(re.escape, re.findall(r"\w+", said))))
    for span in spans:
        if found := pattern.search(text, span.start, span.end):
            return Span(*found.span())
    return None
