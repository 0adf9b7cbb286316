"""Why a position that was read should be looked at by somebody before it counts.

The rules of polarity read a sign wherever they can. Here are the constructions in which that sign is often wrong: the
thing is governed from afar, the words of worth are said of another thing, the clause is only imagined. A position
with a doubt is shown, and never enters the roll.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.decision.concepts import Topic, Touch, is_one_of, name_runs
from onrecord.decision.framing import Ruling
from onrecord.decision.polarity import AUXILIARY, DETERMINERS, PRONOUNS, VERBS, Leaning, Sentence, governing_chain, sentence_of, words_of
from onrecord.decision.said import Said, sentence_at, whole
from onrecord.model import Span
from onrecord.reading.stance import Frame
from onrecord.reading.stance_words import Hit, Token, load_phrases, tokens, word_set
from onrecord.text.sentences import sentences

LONGEST_GAP = 6
BETWEEN_VERBS = 3
LINK_GAP = 4
TAKES_SIDES = ("pro", "con", "demand", "promise", "act", "reluctant")
REPORTS = ("report", "warn", "evade", "weigh", *TAKES_SIDES)
BE = frozenset(("be", "get", "'s", "'re"))
DEEDS = frozenset(
    ("rejection of", "refusal of", "withdrawal from", "termination of", "approval of", "endorsement of")
)
DEFINITE = frozenset(("the", "this", "that", "our", "its", "'s", "these", "his", "her", "their"))


def first_doubt(said: Said, frame: Frame, topic: Topic, touch: Touch, leaning: Leaning, ruling: Ruling) -> str:
    """The first reason to look again at a position read from this place, "" where there is none."""
    return next(_doubts(said, frame, topic, touch, leaning, ruling), "")


def _doubts(
    said: Said, frame: Frame, topic: Topic, touch: Touch, leaning: Leaning, ruling: Ruling
) -> Iterator[str]:
    sentence = _sentence(said, touch)
    if sentence is None:
        yield "the thing is named only beside the words"
        return
    if touch.turned:
        yield "said of what the question would end"
    if "(against:" in leaning.reason:
        yield "the words lean both ways"
    if ruling.way == "undecided" and not frame.has("evade"):
        yield from _half_answers(sentence, touch)
    if _is_imagined(said):
        yield "the reporting clause is only imagined"
    yield from _of_the_thing(sentence, topic, touch)
    if frame.has(*TAKES_SIDES):
        yield from _of_the_frame(said, frame, touch)
    elif frame.tokens and not frame.has(*REPORTS):
        yield "the reporting words tell no position"
    yield from _of_the_sentence(sentence, topic, touch, leaning)


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


def _half_answers(sentence: Sentence, touch: Touch) -> Iterator[str]:
    chain = governing_chain(sentence, touch)
    if not any(hit.kind == "evade" or hit.phrase == "no longer" for hit in chain):
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
    known = _known(topic)
    for first, last, name in name_runs(items, sentence.text):
        inside = first <= touch.first and touch.last <= last and last - first >= 2
        if inside and not any(f" {one} " in f" {name} " for one in known) and not _is_headline(items, sentence.text):
            yield "the thing bears a name of its own"


def _known(topic: Topic) -> frozenset[str]:
    return topic.members | topic.subjects | topic.bodies


def _is_headline(items: Sequence[Token], text: str) -> bool:
    words = [item for item in items if item.is_word and len(item.norm) > 3]
    return sum(text[item.start].isupper() for item in words) > 0.7 * len(words)


def _of_the_frame(said: Said, frame: Frame, touch: Touch) -> Iterator[str]:
    """Doubts whether a reporting verb that takes sides takes them on the thing."""
    items = whole(said.text, said.statement.content[0])
    at = next((n for n, item in enumerate(items) if item.start == touch.start), None)
    if at is None or at > LONGEST_GAP:
        yield "far from the reporting verb"
        return
    opens_clause = any(item.norm == "that" for item in items[:at])
    if opens_clause and frame.has("con", "pro", "demand"):
        yield "the reporting verb governs a clause"
    following = [item.norm for item in items[at + 1 : at + 3]]
    owed = set(following[:1]) & {"should", "must", "would", "could", "will", "may", "might", "need", "needs"}
    if owed and not frame.has("reluctant"):
        yield "the reporting verb governs a clause"
    if frame.has("demand") and "to" in following[:1]:
        yield "something is asked of the thing"
    if any(hit.phrase == "renegotiate" for hit in frame.hits):
        yield "it may be renewed or undone"


def _of_the_sentence(sentence: Sentence, topic: Topic, touch: Touch, leaning: Leaning) -> Iterator[str]:
    """Doubts whether the sign read in the content is said of the thing."""
    items = sentence.items
    before = [item.norm for item in items[: touch.first]]
    if before[:1] == ["by"]:
        yield "what was done in answer"
    if leaning.way in ("for", "against") and set(before) & (word_set("imagined") - {"should"}):
        yield "the thing stands in a clause only imagined"
    if {item.norm for item in items} & word_set("second_hand"):
        yield "another's claim is spoken of"
    if leaning.way not in ("for", "against"):
        return
    chain = governing_chain(sentence, touch)
    verbs = [hit for hit in chain if hit.kind in VERBS]
    if "against" in before and not any(before[hit.first : hit.last + 1].count("against") for hit in verbs):
        yield "what is spoken against is not plain"
    if verbs:
        yield from _of_the_chain(sentence, touch, leaning, chain)
    elif any(hit.kind == "must" and _asks_for_change(items, hit, touch) for hit in chain):
        yield "something else is asked of the thing"
    elif "must" not in {hit.kind for hit in chain} and any(hit.kind == "negator" for hit in chain):
        yield from _of_a_bare_negation(sentence, touch, next(hit.first for hit in chain if hit.kind == "negator"))
    if not leaning.governed and not chain:
        yield from _of_worth(sentence, topic, touch)


def _of_the_chain(sentence: Sentence, touch: Touch, leaning: Leaning, chain: Sequence[Hit]) -> Iterator[str]:
    hits = [hit for hit in chain if hit.kind in VERBS]
    before = [hit for hit in hits if hit.last < touch.first]
    if before and any(hit.kind == "negator" and hit.first > before[-1].last for hit in chain):
        yield "its absence is spoken of"
    values = load_phrases("stance_values").find(sentence.items[: hits[0].first])
    if any(hit.kind == "bad" for hit in values) and "' to '" not in leaning.reason:
        yield "blame stands before it"
    if len(hits) > 2:
        yield "many verbs before it"
    if _is_deed_spoken_of(sentence, touch, hits[0], before):
        yield "the deed is spoken of"
    if before and _is_anothers(sentence, before[0]):
        yield "somebody else may be the one who does it"
    if before and sentence.items[before[-1].last + 1].norm == "that":
        yield f"'{words_of(sentence.items, before[-1])}' governs a clause"
    if any(_is_possible_passive(sentence.items, hit, touch) for hit in hits):
        yield "it is only said what could be done to it"
    if before and before[-1].kind == "con" and set(_lead(sentence.items, before[0])) & {"could", "might", "may"}:
        yield "it is only said what could be done to it"
    yield from _of_its_epithet(sentence, touch, leaning)
    for one, other in zip(before, before[1:], strict=False):
        if other.first - one.last - 1 > BETWEEN_VERBS:
            yield f"'{words_of(sentence.items, one)}' may govern something else"
    if before and touch.first - before[-1].last - 1 > LONGEST_GAP:
        yield f"far from '{words_of(sentence.items, before[-1])}'"
    if any(hit.phrase == "renegotiate" for hit in hits):
        yield "it may be renewed or undone"
    if before and before[-1].last + 1 < touch.first:
        gap = sentence.items[before[-1].last + 1 : touch.first]
        if any(item.norm in word_set("within") for item in gap[1:]) or any(item.norm == "to" for item in gap[2:]):
            yield f"'{words_of(sentence.items, before[-1])}' may govern something larger"


def _lead(items: Sequence[Token], hit: Hit) -> list[str]:
    return [item.norm for item in items[max(0, hit.first - 3) : hit.first]]


def _is_deed_spoken_of(sentence: Sentence, touch: Touch, first: Hit, before: Sequence[Hit]) -> bool:
    """Whether the governing word is a noun or the sentence's own subject: "rejection of the deal would ...", "killing
    it would ..."."""
    if not before:
        return False
    items = sentence.items
    lead = items[first.first - 1].norm if first.first else ""
    if any(hit.phrase in DEEDS for hit in before):
        return True
    gerund = items[first.first].norm.endswith("ing") and not items[max(0, first.first - 1)].forms & BE
    after = {item.norm for item in items[touch.last + 1 : touch.last + 4]}
    return gerund and (not lead or lead in ("that", "why", "how")) and bool(after & {"would", "will", "could", "is"})


