"""What each name of an article names: decided by offices beside it, its words, the whole article, and last a recogniser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.reading.mentions_ner import recognise
from onrecord.reading.mentions_offices import DETERMINERS, OfficePhrase
from onrecord.reading.mentions_runs import LONGEST_PERSON, PERSONAL, Run, by_words
from onrecord.reading.mentions_tokens import Token
from onrecord.text.names import folded, name_words, normal

STATELY = frozenset(("top", "minister"))
CLOSES = frozenset((",", ".", ";", ")", "’s", "'s", "”", '"', "and", "who", ":", "–", "-"))
ASKED_SENTENCES = 2
JOINT = "\n\n"


@dataclass(frozen=True, slots=True)
class Named:
    """A run with what it names and the offices said with it (before or in apposition)."""

    run: Run
    kind: str
    offices: tuple[OfficePhrase, ...] = ()
    reason: str = ""


def name_runs(
    text: str, tokens: list[Token], runs: Sequence[Run], offices: Sequence[OfficePhrase], lasting: Iterable[str] = ()
) -> list[Named]:
    """Every run with what it names; ``lasting`` are normal forms of states learned from the article."""
    by_start = {o.first: o for o in offices if o.office.rank in PERSONAL and not o.office.plural}
    by_end = {o.last: o for o in by_start.values()}
    named = [Named(run, run.kind, _offices_of(tokens, run, by_end, by_start), run.reason) for run in runs]
    states = frozenset(lasting)
    named = [replace(n, kind="state", reason="called a state here") if normal(n.run.words) in states and n.kind != "person" else n for n in named]
    named = [_by_office(n) for n in named]
    named = _by_article(named)
    return _by_recogniser(text, tokens, named)


def _offices_of(
    tokens: list[Token], run: Run, by_end: dict[int, OfficePhrase], by_start: dict[int, OfficePhrase]
) -> tuple[OfficePhrase, ...]:
    """The offices right before a name ("President X"), and those in apposition ("X, the president"; "the president, X,")."""
    found: list[OfficePhrase] = []
    at = run.first - (1 if run.honorific else 0)
    at -= 1 if run.honorific and at > 0 and tokens[at].text == "." else 0
    while at in by_end and by_end[at].first < at:
        found.append(by_end[at])
        at = by_end[at].first
    before = _apposed_before(tokens, run, at, by_end)
    after = _apposed_after(tokens, run, by_start)
    return tuple(found + [o for o in (before, after) if o is not None and o not in found])


def _apposed_before(tokens: list[Token], run: Run, at: int, by_end: dict[int, OfficePhrase]) -> OfficePhrase | None:
    if at < 2 or tokens[at - 1].text != "," or at - 1 not in by_end:
        return None
    phrase = by_end[at - 1]
    closes = run.last >= len(tokens) or tokens[run.last].text in CLOSES
    told = phrase.determiner in DETERMINERS or phrase.of is not None
    return phrase if told and closes and run.last - run.first > 1 else None


def _apposed_after(tokens: list[Token], run: Run, by_start: dict[int, OfficePhrase]) -> OfficePhrase | None:
    at = run.last
    if at + 1 >= len(tokens) or tokens[at].text not in (",", "(") or tokens[at].line != tokens[run.first].line:
        return None
    at += 1
    if tokens[at].text.isdigit() and at + 2 < len(tokens):
        at += 2
    at += tokens[at].low in DETERMINERS
    phrase = by_start.get(at)
    if phrase is None or phrase.head != at and phrase.of is None and not phrase.determiner:
        return phrase
    return phrase if phrase.last >= len(tokens) or not _is_name_start(tokens, phrase.last) else None


def _is_name_start(tokens: list[Token], at: int) -> bool:
    """Whether a capitalised name follows, so that the office is that one's."""
    return tokens[at].capital and tokens[at].line == tokens[at - 1].line


def _by_office(named: Named) -> Named:
    """A run beside an office is a person, whatever its words, unless they are an organisation's."""
    if not named.offices or named.kind:
        return named
    title = named.offices[0].office.words
    return replace(named, kind="person", reason=f"said with the office {title}")


def _by_article(named: list[Named]) -> list[Named]:
    """Names that the article says in full, or with an office, once are the same kind everywhere."""
    kinds: dict[str, Counter[str]] = {}
    for n in named:
        if n.kind:
            kinds.setdefault(normal(n.run.words), Counter())[n.kind] += 1
    surnames = {word for n in named if n.kind == "person" for word in name_words(n.run.words)}
    sounds = {folded(word) for word in surnames}
    done = []
    for n in named:
        key = normal(n.run.words)
        if not n.kind or (n.kind == "organisation" and n.reason == "an acronym"):
            if key in surnames or (" " not in key and folded(key) in sounds):
                n = replace(n, kind="person", reason="part of a full name in the article")
            elif key in kinds and not n.kind:
                n = replace(n, kind=kinds[key].most_common(1)[0][0], reason="named so elsewhere in the article")
        done.append(n)
    return done


def _by_recogniser(text: str, tokens: list[Token], named: list[Named]) -> list[Named]:
    """The undecided names as the recogniser takes them: by majority over a few sentences that hold them."""
    unknown = by_words([n.run for n in named if not n.kind])
    if not unknown:
        return named
    asked = sorted({tokens[run.first].sentence for runs in unknown.values() for run in _telling(tokens, runs)})
    votes = _votes(text, tokens, asked, [n.run for n in named])
    kinds = {key: votes[key].most_common(1)[0][0] for key in unknown if votes.get(key)}
    done = [
        n if n.kind else replace(n, kind=kinds.get(normal(n.run.words), ""), reason="recognised by its surroundings")
        for n in named
    ]
    return _by_article([_checked(n) for n in done])


def _checked(named: Named) -> Named:
    too_long = named.kind == "person" and named.run.last - named.run.first > LONGEST_PERSON
    return replace(named, kind="other", reason="too long for a person") if too_long else named


def _telling(tokens: list[Token], runs: list[Run]) -> list[Run]:
    """The few appearances worth asking about: not in headlines, if there are others."""
    plain = [run for run in runs if not tokens[run.first].headline]
    return plain[:ASKED_SENTENCES]


def _votes(text: str, tokens: list[Token], asked: list[int], runs: list[Run]) -> dict[str, Counter[str]]:
    """How often the recogniser takes each name for what, over the sentences asked about."""
    bounds: dict[int, tuple[int, int]] = {}
    for token in tokens:
        start, _ = bounds.get(token.sentence, (token.start, 0))
        bounds[token.sentence] = (start, token.end)
    pieces = [text[slice(*bounds[number])] for number in asked]
    shift, at = {}, 0
    for number, piece in zip(asked, pieces, strict=True):
        shift[number] = at - bounds[number][0]
        at += len(piece) + len(JOINT)
    found = recognise(JOINT.join(pieces)) if pieces else []
    votes: dict[str, Counter[str]] = {}
    for run in runs:
        moved = shift.get(tokens[run.first].sentence)
        if moved is None:
            continue
        start, end = tokens[run.first].start + moved, tokens[run.last - 1].end + moved
        for left, right, kind in found:
            if left < end and start < right and right >= end:
                votes.setdefault(normal(run.words), Counter())[kind] += 1
    return votes
