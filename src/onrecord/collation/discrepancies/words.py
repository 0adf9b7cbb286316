"""Disagreements over what was said: words inside quotation marks, who said them, evaded or ruled out, how firmly."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.collation.alignment import SAME_RUN, Alignment, aligned
from onrecord.collation.discrepancies.scene import Scene, link, passage, whole
from onrecord.collation.utterances.grounds import overlap, times
from onrecord.collation.utterances.sayings import Saying
from onrecord.model import Link, Passage, own_text
from onrecord.text.lexis import data_lines, normal, words
from onrecord.text.sentences import sentences

LEAST_HARM = 0.3
SURE = 0.75
FIRM_SHARE = 0.5
ONE_OCCASION = 0.9
SAID_TWICE = 0.6
OPENING = 5
SENSE_CHANGES = ("negation", "number", "name", "hedge", "paraphrase", "altered", "splice", "reorder", "tense")
FIRM = frozenset(["will", "shall", "must", "cannot", "can't", "won't", "never"])
LOOSE = frozenset(["may", "might", "could", "possibly", "perhaps", "maybe"])


def quoted_words_differ(stage: Scene) -> Iterator[Link]:
    """One utterance quoted in two ways that can't both be word for word."""
    for left, right, same in stage.same:
        found = _worst(left, right)
        when = times(left, right).worth
        # a short phrase that somebody uses on several days varies by itself
        if found is None or (when < 1 and found.kept < SAME_RUN):
            continue
        once = when >= ONE_OCCASION
        both_full = left.statement.kind == right.statement.kind == "direct"
        yield link(
            left.id,
            right.id,
            kind="wording",
            about=f"{found.kind} in quotation marks: {same.about}",
            score=(0.3 + 0.5 * found.harm + (0.1 if both_full else 0.0)) * (1.0 if once else SAID_TWICE),
            reasons=(*same.reasons[:3], _verdict(found, once=once)),
            diff=found.ops,
        )


def _verdict(found: Alignment, *, once: bool) -> str:
    if not once:
        return f"the quotations differ ({found.kind}); both can be word for word if it was said on two days"
    if found.kind == "paraphrase":
        return "a paraphrase or a translation back in quotation marks: one of the two is not word for word"
    return f"the quotations differ ({found.kind}); both cannot be word for word"


def _worst(left: Saying, right: Saying) -> Alignment | None:
    """For each quoted fragment of one its best partner in the other; of these the most harmful."""
    found = []
    for fragment in left.fragments:
        partners = [aligned(fragment, other) for other in right.fragments if _long(fragment) and _long(other)]
        best = max(partners, key=lambda a: (a.shared, a.ops), default=None)
        if best and best.kind in SENSE_CHANGES and best.harm >= LEAST_HARM:
            found.append(best)
    return max(found, key=lambda a: (a.harm, a.ops), default=None)


def _long(fragment: str) -> bool:
    return len(fragment.split()) >= 4


def who_said(stage: Scene) -> Iterator[Link]:
    """The same quoted words given to two named speakers who don't speak for one body, neither of whom quotes the
    other.
    """
    for left, right, same in stage.same:
        names = [_name(stage, saying) for saying in (left, right)]
        if not all(names) or left.speakers & right.speakers or _relayed(stage, left, right):
            continue
        yield link(
            whole(left.statement),
            whole(right.statement),
            kind="fact",
            about=f"who said it: {' or '.join(names)}",
            score=0.7,
            reasons=(*same.reasons[:2], "both can be true only if one quoted the other"),
        )


def _name(stage: Scene, saying: Saying) -> str:
    """The name of a speaker that is known for sure, else nothing."""
    actor = stage.actors.get(saying.statement.actor or "")
    if actor is None or actor.kind not in ("person", "organisation", "state") or not saying.speakers:
        return ""
    return actor.name if saying.statement.sureness >= SURE or not saying.statement.reason else ""


def _relayed(stage: Scene, left: Saying, right: Saying) -> bool:
    """Whether either speaker is named in the other's name, sources or words, so that one account only has the chain
    longer.
    """
    for one, other in ((left, right), (right, left)):
        known = normal(_name(stage, one)).split()[-1:]
        around = [normal(_name(stage, other)), *other.norms, *(normal(via) for via in other.statement.via)]
        chain = stage.statements.get(other.statement.inside or "")
        for span in (*other.statement.source, *(chain.source if chain else ())):
            around += [w.norm for w in words(stage.text(other.article), span)]
        if known and known[0] in " ".join(around).split():
            return True
    return False


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
    """Evaded in one account, ruled out or promised in another, by one speaker about one thing: the fullest pair of two
    articles.
    """
    best: dict[tuple[str, str, str], tuple[int, str, Link]] = {}
    for left, right, same in stage.same:
        if (
            not left.statement.actor
            or left.statement.actor != right.statement.actor
            or times(left, right).worth < ONE_OCCASION
            or not _evaded_once(stage, left, right)
        ):
            continue
        found = link(
            _with_body(stage, left),
            _with_body(stage, right),
            kind="fact",
            about=f"left open or said outright: {same.about}",
            score=0.75,
            reasons=(
                *same.reasons[:3],
                "evaded in one account, categorical in the other; if both tell of one answer, both cannot be true",
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


def _with_body(stage: Scene, saying: Saying) -> Passage:
    """A statement; one of a headline with the sentence of its opening that has the speaker say it without reserve."""
    found = whole(saying.statement)
    text = stage.text(saying.article)
    stretches = own_text(stage.settings[saying.article].reading)[:OPENING]
    opening = [s for stretch in stretches for s in sentences(text, within=stretch)][:OPENING]
    if not opening or not any(opening[0].touches(span) for span in found.spans):
        return found
    name = normal(stage.actors[saying.statement.actor or ""].name).split()[-1]
    for sentence in opening[1:]:
        known = stage.settings[saying.article].within(sentence)
        stems = f" {' '.join(w.stem for w in known)} "
        outright = any(f" {phrase} " in stems for phrase in _stemmed(_cues("categorical_cues.txt")))
        if outright and any(w.norm == name for w in known):
            return passage(saying.article, *found.spans, sentence)
    return found


def _evaded_once(stage: Scene, left: Saying, right: Saying) -> bool:
    """Whether one of the two evades what the other says without reserve."""
    pairs = ((left, right), (right, left))
    return any(is_evasive(stage, a) and not is_evasive(stage, b) and is_categorical(stage, b) for a, b in pairs)


def firmness(stage: Scene) -> Iterator[Link]:
    """One utterance told in most of the same words, certain in one account and only possible in the other."""
    for left, right, same in stage.same:
        if left.statement.kind == right.statement.kind == "direct" or left.statement.actor != right.statement.actor:
            continue
        if times(left, right).worth < ONE_OCCASION or overlap(left, right).dice < FIRM_SHARE:
            continue
        if not _differ_in_firmness(left, right):
            continue
        yield link(
            left.id,
            right.id,
            kind="wording",
            about=f"how firm: {same.about}",
            score=0.45,
            reasons=(*same.reasons[:3], "one account has it certain, the other possible"),
        )


def _differ_in_firmness(left: Saying, right: Saying) -> bool:
    firm = [bool(FIRM & set(s.norms)) and not LOOSE & set(s.norms) for s in (left, right)]
    loose = [bool(LOOSE & set(s.norms)) and not FIRM & set(s.norms) for s in (left, right)]
    return (firm[0] and loose[1]) or (firm[1] and loose[0])
