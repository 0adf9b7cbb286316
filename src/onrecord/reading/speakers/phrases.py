"""Sources that are described: "a Kremlin spokesman", "NATO foreign ministers", "his ministry", "the
statement", "diplomats"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import ActorKind
from onrecord.reading.mentions.bodies import institution_of, is_public_body
from onrecord.reading.mentions.offices import OfficePhrase, find_office_phrases, find_place_matches
from onrecord.reading.mentions.runs import name_words_of
from onrecord.reading.mentions.tokens import Token, tokens
from onrecord.text.lexis import function_words
from onrecord.text.names import normal
from onrecord.text.places import find_place

RELATIVE = re.compile(r",?\s+(?:who|which|that|whose|whom|where)\b.*", re.DOTALL)
OWNED = re.compile(r"(?:[\w.-]+ ){0,3}[\w.-]+(?:['’]s|s['’]) ")
GROUP_RANKS = frozenset(("top", "minister", "body", "generic", "legislator", "party"))
UNNAMED_RANKS = frozenset(
    ("staff", "expert", "other", "spokes", "envoy", "generic", "legislator", "minister", "top", "body", "party")
)
PEOPLE_RANKS = UNNAMED_RANKS | {"group"}
REGION_WORDS = 3
PARTISAN = "partisan"
ABSTRACT = frozenset(
    ("history", "fate", "destiny", "time", "experience", "tradition", "logic", "reality", "nature", "fortune",
     "common sense", "events", "evidence", "facts", "data", "figures", "numbers", "this", "that", "it", "legend",
     "rumour", "rumor", "economics", "geography", "science")
)  # fmt: skip
PARTISANS = frozenset(("Republican", "Democrat", "Conservative", "Liberal", "Socialist", "Communist", "Tory", "Green"))
QUANTIFIERS = frozenset(
    ("some", "many", "others", "most", "several", "few", "those", "one", "another", "both", "all", "none",
     "nobody", "everyone", "people", "two", "three", "four", "five", "no", "multiple", "numerous", "various",
     "every", "each", "any")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Described:
    """What a described source is: its head's rank ("" if none), kind and normal name, whose it is, and how
    it is said.

    ``noun`` is the head's word in lower case, ``definite`` whether it takes up something known ("the",
    "his").
    """

    rank: str
    kind: ActorKind
    name: str
    noun: str
    of: str | None = None
    definite: bool = False
    determiner: str = ""
    plural: bool = False


def core(words: str) -> str:
    """A source's words without a relative clause or a bracket at the end."""
    return RELATIVE.sub("", words).strip(" ,;:-–—()")


def without_article(words: str) -> str:
    """A source's words without a relative clause and without the article that opens them."""
    first, _, rest = core(words).partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else core(words)


def describe(words: str) -> Described | None:
    """What a source's words describe, from the words alone; None where they hold no noun that is known."""
    found = tokens(core(words))
    if not found:
        return None
    phrases = find_office_phrases(found, find_place_matches(found))
    head = _head(found, phrases)
    if head is not None:
        return _of_phrase(found, head)
    return _of_words(found)


def is_thing(words: str) -> bool:
    """Whether some words describe a text or something abstract: what articles quote, but nobody who acts."""
    plain = without_article(words.removeprefix("unnamed "))
    if normal(plain) in ABSTRACT:
        return True
    found = describe(plain)
    return found is not None and found.rank == "document" and found.kind == "unnamed"


def _head(found: list[Token], phrases: list[OfficePhrase]) -> OfficePhrase | None:
    """The phrase whose office the source is: the first one that no preposition comes before."""
    for phrase in phrases:
        before = [token.low for token in found[: phrase.first]]
        if phrase.last + 1 < len(found) and found[phrase.last].low in ("'s", "’s"):
            continue
        if phrase.office.rank == "institution" and not phrase.office.plural and _goes_on(found, phrase, phrases):
            continue
        if not set(before) & {"of", "for", "to", "from", "in", "with", "by", "on", "at", "near", "close"}:
            return _last_of_compound(phrases, phrase)
    return None


