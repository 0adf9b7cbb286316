"""Offices said without a name: whom "the NATO chief" or "Ukraine's top diplomat" means in this article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.mentions.offices import OfficePhrase
from onrecord.reading.mentions.tokens import Token
from onrecord.text.offices import LEADING, SPEAKING
from onrecord.text.places import party_of

GENERIC_RANKS = LEADING
RESOLVABLE = SPEAKING | frozenset(("legislator", "party", "staff"))
NEAR_SENTENCES = 2
LEAST_SEEN = 2
UNTOLD = "nobody named with it"
BEING = frozenset(("is", "was", "became", "becomes"))
TAKING = frozenset(
    ("took", "takes", "taken", "taking", "appointed", "named", "elected", "sworn", "serving", "served",
     "serves", "inaugurated", "installed", "confirmed", "reelected", "succeeded", "started", "returned")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Holding:
    """An office that the article says a person holds or held; ``guessed`` where it only lets one guess so."""

    key: str
    rank: str
    of: str | None
    former: bool = False
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Holder:
    """A person as this question sees it: offices, and the token numbers where it is named."""

    person: int
    holdings: tuple[Holding, ...]
    places: tuple[int, ...]


def with_owners(holdings: Sequence[Holding]) -> tuple[Holding, ...]:
    """The holdings without those that another one says more exactly ("President X" beside "Ukrainian
    President X")."""
    owned = {h.key for h in holdings if h.of is not None}
    return tuple(dict.fromkeys(h for h in holdings if h.of is not None or h.key not in owned))


def taken_up(tokens: Sequence[Token], phrase: OfficePhrase, starts: dict[int, int], ends: dict[int, int]) -> int | None:
    """The run that the sentence says holds or takes the office: "X took over as NATO chief", "X is the
    president of Y"."""
    at = phrase.first - (1 if phrase.determiner else 0) - 1
    if at < 1 or tokens[at].sentence != tokens[phrase.first].sentence:
        return None
    if tokens[at].low in BEING:
        return ends.get(at)
    if tokens[at].low != "as":
        return None
    low = at
    while low > 0 and tokens[low - 1].sentence == tokens[at].sentence and low not in starts:
        low -= 1
    between = {token.low for token in tokens[low:at]}
    return starts.get(low) if between & TAKING and not _is_another(tokens, low, at, ends) else None


def _is_another(tokens: Sequence[Token], name: int, until: int, ends: dict[int, int]) -> bool:
    """Whether a "who" takes up a noun after the name: "Anna Kolm's aide, who served as"."""
    end = min((at for at in ends if name < at <= until), default=until)
    who = next((at for at in range(end, until) if tokens[at].low == "who"), end)
    return any(token.word for token in tokens[end:who])


def same_owner(left: str | None, right: str | None) -> bool:
    """Whether two owners of an office are one, a seat or capital standing for its state."""
    if left is None or right is None:
        return False
    return left == right or (party_of(left) or left) == (party_of(right) or right)


def find_holder(
    phrase: OfficePhrase, owner: str | None, holders: Sequence[Holder], main: str | None = None
) -> tuple[int, str] | None:
    """The person an office without a name means, and why; None where nobody or more than one fits.

    ``main`` is the state the article names most: "President X" without more can be its president.
    """
    if phrase.office.rank not in RESOLVABLE:
        return None
    fits = [h for h in holders if any(_fits(phrase, owner, holding) for holding in h.holdings)]
    if not fits and owner is not None and owner == main:
        fits = [h for h in holders if any(x.key == phrase.office.key and x.of is None for x in h.holdings)]
    present = [h for h in fits if any(_fits(phrase, owner, x) and x.former == phrase.former for x in h.holdings)]
    fits = present or fits
    if not fits:
        return None
    what = phrase.office.key + (f" of {owner}" if owner else "")
    if len(fits) == 1:
        guessed = any(x.guessed and _fits(phrase, owner, x) for x in fits[0].holdings)
        why = f"{UNTOLD}; the one person just before without an office" if guessed else "the only one named here"
        return fits[0].person, f"{what}: {why}"
    nearest = max(fits, key=lambda h: max((at for at in h.places if at < phrase.first), default=-1))
    if owner or not any(at < phrase.first for at in nearest.places):
        top = [h for h in fits if any(x.rank == "top" and same_owner(owner, x.of) for x in h.holdings)]
        return (top[0].person, f"{what}: the highest of {len(fits)}") if len(top) == 1 else None
    return nearest.person, f"{what}: the one of {len(fits)} named last"


def _fits(phrase: OfficePhrase, owner: str | None, holding: Holding) -> bool:
    """Whether a holding can be what the phrase says."""
    office = phrase.office
    owned = owner is None or same_owner(owner, holding.of)
    if office.rank == "generic":
        return owner is not None and owned and (holding.rank in GENERIC_RANKS)
    if office.words == "minister":
        return owned and holding.rank == "minister"
    vague = holding.of is None and holding.rank not in ("top", "minister") and holding.former == phrase.former
    return office.key == holding.key and (owned or vague)


def guess_holder(
    phrase: OfficePhrase, owner: str | None, holders: Sequence[Holder], tokens: Sequence[Token]
) -> int | None:
    """The one person without any office who is prominent just before "the X president", where no holder is named.

    Nobody where a name follows, which the office is rather said of, and nobody in a quotation, whose speaker means
    somebody else.
    """
    if phrase.office.rank != "top" or owner is None or not phrase.definite or phrase.former:
        return None
    here = tokens[phrase.first].sentence
    if _names_somebody(tokens, phrase.last) or _is_quoted(tokens, phrase.first):
        return None
    fits = [h for h in holders if len(h.places) >= LEAST_SEEN and not h.holdings]
    near = [h for h in fits if any(0 < here - tokens[at].sentence <= NEAR_SENTENCES for at in h.places)]
    return near[0].person if len(near) == 1 else None


def _names_somebody(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name follows an office, be it after a comma or a bracket: "Norland's president, Anna Kolm"."""
    at += at < len(tokens) and tokens[at].text in (",", "]", ")")
    return at < len(tokens) and tokens[at].capital and tokens[at].sentence == tokens[at - 1].sentence


def _is_quoted(tokens: Sequence[Token], at: int) -> bool:
    """Whether the last quotation mark before a token on its line opens a quotation."""
    line, marks, before = tokens[at].line, 0, at - 1
    while before >= 0 and tokens[before].line == line and tokens[before].text not in "“”":
        marks += tokens[before].text == '"'
        before -= 1
    opened = before >= 0 and tokens[before].line == line and tokens[before].text == "“"
    return opened or marks % 2 == 1
