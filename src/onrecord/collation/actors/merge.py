"""Which parties of several articles are one actor, and why; what only nearly is goes to the near misses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from onrecord.collation.actors.parties import Party
from onrecord.collation.actors.tenures import SAME_TERM, Office, Tenures
from onrecord.collation.actors.terms import Term
from onrecord.text.names import APART, Likeness, folded, generation, name_words, normal, similar
from onrecord.text.places import find_place

SURE_NAME = 0.95
LIKELY_NAME = 0.9
NEAR_MISS = 0.3
BLOCK_LETTERS = 4
LEAST_COMPANY = 2
DOMINANCE = 5
MOST_NEAR = 2
RANKS_THAT_TELL = frozenset(("top", "minister", "body", "envoy", "spokes", "legislator"))


@dataclass(slots=True)
class Group:
    """Parties joined so far, with the reasons for joining them."""

    parties: list[Party]
    reasons: list[str] = field(default_factory=list)

    @property
    def offices(self) -> set[tuple[str, str]]:
        """The offices with an owner that any of them holds or held."""
        return {h.key for p in self.parties for h in p.held if h.of and h.rank in RANKS_THAT_TELL}

    @property
    def articles(self) -> set[str]:
        """The articles they come from."""
        return {p.article for p in self.parties}


@dataclass(frozen=True, slots=True)
class Merged:
    """The groups, and the near misses as (name, name, why they were not joined)."""

    groups: list[Group]
    near: list[tuple[str, str, str]]


def merge_parties(parties: Sequence[Party], terms: Sequence[Term] = ()) -> Merged:
    """The actors behind some parties. Unnamed ones are never joined over articles; ``terms`` are the office table's."""
    company = _company(parties)
    persons, near = _merge_persons([p for p in parties if p.kind == "person"], company)
    offices, late = _join_offices([p for p in parties if p.kind == "office"], persons, terms)
    bodies = _surnames_joined(
        _merge_same([p for p in parties if p.kind in ("state", "organisation", "group")]), persons, company
    )
    unnamed = [Group([p], ["unnamed: kept apart in every article"]) for p in parties if p.kind == "unnamed"]
    return Merged([*persons, *offices, *bodies, *unnamed], [*near, *late])


def _company(parties: Sequence[Party]) -> dict[str, frozenset[str]]:
    """The states, bodies and persons of each article, by normal name."""
    found: dict[str, set[str]] = defaultdict(set)
    for p in parties:
        if p.kind in ("state", "organisation", "person"):
            found[p.article].add(normal(p.head))
    return {article: frozenset(names) for article, names in found.items()}


def _merge_same(parties: Iterable[Party]) -> list[Group]:
    """States, bodies and groups: one actor for one normal name and kind."""
    found: dict[tuple[str, str], Group] = {}
    for p in parties:
        group = found.setdefault((p.kind, normal(p.head)), Group([]))
        group.parties.append(p)
    for (_, name), group in found.items():
        if len(group.articles) > 1:
            group.reasons.append(f"one name: {name}")
    return list(found.values())


def _merge_persons(
    parties: Sequence[Party], company: dict[str, frozenset[str]]
) -> tuple[list[Group], list[tuple[str, str, str]]]:
    full: dict[str, Group] = {}
    single: dict[str, Group] = {}
    for p in parties:
        kind = full if len(name_words(p.head)) > 1 else single
        kind.setdefault(" ".join((*name_words(p.head), generation(p.head))).strip(), Group([])).parties.append(p)
    near: list[tuple[str, str, str]] = []
    groups = _join_spellings(full, near)
    return _join_single_names(groups, single, company, near), near


def _join_spellings(full: dict[str, Group], near: list[tuple[str, str, str]]) -> list[Group]:
    """Full names that are one name in several spellings; those nearly so go to ``near``."""
    for name, group in full.items():
        if len(group.articles) > 1:
            group.reasons.append(f"one name: {name}")
    lead = {name: name for name in full}
    pairs = {pair: similar(*pair) for pair in sorted(_pairs(full))}
    namesakes = _namesakes(pairs)
    for (left, right), likeness in pairs.items():
        a, b = _root(lead, left), _root(lead, right)
        if a == b or likeness.score < NEAR_MISS:
            continue
        shared = full[a].offices & full[b].offices
        apart = full[left].articles & full[right].articles or {left, right} & namesakes
        if not apart and (likeness.score >= SURE_NAME or (likeness.score >= LIKELY_NAME and shared)):
            lead[b] = a
            full[a].parties += full[b].parties
            full[a].reasons += [*full[b].reasons, f"{left} and {right}: {likeness.reason}" + _sharing(shared)]
        else:
            near.append((full[left].parties[0].head, full[right].parties[0].head, likeness.reason))
    return [full[name] for name in full if lead[name] == name]


def _namesakes(pairs: Mapping[tuple[str, str], Likeness]) -> set[str]:
    """Names that could be either of two that are told apart ("George Bush")."""
    fits: dict[str, set[str]] = defaultdict(set)
    for (left, right), likeness in pairs.items():
        if likeness.score >= LIKELY_NAME:
            fits[left].add(right)
            fits[right].add(left)
    return {
        name
        for name, others in fits.items()
        if any(similar(a, b).score == APART for a, b in combinations(sorted(others), 2))
    }


def _sharing(shared: set[tuple[str, str]]) -> str:
    return "; both " + ", ".join(f"{office} of {of}" for office, of in sorted(shared)) if shared else ""


def _root(lead: dict[str, str], name: str) -> str:
    while lead[name] != name:
        name = lead[name]
    return name


