"""States, organisations and institutions of one article: what they are called, and what "the alliance"
means here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.reading.mentions.names import GUESSED, Named
from onrecord.reading.mentions.offices import OfficePhrase, PlaceMatch
from onrecord.reading.mentions.tokens import Token
from onrecord.text.names import normal
from onrecord.text.offices import institution_name, ministry_name, portfolios
from onrecord.text.places import find_place, is_state

GOVERNMENTS = frozenset(("government", "regime", "authority", "leadership", "country", "nation", "side", "state"))
PERSONAL_BODIES = frozenset(("administration", "campaign", "office", "team", "camp"))
PUBLIC_BODIES = PERSONAL_BODIES | GOVERNMENTS | frozenset(
    ("ministry", "parliament", "cabinet", "army", "military", "armed forces", "central bank", "police", "embassy",
     "delegation", "court", "supreme court", "constitutional court", "high court", "coalition", "navy", "air force",
     "intelligence service", "intelligence agency", "chancellery", "senate", "lower house", "upper house", "opposition",
     "ruling party", "party", "general staff", "state media", "state television", "state news agency",
     "ministry of foreign affairs", "foreign office", "consulate", "junta")
)  # fmt: skip
CLAUSE_OPENERS = frozenset((",", "and", "but", "that", "while", "as", "because", "since", "if", "whether",
"say", "says",
                            "said", ":", "for", "though", "although", "after", "before", "when"))  # fmt: skip
ALLIANCES = (
    "alliance",
    "bloc",
    "union",
    "league",
    "pact",
    "organization",
    "organisation",
    "group",
    "body",
    "community",
)
FEDERATIONS = frozenset(("Germany", "Austria", "Switzerland"))
LONGEST_STATE = 3
LEAST_ROOT = 4
TELL_STATES = frozenset(
    ("president", "prime minister", "king", "queen", "parliament", "foreign minister", "emperor", "defense minister",
     "chancellor", "foreign ministry", "premier", "government")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bodies:
    """What an article calls its states and bodies: learned states by normal form, and who "the alliance"
    is."""

    states: Mapping[str, str]
    adjectives: Mapping[str, str]
    generic: Mapping[str, str]
    federal: frozenset[str] = frozenset()


def learn_states(tokens: Sequence[Token], runs: Sequence[Named], offices: Sequence[OfficePhrase]) -> dict[str, str]:
    """States that no table knows, by normal form: what has a president, a parliament, or is "the Republic
    of" something."""
    persons = {
        word
        for n in runs
        if n.kind == "person" and not n.reason.startswith(GUESSED)
        for word in normal(n.run.words).split()
    }
    found: dict[str, str] = {}
    names = sorted({n.run.words for n in runs if n.kind != "other" and not find_place(n.run.words)} - persons)
    for phrase in offices:
        if phrase.of is None or phrase.of_name or phrase.office.words not in TELL_STATES or phrase.office.plural:
            continue
        first, last = phrase.of
        possessive = last < len(tokens) and tokens[last].low in ("'s", "’s")
        words = " ".join(token.text for token in tokens[first:last])
        owns = (possessive or first >= phrase.head_end) and last - first <= LONGEST_STATE and tokens[first].capital
        fits = [name for name in names if normal(name) != normal(words) and shares_root(words, name)]
        if not owns and len(fits) == 1 and last - first == 1:
            found.setdefault(normal(fits[0]), fits[0])
        if owns and not set(normal(words).split()) & persons and not _is_body(words):
            found.setdefault(normal(words), words)
    return found


def _is_body(words: str) -> bool:
    return bool(set(normal(words).split()) & {normal(word) for word in ALLIANCES} or find_place(words))


def learn_bodies(
    tokens: Sequence[Token], places: Sequence[PlaceMatch], runs: Sequence[Named], states: dict[str, str]
) -> Bodies:
    """Everything :class:`Bodies` holds, from the whole article."""
    federal = frozenset(match.place.name for match in places) & FEDERATIONS
    return Bodies(states, _adjectives(tokens, states), _generic_names(places, runs), federal)


