"""Offices in running text: "the new Ukrainian Foreign Minister", "Kolm's national security adviser", "head
of the bloc"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from onrecord.reading.mentions.tokens import Token
from onrecord.text.lexis import data_lines, function_words
from onrecord.text.names import honorifics, is_given_name, normal
from onrecord.text.offices import Office, deputy_of, find_office, longest_office, office_openers
from onrecord.text.places import Place, find_place, longest_name

DETERMINERS = frozenset(("the", "a", "an", "his", "her", "its", "their", "our", "this", "that", "another", "one", "no"))
DEFINITE = frozenset(("the", "his", "her", "its", "their", "our"))
PAST = frozenset(("former", "ex", "onetime", "retired", "late"))
LESSER = frozenset(("deputy", "vice", "assistant", "associate"))
LINKS = frozenset(("of", "for", "at", "in", "with", "from", "to", "on"))
FARTHEST_LEFT = 7
PARTS_OF_CONTINENTS = frozenset(("North", "South", "Central", "Latin", "East", "West", "Southeast"))
NEW_PLACES = frozenset(("Jersey", "Mexico", "England", "Britain"))
LOCAL = frozenset(
    ("governor", "lieutenant governor", "mayor", "deputy mayor", "archbishop", "bishop", "police chief", "sheriff")
)
STATELY = frozenset(("top", "minister"))
NEEDS_CAPITAL = frozenset(
    ("general", "justice", "major", "speaker", "representative", "deputy", "delegate", "whip", "member")
)


class PlaceMatch(NamedTuple):
    """The tokens [first, last) that name a state, body or seat."""

    first: int
    last: int
    place: Place


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """An office with what stands around it, as token numbers.

    [first, last) is the whole phrase without a determiner, [head, head_end) the office's own words. ``of`` are the
    tokens [of_first, of_last) that say whose office it is, if any, ``of_name`` the normal name where a table knows it;
    ``determiner`` is "the", "a", "his" ... or "", ``former`` whether it is an office of the past.
    """

    first: int
    last: int
    head: int
    head_end: int
    office: Office
    of: tuple[int, int] | None
    of_name: str | None
    determiner: str
    former: bool

    @property
    def definite(self) -> bool:
        """Whether it means one office-holder the reader knows or can tell."""
        return not self.office.plural and (self.determiner in DEFINITE or (not self.determiner and self.of is not None))


@cache
def office_modifiers() -> frozenset[str]:
    """Words that stand before an office and change neither its holder nor its rank."""
    return frozenset(word for line in data_lines("office_modifiers.txt") for word in line.split())


def find_place_matches(tokens: list[Token]) -> list[PlaceMatch]:
    """The names of states, bodies and seats, longest first at each place, never over a line's end."""
    found, at = [], 0
    while at < len(tokens):
        match = _place_at(tokens, at) if tokens[at].capital or tokens[at].text[0].isdigit() else None
        if match:
            found.append(match)
        at = match.last if match else at + 1
    return found


def _place_at(tokens: list[Token], at: int) -> PlaceMatch | None:
    for last in range(min(len(tokens), at + longest_name()), at, -1):
        if tokens[last - 1].line != tokens[at].line or not (tokens[last - 1].capital or last - at == 1):
            continue
        if tokens[at].low == "the" and find_place(" ".join(token.text for token in tokens[at + 1 : last])):
            continue
        words = " ".join(token.text for token in tokens[at:last])
        place = find_place(words) or (find_place(words.title()) if words.isupper() and len(words) > 3 else None)
        if place and place.form == "adjective" and at and tokens[at - 1].text in PARTS_OF_CONTINENTS:
            return None
        if place and last - at == 1 and _is_half_a_name(tokens, at, place):
            return None
        if place and not (place.form in ("institution", "chamber") and _goes_on_left(tokens, at)):
            return PlaceMatch(at, last, place)
    return None


def _is_half_a_name(tokens: list[Token], at: int, place: Place) -> bool:
    """Whether a word that can be a state is part of the name of something else: "North Lowland", "New Jersey"."""
    before = tokens[at - 1] if at else None
    if place.form == "name" and before is not None and before.text == "New" and tokens[at].text in NEW_PLACES:
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    goes_on = after is not None and after.capital and after.line == tokens[at].line and not tokens[at].headline
    return goes_on and tokens[at].text in PARTS_OF_CONTINENTS


def _goes_on_left(tokens: list[Token], at: int) -> bool:
    """Whether a longer name than the table's ends here: "National Security Council"."""
    before = tokens[at - 1] if at else None
    if before is None or before.line != tokens[at].line or not before.capital or before.opens:
        return False
    return not find_place(before.text) and (before.low == "national" or before.low not in office_modifiers())


def find_office_phrases(tokens: list[Token], places: list[PlaceMatch]) -> list[OfficePhrase]:
    """The offices of a text in order, each with its modifiers and whose it is."""
    by_last = {match.last: match for match in places}
    by_first = {match.first: match for match in places}
    stately = {i for match in places if match.place.form in ("name", "bloc") for i in range(match.first, match.last)}
    found: list[OfficePhrase] = []
    at = 0
    while at < len(tokens):
        if at in stately:
            at += 1
            continue
        head_end, office = _office_at(tokens, at)
        if office is None:
            at += 1
            continue
        phrase = _phrase(tokens, at, head_end, office, by_last, by_first)
        if phrase:
            found.append(phrase)
        at = head_end
    return found


