"""Why a position that was read should be looked at by somebody before it counts.

The rules of polarity read a sign wherever they can. Here are the constructions in which that sign is often wrong: the
thing is governed from afar, the words of worth are said of another thing, the clause is only imagined. A position
with a doubt is shown, and never enters the roll.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.decision.clauses import Sentence, governing_chain, sentence_of
from onrecord.decision.concepts import Touch, name_runs
from onrecord.decision.framing import Ruling
from onrecord.decision.governance import LONGEST_GAP, doubts_in, known_names
from onrecord.decision.leanings import Leaning
from onrecord.decision.passed_on import is_share
from onrecord.decision.said import Said, sentence_at, whole
from onrecord.decision.topics import Topic
from onrecord.model import Span
from onrecord.reading.stance import Frame
from onrecord.reading.stance_words import Token, tokens, word_set
from onrecord.text.sentences import sentences

TAKES_SIDES = ("pro", "con", "demand", "promise", "act", "reluctant")
FAILING = frozenset(("fail to", "failure to", "unable to"))
REPORTS = ("report", "warn", "evade", "weigh", *TAKES_SIDES)


def first_doubt(said: Said, frame: Frame, topic: Topic, touch: Touch, leaning: Leaning, ruling: Ruling) -> str:
    """The first reason to look again at a position read from this place, "" where there is none."""
    return next(_doubts(said, frame, topic, touch, leaning, ruling), "")


def _doubts(said: Said, frame: Frame, topic: Topic, touch: Touch, leaning: Leaning, ruling: Ruling) -> Iterator[str]:
    sentence = _sentence(said, touch)
    if sentence is None:
        yield "the thing is named only beside the words"
        return
    if ", which takes up " in touch.reason:
        yield "the thing is only meant by a pronoun"
    if touch.turned:
        yield (
            "said of what the question would end"
            if touch.opposite
            else "the question would end or alter what may be this"
        )
    if "(against:" in leaning.reason:
        yield "the words lean both ways"
    yield from _of_the_ruling(sentence, frame, touch, ruling)
    if _is_imagined(said):
        yield "the reporting clause is only imagined"
    yield from _of_the_thing(sentence, topic, touch)
    yield from _of_other_matters(sentence, frame, touch)
    if any(hit.phrase in FAILING for hit in frame.hits):
        yield "it was tried and failed"
    if frame.has(*TAKES_SIDES, "evade"):
        yield from _of_the_frame(said, frame, touch, leaning)
    elif frame.tokens and not frame.has(*REPORTS):
        yield "the reporting words tell no position"
    yield from doubts_in(sentence, topic, touch, leaning)


def _sentence(said: Said, touch: Touch) -> Sentence | None:
    """The sentence of the content that the touch was found in."""
    for span in said.statement.content:
        if not span.start <= touch.start < span.end:
            continue
        for place in sentences(said.text, within=span):
            items = whole(said.text, place)
            if touch.first < len(items) and items[touch.first].start == touch.start:
                return sentence_of(items, said.text, own=said.own, direct=said.statement.kind == "direct")
    return None


def _of_the_ruling(sentence: Sentence, frame: Frame, touch: Touch, ruling: Ruling) -> Iterator[str]:
    """Doubts whether the way that was ruled fits the reporting words, and whether no side is an answer."""
    if frame.has("warn") and ruling.way == "for":
        yield "a warning is read as favour"
    chain = governing_chain(sentence, touch) if ruling.way == "undecided" and not frame.has("evade") else None
    if chain is not None and not any(hit.kind == "evade" or hit.phrase == "no longer" for hit in chain):
        yield "no answer given, and none refused"


def _is_imagined(said: Said) -> bool:
    """Whether the words before the source or the reporting verb open a condition: "if the House rejects it"."""
    parts = (*said.statement.source, *said.statement.cue)
    if not parts:
        return False
    first = min(span.start for span in parts)
    place = sentence_at(said.text, Span(first, first + 1))
    lead = tokens(said.text, Span(place.start, first)) if place.start < first else []
    content = min(span.start for span in said.statement.content)
    for token in reversed(lead[-6:]):
        if token.norm in ",.;:" or content <= token.start:
            break
        if token.norm in word_set("imagined"):
            return True
    cue = [token.norm for span in said.statement.cue for token in tokens(said.text, span)]
    owed = "to be" in " ".join(cue) and bool({"has", "have"} & set(cue))
    return (owed or bool(set(cue[:2]) & word_set("foretelling"))) and not set(cue) & word_set("voicing")


def _of_the_thing(sentence: Sentence, topic: Topic, touch: Touch) -> Iterator[str]:
    """Doubts whether the thing named is the one at hand."""
    items = sentence.items
    word = items[touch.last]
    many = word.norm.endswith("s") and not word.norm.endswith("ss") and word.norm[:-1] in word.forms
    if many and word.norm[:-1] in word_set("single_thing"):
        yield "several things of the kind are named"
    known = known_names(topic)
    for first, last, name in name_runs(items, sentence.text):
        inside = first <= touch.first and touch.last <= last and last - first >= 2
        if inside and not any(f" {one} " in f" {name} " for one in known) and not _is_headline(items, sentence.text):
            yield "the thing bears a name of its own"


def _of_other_matters(sentence: Sentence, frame: Frame, touch: Touch) -> Iterator[str]:
    """Doubts where a share of people is told of, or only tying the thing to another is rejected."""
    if is_share(sentence.items[: touch.first]):
        yield "a share of people holds it"
    yield from _of_tying(sentence, frame, touch)


def _of_tying(sentence: Sentence, frame: Frame, touch: Touch) -> Iterator[str]:
    """Doubts where what is rejected is tying the thing to another: "refused to link the pact to a loan"."""
    items = [*frame.tokens[-1:], *sentence.items[: touch.first]]
    against = [hit for hit in governing_chain(sentence, touch) if hit.kind in ("con", "reluctant", "negator")]
    if not (against or frame.has("con", "reluctant")):
        return
    for lead, item in pairwise(items):
        tied = item.forms & word_set("coupling")
        if tied and (lead.norm == "to" or item.norm.endswith(("ing", "age"))):
            yield "what is rejected is to tie it to something"


def _is_headline(items: Sequence[Token], text: str) -> bool:
    words = [item for item in items if item.is_word and len(item.norm) > 3]
    return sum(text[item.start].isupper() for item in words) > 0.7 * len(words)


def _of_the_frame(said: Said, frame: Frame, touch: Touch, leaning: Leaning) -> Iterator[str]:
    """Doubts whether a reporting verb that takes sides takes them on the thing."""
    items = whole(said.text, said.statement.content[0])
    at = next((n for n, item in enumerate(items) if item.start == touch.start), None)
    if at is None or at > LONGEST_GAP:
        yield "far from the reporting verb"
        return
    if not frame.has(*TAKES_SIDES):
        return
    if leaning.way == "none" and any(item.norm in ("not", "never") for item in items[:at]):
        yield "a negation of unknown reach"
    opens_clause = any(item.norm == "that" for item in items[:at])
    if opens_clause and frame.has("con", "pro", "demand", "reluctant"):
        yield "the reporting verb governs a clause"
    following = [item.norm for item in items[at + 1 : at + 3]]
    owed = set(following[:1]) & {"should", "must", "would", "could", "will", "may", "might", "need", "needs"}
    if owed and not frame.has("reluctant"):
        yield "the reporting verb governs a clause"
    if frame.has("demand") and "to" in following[:1]:
        yield "something is asked of the thing"
    if any(hit.phrase == "renegotiate" for hit in frame.hits):
        yield "it may be renewed or undone"
