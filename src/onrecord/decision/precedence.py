"""What must come before what, as the parties' conditions have it, and where these orders can't all be kept.

Nodes are the decision itself, the consent of each member, and the things that conditions name. "Only after a truce"
puts a truce before a member's consent, "before a truce" the decision before a truce; two names of one thing are one
node (a family of the general thesaurus, or a rare word that both share).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from onrecord.decision.concepts import is_one_of, name_runs
from onrecord.decision.topics import Topic, families, normal_name
from onrecord.decision.voices import Standing, Voice
from onrecord.model import Article, Condition, Party, Precedence, Span, Statement
from onrecord.reading.stance_words import Hit, Phrases, Token, load_phrases, tokens
from onrecord.text import lexis

THE_DECISION = ""
COMES_FIRST = ("only_after", "if", "unless", "until")
RARE = 4.5
Edge = tuple[str, str, int | None]


@cache
def _word_set(name: str) -> frozenset[str]:
    raw = yaml.safe_load(files("onrecord.text").joinpath("data", "precedence_words.yaml").read_text(encoding="utf-8"))
    return frozenset(str(raw[name]).split())


def times() -> frozenset[str]:
    """Names of days, months and stretches of time."""
    return _word_set("time_name")


@dataclass(frozen=True, slots=True)
class Named:
    """Something a condition names: its words, and the keys by which it is known again."""

    words: str
    keys: frozenset[str]


def precedences(
    parties: Sequence[Party],
    standings: Mapping[str, Standing],
    topic: Topic,
    statements: Mapping[str, Statement],
    articles: Mapping[str, Article],
) -> tuple[Precedence, ...]:
    """The order that each condition of the parties' last positions asks for.

    Conditions that name no order in time (as long as, in exchange for, as part of) or nothing that can be told apart
    (a bare day) are left out.
    """
    found: list[Precedence] = []
    known: list[Named] = []
    for party in parties:
        for voice in standings[party.name].same if party.name in standings else ():
            statement = statements[voice.position.statement]
            text = articles[statement.article].text
            for condition in voice.position.conditions:
                order = _order(party, condition, statement, text, topic)
                if order is not None:
                    found.append(_precedence(party, voice, condition, order, known))
    return tuple(dict.fromkeys(found))


def _precedence(
    party: Party, voice: Voice, condition: Condition, order: tuple[Named, Named], known: list[Named]
) -> Precedence:
    first, then = (_known_again(side, known) for side in order)
    return Precedence(party.name, voice.position.statement, condition, first, then)


def _known_again(one: Named, known: list[Named]) -> str:
    """The words under which a thing was first named."""
    if not one.keys:
        return one.words
    for other in known:
        if other.keys & one.keys:
            return other.words
    known.append(one)
    return one.words


def _order(
    party: Party, condition: Condition, statement: Statement, text: str, topic: Topic
) -> tuple[Named, Named] | None:
    """What the condition puts first and what then, or None when that is not told."""
    ours = Named(party.name if party.role == "voter" else THE_DECISION, frozenset())
    if condition.sequence not in (*COMES_FIRST, "before"):
        return None
    named = after_cue(condition.span, text)
    if topic.phrases.find(tokens(text, named)):
        beside = [span for span in (owed_in(condition, text),) if span]
        other = _thing(beside or list(_outside(statement, condition)), text, topic)
        ours = Named(THE_DECISION, frozenset())
        turned = condition.sequence in COMES_FIRST
    else:
        other = _thing([named], text, topic)
        turned = condition.sequence == "before"
        ours = Named(THE_DECISION, frozenset()) if turned else ours
    if other is None or other.words == ours.words:
        return None
    return (ours, other) if turned else (other, ours)


def after_cue(span: Span, text: str) -> Span:
    """A condition's words without those that open it, nor those that say what must be done before it."""
    items = tokens(text, span)
    hit = _cue(items)
    if hit is None or hit.last + 1 >= len(items):
        return span
    comma = next((at for at in range(hit.last + 1, len(items)) if items[at].norm == ","), len(items))
    end = items[comma - 1].end if hit.kind == "before" and comma > hit.last + 1 else span.end
    return Span(items[hit.last + 1].start, end)


