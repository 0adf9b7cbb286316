"""States and the bodies they form: codes, adjectives, capitals, seats of government, and the names of all
of them.

Country names come from Babel (CLDR), the rest from ``data/states.txt`` and ``data/bodies.txt``. Which party
a capital stands for depends on the sentence; here stands only for whom it can stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale

from onrecord.text.lexis import data_lines
from onrecord.text.names import normal

SHORT_NAMES = {
    "US": "United States", "GB": "United Kingdom", "HK": "Hong Kong", "PS": "Palestinian Authority", "VA": "Vatican",
    "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo", "CI": "Ivory Coast", "MM": "Myanmar",
    "TR": "Turkey", "CZ": "Czech Republic", "BA": "Bosnia and Herzegovina", "AG": "Antigua and Barbuda",
    "TT": "Trinidad and Tobago", "MK": "North Macedonia", "MO": "Macao",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A name that stands for a state or a body of states.

    ``name`` is the normal name of the party it stands for, ``code`` its ISO 3166 code (None for a body),
    and ``form`` how the
    words name it: name, adjective, people, capital, seat, institution, chamber or bloc. ``speaks_for`` is the state
    or body whose position it states.
    """

    name: str
    form: str
    code: str | None = None
    speaks_for: str | None = None


@cache
def states() -> dict[str, str]:
    """The normal name of every state and territory in English by ISO 3166 code ("UA": "Ukraine")."""
    territories = Locale("en").territories
    names = {code: name for code, name in territories.items() if len(code) == 2 and code.isalpha()}
    for code in ("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"):
        names.pop(code, None)
    return {code: SHORT_NAMES.get(code, name.replace(" SAR China", "")) for code, name in sorted(names.items())}


def _plain(name: str) -> str:
    return name.replace("’", "'").strip()


def _state_forms() -> Iterator[tuple[str, Place]]:
    """Every spelling of every state, the less specific ones first."""
    names = states()
    for code, name in names.items():
        yield name, Place(name, "name", code, name)
        yield name.replace("St. ", "Saint "), Place(name, "name", code, name)
    for line in data_lines("states.txt"):
        code, people, capitals, further = (part.strip() for part in f"{line} |".split("|")[:4])
        name = names[code]
        for form, words in (
            ("adjective", people.split()),
            ("capital", capitals.split(",")),
            ("name", further.split(",")),
        ):
            for word in filter(None, map(str.strip, words)):
                yield word, Place(name, _form(word, form, name), code, name)


def _form(word: str, form: str, name: str) -> str:
    """How a word of the table names its state: plural words for people are told from adjectives."""
    if form == "adjective" and word.endswith("s") and not word.endswith("ss"):
        return "people"
    if (
        form == "name"
        and word.endswith(("ean", "can", "ish", "der", "ese", "ans", "ders", "inean", "tuan"))
        and word not in name
    ):
        return "people" if word.endswith("s") else "adjective"
    return form


def _body_forms() -> Iterator[tuple[str, Place]]:
    """Every spelling of every body, seat and institution of ``bodies.txt``."""
    names = states()
    for line in data_lines("bodies.txt"):
        name, further, form, speaks = (part.strip() for part in f"{line} |".split("|")[:4])
        stands_for = names.get(speaks, speaks)
        called = stands_for if form == "capital" else name
        party = stands_for or (name if form == "bloc" else None)
        for word in (name, *filter(None, map(str.strip, further.split(",")))):
            yield word, Place(called, form, None, party)


@cache
def _by_word() -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for word, place in (*_body_forms(), *_state_forms()):
        key = _plain(word)
        if place not in found.get(key, ()):
            found[key] = (*found.get(key, ()), place)
    return found


@cache
def longest_name() -> int:
    """How many words the longest name in the tables has."""
    return max(len(word.split()) for word in _by_word())


def find_place(words: str, *, forms: Iterable[str] = ()) -> Place | None:
    """What a name as written stands for ("Kyiv", "U.S.", "Ukrainian"), or None; ``forms`` narrows how it
    names it.

    The case counts, since "us" is no state; a leading "the" does not. Names of several states give None
    ("Congolese").
    """
    return _find_place(words, frozenset(forms))


@lru_cache(maxsize=50_000)
def _find_place(words: str, wanted: frozenset[str]) -> Place | None:
    key = _plain(words)
    key = key[4:] if key[:4] in ("the ", "The ") and key[4:] in _by_word() else key
    found = [place for place in _by_word().get(key, ()) if not wanted or place.form in wanted]
    if len({place.name for place in found}) > 1:
        found = [place for place in found if place.form == "name"][:1]
    return found[0] if found else None


def party_of(words: str) -> str | None:
    """The normal name of the state or body that a name stands for or speaks for, or None."""
    place = find_place(words)
    return (place.speaks_for or place.name) if place else None


def is_state(name: str) -> bool:
    """Whether a normal name is a state's or territory's."""
    return normal(name) in _state_normals()


@cache
def _state_normals() -> frozenset[str]:
    return frozenset(normal(name) for name in states().values())
