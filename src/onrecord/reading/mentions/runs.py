"""Runs of capitals that may be names: where they begin and end, and what their own words and neighbours say
they name."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from onrecord.reading.mentions.offices import DETERMINERS, OfficePhrase, PlaceMatch
from onrecord.reading.mentions.tokens import Token, tag_words
from onrecord.text.lexis import UNSEEN_WEIGHT, data_lines, function_words, weight
from onrecord.text.lexis import stem as stem_of
from onrecord.text.names import given_name_sex, honorifics, is_given_name, normal, particles, same_given_name
from onrecord.text.places import find_place

ORG_LINKS = frozenset(("of", "for", "&", "de", "du", "des"))
LONGEST_PERSON = 5
LEAST_SHOUTED = 2
MONTHS = frozenset(month_name)
ENDS_IN = "ends in"
PERSONAL = frozenset(
    ("top", "minister", "body", "spokes", "envoy", "legislator", "party", "staff", "expert", "other", "generic")
)


@dataclass(frozen=True, slots=True)
class Run:
    """A name: the tokens [first, last), its words, the honorific before it, and what it names as far as its
    words tell.

    ``kind`` is person, organisation, place, people, other or "" (undecided). ``bare`` is where it begins without a
    place that opens it and belongs to it only if it is a person's name.
    """

    first: int
    last: int
    words: str
    kind: str = ""
    honorific: str = ""
    reason: str = ""
    bare: int = 0


@cache
def name_words_of(kind: str) -> frozenset[str]:
    """The words that tell what a run of capitals names; see ``data/name_words.txt``."""
    lines = (line.partition(": ") for line in data_lines("name_words.txt"))
    return frozenset(word for name, _, words in lines if name == kind for word in words.split())


def find_runs(tokens: list[Token], offices: list[OfficePhrase], places: list[PlaceMatch]) -> list[Run]:
    """The runs of capitals in an article that are not offices or known places, in order."""
    office_words = {i for o in offices if o.office.rank in PERSONAL for i in range(o.head, o.head_end)}
    office_words |= tag_words(tokens)
    seen = {token.text for token in tokens if not token.opens and not token.headline}
    place_at = {i: match for match in places for i in range(match.first, match.last)}
    ends = {o.of[1] for o in offices if o.of and o.of[1] < len(tokens) and is_given_name(tokens[o.of[1]].text)}
    found = []
    for first, last in _stretches(tokens, office_words, ends):
        first = _past_opener(tokens, first, last, seen)
        run = _run(tokens, first, last, place_at) if first < last else None
        if run:
            found.append(run)
    return found


def _stretches(tokens: list[Token], office_words: set[int], ends: set[int]) -> Iterator[tuple[int, int]]:
    """Token ranges of capitals on one line, joined over particles, initials and the links inside organisations.

    At ``ends`` the name of whose an office is gives way to its holder's.
    """
    at = 0
    while at < len(tokens):
        if not _can_open(tokens, at, office_words):
            at += 1
            continue
        last = at + 1
        while last not in ends and (step := _joins(tokens, at, last, office_words)):
            last += step
        yield at, last
        at = last


def _can_open(tokens: list[Token], at: int, office_words: set[int]) -> bool:
    return tokens[at].capital and at not in office_words and normal(tokens[at].text) not in honorifics()


def _joins(tokens: list[Token], first: int, at: int, office_words: set[int]) -> int:
    """How many tokens from ``at`` on belong to the run that began at ``first``: 0 when it ends here."""
    if at >= len(tokens) or tokens[at].line != tokens[first].line or tokens[at].sentence != tokens[first].sentence:
        return 0
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if token.capital:
        return int(at not in office_words or tokens[at - 1].low in ("of", "for", "the"))
    follows = after is not None and after.line == token.line and after.capital and at + 1 not in office_words
    if token.text == "." and len(tokens[at - 1].text) == 1 and follows:
        return 1
    if token.low in particles() and follows:
        return 1
    if token.low in ORG_LINKS and _is_organisation(tokens, first, at):
        if follows:
            return 1
        beyond = at + 2 < len(tokens) and token.low in ("of", "for") and after is not None and after.low == "the"
        return 2 if beyond and tokens[at + 2].capital and tokens[at + 2].line == token.line else 0
    return 0


def _is_organisation(tokens: list[Token], first: int, last: int) -> bool:
    return any(token.text in name_words_of("organisation") for token in tokens[first:last])


def _past_opener(tokens: list[Token], first: int, last: int, seen: set[str]) -> int:
    """The run without the word that only opens the sentence; ``seen`` are the words that stand inside
    sentences."""
    if first < last and tokens[first].opens and _is_plain_word(tokens[first], seen, alone=last - first == 1):
        first += 1
        if first < last and not tokens[first].capital:
            return last
    while first < last and tokens[first].low in DETERMINERS:
        first += 1
    return first


def _is_plain_word(token: Token, seen: set[str], *, alone: bool) -> bool:
    """Whether a word that opens a sentence would be written small elsewhere."""
    if token.low in function_words() or token.low in seen:
        return True
    if token.text in seen or is_given_name(token.text):
        return False
    return weight(stem_of(token.low)) < UNSEEN_WEIGHT if alone else token.low.endswith(("ly", "ing"))


def _run(tokens: list[Token], first: int, last: int, place_at: dict[int, PlaceMatch]) -> Run | None:
    """The run of a stretch, its kind read from its words, or None where nothing but places is left."""
    if all(i in place_at for i in range(first, last)) and not _is_person_like(tokens, first, last):
        return _lone_place(tokens, first, last)
    last = _without_repeat(tokens, first, _without_shout(tokens, first, last))
    kind, reason = _kind_by_words(tokens[first:last], place_at, first)
    whole = first
    if kind in ("", "person"):
        first, last = _without_places(tokens, first, last, place_at)
        if first >= last:
            return None
    if last - first > 1 and tokens[last - 1].text == ".":
        last -= 1
    bare, first = first, whole if _may_open_name(tokens, whole, first, last, place_at) else first
    words = _words(tokens, first, last)
    honorific = _honorific_before(tokens, first)
    if honorific and kind != "organisation":
        kind, reason = "person", f"after {honorific}"
    elif not kind and last - first > 1 and given_name_sex(tokens[first].text):
        kind, reason = "person", "begins with a first name"
    return Run(first, last, words, kind, honorific, reason, bare)


def _lone_place(tokens: list[Token], first: int, last: int) -> Run | None:
    """A place of one word as a run: the article may tell that it is a surname here."""
    return Run(first, last, tokens[first].text, "place", reason="a place", bare=first) if last - first == 1 else None


def _without_shout(tokens: list[Token], first: int, last: int) -> int:
    """Where a run in capitals ends without the verb that follows the name: "ANNA KOLM SAYING"."""
    if all(token.text.isupper() for token in tokens[first:last]):
        while last - first > LEAST_SHOUTED and tokens[last - 1].low.endswith("ing"):
            last -= 1
    return last


def _without_repeat(tokens: list[Token], first: int, last: int) -> int:
    """Where a run ends before its own first name comes again, as in the titles of links glued to a name."""
    opening = normal(tokens[first].text)
    if not is_given_name(opening):
        return last
    for at in range(first + 2, last):
        word = tokens[at].text
        if len(word) > 2 and is_given_name(word) and same_given_name(opening, normal(word)):
            return at
    return last


def _may_open_name(tokens: list[Token], whole: int, first: int, last: int, place_at: dict[int, PlaceMatch]) -> bool:
    """Whether a state's or capital's name before one other word may be a first name: "Jordan Wood"."""
    if first - whole != 1 or last - first != 1 or tokens[whole].text.isupper():
        return False
    place = place_at[whole].place
    return place.form in ("name", "capital") and tokens[first].text not in name_words_of("organisation")


def _words(tokens: list[Token], first: int, last: int) -> str:
    parts = [token.text for token in tokens[first:last]]
    return " ".join(parts).replace(" .", ".")


def _is_person_like(tokens: list[Token], first: int, last: int) -> bool:
    """Whether words that are places are a person here: "Jordan Chad" no, "Israel Katz" is not all places."""
    return last - first == 1 and bool(_honorific_before(tokens, first))


def _kind_by_words(run: list[Token], place_at: dict[int, PlaceMatch], first: int) -> tuple[str, str]:
    """What the words of a run say it names, and which word said so."""
    last = run[-1].text
    if all(_is_common(token.text) for token in run):
        return "other", "a common word"
    if last in name_words_of("people"):
        return "people", "a word for people"
    if len(run) > 1:
        return _kind_by_parts(run)
    if last in name_words_of("place"):
        return "place", "a region"
    if last in name_words_of("outlet"):
        return "organisation", "an outlet"
    if len(last) > 1 and last.isupper() and not run[0].headline and first not in place_at:
        return "organisation", "an acronym"
    return "", ""


def _is_common(word: str) -> bool:
    """A word that is written with a capital and names nobody: days, adjectives, compounds such as
    "UK-based"."""
    whole, _, end = word.rpartition("-")
    return word in name_words_of("other") or bool(whole and (end.islower() or find_place(end)))


def _kind_by_parts(run: list[Token]) -> tuple[str, str]:
    """What a run of several words names: its last word tells most."""
    last = run[-1].text
    named = is_given_name(run[0].text) and len(run) == 2
    if last in name_words_of("other") and not (named and last in MONTHS):
        return "other", f"ends in {last}"
    if named:
        return "", ""
    if last in name_words_of("place") and last not in name_words_of("organisation"):
        return "place", f"{ENDS_IN} {last}"
    telling = [token.text for token in run if token.text in name_words_of("organisation") | name_words_of("outlet")]
    return ("organisation", f"has {telling[0]}") if telling else ("", "")


def _without_places(tokens: list[Token], first: int, last: int, place_at: dict[int, PlaceMatch]) -> tuple[int, int]:
    """The run without adjectives and places at its edges, unless the first is somebody's first name."""
    while first < last and first in place_at and not (last - first == 2 and is_given_name(tokens[first].text)):
        first = max(place_at[first].last, first + 1)
    while (
        first < last
        and last - 1 in place_at
        and last - first > 1
        and place_at[last - 1].place.form in ("adjective", "people")
    ):
        last -= 1
    return first, last


def _honorific_before(tokens: list[Token], first: int) -> str:
    at = first - 1
    if at >= 0 and tokens[at].text == ".":
        at -= 1
    if at < 0 or tokens[at].line != tokens[first].line:
        return ""
    word = normal(tokens[at].text)
    return tokens[at].text if word in honorifics() and tokens[at].capital else ""


def by_words(runs: list[Run]) -> dict[str, list[Run]]:
    """The runs grouped by their words in normal form, in order of first appearance."""
    ordered = sorted(runs, key=lambda run: normal(run.words))
    groups = {key: list(group) for key, group in groupby(ordered, key=lambda run: normal(run.words))}
    return dict(sorted(groups.items(), key=lambda item: min(run.first for run in item[1])))
