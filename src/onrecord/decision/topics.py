"""What a question is about: its names (whom it concerns), its concepts (what would be done), and the phrases of both.

Concepts meet other words of their family in the general thesaurus ``text/data/decision_thesaurus.yaml``, so that "join"
is also found as "accession".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml
from anyascii import anyascii

from onrecord.decision.bodies import BODIES, load_body
from onrecord.decision.endings import Asked, asked_in
from onrecord.model import Question
from onrecord.reading.stance_words import Phrases, hits_of, tokens, word_set
from onrecord.text.lexis import data_lines
from onrecord.text.places import states

STOP = word_set("stop")
OWN, FAMILY, OPPOSITE, TURNED, BESIDE = "own", "family", "opposite", "turned", "beside"


@dataclass(frozen=True, slots=True)
class Topic:
    """A question's words ready for matching: names in normal form by what they are, and the phrases of what is
    decided.

    ``named`` are the parties that ``about`` itself names: "the Iran deal" is known by them.
    """

    question: Question
    subjects: frozenset[str]
    bodies: frozenset[str]
    members: frozenset[str]
    modifiers: frozenset[str]
    phrases: Phrases
    named: frozenset[str] = frozenset()

    @property
    def has_applicant(self) -> bool:
        """Whether the question is about letting somebody in."""
        return any(party.role == "applicant" for party in self.question.parties)


@lru_cache(maxsize=50_000)
def normal_name(name: str) -> str:
    """A name for comparison: lower case, no accents, no leading article, no possessive, single spaces."""
    plain = anyascii(name).lower().replace("’", "'")
    plain = re.sub(r"'s\b|[^a-z0-9& ]", " ", plain.replace(".", ""))
    return re.sub(r"^(the|an|a) ", "", " ".join(plain.split()))


@cache
def families() -> dict[str, tuple[str, ...]]:
    """The thesaurus: phrases by family."""
    raw = yaml.safe_load(files("onrecord.text").joinpath("data", "decision_thesaurus.yaml").read_text(encoding="utf-8"))
    return {family: tuple(phrase.strip() for phrase in phrases.split(",")) for family, phrases in raw.items()}


def _body_names(question: Question) -> frozenset[str]:
    """The names of the bundled body that one of the question's parties is, so that "the alliance" means it."""
    given = {normal_name(party.name) for party in question.parties}
    found = [body for body in map(load_body, BODIES) if normal_name(body.name) in given]
    return frozenset(normal_name(name) for body in found for name in (body.name, *body.names))


@cache
def other_bodies() -> frozenset[str]:
    """The names of all bundled bodies."""
    return frozenset(normal_name(name) for body in map(load_body, BODIES) for name in (body.name, *body.names))


def topic_of(question: Question) -> Topic:
    """The question made ready for matching."""
    names = frozenset(normal_name(name) for party in question.parties for name in (party.name, *party.names))
    names |= _peoples(names)
    about = [_phrase(phrase, names) for phrase in question.about]
    asked = asked_in(question.text)
    heads = frozenset().union(*(part.listed or part.head for part in about))
    ended = (heads | _phrase(question.text, names).listed) & asked.ended - asked.deed
    turned = ended.union(*(part.turned for part in about)) - frozenset().union(
        *(part.listed - part.turned - ended for part in about)
    )
    unasked = (heads & asked.altered) | {head for head in heads if ended and not _is_asked(head, asked)}
    unasked = unasked - turned - asked.deed
    own = heads - turned - unasked
    opposite = [_phrase(phrase, names) for phrase in question.opposite]
    reverse = _reverse(question, opposite, _kin(own))
    synonyms = _kin(own) - _kin(turned)
    subjects = _names(question, "applicant")
    return Topic(
        question=question,
        subjects=subjects or frozenset().union(*(part.names for part in about)) - names,
        bodies=_names(question, "chair") | _body_names(question),
        members=names,
        named=_named(question, names),
        modifiers=frozenset().union(*(part.others for part in about)),
        phrases=Phrases(
            {
                OWN: sorted(own),
                FAMILY: sorted(synonyms - own),
                OPPOSITE: sorted(reverse | _kin(ended)),
                TURNED: sorted(_kin(turned) - _kin(ended) - reverse),
                BESIDE: sorted(unasked - _kin(turned) - reverse),
            }
        ),
    )


def _is_asked(word: str, asked: Asked) -> bool:
    """Whether a question that would end something names the word or one of its family beside what it would end."""
    return bool(_kin(frozenset((word,))) & (asked.deed | asked.altered | asked.others))


def _named(question: Question, names: frozenset[str]) -> frozenset[str]:
    found = frozenset(name for name in names if any(_holds(phrase, name) for phrase in question.about))
    return found | _peoples(found)


def _holds(phrase: str, name: str) -> bool:
    return f" {name} " in f" {normal_name(phrase)} "


def _kin(words: frozenset[str]) -> set[str]:
    """The words with all of their families."""
    return set(words) | {phrase for family in families().values() if words & set(family) for phrase in family}


def _names(question: Question, role: str) -> frozenset[str]:
    names = frozenset(
        normal_name(name) for party in question.parties if party.role == role for name in (party.name, *party.names)
    )
    return names | _peoples(names)


def _peoples(names: frozenset[str]) -> frozenset[str]:
    """The adjectives and words for people of those names that are states: "greek", "greeks"."""
    return frozenset(word for name in sorted(names) for word in _people_words().get(name, ()))


@cache
def _people_words() -> dict[str, tuple[str, ...]]:
    rows = (line.split("|") for line in data_lines("states.txt"))
    return {normal_name(states()[row[0].strip()]): tuple(normal_name(word) for word in row[1].split()) for row in rows}


def _reverse(question: Question, parts: Sequence[_Phrase], own: set[str]) -> set[str]:
    """The opposites, and their words alone where these don't name the thing itself: "a better deal" is no "deal"."""
    return set(question.opposite) | {word for part in parts for word in part.listed or part.head} - own


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase taken apart: thesaurus words, its last word where none is listed, other words, names, and words it
    turns round."""

    listed: frozenset[str]
    head: frozenset[str]
    others: frozenset[str]
    names: frozenset[str]
    turned: frozenset[str]


def _phrase(phrase: str, known: frozenset[str]) -> _Phrase:
    parts_of_names = {word for name in known for word in name.split()}
    words = re.findall(r"[^\W_]+(?:[-’'.][^\W_]+)*", phrase)
    free = [word for word in words if normal_name(word) not in parts_of_names and word.lower() not in STOP]
    named = {word for word in free if word[0].isupper() and (len(words) == 1 or word != words[0] or word.isupper())}
    plain = [word.lower() for word in free if word not in named]
    listed = {form for word in plain for form in _listed_forms(word)}
    others = {word for word in plain if not _listed_forms(word)}
    return _Phrase(
        listed=frozenset(listed),
        head=frozenset(plain[-1:]),
        others=frozenset(others if listed else plain[:-1]),
        names=frozenset(normal_name(word) for word in named),
        turned=frozenset(listed if _has_turning_verb(phrase, listed) else ()),
    )


def _has_turning_verb(phrase: str, listed: set[str]) -> bool:
    """Whether the phrase asks for the end of the thing: in "lift the sanctions" the sanctions themselves are the
    opposite."""
    items = tokens(phrase)
    return any(hit.kind == "con" and not items[hit.first].forms & listed for hit in hits_of(items))


@cache
def _listed() -> frozenset[str]:
    return frozenset(phrase for phrases in families().values() for phrase in phrases)


def _listed_forms(word: str) -> set[str]:
    return {form for token in tokens(word) for form in token.forms if form in _listed()}