def _office_at(tokens: list[Token], at: int) -> tuple[int, Office | None]:
    if not tokens[at].word or tokens[at].low.split()[0].rstrip(".") not in office_openers():
        return at, None
    for last in range(min(len(tokens), at + longest_office()), at, -1):
        words = tokens[at:last]
        if words[-1].line != tokens[at].line or not words[-1].word:
            continue
        office = find_office(" ".join(token.low for token in words))
        if office:
            return (at, None) if _is_surname(tokens, at, last) else (last, office)
    return at, None


def _is_surname(tokens: list[Token], at: int, last: int) -> bool:
    """Whether an office's word is the surname of who stands before it: "Angus King", "Howard Dean"."""
    if at == 0 or last - at > 1 or not tokens[at].capital or tokens[at].line != tokens[at - 1].line:
        return False
    before = tokens[at - 1]
    follows = last < len(tokens) and tokens[last].capital and tokens[last].line == tokens[at].line
    return before.capital and is_given_name(before.text) and not find_place(before.text) and not follows


def _phrase(
    tokens: list[Token],
    head: int,
    head_end: int,
    office: Office,
    by_last: dict[int, PlaceMatch],
    by_first: dict[int, PlaceMatch],
) -> OfficePhrase | None:
    told = head > 0 and tokens[head - 1].low in DETERMINERS
    if office.words in NEEDS_CAPITAL and not tokens[head].capital and not told:
        return None
    first, of, of_name, former = _walk_left(tokens, head, office, by_last)
    determiner = ""
    if first and tokens[first - 1].low in DETERMINERS and tokens[first - 1].line == tokens[head].line:
        determiner = tokens[first - 1].low
    last = head_end
    if of is None:
        last, of, of_name = _walk_right(tokens, head_end, office, by_first)
    if office.rank == "generic" and of is None and not determiner and first == head and not office.plural:
        return None
    lesser = {token.low for token in tokens[first:head]} & LESSER
    if lesser and not office.words.startswith("deputy"):
        office = deputy_of(office)
    return OfficePhrase(first, last, head, head_end, office, of, of_name, determiner, former)


def _walk_left(
    tokens: list[Token], head: int, office: Office, by_last: dict[int, PlaceMatch]
) -> tuple[int, tuple[int, int] | None, str | None, bool]:
    """Where the words before an office begin, whose it is, and whether it is past.

    A "UN ambassador" is not the UN's: that is where a state sent him.
    """
    at, of, name, former = head, None, None, False
    while at > 0 and head - at < FARTHEST_LEFT:
        before = tokens[at - 1]
        if before.line != tokens[head].line:
            break
        match = by_last.get(at)
        if match and match.place.form != "people" and of is None:
            if office.words == "ambassador" and match.place.form == "bloc":
                at = match.first
                continue
            start = _opening_of(tokens, match, office)
            at, of = start, (start, match.last)
            name = _owner(match.place, office) if start == match.first else None
            continue
        if before.low in ("'s", "’s") or (before.text in "'’" and at > 1 and tokens[at - 2].text.endswith("s")):
            return _possessor(tokens, at - 1, head, office, by_last, (of, name), former)
        if set(before.low.split()) & PAST:
            former = True
        if set(before.low.split()) <= office_modifiers():
            at -= 1
            continue
        if before.capital and of is None and _may_own(before, alone=before.opens or not tokens[at - 2].capital):
            start = _capitals_left(tokens, at)
            at, of = start, (start, at)
            continue
        break
    return at, of, name, former


def _may_own(token: Token, *, alone: bool = True) -> bool:
    """Whether a capitalised word can be the name of whose an office is: not "He", "As" or "Lowmouth-based"."""
    if token.low in DETERMINERS or not token.text[-1].isalnum() or token.text.rpartition("-")[2].islower():
        return False
    shouted = len(token.text) > 1 and token.text.isupper()
    return not alone or shouted or token.low not in function_words()


def _opening_of(tokens: list[Token], match: PlaceMatch, office: Office) -> int:
    """Where a name begins that a state ends: "Bank of Norland governor"; of a president or minister the state's."""
    at = match.first
    if office.rank in STATELY or at < 2 or tokens[at - 1].low != "of" or not tokens[at - 2].capital:
        return at
    return _capitals_left(tokens, at - 1)


def _owner(place: Place, office: Office) -> str | None:
    """Whose an office is that a place is named with: a seat's boss is the state's, a ministry's spokesman the
    ministry's; the mayor of a capital is that city's."""
    return None if place.form == "capital" and office.words in LOCAL else place.name


