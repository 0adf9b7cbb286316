"""Accounts side by side on the terminal: what is in both, where they differ, what only one has, how a thing is named.

Every function prints and says whether the accounts differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from onrecord.cli.telling import told_words
from onrecord.cli.terminal import tell, tell_entry
from onrecord.cli.views import counted, labelled, link_entry, outlet, speaker, when
from onrecord.collation.alignment import align
from onrecord.collation.families import copy_groups, is_whole_copy, story_groups, utterance_groups
from onrecord.collation.wording import variants
from onrecord.errors import InputError
from onrecord.export.days import dated, event_days
from onrecord.export.lookup import Lookup
from onrecord.model import Event, Link, Record, Statement

NOTHING = "nothing was found"
COPIES = ("reprint", "revision")
FOLDED_BELOW = 0.2
MOST_SHOWN = 20


def article_named(name: str, known: Lookup) -> str:
    """The id of the one article that a person means. Raises InputError when there is none, or several."""
    if name in known.articles:
        return name
    found = sorted(a.id for a in known.articles.values() if a.origin == name)
    found = found or sorted(a.id for a in known.articles.values() if name in a.origin or name == a.outlet)
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError(f"no article, statement or event is called {name!r}", advice="See onrecord show articles")
    places = ", ".join(known.articles[article].origin for article in found[:5])
    raise InputError(f"{name!r} may be {len(found)} articles ({places})", advice="Give more of the name, or the id")


def links_between(one: str, other: str, known: Lookup) -> list[Link]:
    """The links from one article to the other, turned so that ``one`` is on the left, by place."""
    found = []
    for link in known.record.links:
        ends = known.place(link.left)[0], known.place(link.right)[0]
        if set(ends) == {one, other}:
            found.append(link if ends[0] == one else turned(link))
    return sorted(found, key=lambda link: [span.start for span in known.place(link.left)[1]])


def turned(link: Link) -> Link:
    """A link seen from its other end. Its diff is left out, for it has a direction."""
    return replace(link, left=link.right, right=link.left, diff=())


def tell_articles(one: str, other: str, known: Lookup) -> bool:
    """Two articles."""
    links = links_between(one, other, known)
    tell_copies([link for link in links if link.relation in COPIES], known)
    shared = [link for link in links if link.relation == "same_utterance"]
    differences = [link for link in links if link.relation == "discrepancy"]
    tell_links("In both", shared, known)
    tell_links("Where they differ", differences, known)
    tell_wording(known, lambda article: article in (one, other))
    both = {end for link in shared for end in (link.left, link.right) if isinstance(end, str)}
    for article in (one, other):
        tell_only(article, both, known)
    return bool(differences)


def tell_article(article: str, known: Lookup) -> bool:
    """One article beside all the others."""
    links = [link for link in known.record.links if article in [known.place(end)[0] for end in (link.left, link.right)]]
    tell_copies([link for link in links if link.relation in COPIES], known)
    shared = [link for link in links if link.relation == "same_utterance"]
    differences = [link for link in links if link.relation == "discrepancy"]
    tell_links("Also in others", shared, known)
    tell_links("Where others differ", differences, known)
    tell_only(article, joint_statements(known.record), known)
    return bool(differences)


def tell_utterance(statement: str, known: Lookup) -> bool:
    """Every wording of the utterance that a statement reports, the fullest first, each against the fullest."""
    group = next((g for g in utterance_groups(known.record) if statement in g), (statement,))
    versions = sorted((known.statements[s] for s in group), key=lambda s: (s.kind == "indirect", -len(known.said(s))))
    tell(f"{counted(len(versions), 'account')} of one utterance, the fullest first", style="bold")
    for version in versions:
        kind = align(known.said(versions[0]), known.said(version)).kind if version is not versions[0] else ""
        shown = "" if kind in ("", "different", "identical") else f"beside the fullest: {kind}"
        place = outlet(version.article, known)
        head = (when(version, known), speaker(version, known), place, version.kind, shown, version.id)
        tell_entry(head, told_words(version, known))
    tell()
    differences = [k for k in known.record.links if k.relation == "discrepancy" and {k.left, k.right} & set(group)]
    tell_links("Where they differ", differences, known)
    return bool(differences)


def tell_event(event: Event, known: Lookup) -> bool:
    """Every report of one event, and the disagreements about it."""
    tell_entry((event_days(event), event.status), event.what)
    places = [(e.article, e.span) for e in event.evidence if not e.reason.endswith("when")]
    for article, span in places:
        tell_entry((outlet(article, known), dated(known.dating(article))), known.words(article, (span,)))
    tell()
    differences = [
        link
        for link in known.record.links
        if link.relation == "discrepancy"
        and any(
            article == known.place(end)[0] and any(span.touches(s) for s in known.place(end)[1])
            for article, span in places
            for end in (link.left, link.right)
        )
    ]
    tell_links("Where they differ", differences, known)
    return bool(differences)


def tell_story(known: Lookup) -> bool:
    """The whole record: copies, events and who reports them, disagreements, wording, and what only one outlet has."""
    tell_families(known)
    tell_stories(known)
    differences = [k for k in known.record.links if k.relation == "discrepancy" and k.score >= FOLDED_BELOW]
    tell_links("Where accounts differ", sorted(differences, key=lambda k: -k.score)[:MOST_SHOWN], known)
    tell_wording(known, lambda article: True)
    tell_alone(known)
    return bool(differences)


def tell_families(known: Lookup) -> None:
    """Copies of one article: how many outlets, one source."""
    tell("Copies", style="bold")
    groups = copy_groups(known.record)
    for group in groups:
        outlets = sorted({outlet(article, known) for article in group})
        days = sorted(filter(None, (known.dating(article).day for article in group)))
        first = f"first seen {days[0].isoformat()}" if days else "which came first is not known"
        tell_entry((f"{counted(len(outlets), 'outlet')}, 1 source", first), ", ".join(outlets))
    if not groups:
        tell(NOTHING, indent=2)
    tell()


def tell_stories(known: Lookup) -> None:
    """Articles that report one event."""
    tell("Reports of one event", style="bold")
    groups = story_groups(known.record)
    for group in groups:
        days = sorted(filter(None, (known.dating(article).day for article in group)))
        about = next((k.about for k in known.record.links if k.kind == "story" and known.place(k.left)[0] in group), "")
        titles = [labelled(outlet(a, known), known.articles[a].title or known.articles[a].origin) for a in group]
        tell_entry((days[0] if days else None, counted(len(group), "article"), about), *titles)
    if not groups:
        tell(NOTHING, indent=2)
    tell()


def tell_wording(known: Lookup, fits: Callable[[str], bool]) -> None:
    """How the articles name one thing, with how many articles of which outlets."""
    tell("How they name it", style="bold")
    rows = 0
    for variant in variants(known.record):
        named = {wording: [a for a in found if fits(a)] for wording, found in variant.wordings.items()}
        named = {wording: found for wording, found in named.items() if found}
        if len(named) > 1 and rows < MOST_SHOWN:
            rows += 1
            lines = (labelled(wording, listed(found, known)) for wording, found in sorted(named.items(), key=_by_use))
            tell_entry((variant.of if variant.sort == "name" else "in accounts of the same words or event",), *lines)
    if not rows:
        tell(NOTHING, indent=2)
    tell()


def _by_use(named: tuple[str, list[str]]) -> tuple[int, str]:
    return -len(named[1]), named[0]


def listed(articles: Iterable[str], known: Lookup) -> str:
    """The outlets of some articles, each with how many of its articles they are."""
    held = Counter(outlet(article, known) for article in articles)
    return ", ".join(f"{name} ({n})" if n > 1 else name for name, n in sorted(held.items()))


def joint_statements(record: Record) -> set[str]:
    """Statements whose words another voice reports too: joined with one of another article, or of a copied article."""
    joint = {statement for group in utterance_groups(record) for statement in group}
    copied = {article for group in copy_groups(record) for article in group}
    return joint | {s.id for s in record.statements().values() if s.article in copied}


def tell_alone(known: Lookup) -> None:
    """How much of what each outlet reports no other has."""
    tell("Only in one outlet", style="bold")
    joint = joint_statements(known.record)
    held = Counter(outlet(s.article, known) for s in known.statements.values())
    alone = Counter(outlet(s.article, known) for s in known.statements.values() if s.id not in joint)
    for name, n in sorted(held.items()):
        tell_entry((name,), f"{alone[name]} of {counted(n, 'statement')} found nowhere else")
    if not held:
        tell(NOTHING, indent=2)
    tell()


def tell_copies(links: Sequence[Link], known: Lookup) -> None:
    """Who copied whom, if anybody did."""
    for link in links:
        ends = [outlet(known.place(end)[0], known) for end in (link.left, link.right)]
        tell(" | ".join(ends), style="bold")
        tell_entry((link.relation if is_whole_copy(link) else "excerpt",), *link.reasons)
        tell()


def tell_links(title: str, links: Sequence[Link], known: Lookup) -> None:
    """Pairs of passages, one below the other."""
    tell(title, style="bold")
    if not links:
        tell(NOTHING, indent=2)
        return
    for link in links:
        entry = link_entry(link, known)
        tell_entry(entry.head, *entry.body, labelled("why", "; ".join(readable(link.reasons, known))))
    tell()


def readable(reasons: Iterable[str], known: Lookup) -> list[str]:
    """Reasons with the outlet in place of a statement's id."""
    return [" ".join(_outlet_of(word, known) for word in reason.split(" ")) for reason in reasons]


def _outlet_of(word: str, known: Lookup) -> str:
    statement = known.statements.get(word)
    return outlet(statement.article, known) if statement else word


def tell_only(article: str, told: set[str], known: Lookup) -> None:
    """The statements of one article that the other was not found to report."""
    tell(f"Only in {outlet(article, known)}", style="bold")
    alone: list[Statement] = [s for s in known.statements.values() if s.article == article and s.id not in told]
    if not alone:
        tell(NOTHING, indent=2)
        return
    for statement in alone:
        tell_entry((speaker(statement, known), statement.id), told_words(statement, known))
    tell()
