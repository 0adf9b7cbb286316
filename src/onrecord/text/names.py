"""Names: their normal forms, how languages spell them differently, and how alike two are, with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

from onrecord.text.lexis import data_lines

POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
NOT_A_LETTER = re.compile(r"[^a-z0-9+ ]")
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
FOLDS = (
    ("shch", "S"), ("tsch", "C"), ("sch", "S"), ("tch", "C"), ("dzh", "J"), ("sh", "S"), ("sz", "S"), ("zh", "Z"),
    ("ch", "C"), ("cz", "C"), ("kh", "h"), ("gh", "h"), ("ph", "f"), ("th", "t"), ("dj", "J"), ("ts", "c"), ("tz", "c"),
    ("ck", "k"), ("ou", "u"), ("oo", "u"), ("oe", "o"), ("ue", "u"), ("ae", "a"), ("ee", "i"), ("yu", "iu"),
    ("x", "ks"), ("q", "k"), ("c", "k"), ("w", "v"), ("y", "i"), ("j", "i"), ("g", "h"),
)  # fmt: skip
DOUBLED = re.compile(r"(.)\1+")
NEAR_SURNAME = 0.93
NEAR_MISS = 0.88
NEARLY = 0.85
LEAST_FUZZY = 5
APART = 0.1
MOST_INITIALS = 3
VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are: 1 the same name, 0 nothing in common; ``reason`` says what was compared."""

    score: float
    reason: str


NOTHING_ALIKE = Likeness(0.0, "no name in common")


def strip_possessive(name: str) -> str:
    """The name without a possessive ending: "Meloni’s" gives "Meloni", "the allies'" gives "the allies"."""
    return POSSESSIVE.sub("", name.strip())


@lru_cache(maxsize=100_000)
def normal(name: str) -> str:
    """A name's normal form: lower case, no accents, article, possessive or punctuation, single spaces."""
    plain = strip_possessive(" ".join(name.split()))
    plain = (plain if plain.isascii() else anyascii(plain)).lower().replace(".", "")
    words = NOT_A_LETTER.sub(" ", plain).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


@cache
def honorifics() -> dict[str, str | None]:
    """Honorifics in normal form and the sex they tell ("mrs": "f"), None where they tell none."""
    lines = (line.partition(":") for line in data_lines("honorifics.txt"))
    return {word: sex if sex in "mf" else None for sex, _, words in lines for word in words.split()}


@cache
def particles() -> frozenset[str]:
    """Small words inside names: "von", "al", "de"."""
    return frozenset(word for line in data_lines("particles.txt") for word in line.split())


