"""One utterance in several outlets: which statements of different articles report the same words of the same speaker.

Candidates share a speaker and a weighty word, or a run of three quoted words. A candidate stands when the quoted words
agree, or when speaker, day and enough of the weighty words do. Every link says what it rests on, and carries the
word-level difference where both quote.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from onrecord.collation.alignment import Alignment
from onrecord.collation.families import joined
from onrecord.collation.stage import stage_of
from onrecord.collation.utterances.grounds import (
    Ground,
    Run,
    best_alignment,
    is_hearsay,
    is_phrase,
    is_turned,
    overlap,
    quoted,
    quoted_run,
    speakers,
    times,
)
from onrecord.collation.utterances.sayings import Saying
from onrecord.model import Link, Record
from onrecord.text.lexis import function_words, stem, weight

KEYS_BY_SPEAKER = 10
LONGEST_LIST = 48
LEAST_KEYS = 2
MOST_SPEAKERS = 5
MOST_RUNS = 24
LEAST_RUN_WEIGHT = 2.0
RUN = 3
LEAST_SCORE = 0.5
LEAST_GIST = 0.36
SAME_STATE_GIST = 0.6
UNDATED = 0.5
UNDATED_GIST = 0.75
SAME_WORDS = 0.8
SAME_WORDS_WEIGHT = 8.0
OWN_WORDS = 8
FRAGMENT_WEIGHT = 2.5
BODY_FRAGMENT_WEIGHT = 4.0
UNSURE_WEIGHT = 8.0
LARGEST_WHOLE_GROUP = 12
LONGEST_SHOWN = 14
Grounds = tuple[Ground, Ground]
Holders = dict[tuple[str, str], list[int]]


@dataclass(frozen=True, slots=True)
class Match:
    """Two sayings taken for one utterance: how sure (0 to 1), why, and the quoted words side by side if both quote."""

    left: Saying
    right: Saying
    score: float
    reasons: tuple[str, ...]
    alignment: Alignment | None


def match_utterances(record: Record) -> Record:
    """Add ``same_utterance`` links between statements of different articles."""
    found = stage_of(record).sayings
    holders = _holders(found)
    things = _things(found, holders)
    matches = [match for i, j in candidates(found, holders) if (match := compare(found[i], found[j], things))]
    links = [_link(match) for match in _thinned(matches)]
    return replace(record, links=record.links + tuple(links))


def _holders(found: list[Saying]) -> Holders:
    """By key, the positions of the sayings that have it."""
    lists: Holders = defaultdict(list)
    for at, saying in enumerate(found):
        for key in _keys(saying):
            lists[key].append(at)
    return lists


def _things(found: list[Saying], holders: Holders) -> frozenset[str]:
    """The runs of three words that so many parties say that they are the name of a thing and nobody's own words."""
    return frozenset(
        run
        for (kind, run), listed in holders.items()
        if kind == "run" and len(listed) > MOST_SPEAKERS
        if len({found[at].statement.actor for at in listed} - {None}) > MOST_SPEAKERS
    )


def candidates(found: list[Saying], holders: Holders) -> list[tuple[int, int]]:
    """Pairs of positions that share two keys; lists of a key that grow too long say too little and are left out."""
    pairs: Counter[tuple[int, int]] = Counter()
    articles = [saying.article for saying in found]
    for listed in holders.values():
        if 1 < len(listed) <= LONGEST_LIST:
            pairs.update((i, j) for i, j in combinations(listed, 2) if articles[i] != articles[j])
    return sorted(pair for pair, shared in pairs.items() if shared >= LEAST_KEYS)


def _keys(saying: Saying) -> Iterator[tuple[str, str]]:
    heaviest = sorted([(-worth, stem_) for stem_, worth in saying.stems.items()])[:KEYS_BY_SPEAKER]
    for speaker in sorted(saying.speakers):
        for _, stem_ in heaviest:
            yield speaker, stem_
    for run in _runs(saying):
        yield "run", run


def _runs(saying: Saying) -> list[str]:
    """The weightiest runs of three words; what is quoted word for word elsewhere shares many of them."""
    norms, empty = saying.norms, function_words()
    worths = [0.0 if word in empty else weight(stem(word)) for word in norms]
    runs = {" ".join(norms[i : i + RUN]): sum(worths[i : i + RUN]) for i in range(len(norms) - RUN + 1)}
    telling = sorted([(-worth, run) for run, worth in runs.items() if worth >= LEAST_RUN_WEIGHT])
    return [run for _, run in telling[:MOST_RUNS]]


