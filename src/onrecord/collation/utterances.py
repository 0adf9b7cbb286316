"""One utterance in several outlets: which statements of different articles report the same words of the same speaker.

Candidates share a speaker and a weighty word, or a run of three quoted words. A candidate stands when the quoted words agree, or when speaker, day and
enough of the weighty words do. Every link says what it rests on, and carries the word-level difference where both quote.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from onrecord.collation.alignment import Alignment, align
from onrecord.collation.sayings import Saying, sayings
from onrecord.model import Link, Record
from onrecord.text.lexis import function_words, stem, weight

KEYS_BY_SPEAKER = 10
LONGEST_LIST = 48
FRAGMENT_LIST = 64
RUN = 3
SAME_DAY_SLACK = timedelta(days=1)
REPORT_SLACK = timedelta(days=10)
LEAST_SCORE = 0.5
LEAST_GIST = 0.36
SAME_STATE_GIST = 0.6
SAME_WORDS = 0.8
SAME_WORDS_WEIGHT = 14.0
FRAGMENT_WEIGHT = 4.0
LARGEST_WHOLE_GROUP = 12


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
    found = sayings(record)
    matches = [match for i, j in candidates(found) if (match := compare(found[i], found[j]))]
    links = [_link(match) for match in _thinned(matches)]
    return replace(record, links=record.links + tuple(links))


def candidates(found: list[Saying]) -> list[tuple[int, int]]:
    """Pairs of positions worth comparing; lists of a key that grow too long say too little and are left out."""
    lists: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, saying in enumerate(found):
        for key in _keys(saying):
            lists[key].append(at)
    pairs: Counter[tuple[int, int]] = Counter()
    for key, listed in lists.items():
        if len(listed) <= (FRAGMENT_LIST if key[0] == "run" else LONGEST_LIST):
            pairs.update(
                (i, j) for n, i in enumerate(listed) for j in listed[n + 1 :] if found[i].article != found[j].article
            )
    return sorted(pairs)


def _keys(saying: Saying) -> Iterator[tuple[str, str]]:
    heaviest = sorted(saying.stems, key=lambda s: (-saying.stems[s], s))[:KEYS_BY_SPEAKER]
    for speaker in sorted(saying.speakers):
        for stem_ in heaviest:
            yield speaker, stem_
    for run in sorted(_runs(saying.norms)):
        yield "run", run


def _runs(norms: tuple[str, ...]) -> set[str]:
    """The runs of three words that hold at least one that carries meaning."""
    empty = function_words()
    runs = (norms[i : i + RUN] for i in range(len(norms) - RUN + 1))
    return {" ".join(run) for run in runs if not all(word in empty for word in run)}


def compare(left: Saying, right: Saying) -> Match | None:
    """Whether two sayings of different articles report one utterance."""
    same_speaker, speaker_reason = _speakers(left, right)
    same_time, time_reason = _times(left, right)
    alignment = _best_alignment(left, right)
    overlap = _overlap(left, right)
    run = _longest_run(left, right)
    score, reason = _score(same_speaker, same_time, alignment, overlap, run)
    if score < LEAST_SCORE:
        return None
    return Match(left, right, round(score, 3), tuple(r for r in (reason, speaker_reason, time_reason) if r), alignment)


def _speakers(left: Saying, right: Saying) -> tuple[float, str]:
    """1 the same actor, 0.8 two who speak for one state, 0.4 unknown, 0 different."""
    if left.statement.actor and left.statement.actor == right.statement.actor:
        return 1.0, "the same speaker"
    if left.speakers & right.speakers:
        return 0.8, "speakers of one state or body"
    if left.speakers and right.speakers:
        return 0.0, "given to different speakers"
    return 0.4, "one speaker not named"


def _times(left: Saying, right: Saying) -> tuple[float, str]:
    """1 the same days, 0.6 nothing against it, 0 said on different days."""
    if left.days and right.days:
        near = left.days[0] <= right.days[1] + SAME_DAY_SLACK and right.days[0] <= left.days[1] + SAME_DAY_SLACK
        return (1.0, "said at the same time") if near else (0.0, "dated differently")
    ours, theirs = left.days or left.around, right.days or right.around
    if not ours or not theirs:
        return 0.6, ""
    near = ours[0] <= theirs[1] + REPORT_SLACK and theirs[0] <= ours[1] + REPORT_SLACK
    return (0.7, "reported within ten days") if near else (0.0, "reported at different times")


def _best_alignment(left: Saying, right: Saying) -> Alignment | None:
    """The quoted fragments of both that agree best, or None when one of them quotes nothing of weight."""
    pairs = [(a, b) for a in left.fragments for b in right.fragments if len(a) > 12 and len(b) > 12]
    aligned = [align(a, b) for a, b in pairs[:36]]
    return max(aligned, key=lambda x: (x.shared, x.ops), default=None)


@dataclass(frozen=True, slots=True)
class Overlap:
    """The weighty words two sayings share: their weight, its part of the lighter side, and the words."""

    lexical: float
    weight: float
    keys: tuple[str, ...]
    shown: tuple[str, ...]

    @property
    def is_gist(self) -> bool:
        """Whether so much is shared that one can be the other in other words."""
        if len(self.keys) >= 3:
            return self.weight >= 4
        return len(self.keys) == 2 and self.lexical >= 0.6 and self.weight >= 5


def _overlap(left: Saying, right: Saying) -> Overlap:
    keys = tuple(sorted(left.stems.keys() & right.stems.keys()))
    shared = sum(min(left.stems[s], right.stems[s]) for s in keys)
    least = min(sum(left.stems.values()), sum(right.stems.values()))
    return Overlap(shared / least if least else 0.0, shared, keys, tuple(left.shown[s] for s in keys))


def _longest_run(left: Saying, right: Saying) -> str:
    """The weightiest run of words that both have and at least one has in quotation marks."""
    quoted = " ".join((*left.fragments, *right.fragments)).lower()
    best, runs = "", _common_runs(left.norms, right.norms)
    for run in runs:
        words_ = run.split()
        if words_[0] in quoted and _run_weight(run) > _run_weight(best):
            best = run
    names = left.names & right.names
    return best if any(word not in names and word not in function_words() for word in best.split()) else ""


def _common_runs(a: tuple[str, ...], b: tuple[str, ...]) -> list[str]:
    """Maximal runs of two words or more that both rows hold in order."""
    where: dict[str, list[int]] = defaultdict(list)
    for n, word in enumerate(b):
        where[word].append(n)
    runs = []
    for i, word in enumerate(a):
        for j in where[word]:
            if i and j and a[i - 1] == b[j - 1]:
                continue
            n = 1
            while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
                n += 1
            if n >= 2:
                runs.append(" ".join(a[i : i + n]))
    return runs


def _run_weight(run: str) -> float:
    return sum(weight(stem(word)) for word in run.split() if word not in function_words())


def _score(
    same_speaker: float, same_time: float, alignment: Alignment | None, overlap: Overlap, run: str
) -> tuple[float, str]:
    """The best of three grounds: one wording, one quoted phrase, one gist; the last two need speaker and time."""
    run_weight = _run_weight(run)
    if alignment and alignment.shared >= SAME_WORDS and run_weight >= SAME_WORDS_WEIGHT:
        return 0.75 + 0.15 * same_speaker + 0.1 * same_time, f"the same quoted words: “{run}”"
    if not same_time or same_speaker < 0.4:
        return 0.0, ""
    if run_weight >= FRAGMENT_WEIGHT and len(run.split()) >= RUN:
        strength = min(1.0, run_weight / 20)
        score = 0.3 + 0.2 * same_speaker + 0.1 * same_time + 0.3 * strength + 0.2 * overlap.lexical
        if score >= LEAST_SCORE:
            return score, f"both have “{run}”"
    if (
        overlap.is_gist
        and overlap.lexical >= (LEAST_GIST if same_speaker == 1 else SAME_STATE_GIST)
        and same_speaker >= 0.8
    ):
        gist = 0.5 * overlap.lexical + 0.2 * min(1.0, overlap.weight / 15)
        return gist + 0.1 * same_speaker + 0.2 * same_time, "the same gist: " + ", ".join(overlap.shown)
    return 0.0, ""


def _thinned(matches: list[Match]) -> list[Match]:
    """All pairs of a small group; in a large one only the pairs with its fullest member, so that links stay in line with statements."""
    group = _groups(matches)
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


def _groups(matches: list[Match]) -> dict[str, str]:
    """Statement id to the id that stands for its group."""
    parent: dict[str, str] = {}

    def find(item: str) -> str:
        while parent.setdefault(item, item) != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for match in matches:
        first, second = sorted((find(match.left.id), find(match.right.id)))
        parent[second] = first
    return {item: find(item) for item in sorted(parent)}


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
