"""Doubts within a sentence: whether the sign that was read is said of the thing, by the speaker, and of this thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.decision.clauses import DETERMINERS, VERBS, Sentence, governing_chain, main_clause, words_of
from onrecord.decision.concepts import AUXILIARY, PRONOUNS, Touch, is_one_of, name_runs
from onrecord.decision.leanings import Leaning
from onrecord.decision.topics import Topic
from onrecord.reading.stance_words import Hit, Token, hits_of, load_phrases, tokens, word_set

LONGEST_GAP = 6
BETWEEN_VERBS = 3
LINK_GAP = 4
EPITHETS = 4
AWAY = frozenset(("that", "which", "who", "of", "to", "for", "because", "if", "and", "or", ","))
SEEMING = frozenset(("be", "seem", "appear", "try"))
BE = frozenset(("be", "get", "'s", "'re"))
DEEDS = frozenset(("rejection of", "refusal of", "withdrawal from", "termination of", "approval of", "endorsement of"))
DEFINITE = frozenset(("the", "this", "that", "our", "its", "'s", "these", "his", "her", "their"))


def known_names(topic: Topic) -> frozenset[str]:
    """The names a thing of the question may bear."""
    return topic.members | topic.subjects | topic.bodies


def doubts_in(sentence: Sentence, topic: Topic, touch: Touch, leaning: Leaning) -> Iterator[str]:
    """Doubts whether the sign read in the content is said of the thing."""
    items = sentence.items
    before = [item.norm for item in items[: touch.first]]
    if before[:1] == ["by"]:
        yield "what was done in answer"
    supposed = set(before[main_clause(items, touch) :]) & (word_set("imagined") - {"should"})
    if leaning.way in ("for", "against") and supposed:
        yield "the thing stands in a clause only imagined"
    if {item.norm for item in items} & word_set("second_hand"):
        yield "another's claim is spoken of"
    if deed := _another_deed(items, topic, touch):
        yield f"'{deed}' is another deed than the one asked about"
    if leaning.way not in ("for", "against"):
        return
    chain = governing_chain(sentence, touch)
    verbs = [hit for hit in chain if hit.kind in VERBS]
    if "against" in before and not any(before[hit.first : hit.last + 1].count("against") for hit in verbs):
        yield "what is spoken against is not plain"
    if any(hit.kind == "weigh" for hit in chain) and len(chain) > 1:
        yield "it is only talked about"
    if verbs:
        yield from _of_the_chain(sentence, touch, leaning, chain)
    else:
        yield from _of_modals(items, touch, chain)
    if not leaning.governed and not chain:
        yield from _of_worth(sentence, topic, touch)


def _another_deed(items: Sequence[Token], topic: Topic, touch: Touch) -> str:
    """A deed right before the thing that no rule knows the bearing of, "" where there is none: "splitting the bill"."""
    at = touch.first - 1
    while at >= 0 and touch.first - at <= EPITHETS and _describes(items[at], topic):
        at -= 1
    if at < 0 or not items[at].norm.endswith("ing") or len(items[at].norm) < len("doing"):
        return ""
    asked = topic.modifiers if at == touch.first - 1 else frozenset(_words_of(topic.question.text))
    known = word_set("bringing") | word_set("getting") | word_set("no_deed") | asked
    lead = items[at - 1].norm if at else ""
    sided = any(hit.first <= at <= hit.last for hit in hits_of(items))
    return "" if sided or items[at].forms & known or lead in DETERMINERS else items[at].norm


def _words_of(text: str) -> set[str]:
    return {form for token in tokens(text) for form in token.forms}


def _describes(token: Token, topic: Topic) -> bool:
    return token.norm in DETERMINERS or bool(token.forms & topic.modifiers) or token.norm.endswith(("al", "ive", "ic"))


def _of_modals(items: Sequence[Token], touch: Touch, chain: Sequence[Hit]) -> Iterator[str]:
    """Doubts where only "should" and "not" govern the thing."""
    owed = [hit for hit in chain if hit.kind == "must"]
    negators = [hit for hit in chain if hit.kind == "negator"]
    if any(_asks_for_change(items, hit, touch) for hit in owed):
        yield "something else is asked of the thing"
    if any(_asks_for_another_deed(items, hit, touch) for hit in owed):
        yield "another deed is asked for"
    if negators and not owed:
        yield from _of_a_bare_negation(items, touch, negators[0].first)


def _of_the_chain(sentence: Sentence, touch: Touch, leaning: Leaning, chain: Sequence[Hit]) -> Iterator[str]:
    hits = [hit for hit in chain if hit.kind in VERBS]
    before = [hit for hit in hits if hit.last < touch.first]
    if before:
        yield from _of_who_does_it(sentence, touch, leaning, before, hits[0])
        yield from _of_what_it_is_done_to(sentence, touch, chain, before)
    if len(hits) > 2:
        yield "many verbs before it"
    if any(_is_possible_passive(sentence.items, hit, touch) for hit in hits):
        yield "it is only said what could be done to it"
    if any(hit.phrase == "renegotiate" for hit in hits):
        yield "it may be renewed or undone"
    yield from _of_its_epithet(sentence, touch, leaning)


def _of_who_does_it(
    sentence: Sentence, touch: Touch, leaning: Leaning, before: Sequence[Hit], first: Hit
) -> Iterator[str]:
    values = load_phrases("stance_values").find(sentence.items[: first.first])
    if any(hit.kind == "bad" for hit in values) and "' to '" not in leaning.reason:
        yield "blame stands before it"
    if _is_deed_spoken_of(sentence, touch, before):
        yield "the deed is spoken of"
    if _is_anothers(sentence, before[0]):
        yield "somebody else may be the one who does it"
    if before[-1].kind == "con" and set(_lead(sentence.items, before[0])) & {"could", "might", "may"}:
        yield "it is only said what could be done to it"


def _of_what_it_is_done_to(
    sentence: Sentence, touch: Touch, chain: Sequence[Hit], before: Sequence[Hit]
) -> Iterator[str]:
    items, verb = sentence.items, before[-1]
    gap = [item.norm for item in items[verb.last + 1 : touch.first]]
    if any(hit.kind == "negator" and hit.first > verb.last for hit in chain):
        yield "its absence is spoken of"
    if gap[:1] == ["that"]:
        yield f"'{words_of(items, verb)}' governs a clause"
    for one, other in pairwise(before):
        if other.first - one.last - 1 > BETWEEN_VERBS:
            yield f"'{words_of(items, one)}' may govern something else"
    if len(gap) > LONGEST_GAP:
        yield f"far from '{words_of(items, verb)}'"
    if set(gap[1:]) & word_set("within") or "to" in gap[2:]:
        yield f"'{words_of(items, verb)}' may govern something larger"


def _lead(items: Sequence[Token], hit: Hit) -> list[str]:
    return [item.norm for item in items[max(0, hit.first - 3) : hit.first]]


def _is_deed_spoken_of(sentence: Sentence, touch: Touch, before: Sequence[Hit]) -> bool:
    """Whether the governing word is a noun or the sentence's own subject: "rejection of the deal would ...", "killing
    it would ..."."""
    items, first = sentence.items, before[0]
    lead = items[first.first - 1].norm if first.first else ""
    if any(hit.phrase in DEEDS for hit in before):
        return True
    gerund = items[first.first].norm.endswith("ing") and not items[max(0, first.first - 1)].forms & BE
    after = {item.norm for item in items[touch.last + 1 : touch.last + 4]}
    return gerund and (not lead or lead in ("that", "why", "how")) and bool(after & {"would", "will", "could", "is"})


