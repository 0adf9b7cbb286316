"""Why two sayings may report one utterance: the speaker, the time, the quoted words, the gist."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from itertools import product
from typing import Literal

from onrecord.collation.alignment import Alignment, aligned
from onrecord.collation.utterances.sayings import Days, Saying, synonyms
from onrecord.reading.stance_words import hits_of, tokens
from onrecord.text.lexis import function_words, stem, words

SAME_DAY_SLACK = timedelta(days=1)
REPORT_SLACK = timedelta(days=10)
VAGUE = timedelta(days=8)
WIDEST = timedelta(days=35)
NAME_WEIGHT = 0.5
LEAST_QUOTED = 12
MOST_ALIGNED = 9
LONGEST = 300
MOST_PLACES = 12
PLAIN_RUN = 5
LENGTH_WEIGHT = 0.8
MANY = 5
ALMOST_ALL = 0.8
SHORT_PHRASE = 4
LEAST_SHOWN = 3
LEAST_MEANING = 2
LEAST_OWN = 2
FOR = frozenset(("pro", "act", "demand", "promise"))
AGAINST = frozenset(("con", "reluctant"))
DENIALS = frozenset(("deny", "dispute", "rebut", "refute"))


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that speaks for or against, from 0 (against) to 1 (for), and how to say it."""

    worth: float
    reason: str


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one order in both, at least one of them in quotation marks, and what sharing them says.

    ``telling`` is whether it is more than the name of a thing, as everybody says it ("the debt ceiling").
    """

    words: tuple[str, ...]
    weight: float
    telling: bool = False

    @property
    def is_set_phrase(self) -> bool:
        """Whether it is short and only one of its words carries meaning ("around the globe")."""
        meaning = sum(word not in function_words() for word in self.words)
        return len(self.words) <= SHORT_PHRASE and meaning < LEAST_MEANING


@dataclass(frozen=True, slots=True)
class Overlap:
    """The weighty words two sayings share.

    ``lexical`` and ``dice`` are their part of the lighter side and of both, ``shown`` the words, ``telling`` how many
    of them few articles have.
    """

    lexical: float
    dice: float
    weight: float
    shown: tuple[str, ...]
    telling: int

    def is_gist(self, least: float) -> bool:
        """Whether so much is shared, and not only what the whole affair speaks of, that one can be the other in other
        words.
        """
        if self.lexical < least or not (self.telling or (len(self.shown) >= MANY and self.lexical >= ALMOST_ALL)):
            return False
        return len(self.shown) >= LEAST_SHOWN and (self.weight >= 4 or (self.lexical >= 0.8 and self.weight >= 2))


def speakers(left: Saying, right: Saying) -> Ground:
    """1 the same actor, 0.8 a body and who speaks for it, 0.6 two people of one body, 0.4 one unknown, 0 different."""
    if left.statement.actor and left.statement.actor == right.statement.actor and left.speakers:
        return Ground(1.0, "the same speaker")
    if left.speakers & right.speakers:
        if left.person and right.person:
            return Ground(0.6, "two people of one state or body")
        return Ground(0.8, "speakers of one state or body")
    if left.speakers and right.speakers:
        return Ground(0.0, "given to different speakers")
    return Ground(0.4, "one speaker not named")


def times(left: Saying, right: Saying) -> Ground:
    """1 said on the same days, 0.9 in articles of one day, 0.7 within ten days, 0.5 not known, 0 at different times."""
    if left.days and right.days and not _near(left.days, right.days, SAME_DAY_SLACK):
        return Ground(0.0, "dated differently")
    if left.days and right.days and max(_width(left.days), _width(right.days)) <= VAGUE:
        return Ground(1.0, "said at the same time")
    if _of_one_day(left, right):
        return Ground(0.9, "in articles of one day")
    ours, theirs = left.days or left.around, right.days or right.around
    if not ours or not theirs or max(_width(ours), _width(theirs)) > WIDEST:
        return Ground(0.5, "")
    near = _near(ours, theirs, REPORT_SLACK)
    return Ground(0.7, "within ten days") if near else Ground(0.0, "reported at different times")


def _of_one_day(left: Saying, right: Saying) -> bool:
    if not left.around or not right.around or _width(left.around) or _width(right.around):
        return False
    return _near(left.around, right.around, SAME_DAY_SLACK)


def _width(days: Days) -> timedelta:
    return days[1] - days[0]


def _near(ours: Days, theirs: Days, slack: timedelta) -> bool:
    return ours[0] <= theirs[1] + slack and theirs[0] <= ours[1] + slack


def best_alignment(left: Saying, right: Saying) -> Alignment | None:
    """The quoted fragments of both that agree best, or None when one of them quotes nothing of length."""
    pairs = list(product(quoted(left), quoted(right)))[:MOST_ALIGNED]
    return max((aligned(a, b) for a, b in pairs), key=lambda x: (x.shared, x.ops), default=None)


def quoted(saying: Saying) -> list[str]:
    """The quoted fragments of some length."""
    return [fragment for fragment in saying.fragments if len(fragment) > LEAST_QUOTED]


def overlap(left: Saying, right: Saying) -> Overlap:
    """What of the weighty words is shared."""
    keys = sorted(left.stems.keys() & right.stems.keys())
    shared = sum(min(left.stems[key], right.stems[key]) for key in keys)
    ours, theirs = sum(left.stems.values()), sum(right.stems.values())
    least, both = min(ours, theirs), ours + theirs
    return Overlap(
        shared / least if least else 0.0,
        2 * shared / both if both else 0.0,
        shared,
        tuple(left.shown[key] for key in keys),
        sum(key in left.telling for key in keys),
    )


def is_phrase(left: Saying, right: Saying, shared: Overlap) -> bool:
    """Whether one run of a few words holds all that is shared: it says what is spoken of, and not what is said."""
    held = frozenset().union(*map(_norms, shared.shown))
    return any(held <= set(run) for run in _common_runs(left.norms, right.norms) if len(run) <= SHORT_PHRASE)


def is_hearsay(left: Saying, right: Saying) -> bool:
    """Whether hardly any of the shared words are the speaker's own in both: one of them only reports another's."""
    heard = left.heard | right.heard
    return bool(heard) and len((left.stems.keys() & right.stems.keys()) - heard) < LEAST_OWN


def is_turned(left: Saying, right: Saying) -> bool:
    """Whether one account has the speaker for what the other has the speaker oppose ("agreed to", "pushed back
    against"), or one has the speaker deny what the other has the speaker say.
    """
    sides = {_side(left.cue), _side(right.cue)}
    if sides == {"for", "against"}:
        return True
    said = right if _side(left.cue) == "denies" else left
    return "denies" in sides and len(sides) == 2 and not said.statement.negated and not said.statement.evasive


@lru_cache(maxsize=50_000)
def _side(cue: str) -> Literal["for", "against", "denies", "neither"]:
    """Where the words that report put the speaker toward what they report."""
    found = tokens(cue)
    kinds = {hit.kind for hit in hits_of(found)}
    if any(token.forms & DENIALS for token in found):
        return "neither" if "negator" in kinds else "denies"
    against, wants = bool(kinds & AGAINST), bool(kinds & FOR)
    if against == wants:
        return "neither"
    return "against" if against != ("negator" in kinds) else "for"


@lru_cache(maxsize=50_000)
def _norms(text: str) -> frozenset[str]:
    return frozenset(word.norm for word in words(text))


def quoted_run(left: Saying, right: Saying, things: Collection[str] = ()) -> Run:
    """The weightiest run of words in both, in quotation marks in one at least; names alone don't make one.

    A long run tells even where each of its words is common. ``things`` are the runs of three words that everybody says.
    """
    if not left.fragments and not right.fragments:
        return Run((), 0.0)
    quoted = frozenset().union(*map(_norms, (*left.fragments, *right.fragments)))
    names = left.names & right.names
    best = Run((), 0.0)
    for row in _common_runs(left.norms, right.norms):
        length = LENGTH_WEIGHT * max(0, len(row) - PLAIN_RUN)
        run = Run(row, sum(_worth(word, left, names) for word in row) + length, _is_telling(row, things))
        plain = any(word not in names and word not in function_words() and word in quoted for word in row)
        if plain and (run.telling, run.weight) > (best.telling, best.weight):
            best = run
    return best


def _is_telling(row: tuple[str, ...], things: Collection[str]) -> bool:
    """Whether some word of the row that carries meaning is in none of the names of things in it."""
    starts = [n for n in range(len(row) - 2) if " ".join(row[n : n + 3]) in things]
    named = {n + at for n in starts for at in range(3)}
    return any(n not in named and word not in function_words() for n, word in enumerate(row))


def _worth(word: str, saying: Saying, names: frozenset[str]) -> float:
    """A word's weight as discounted in this record; a name counts little."""
    if word in function_words():
        return 0.0
    if word in names:
        return NAME_WEIGHT
    key = stem(word)
    return saying.stems.get(synonyms().get(key, key), NAME_WEIGHT)


def _common_runs(a: tuple[str, ...], b: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Maximal runs of two words or more that both rows hold in order, grown from the words that carry meaning."""
    empty = function_words()
    where: dict[str, list[int]] = defaultdict(list)
    for n, word in enumerate(b[:LONGEST]):
        if word not in empty:
            where[word].append(n)
    found: dict[tuple[int, int], int] = {}
    for i, word in enumerate(a[:LONGEST]):
        for j in where.get(word, ())[:MOST_PLACES]:
            first, length = _grown(a, b, i, j)
            if length >= 2:
                found[(i - first, j - first)] = length
    return [a[i : i + length] for (i, _), length in found.items()]


def _grown(a: tuple[str, ...], b: tuple[str, ...], i: int, j: int) -> tuple[int, int]:
    """How far the run through ``a[i]`` and ``b[j]`` reaches back, and how long it is."""
    back = 0
    while back < min(i, j) and a[i - back - 1] == b[j - back - 1]:
        back += 1
    ahead = 1
    while i + ahead < len(a) and j + ahead < len(b) and a[i + ahead] == b[j + ahead]:
        ahead += 1
    return back, back + ahead