@lru_cache(maxsize=100_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a person's name in normal form, without honorifics, "Jr." and the like."""
    words = normal(name).split()
    bare = tuple(word for word in words if word not in honorifics() and word not in SUFFIXES)
    return bare or tuple(words)


def generation(name: str) -> str:
    """The word that tells father and child of one name apart ("jr", "sr", "ii"), or ""."""
    words = normal(name).split()
    return words[-1] if len(words) > 2 and words[-1] in SUFFIXES else ""


def surname(name: str) -> str:
    """The last word of a person's name in normal form ("" for an empty one)."""
    words = name_words(name)
    return words[-1] if words else ""


def given_name(name: str) -> str:
    """The first word of a person's name of two or more words, in normal form, or ""."""
    words = name_words(name)
    return words[0] if len(words) > 1 else ""


def initials(name: str) -> str:
    """The first letters of a name's words: "Kim Jong Un" gives "kju"."""
    return "".join(word[0] for word in name_words(name))


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """A key that spellings of one name in several transliterations share: Zelenskyy, Zelensky and Selenskyj
    meet nearly."""
    key = normal(word).replace(" ", "")
    for written, sound in FOLDS:
        key = key.replace(written, sound)
    return DOUBLED.sub(r"\1", key).lower().replace("ie", "e")


@cache
def _given_name_sexes() -> dict[str, str]:
    sexes: dict[str, str] = {}
    for line in data_lines("first_names.txt"):
        sex, _, names = line.partition(":")
        sexes.update({normal(name): sex.strip() for name in names.split()})
    return sexes


@cache
def _given_name_groups() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(data_lines("name_variants.txt")):
        for word in line.split():
            groups.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


def given_name_sex(name: str) -> str | None:
    """ "m" or "f" for a first name commonly used for one of them only, else None."""
    return _given_name_sexes().get(normal(name))


def is_given_name(word: str) -> bool:
    """Whether a word is a known first name."""
    return normal(word) in _given_name_sexes() or normal(word) in _given_name_groups()


def same_given_name(left: str, right: str) -> str:
    """Why two first names can be one person's, or "" when they can't."""
    if left == right:
        return "same first name"
    if not left or not right:
        return "first name known on one side only"
    if len(left) == 1 or len(right) == 1:
        return "initial" if left[0] == right[0] else ""
    groups = _given_name_groups()
    if groups.get(left, frozenset()) & groups.get(right, frozenset()):
        return "forms of one first name"
    if folded(left) == folded(right):
        return "one first name in two transliterations"
    return "first names spelled alike" if _is_near(left, right) else ""


def same_surname(left: str, right: str) -> tuple[float, str]:
    """How sure two surnames are the same (0 to 1), and why."""
    if left == right:
        return 1.0, "same surname"
    if folded(left) == folded(right):
        return 0.97, "one surname in two transliterations"
    near = JaroWinkler.similarity(folded(left), folded(right))
    if _is_near(left, right):
        return near * 0.97, "surnames spelled alike"
    return (0.5, "surnames nearly alike") if near >= NEAR_MISS and _is_long(left, right) else (0.0, "")


def _is_long(left: str, right: str) -> bool:
    return min(len(left), len(right)) >= LEAST_FUZZY


def _is_near(left: str, right: str) -> bool:
    """Whether two words differ as a slip or a transliteration does, never in their first sound."""
    a, b = folded(left), folded(right)
    return _is_long(left, right) and a[0] == b[0] and JaroWinkler.similarity(a, b) >= NEAR_SURNAME


def similar(left: str, right: str) -> Likeness:
    """How alike two persons' bare names are.

    At least 0.9 means one person's name twice; 0.6 that one is only the surname of the other; from 0.3 it
    is a near miss; ``APART`` that they are told apart by a first name, an initial or "Jr.".
    """
    a, b = name_words(left), name_words(right)
    if not a or not b:
        return NOTHING_ALIKE
    if min(len(a), len(b)) == 1:
        return Likeness(1.0, "same name") if a == b else _one_word(a, b)
    if generation(left) != generation(right):
        return Likeness(APART if generation(left) and generation(right) else 0.4, "perhaps of two generations")
    return Likeness(1.0, "same name") if a == b else _full_names(a, b)


def _full_names(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness:
    """The likeness of two different names of several words."""
    surnames, why = same_surname(a[-1], b[-1])
    given = _same_given_names(a[:-1], b[:-1])
    if given and _other_initials(a[1:-1], b[1:-1]):
        return Likeness(APART, f"{why}, but other middle initials")
    if surnames >= NEAR_MISS and given:
        return Likeness(round(min(surnames, 0.95 if given == "initial" else 1.0), 3), f"{why}, {given}")
    if surnames >= NEAR_MISS and JaroWinkler.similarity(folded(a[0]), folded(b[0])) >= NEARLY:
        return Likeness(0.4, f"{why}, first names nearly alike")
    if surnames >= NEAR_MISS:
        return Likeness(APART, f"{why}, but other first names")
    if surnames and given:
        return Likeness(0.4, f"{why}, {given}")
    if folded("".join(a)) == folded("".join(b)):
        return Likeness(0.97, "same name, parted otherwise")
    return NOTHING_ALIKE


def _same_given_names(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    """Why the words before two surnames can be one person's: the first ones fit, or one side only has fewer
    of them."""
    first = same_given_name(a[0], b[0])
    fewer = set(a) <= set(b) or set(b) <= set(a)
    return first or ("fewer first names on one side" if fewer else "")


def _other_initials(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the words between first name and surname begin otherwise, and one of them is initials ("W.", "H.W.")."""
    return bool(a and b) and a[0][0] != b[0][0] and (_is_initials(a[0]) or _is_initials(b[0]))


def _is_initials(word: str) -> bool:
    return len(word) == 1 or (len(word) <= MOST_INITIALS and not VOWELS & set(word))


def _one_word(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness:
    """The likeness of two names of which at least one is a single word."""
    one, other = (a, b) if len(a) == 1 else (b, a)
    score, why = same_surname(one[0], other[-1])
    if len(other) == 1:
        return Likeness(round(score, 3), why) if score else NOTHING_ALIKE
    if score >= NEAR_MISS:
        return Likeness(0.6 * round(score, 3), f"{why}, no first name on one side")
    if one[0] in other[:-1]:
        return Likeness(0.4, "only a first name in common")
    return NOTHING_ALIKE