def _goes_on(found: list[Token], phrase: OfficePhrase, phrases: list[OfficePhrase]) -> bool:
    """Whether an institution only qualifies a noun that follows: "government fact sheet"."""
    after = found[phrase.last] if phrase.last < len(found) else None
    if after is None or not after.word or after.capital or after.low in function_words():
        return False
    return not after.low.endswith(("ed", "ing")) and phrase.last not in {other.head for other in phrases}


def _last_of_compound(phrases: list[OfficePhrase], phrase: OfficePhrase) -> OfficePhrase:
    """The last noun of a compound: "military analysts" are analysts."""
    following = {other.head: other for other in phrases}
    while phrase.last in following and following[phrase.last].office.rank in PEOPLE_RANKS:
        phrase = following[phrase.last]
    return phrase


def _of_phrase(found: list[Token], phrase: OfficePhrase) -> Described:
    noun, rank = phrase.office.words, phrase.office.rank
    owner = phrase.of_name
    determiner = phrase.determiner or (found[0].low if found[0].low in QUANTIFIERS else "")
    kind, name = _kind_and_name(found, phrase, owner)
    return Described(
        rank,
        kind,
        name,
        noun,
        owner,
        phrase.determiner in ("the", "his", "her", "its", "their"),
        determiner,
        phrase.office.plural,
    )


def _kind_and_name(found: list[Token], phrase: OfficePhrase, owner: str | None) -> tuple[ActorKind, str]:
    words = _plain(found)
    rank, plural = phrase.office.rank, phrase.office.plural
    if (
        len(found) > 1
        and all(token.capital or token.low in ("the", "of", "and", "for", "&") for token in found)
        and not owner
    ):
        return "organisation", words
    if found[0].low in QUANTIFIERS and rank in ("institution", "group"):
        return "group", words
    if rank == "institution" and not plural:
        if owner and is_public_body(phrase.office.words):
            kind, name = institution_of(phrase.office.words, owner)
            return ("state" if kind == "state" else "organisation"), name
        return "organisation", words
    if rank == "document":
        return "unnamed", words
    if plural and (rank in ("group", "institution", "generic") or (rank in GROUP_RANKS and owner)):
        return "group", words
    if not plural and rank in ("top", "minister", "body") and owner:
        return "office", words
    return "unnamed", unnamed(words)


def unnamed(words: str) -> str:
    """What somebody described is called: "unnamed official", but "Norland's backers" as it stands."""
    return words if OWNED.match(words) else f"unnamed {words}"


def _plain(found: list[Token]) -> str:
    """A source's words without a leading article or possessive."""
    words = [token.text for token in found]
    while len(words) > 1 and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words).replace(" ’s", "’s").replace(" 's", "'s").replace(" ,", ",").replace(" .", ".")


def _of_words(found: list[Token]) -> Described | None:
    """What a source without an office noun is: a people, a place that acts, or so many of something."""
    words = _plain(found)
    place = find_place(words)
    if place and place.form == "people":
        return Described("group", "group", words, normal(words), place.name)
    if place and place.form != "adjective":
        kind: ActorKind = (
            "state" if place.code or (place.form == "capital" and place.name != "European Union") else "organisation"
        )
        return Described("place", kind, place.name, normal(words), place.speaks_for)
    if (
        len(found) <= REGION_WORDS
        and all(t.capital or t.low == "the" for t in found)
        and found[-1].text in name_words_of("place")
    ):
        return Described("region", "group", words, normal(words))
    if found[-1].text in name_words_of("people"):
        return Described("group", "group", words, found[-1].low)
    if found[0].text in name_words_of("people"):
        return Described("group", "group", words, found[0].low)
    if found[-1].text in PARTISANS and all(t.capital or t.low in ("the", "a", "an") for t in found):
        definite = found[0].low == "the" or (len(found) > 1 and found[0].low not in QUANTIFIERS | {"a", "an"})
        return Described(PARTISAN, "unnamed", f"unnamed {words}", normal(words), definite=definite, determiner="the")
    if found[0].low in QUANTIFIERS:
        return Described("quantity", "unnamed", words, found[0].low, determiner=found[0].low, plural=True)
    return None