def owed_in(condition: Condition, text: str) -> Span | None:
    """The words of a "before" condition that say what must be done first; None where it names only before what."""
    named, span = after_cue(condition.span, text), condition.span
    hit = _cue(tokens(text, span))
    if hit is None or condition.sequence != "before":
        return None
    if hit.first:
        return Span(span.start, tokens(text, span)[hit.first - 1].end)
    return Span(named.end + 1, span.end) if named.end + 1 < span.end else None


def _cue(items: Sequence[Token]) -> Hit | None:
    """The words that open a condition: its first ones, or a "before" further in."""
    hits = load_phrases("condition_cues").find(items)
    return next((hit for hit in hits if hit.first == 0), None) or next((h for h in hits if h.kind == "before"), None)


def _outside(statement: Statement, condition: Condition) -> Iterator[Span]:
    """The stretches of what was said that are not the condition's words."""
    for span in statement.content:
        if not span.touches(condition.span):
            yield span
            continue
        if span.start < condition.span.start:
            yield Span(span.start, condition.span.start)
        if condition.span.end < span.end:
            yield Span(condition.span.end, span.end)


def _thing(spans: Sequence[Span], text: str, topic: Topic) -> Named | None:
    """What some words name: a member of the question (its consent), or a thing; None for a bare day and the like."""
    items = [item for span in spans for item in tokens(text, span)]
    if member := _member(items, text, topic):
        return Named(member, frozenset())
    keys = _families(items, topic) | {word for span in spans for word in _rare(text, span, topic)}
    words = " ".join(" ".join(span.of(text).split()) for span in spans)
    return Named(words, frozenset(keys)) if keys else None


def _member(items: Sequence[Token], text: str, topic: Topic) -> str | None:
    """The one member whose doing the words speak of ("if Calden ratifies")."""
    names = [name for _, _, name in name_runs(items, text)]
    voters = [party for party in topic.question.parties if party.role == "voter"]
    found = [
        party.name
        for party in voters
        if any(is_one_of(name, frozenset(map(normal_name, (party.name, *party.names)))) for name in names)
    ]
    assents = any(item.forms & _word_set("assent") for item in items)
    return found[0] if len(set(found)) == 1 and assents else None


def _families(items: Sequence[Token], topic: Topic) -> set[str]:
    """The families of the thesaurus that the words belong to, without the question's own."""
    hits = {hit.kind for hit in all_families().find(items)}
    own = {
        name for name, phrases in families().items() if any(topic.phrases.find(tokens(phrase)) for phrase in phrases)
    }
    return {f"family {name}" for name in hits - own}


@cache
def all_families() -> Phrases:
    """The phrases of every family of the thesaurus."""
    return Phrases(families())


def _rare(text: str, span: Span, topic: Topic) -> set[str]:
    known = topic.members | topic.subjects | topic.bodies
    return {
        word.stem
        for word in lexis.content_words(lexis.words(text, span))
        if not word.norm[0].isdigit()
        and lexis.weight(word.stem) >= RARE
        and not is_one_of(word.norm, known)
        and word.norm not in times()
    }


def circles(found: Sequence[Precedence], voters: Sequence[Party]) -> tuple[tuple[int, ...], ...]:
    """The sets of precedences, by place, that ask for a thing to come before itself: the shortest through each."""
    edges: list[Edge] = [(one.first, one.then, place) for place, one in enumerate(found)]
    edges += [(voter.name, THE_DECISION, None) for voter in voters]
    loops = (_shortest(edges, start=edge) for edge in edges if edge[2] is not None)
    return tuple(dict.fromkeys(tuple(sorted(loop)) for loop in loops if loop))


def _shortest(edges: Sequence[Edge], *, start: Edge) -> list[int]:
    """The precedences of the shortest way from where an edge ends back to where it begins, itself among them."""
    first, then, place = start
    ways: deque[tuple[str, list[int]]] = deque([(then, [place] if place is not None else [])])
    seen = {then}
    while ways:
        node, used = ways.popleft()
        if node == first:
            return used
        for left, right, number in edges:
            if left == node and right not in seen:
                seen.add(right)
                ways.append((right, used if number is None else [*used, number]))
    return []