def _possessor(
    tokens: list[Token],
    mark: int,
    head: int,
    office: Office,
    by_last: dict[int, PlaceMatch],
    known: tuple[tuple[int, int] | None, str | None],
    former: bool,
) -> tuple[int, tuple[int, int] | None, str | None, bool]:
    """The owner before a possessive mark: a place, a run of capitals, or "the country"."""
    match = by_last.get(mark)
    if match and known[0] and known[1] is None and office.rank not in STATELY:
        return match.first, known[0], None, former
    if match:
        return match.first, (match.first, match.last), _owner(match.place, office), former
    if mark > 0 and tokens[mark - 1].capital and _may_own(tokens[mark - 1]):
        start = _capitals_left(tokens, mark)
        return start, (start, mark), None, former
    if mark > 1 and tokens[mark - 1].word and not tokens[mark - 1].capital:
        start = mark - 1
        return start, known[0] or (start, mark), known[1], former
    return head, known[0], known[1], former


def _capitals_left(tokens: list[Token], last: int) -> int:
    """Where the run of capitals that ends before ``last`` begins."""
    at = last
    while at > 0 and tokens[at - 1].capital and tokens[at - 1].line == tokens[last - 1].line:
        if at < last and tokens[at - 1].low in PAST:
            break
        if tokens[at - 1].opens and at < last and tokens[at - 1].low in function_words():
            break
        at -= 1
    return at


def _walk_right(
    tokens: list[Token], at: int, office: Office, by_first: dict[int, PlaceMatch]
) -> tuple[int, tuple[int, int] | None, str | None]:
    """Whose an office is when that comes after it: "of the United States", "at the Harbour Institute".

    An envoy is of whom sent him, not of whom he is sent to.
    """
    if at >= len(tokens) or tokens[at].low not in LINKS:
        return at, None, None
    if tokens[at].low != "of" and (office.rank == "envoy" or office.words.endswith("mission")):
        return at, None, None
    start = at + 1
    while start < len(tokens) and start < at + 4 and _is_filler(tokens[start]):
        start += 1
    if start >= len(tokens) or tokens[start].line != tokens[at].line or normal(tokens[start].text) in honorifics():
        return at, None, None
    match = by_first.get(start)
    if match:
        last = _name_goes_on(tokens, match, office)
        if last > match.last:
            return last, (match.first, last), None
        if match.place.form == "adjective" and last < len(tokens) and tokens[last].word:
            last += 1
        return last, (match.first, match.last), _owner(match.place, office)
    if tokens[start].capital and tokens[at].low in ("of", "for", "at", "with"):
        last = _name_end(tokens, start)
        return (last, (start, last), None) if _may_own(tokens[start], alone=last - start == 1) else (at, None, None)
    if tokens[at].low == "of" and tokens[start].word and tokens[start].low in GENERIC_OWNERS:
        return start + 1, (start, start + 1), None
    return at, None, None


def _name_end(tokens: list[Token], start: int) -> int:
    """Where a name of capitals ends that begins at ``start``: on its line, before a person's name that follows it."""
    last = start
    while last < len(tokens) and tokens[last].line == tokens[start].line:
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        link = tokens[last].low in NAME_LINKS and after is not None and after.capital
        person = last > start and is_given_name(tokens[last].text) and after is not None and after.capital
        if not (tokens[last].capital or link) or (person and tokens[last - 1].capital):
            break
        last += 1
    return last


def _name_goes_on(tokens: list[Token], match: PlaceMatch, office: Office) -> int:
    """Where a longer name ends that a state opens: "Norland's Harbour Board", "Norlanders United", and for a mere head
    "the Norlandic Harbour Board"."""
    at = match.last
    possessive = at < len(tokens) and tokens[at].low in ("'s", "’s")
    loose = match.place.form == "people" or (match.place.form == "adjective" and office.rank == "generic")
    at += possessive
    if not (possessive or loose) or at >= len(tokens) or not tokens[at].capital or is_given_name(tokens[at].text):
        return match.last
    same = tokens[at].line == tokens[match.first].line
    return _name_end(tokens, at) if same and _may_own(tokens[at], alone=False) else match.last


def _is_filler(token: Token) -> bool:
    """Whether a word between "of" and the owner only counts or points: "the", "all", "32-member"."""
    return token.low in FILLERS or token.text[0].isdigit()


def indefinite_start(tokens: list[Token], phrase: OfficePhrase) -> int | None:
    """The token of the "a" or "an" that opens a phrase, with adjectives of any kind in between; None where
    there is none."""
    for at in range(phrase.first - 1, max(-1, phrase.first - 1 - FARTHEST_LEFT), -1):
        if not tokens[at].word or tokens[at].line != tokens[phrase.head].line or tokens[at].low in DEFINITE:
            return None
        if tokens[at].low in INDEFINITE:
            return at
    return None


NAME_LINKS = frozenset(("of", "for", "on", "the", "&"))
FILLERS = frozenset(("the", "a", "an", "all", "its", "his", "her", "many", "most", "some", "other"))
INDEFINITE = frozenset(("a", "an", "another", "one"))
GENERIC_OWNERS = frozenset(
    ("country", "alliance", "bloc", "government", "party", "union", "organization", "organisation", "group", "company",
     "league", "agency", "council", "commission", "committee", "parliament", "ministry", "department", "body", "pact")
)  # fmt: skip