def _adjectives(tokens: Sequence[Token], states: dict[str, str]) -> dict[str, str]:
    """Adjectives of learned states: capitalised words that share the beginning of one and of one only."""
    found: dict[str, str] = {}
    for word in sorted({token.text for token in tokens if token.capital and len(token.text) > LEAST_ROOT}):
        fits = {name for name in states.values() if normal(word) != normal(name) and shares_root(word, name)}
        if len(fits) == 1:
            found[normal(word)] = fits.pop()
    return found


def shares_root(word: str, name: str) -> bool:
    """Whether a word can be the adjective of a state's name: the same beginning, the ending of an adjective."""
    a, b = normal(word), normal(name)
    root = max(LEAST_ROOT, min(len(a), len(b)) - 3)
    return (
        " " not in b and a[:root] == b[:root] and a.endswith(("n", "ish", "ese", "i", "ic", "ns", "r", "rs", "d", "k"))
    )


def _generic_names(places: Sequence[PlaceMatch], runs: Sequence[Named]) -> dict[str, str]:
    """Whom "the alliance", "the bloc", "the union" ... mean: the body most named whose name or nature
    fits."""
    counts = Counter(match.place.name for match in places if match.place.form == "bloc")
    named = Counter(n.run.words for n in runs if n.kind == "organisation")
    found = {}
    for noun in ALLIANCES:
        fitting = Counter({words: n for words, n in (named + counts).items() if noun in normal(words).split()})
        called = {k: v for k, v in fitting.items() if len(k.split()) > 1}
        pool = called or (counts if noun in ("alliance", "bloc") else {})
        best = sorted(pool.items(), key=lambda item: (-item[1], item[0]))
        if best:
            found[noun] = best[0][0]
    return found


def owner_of(phrase: OfficePhrase, tokens: Sequence[Token], bodies: Bodies, heads: Mapping[str, str]) -> str | None:
    """Whose office a phrase names, as a normal name; ``heads`` are the article's names by normal form.

    A "federal" minister without more is of the one federal state the article names.
    """
    if phrase.of_name:
        return phrase.of_name
    if phrase.of is None:
        federal = any(token.low == "federal" for token in tokens[phrase.first : phrase.head])
        stately = phrase.office.rank in ("top", "minister") and len(bodies.federal) == 1
        return next(iter(bodies.federal)) if federal and stately else None
    words = " ".join(token.text for token in tokens[slice(*phrase.of)]).replace(" ’s", "’s").replace(" 's", "'s")
    key = normal(words)
    for table in (bodies.states, bodies.adjectives, bodies.generic, heads):
        if key in table:
            return table[key]
    for word in reversed(key.split()):
        if word in heads:
            return heads[word]
    return words if tokens[phrase.of[0]].capital else None


def institution_of(words: str, owner: str | None, ministries: Sequence[str] = ()) -> tuple[str, str]:
    """The kind and normal name of the party an institution names: a government is its state.

    ``ministries`` are the normal names of ministries the article speaks of, for a bare "ministry".
    """
    if words in GOVERNMENTS and owner:
        return ("state", owner) if is_state(owner) else ("organisation", f"{owner} {words}")
    if words in ("ministry", "department"):
        fits = sorted({name for name in ministries if owner is None or name.endswith(f" of {owner}")})
        if len(fits) == 1:
            return "organisation", fits[0]
    what, _, last = words.rpartition(" ")
    if last in ("ministry", "department") and what in portfolios():
        return "organisation", ministry_name(what, of=owner)
    if words in ("ministry of foreign affairs", "foreign office"):
        return "organisation", ministry_name("foreign", of=owner)
    if owner and words in PERSONAL_BODIES:
        return "organisation", f"{owner} {words}"
    return "organisation", institution_name(words, of=owner)


def is_public_body(words: str) -> bool:
    """Whether an institution is one that a state, a body or a person has and that speaks for itself."""
    return words in PUBLIC_BODIES or words.endswith((" ministry", " department", " committee"))


def is_acting_capital(tokens: Sequence[Token], match: PlaceMatch) -> bool:
    """Whether a capital stands for its government here: it opens a clause, and a verb or a possessive
    follows."""
    before = tokens[match.first - 1].low if match.first else ""
    after = tokens[match.last] if match.last < len(tokens) else None
    if after is None or tokens[match.first].headline or not (tokens[match.first].opens or before in CLAUSE_OPENERS):
        return False
    return after.low in ("'s", "’s") or (after.word and not after.capital and after.low not in ("or", "in", "on", "to"))