def _is_anothers(sentence: Sentence, verb: Hit) -> bool:
    """Whether the verb's subject is a common noun that needn't mean the speaker: "the whole world signed"."""
    items, at = sentence.items, verb.first - 1
    while at >= 0 and (
        items[at].norm in AUXILIARY or items[at].norm.endswith("ly") or items[at].forms & {"be", "seem", "appear", "try"}
    ):
        at -= 1
    if at < 0 or not items[at].is_word:
        return False
    if items[at].norm in word_set("others"):
        return True
    lead = [item.norm for item in items[max(0, at - 2) : at]]
    return "the" in lead and items[at].norm not in PRONOUNS and not {"of", "to", "in", "for"} & {items[at].norm}


def _is_possible_passive(items: Sequence[Token], hit: Hit, touch: Touch) -> bool:
    between = {item.norm for item in items[touch.last + 1 : hit.first]} if hit.first > touch.last else set()
    return bool(between & {"could", "may", "might", "can", "has", "have", "yet"}) and bool(between & {"be", "to"})


def _asks_for_change(items: Sequence[Token], hit: Hit, touch: Touch) -> bool:
    """Whether it ought to become something else: "the deal should be reworked"."""
    after = items[hit.last + 1 : hit.last + 3]
    known = word_set("bringing") | word_set("coming_about")
    return hit.first > touch.last and len(after) == 2 and after[0].norm == "be" and not after[1].forms & known