def compare(left: Saying, right: Saying, things: frozenset[str] = frozenset()) -> Match | None:
    """Whether two sayings of different articles report one utterance; ``things`` are runs of words that are names."""
    grounds = speakers(left, right), times(left, right)
    if not all(ground.worth for ground in grounds) and not (quoted(left) and quoted(right)):
        return None  # of different people or times only one wording makes one utterance
    run = quoted_run(left, right, things)
    for judge in (_same_words, _same_fragment, _same_gist):
        score, reason = judge(left, right, grounds, run)
        if score >= LEAST_SCORE:
            reasons = (reason, *(ground.reason for ground in grounds if ground.reason))
            return Match(left, right, round(min(score, 1.0), 3), reasons, best_alignment(left, right))
    return None


def _same_words(left: Saying, right: Saying, grounds: Grounds, run: Run) -> tuple[float, str]:
    """One wording: so many quoted words in common that speaker and time needn't be known to agree; a few words are
    anybody's at another time.
    """
    speaker, time = grounds
    alignment = best_alignment(left, right) if run.weight >= SAME_WORDS_WEIGHT else None
    if not alignment or not alignment.same or alignment.shared < SAME_WORDS:
        return 0.0, ""
    if speaker.worth < 0.8 and not time.worth and alignment.kept < OWN_WORDS:
        return 0.0, ""
    return 0.75 + 0.15 * speaker.worth + 0.1 * time.worth, f"the same quoted words: “{_cut(run)}”"


def _same_fragment(left: Saying, right: Saying, grounds: Grounds, run: Run) -> tuple[float, str]:
    """A quoted phrase in common, by the same speaker at the same time; more of it where one of these isn't known, or
    where the phrase is the name of a thing.
    """
    speaker, time = grounds
    known = speaker.worth >= 0.8 and time.worth >= 0.7 and run.telling
    if not speaker.worth or not time.worth or len(run.words) < RUN or run.is_set_phrase:
        return 0.0, ""
    if run.weight < (UNSURE_WEIGHT if not known else FRAGMENT_WEIGHT if speaker.worth == 1 else BODY_FRAGMENT_WEIGHT):
        return 0.0, ""
    strength, lexical = min(1.0, run.weight / 14), overlap(left, right).lexical
    score = 0.3 + 0.2 * speaker.worth + 0.1 * time.worth + 0.25 * strength + 0.2 * lexical
    return score, f"both have “{_cut(run)}”"


def _same_gist(left: Saying, right: Saying, grounds: Grounds, run: Run) -> tuple[float, str]:
    """Most weighty words in common, by the same speaker at the same time."""
    speaker, time = grounds
    if speaker.worth < 0.8 or not time.worth:
        return 0.0, ""
    shared = overlap(left, right)
    least = (
        LEAST_GIST
        if speaker.worth == 1 and time.worth >= 0.9
        else SAME_STATE_GIST
        if time.worth > UNDATED
        else UNDATED_GIST
    )
    if (
        (time.worth <= UNDATED and shared.weight < UNSURE_WEIGHT)
        or not shared.is_gist(least)
        or len(left.stems) < 3
        or len(right.stems) < 3
        or is_phrase(left, right, shared)
        or is_hearsay(left, right)
        or is_turned(left, right)
    ):
        return 0.0, ""
    score = 0.5 * shared.lexical + 0.2 * min(1.0, shared.weight / 15) + 0.1 * speaker.worth + 0.2 * time.worth
    return score, "the same gist: " + ", ".join(shared.shown)


def _cut(run: Run) -> str:
    return " ".join(run.words[:LONGEST_SHOWN]) + (" …" if len(run.words) > LONGEST_SHOWN else "")


def _thinned(matches: list[Match]) -> list[Match]:
    """All pairs of a small group; in a large one only the pairs with its fullest member, so that links stay in line
    with statements.
    """
    group = joined((match.left.id, match.right.id) for match in matches)
    sizes = Counter(group.values())
    longest: dict[str, Saying] = {}
    for saying in {s.id: s for m in matches for s in (m.left, m.right)}.values():
        kept = longest.get(group[saying.id])
        if kept is None or (len(saying.norms), kept.id) > (len(kept.norms), saying.id):
            longest[group[saying.id]] = saying
    return [
        m
        for m in matches
        if sizes[group[m.left.id]] <= LARGEST_WHOLE_GROUP or longest[group[m.left.id]].id in (m.left.id, m.right.id)
    ]


def _link(match: Match) -> Link:
    alignment = match.alignment if match.alignment and match.alignment.shared >= 0.35 else None
    reasons = list(match.reasons)
    if alignment:
        reasons.append(f"quoted words: {alignment.kind}")
        if alignment.fuller != "neither":
            fuller = match.left if alignment.fuller == "left" else match.right
            reasons.append(f"in full in {fuller.id}")
    return Link(
        relation="same_utterance",
        left=match.left.id,
        right=match.right.id,
        about=_about(match),
        score=match.score,
        reasons=tuple(reasons),
        diff=alignment.ops if alignment else (),
    )


def _about(match: Match) -> str:
    shorter = min(match.left.text, match.right.text, key=lambda t: (len(t), t))
    return " ".join(shorter.split())[:160]
