"""Disagreements over what was said: words inside quotation marks, who said them, evaded or ruled out, how firmly."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.collation.alignment import Alignment, align
from onrecord.collation.discrepancy_scene import Scene, link, whole
from onrecord.collation.sayings import Saying
from onrecord.model import Link
from onrecord.text.lexis import data_lines, words

LEAST_HARM = 0.3
SENSE_CHANGES = ("negation", "number", "name", "hedge", "paraphrase", "altered", "splice", "reorder", "tense")
FIRM = frozenset(["will", "shall", "must", "cannot", "can't", "won't", "never"])
LOOSE = frozenset(["may", "might", "could", "possibly", "perhaps", "maybe", "would"])


def quoted_words_differ(stage: Scene) -> Iterator[Link]:
    """One utterance quoted in two ways that can't both be word for word."""
    for left, right, same in stage.same:
        found = _worst(left, right)
        if found is None:
            continue
        both_full = left.statement.kind == right.statement.kind == "direct"
        yield link(
            left.id,
            right.id,
            kind="wording",
            about=f"{found.kind} in quotation marks: {same.about}",
            score=0.3 + 0.5 * found.harm + (0.1 if both_full else 0.0),
            reasons=(*same.reasons[:3], _verdict(found)),
            diff=found.ops,
        )


def _verdict(found: Alignment) -> str:
    if found.kind == "paraphrase":
        return "a paraphrase or a translation back in quotation marks: one of the two is not word for word"
    return f"the quotations differ ({found.kind}); both cannot be word for word"


def _worst(left: Saying, right: Saying) -> Alignment | None:
    """For each quoted fragment of one its best partner in the other; of these the most harmful."""
    found = []
    for fragment in left.fragments:
        partners = [align(fragment, other) for other in right.fragments if _long(fragment) and _long(other)]
        best = max(partners, key=lambda a: (a.shared, a.ops), default=None)
        if best and best.kind in SENSE_CHANGES and best.harm >= LEAST_HARM:
            found.append(best)
    return max(found, key=lambda a: (a.harm, a.ops), default=None)


def _long(fragment: str) -> bool:
    return len(fragment.split()) >= 4


def who_said(stage: Scene) -> Iterator[Link]:
    """The same quoted words given to two speakers who don't speak for one body."""
    for left, right, same in stage.same:
        if left.speakers and right.speakers and not left.speakers & right.speakers:
            names = [stage.actors[s.statement.actor].name for s in (left, right) if s.statement.actor]
            yield link(
                whole(left.statement),
                whole(right.statement),
                kind="fact",
                about=f"who said it: {' or '.join(names)}",
                score=0.8,
                reasons=(*same.reasons[:2], "both can be true only if one quoted the other"),
            )


@cache
def _cues(name: str) -> frozenset[str]:
    return frozenset(data_lines(name))


def is_evasive(stage: Scene, saying: Saying) -> bool:
    """Whether the cue says that no answer was given."""
    return saying.statement.evasive or _has_cue(stage, saying, _cues("evasive_cues.txt"))


def is_categorical(stage: Scene, saying: Saying) -> bool:
    """Whether the cue or a firm verb leaves no doubt."""
    if _has_cue(stage, saying, _cues("categorical_cues.txt")):
        return True
    return bool(FIRM & set(saying.norms)) and not LOOSE & set(saying.norms)


def _has_cue(stage: Scene, saying: Saying, listed: frozenset[str]) -> bool:
    text = stage.text(saying.article)
    cue = " ".join(w.stem for span in saying.statement.cue for w in words(text, span))
    return any(f" {phrase} " in f" {cue} " for phrase in _stemmed(listed))


@cache
def _stemmed(listed: frozenset[str]) -> frozenset[str]:
    return frozenset(" ".join(w.stem for w in words(phrase)) for phrase in listed)


def evasions(stage: Scene) -> Iterator[Link]:
    """Evaded in one account, ruled out or promised in another, by one speaker about one thing: the fullest pair of two articles."""
    best: dict[tuple[str, str, str], tuple[int, str, Link]] = {}
    for left, right, same in stage.same:
        if (
            not left.statement.actor
            or left.statement.actor != right.statement.actor
            or not _evaded_once(stage, left, right)
        ):
            continue
        found = link(
            whole(left.statement),
            whole(right.statement),
            kind="fact",
            about=f"left open or said outright: {same.about}",
            score=0.75,
            reasons=(
                *same.reasons[:3],
                "evaded in one account, categorical in the other; both cannot be true of one answer",
            ),
        )
        key = (left.article, right.article, left.statement.actor)
        best[key] = max(
            best.get(key, (0, "", found)),
            (len(left.norms) + len(right.norms), left.id + right.id, found),
            key=lambda x: x[:2],
        )
    for key in sorted(best):
        yield best[key][2]


def _evaded_once(stage: Scene, left: Saying, right: Saying) -> bool:
    """Whether one of the two evades what the other says without reserve."""
    pairs = ((left, right), (right, left))
    return any(is_evasive(stage, a) and not is_evasive(stage, b) and is_categorical(stage, b) for a, b in pairs)


def firmness(stage: Scene) -> Iterator[Link]:
    """One utterance, firm in one account and hedged in the other."""
    for left, right, same in stage.same:
        if left.statement.kind == right.statement.kind == "direct":
            continue
        firm = [bool(FIRM & set(s.norms)) and not LOOSE & set(s.norms) for s in (left, right)]
        loose = [bool(LOOSE & set(s.norms)) for s in (left, right)]
        if (firm[0] and loose[1]) or (firm[1] and loose[0]):
            yield link(
                left.id,
                right.id,
                kind="wording",
                about=f"how firm: {same.about}",
                score=0.45,
                reasons=(*same.reasons[:3], "one account has it certain, the other possible"),
            )