def _pairs(names: Iterable[str]) -> set[tuple[str, str]]:
    """The pairs of names worth comparing: those whose surnames sound or begin alike."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in names:
        words = name_words(name)
        sound = folded(words[-1])
        blocks[f"s {sound}"].append(name)
        blocks[f"p {sound[:BLOCK_LETTERS]} {words[0][0]}"].append(name)
    return {(min(a, b), max(a, b)) for block in blocks.values() for a, b in combinations(block, 2)}


def _join_single_names(
    groups: list[Group],
    single: dict[str, Group],
    company: dict[str, frozenset[str]],
    near: list[tuple[str, str, str]],
) -> list[Group]:
    """Surnames without a first name: joined to the only full name with that surname, where office or
    company agree."""
    by_surname: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for sound in sorted({folded(name_words(p.head)[-1]) for p in group.parties}):
            by_surname[sound].append(group)
    rest = []
    for name, group in single.items():
        fits = _dominant(by_surname.get(folded(name), []))
        why = _why_same(group, fits[0], company) if len(fits) == 1 else ""
        if why:
            fits[0].parties += group.parties
            fits[0].reasons.append(f"{name}: the only {fits[0].parties[0].head} here; {why}")
            continue
        rest.append(group)
        near += [(group.parties[0].head, fit.parties[0].head, "only a surname in common") for fit in fits]
    return [*groups, *rest]


def _surnames_joined(bodies: list[Group], persons: Sequence[Group], company: dict[str, frozenset[str]]) -> list[Group]:
    """The bodies without those of one word that are the surname of one person, in articles of the same company where
    nobody has it: a reader took a surname without a first name for a body."""
    by_surname: dict[str, list[Group]] = defaultdict(list)
    for group in persons:
        for name in sorted({words[-1] for p in group.parties if len(words := name_words(p.head)) > 1}):
            by_surname[name].append(group)
    rest = []
    for group in bodies:
        name = normal(group.parties[0].head)
        fits = by_surname.get(name, []) if _may_be_surname(group) else []
        why = _why_same(group, fits[0], company) if len(fits) == 1 and not group.articles & fits[0].articles else ""
        if why:
            fits[0].parties += group.parties
            fits[0].reasons.append(f"{name}: a surname that an article gives no first name to; {why}")
        else:
            rest.append(group)
    return rest


def _may_be_surname(group: Group) -> bool:
    """Whether a group is an organisation of one word, not an acronym, a known place or somebody's body."""
    head = group.parties[0].head
    one = group.parties[0].kind == "organisation" and len(head.split()) == 1
    return one and not head.isupper() and not find_place(head) and not any(p.of for p in group.parties)


def _dominant(fits: list[Group]) -> list[Group]:
    """The one of several people with a surname whom far more articles name than any other; else all of them."""
    ranked = sorted(fits, key=lambda g: -len(g.articles))
    clear = len(ranked) > 1 and len(ranked[0].articles) >= DOMINANCE * len(ranked[1].articles)
    return ranked[:1] if clear else fits


def _why_same(group: Group, other: Group, company: dict[str, frozenset[str]]) -> str:
    """Why a surname and a full name are one person: the same office, or the same parties around them."""
    shared = group.offices & other.offices
    if shared:
        return "same office: " + ", ".join(f"{office} of {of}" for office, of in sorted(shared))
    around = [frozenset().union(*(company.get(article, frozenset()) for article in g.articles)) for g in (group, other)]
    own = {normal(p.head) for g in (group, other) for p in g.parties}
    common = sorted((around[0] & around[1]) - own)
    return "same company: " + ", ".join(common[:3]) if len(common) >= LEAST_COMPANY else ""


def _join_offices(
    parties: Sequence[Party], persons: Sequence[Group], terms: Sequence[Term]
) -> tuple[list[Group], list[tuple[str, str, str]]]:
    """Offices said without a name: joined to who is known to hold them at the time, else an actor of their
    own."""
    holders, tenures = _holders(persons)
    by_name = {normal(p.head): at for at, group in enumerate(persons) for p in group.parties} if terms else {}
    rest: dict[Office, Group] = {}
    near = []
    for p in parties:
        office = next((h.key for h in p.held), (normal(p.head), ""))
        possible, stated = holders.get(office, []), _by_term(office, p, by_name, terms)
        fits = [at for at in possible if tenures.near(at, office, p)] if stated is None else [stated]
        if len(fits) == 1:
            why = f"within {SAME_TERM} days of that article" if stated is None else "that day by the office table"
            persons[fits[0]].parties.append(p)
            persons[fits[0]].reasons.append(f"{p.head}: who holds the office {why}")
            _note(tenures, fits[0], p)
            continue
        if len(possible) <= MOST_NEAR:
            near += [(p.head, persons[at].parties[0].head, "same office, but not known to be then") for at in possible]
        rest.setdefault(office, Group([])).parties.append(p)
    return list(rest.values()), near


def _holders(persons: Sequence[Group]) -> tuple[dict[Office, list[int]], Tenures]:
    """By office, the numbers of those who hold or held it, and the days that show them in it."""
    holders: dict[Office, list[int]] = defaultdict(list)
    tenures = Tenures()
    for at, group in enumerate(persons):
        for office in sorted(group.offices):
            holders[office].append(at)
        for p in group.parties:
            _note(tenures, at, p)
    return holders, tenures


def _note(tenures: Tenures, holder: int, party: Party) -> None:
    for office in {h.key for h in party.held if not h.former}:
        tenures.add(holder, office, party)


def _by_term(office: Office, party: Party, by_name: Mapping[str, int], terms: Sequence[Term]) -> int | None:
    """The person whom the office table gives an office on an article's day, if an article names that person."""
    held = {normal(t.person) for t in terms if t.key == office and t.covers(party.earliest, party.latest)}
    return by_name.get(held.pop()) if len(held) == 1 else None