def _is_anothers(sentence: Sentence, verb: Hit) -> bool:
    """Whether the verb's subject is a common noun that needn't mean the speaker: "the whole world signed"."""
    items, at = sentence.items, verb.first - 1
    while at >= 0 and (items[at].norm in AUXILIARY or items[at].norm.endswith("ly") or items[at].forms & SEEMING):
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


def _asks_for_another_deed(items: Sequence[Token], hit: Hit, touch: Touch) -> bool:
    """Whether what ought to be done is none of the deeds that bring the thing about: "she should choose the judge"."""
    verbs = [item for item in items[hit.last + 1 : touch.first] if not item.norm.endswith("ly")]
    known = word_set("bringing") | word_set("getting") | AUXILIARY
    return bool(verbs) and not verbs[0].forms & known and verbs[0].norm not in DETERMINERS


def _of_its_epithet(sentence: Sentence, touch: Touch, leaning: Leaning) -> Iterator[str]:
    """Doubts where a word of worth stands with the thing: "agreed to a very bad deal", "backs a good deal"."""
    values = load_phrases("stance_values").find(sentence.items[: touch.first])
    near = [hit for hit in values if touch.first - hit.last <= 2 and hit.kind in ("good", "bad")]
    if near and ((near[-1].kind == "bad") == (leaning.way == "for")):
        yield "what is wanted of it and what it is called differ"
    elif near and near[-1].kind == "good" and sentence.items[near[-1].first - 1].norm not in DEFINITE:
        yield "a thing of the kind, not this one"


