"""What a question is about, and where a text speaks of it.

A question's own words give its names (whom it concerns) and its concepts (what would be done). Concepts meet other words of their family in the
general thesaurus ``text/data/decision_thesaurus.yaml``, so that "join" is also found as "accession".
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
from onrecord.model import Question
from onrecord.reading.stance_words import Hit, Phrases, Token, tokens

STOP = frozenset(
    ["a", "an", "the", "of", "to", "in", "on", "for", "by", "with", "from", "and", "or", "not", "be", "is", "are", "was", "should", "would", "could", "will", "shall", "must", "may", "can", "do", "does", "did", "has", "have", "had", "it", "its", "this", "that", "these", "those", "at", "as", "into", "than", "more", "most", "whether", "who", "what", "which", "when", "how", "if", "all", "any", "now", "new", "one"]
)
WEAK = frozenset(
    ["member", "aid", "force", "presence", "measure", "target", "fund", "program", "programme", "vote", "motion", "bill", "mission", "understanding", "cut", "provide", "send", "supply"]
)
PRONOUNS = frozenset(["i", "we", "you", "he", "she", "they", "it", "me", "us", "him", "her", "them", "my", "our", "your", "his", "their", "its"])
OWN, FAMILY, OPPOSITE = "own", "family", "opposite"


@dataclass(frozen=True, slots=True)
class Topic:
    """A question's words ready for matching: names in normal form by what they are, and the phrases of what is decided."""

    question: Question
    subjects: frozenset[str]
    bodies: frozenset[str]
    members: frozenset[str]
    modifiers: frozenset[str]
    phrases: Phrases

    @property
    def question_has_applicant(self) -> bool:
        """Whether the question is about letting somebody in."""
        return any(party.role == "applicant" for party in self.question.parties)


@dataclass(frozen=True, slots=True)
class Touch:
    """A place in a sentence that speaks of what is decided: its tokens, how squarely (0 to 1), and why."""

    first: int
    last: int
    relevance: float
    reason: str
    opposite: bool = False
    start: int = -1


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
    about = [_phrase(phrase, names) for phrase in question.about]
    asked = _phrase(question.text, names)
    own = frozenset().union(asked.listed, *(part.listed or part.head for part in about))
    opposite = [_phrase(phrase, names) for phrase in question.opposite]
    synonyms = {phrase for words in families().values() if own & set(words) for phrase in words}
    subjects = _names(question, "applicant")
    return Topic(
        question=question,
        subjects=subjects or frozenset().union(*(part.names for part in about)) - names,
        bodies=_names(question, "chair") | _body_names(question),
        members=names,
        modifiers=frozenset().union(*(part.others for part in about)),
        phrases=Phrases(
            {OWN: sorted(own), FAMILY: sorted(synonyms - own), OPPOSITE: sorted(_reverse(question, opposite))}
        ),
    )


def _names(question: Question, role: str) -> frozenset[str]:
    return frozenset(
        normal_name(name) for party in question.parties if party.role == role for name in (party.name, *party.names)
    )


def _reverse(question: Question, parts: Sequence[_Phrase]) -> set[str]:
    return set(question.opposite) | {word for part in parts for word in part.listed or part.head}


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase taken apart: thesaurus words, its last word where none is listed, other words, and names in it."""

    listed: frozenset[str]
    head: frozenset[str]
    others: frozenset[str]
    names: frozenset[str]


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
        others=frozenset(others),
        names=frozenset(normal_name(word) for word in named),
    )


@cache
def _listed() -> frozenset[str]:
    return frozenset(phrase for phrases in families().values() for phrase in phrases)


def _listed_forms(word: str) -> set[str]:
    return {form for token in tokens(word) for form in token.forms if form in _listed()}


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a sentence: the article's own lean to the topic, and whether the speaker is whom it concerns."""

    density: float
    speaker_is_subject: bool = False


def find_touches(items: Sequence[Token], text: str, topic: Topic, *, setting: Setting) -> list[Touch]:
    """Where these tokens (of one sentence) speak of what the question would decide, each with its relevance."""
    names = name_runs(items, text)
    return [touch for hit in topic.phrases.find(items) if (touch := _touch(hit, items, names, topic, setting))]