def _of_its_epithet(sentence: Sentence, touch: Touch, leaning: Leaning) -> Iterator[str]:
    """Doubts where a word of worth stands with the thing: "agreed to a very bad deal", "backs a good deal"."""
    values = load_phrases("stance_values").find(sentence.items[: touch.first])
    near = [hit for hit in values if touch.first - hit.last <= 2 and hit.kind in ("good", "bad")]
    if near and ((near[-1].kind == "bad") == (leaning.way == "for")):
        yield "what is wanted of it and what it is called differ"
    elif near and near[-1].kind == "good" and sentence.items[near[-1].first - 1].norm not in DEFINITE:
        yield "a thing of the kind, not this one"


def _of_a_bare_negation(sentence: Sentence, touch: Touch, at: int) -> Iterator[str]:
    items = sentence.items
    if items[at].norm == "no" and at + 2 >= touch.first and not items[touch.first].norm.endswith("ed"):
        yield "its absence is spoken of"
    elif items[at + 1].norm.endswith("ing") or (at and items[at - 1].norm == "to"):
        yield "its absence is spoken of"
    elif at and items[at - 1].forms & {"be"} and items[touch.first - 1].norm in DETERMINERS:
        yield "it is only told what the thing is not"


def _of_worth(sentence: Sentence, topic: Topic, touch: Touch) -> Iterator[str]:
    """Doubts whether praise and blame are said of the thing."""
    items = sentence.items
    values = [hit for hit in load_phrases("stance_values").find(items) if hit.kind in ("good", "bad")]
    if touch.first and items[touch.first - 1].norm in ("any", "no"):
        yield "a thing of the kind, not this one"
    if any(_follows(items, touch, hit.first) for hit in values):
        return
    start = min((hit.first for hit in values if hit.last < touch.first and touch.first - hit.last <= 3), default=None)
    if start is None:
        yield "praise or blame is not plainly said of it"
    elif start == 0 or items[start - 1].norm not in DEFINITE:
        yield "a thing of the kind, not this one"
    elif {item.norm for item in items[:start]} & {"it"}:
        yield "what is so called isn't named"
    elif any(last < start and not is_one_of(name, _known(topic)) for _, last, name in name_runs(items, sentence.text)):
        yield "something else is so called"


def _follows(items: Sequence[Token], touch: Touch, at: int) -> bool:
    """Whether a word of worth stands in the thing's own predicate: "the deal is a mistake", "the deal threatens us"."""
    if not touch.last < at:
        return False
    between = items[touch.last + 1 : at]
    if any(item.norm in ("that", "which", "who", "of", "to", "for", "because", "if", "and", "or", ",") for item in between):
        return False
    links = [n for n, item in enumerate(between) if item.forms & word_set("linking")]
    return len(between) <= 2 or (bool(links) and links[0] <= 2 and len(between) - links[-1] - 1 <= LINK_GAP)
