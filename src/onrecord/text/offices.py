"""Offices and institutions as words: which office a phrase names, how it ranks, and the normal name of a
ministry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.text.lexis import data_lines

PORTFOLIO_HEADS = {
    "minister": "minister",
    "secretary": "minister",
    "ministry": "institution",
    "department": "institution",
    "committee": "institution",
}
SEX_MARK = re.compile(r"\((m|f)\)")
SPEAKING = frozenset({"top", "minister", "spokes", "envoy", "body", "generic"})
LEADING = frozenset({"top", "body", "generic"})


@cache
def same_offices() -> dict[str, str]:
    """Words for an office to the one name it goes by: "premier" to "prime minister"; see
    ``data/same_offices.txt``."""
    lines = (line.partition(":") for line in data_lines("same_offices.txt"))
    return {word.strip(): name for name, _, words in lines for word in words.split(",")}


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its words in lower case, its rank (see ``data/offices.txt``), the sex of its holder where
    the word tells, number."""

    words: str
    rank: str
    sex: str | None = None
    plural: bool = False

    @property
    def key(self) -> str:
        """The office under one name, whatever the word: "top diplomat" and "foreign secretary" are "foreign
        minister"."""
        return same_offices().get(self.words, self.words)


def office_key(words: str) -> str:
    """Normal form of an office's words: lower case, no hyphens or full stops, singular."""
    plain = words.lower().replace("-", " ").replace(".", "").strip()
    return same_offices().get(plain, plain)


def _plural(words: str) -> str:
    first, _, rest = words.partition(" of ")
    head = first[:-3] + "men" if first.endswith("man") else first
    if not head.endswith("men"):
        head = first[:-1] + "ies" if first[-1] == "y" and first[-2] not in "aeo" else first + "s"
    return f"{head} of {rest}" if rest else head


@cache
def offices() -> dict[str, Office]:
    """Every office by its words (lower case, no hyphens or full stops), singular and plural."""
    found: dict[str, Office] = {}
    for line in data_lines("offices.txt"):
        rank, _, names = line.partition(":")
        for name in names.split(","):
            sex = SEX_MARK.search(name)
            words = SEX_MARK.sub("", name).strip().replace("-", " ").replace(".", "")
            found.setdefault(words, Office(words, rank, sex[1] if sex else None))
            found.setdefault("secretaries general", Office("secretary general", "body", plural=True))
            found.setdefault(_plural(words), Office(words, rank, sex[1] if sex else None, plural=True))
    return found


@cache
def longest_office() -> int:
    """How many words the longest office has."""
    return max(len(words.split()) for words in offices())


@cache
def office_openers() -> frozenset[str]:
    """The words an office can begin with."""
    return frozenset(words.split()[0] for words in (*offices(), *portfolios())) | {"ministers", *PORTFOLIO_HEADS}


@cache
def portfolios() -> dict[str, str]:
    """What ministers and ministries are for: every word for it, and its one name ("defense": "defence")."""
    pairs = (line.split("|") for line in data_lines("portfolios.txt"))
    return {word.strip(): name.strip() for name, words in pairs for word in words.split(",")}


@lru_cache(maxsize=20_000)
def find_office(words: str) -> Office | None:
    """The office that some words name exactly ("Foreign Minister", "presidents"), or None.

    A minister or secretary for any known portfolio is one.
    """
    plain = words.lower().replace("-", " ").replace(".", "").strip()
    known = offices().get(plain)
    if known:
        return known
    if plain.startswith("deputy "):
        chief = find_office(plain.removeprefix("deputy "))
        return deputy_of(chief) if chief else None
    return _of_portfolio(plain)


def deputy_of(office: Office) -> Office:
    """The deputy's office: a deputy minister or spokesman ranks as one, any other deputy as staff."""
    rank = office.rank if office.rank in ("minister", "spokes", "institution") else "staff"
    return Office(f"deputy {office.words}", rank, office.sex, office.plural)


def _of_portfolio(plain: str) -> Office | None:
    """The minister or ministry that "minister for X" or "X minister" names, for a known portfolio X."""
    head, link, what = plain.partition(" of " if " of " in plain else " for ")
    if not link:
        what, _, head = plain.rpartition(" ")
    single, what = head.removesuffix("s"), what.removeprefix("the ")
    if what not in portfolios() or single not in PORTFOLIO_HEADS:
        return None
    return Office(f"{what} {single}", PORTFOLIO_HEADS[single], plural=head != single)


def ministry_name(portfolio: str, *, of: str | None) -> str:
    """The normal name of a ministry: ("foreign", of="Ukraine") gives "Ministry of Foreign Affairs of
    Ukraine"."""
    words = portfolios().get(portfolio.lower(), portfolio.lower()).title()
    return f"Ministry of {words} of {of}" if of else f"Ministry of {words}"


def institution_name(institution: str, *, of: str | None) -> str:
    """The normal name of another institution of a state: ("parliament", of="Greece") gives "Parliament of
    Greece"."""
    words = " ".join(word[:1].upper() + word[1:] for word in institution.split())
    return f"{words} of {of}" if of else words