def name_runs(items: Sequence[Token], text: str) -> list[tuple[int, int, str]]:
    """Runs of capitalised words as (first token, last token, normal name); a lone word that opens a sentence counts too."""
    runs: list[tuple[int, int, str]] = []
    for at, token in enumerate(items):
        if not (token.is_word and text[token.start].isupper()) or (token.norm in STOP or token.norm in PRONOUNS):
            continue
        if runs and runs[-1][1] == at - 1 and text[items[at - 1].end : token.start] == " ":
            first = runs[-1][0]
            runs[-1] = (first, at, normal_name(text[items[first].start : token.end]))
        else:
            runs.append((at, at, normal_name(text[token.start : token.end])))
    return runs


def _touch(
    hit: Hit, items: Sequence[Token], names: Sequence[tuple[int, int, str]], topic: Topic, setting: Setting
) -> Touch | None:
    if _elsewhere(hit, names, items, topic) or _other_sense(hit, items):
        return None
    words = " ".join(token.norm for token in items[hit.first : hit.last + 1])
    base = {OWN: 1.0, FAMILY: 0.9, OPPOSITE: 1.0}[hit.kind]
    if hit.phrase in WEAK:
        base *= 0.8
    around = {token.norm for token in items[max(0, hit.first - 2) : hit.last + 3]}
    if topic.modifiers & around:
        base = min(1.0, base * 1.1)
    anchor, why = _anchor(hit, items, names, topic, setting)
    return Touch(
        hit.first,
        hit.last,
        base * anchor,
        f"'{words}'{why}",
        opposite=hit.kind == OPPOSITE,
        start=items[hit.first].start,
    )


def _anchor(
    hit: Hit, items: Sequence[Token], names: Sequence[tuple[int, int, str]], topic: Topic, setting: Setting
) -> tuple[float, str]:
    """How surely the concept is the question's own one, by whom the sentence names with it."""
    said = {name for _, _, name in names}
    if subject := sorted(name for name in said if _is_of(name, topic.subjects)):
        return 1.0, f" with '{subject[0]}'"
    body = sorted(name for name in said if _is_of(name, topic.bodies))
    rivals = [name for _, _, name in names if name not in topic.members and not _is_of(name, topic.bodies)]
    if setting.speaker_is_subject:
        return 0.95, " by the one it concerns"
    near = {token.norm for token in items[max(0, hit.first - 3) : hit.last + 3]}
    if topic.modifiers & near:
        return 0.9, " in the question's words"
    if body and not rivals:
        return 0.5 + 0.4 * setting.density, f" of '{body[0]}'"
    return _unnamed(bool(rivals) and topic.question_has_applicant, setting), " without a name"


def _unnamed(rivals: bool, setting: Setting) -> float:
    return 0.2 if rivals else 0.4 + 0.4 * setting.density


def _is_of(name: str, wanted: frozenset[str]) -> bool:
    return name in wanted or any(f" {one} " in f" {name} " for one in wanted)


def _elsewhere(hit: Hit, names: Sequence[tuple[int, int, str]], items: Sequence[Token], topic: Topic) -> bool:
    """Whether the words right beside name another body: "EU membership" is not membership of this one."""
    if not topic.bodies:
        return False
    beside = [name for first, last, name in names if last == hit.first - 1]
    links = {token.norm for token in items[hit.last + 1 : hit.last + 2]}
    if links & {"of", "in", "to"}:
        beside += [name for first, _, name in names if first - hit.last in (2, 3)]
    others = other_bodies() - topic.bodies
    return any(name in others for name in beside)


def _other_sense(hit: Hit, items: Sequence[Token]) -> bool:
    """Whether the word stands in a set phrase that means something else: "a 32-member bloc", "members of parliament", "a great deal"."""
    word, before = items[hit.first], items[hit.first - 1] if hit.first else None
    after = items[hit.last + 1].norm if hit.last + 1 < len(items) else ""
    if word.norm in ("member", "members") or word.norm.endswith("-member"):
        return (
            after in ("of", "state", "states", "country", "countries", "nation", "nations", "bloc")
            or word.norm == "members"
        )
    if "deal" in word.forms:
        return (after == "with" and word.norm != "deal") or (before is not None and before.norm in ("great", "to", "big"))
    return False


def lean(text: str, topic: Topic) -> float:
    """How much an article is about the topic, 0 to 1: by how often it names the concepts and the subjects."""
    items = tokens(text)
    said = [name for _, _, name in name_runs(items, text)]
    subjects = sum(_is_of(name, topic.subjects) for name in said) if topic.subjects else len(items)
    concepts = len(topic.phrases.find(items))
    return min(1.0, concepts / 6) * min(1.0, subjects / 4)