def _of_a_bare_negation(items: Sequence[Token], touch: Touch, at: int) -> Iterator[str]:
    if items[at].norm == "no" and at + 2 >= touch.first and not items[touch.first].norm.endswith("ed"):
        yield "its absence is spoken of"
    elif items[at + 1 : at + 2] and (_is_gerund(items[at + 1]) or (at and items[at - 1].norm == "to")):
        yield "its absence is weighed"
    elif at and items[at - 1].norm in word_set("told_of"):
        yield "it is told what was not, and not what ought to be"
    elif at and items[at - 1].forms & {"be"} and items[touch.first - 1].norm in DETERMINERS:
        yield "it is only told what the thing is not"


def _is_gerund(item: Token) -> bool:
    """Whether it may be a verb used as a noun: "not joining", and not "not going to join"."""
    return item.norm.endswith("ing") and item.norm != "going"


def _of_worth(sentence: Sentence, topic: Topic, touch: Touch) -> Iterator[str]:
    """Doubts whether praise and blame are said of the thing."""
    items = sentence.items
    values = [hit for hit in load_phrases("stance_values").find(items) if hit.kind in ("good", "bad")]
    if touch.first and items[touch.first - 1].norm in ("any", "no"):
        yield "a thing of the kind, not this one"
    if any(items[hit.first].forms & topic.modifiers for hit in values):
        yield "praise or blame is part of its name"
    if any(_follows(items, touch, hit.first) for hit in values):
        return
    start = min((hit.first for hit in values if hit.last < touch.first and touch.first - hit.last <= 3), default=None)
    if start is None:
        yield "praise or blame is not plainly said of it"
    elif start == 0 or items[start - 1].norm not in DEFINITE:
        yield "a thing of the kind, not this one"
    elif {item.norm for item in items[:start]} & {"it"}:
        yield "what is so called isn't named"
    elif any(
        last < start and not is_one_of(name, known_names(topic)) for _, last, name in name_runs(items, sentence.text)
    ):
        yield "something else is so called"


def _follows(items: Sequence[Token], touch: Touch, at: int) -> bool:
    """Whether a word of worth stands in the thing's own predicate: "the deal is a mistake", "the deal threatens us"."""
    if not touch.last < at:
        return False
    between = items[touch.last + 1 : at]
    if any(item.norm in AWAY for item in between):
        return False
    links = [n for n, item in enumerate(between) if item.forms & word_set("linking")]
    return len(between) <= 2 or (bool(links) and links[0] <= 2 and len(between) - links[-1] - 1 <= LINK_GAP)
