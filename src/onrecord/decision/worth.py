"""Praise and blame: whether a sentence says them of the thing, and which way they sum up."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.decision.clauses import BE, LEFT_BREAKS, REACH, RIGHT_BREAKS, Sentence, stops, words_of
from onrecord.decision.concepts import Touch
from onrecord.decision.leanings import Leaning
from onrecord.reading.stance_words import Hit, Token, word_set

APPOSITION = frozenset(("that", "which", "a", "an", "one", "it", "this"))


def worth_said_of(sentence: Sentence, touch: Touch) -> Leaning:
    """The sum of praise and blame said of the thing: right before it as its adjective, or after it in its predicate."""
    total, seen = 0.0, []
    for hit in plain_worth(sentence.values):
        if not _says_of(sentence, hit, touch):
            continue
        if sentence.items[hit.first].norm == "guaranteed":
            continue
        sign = (1 if hit.kind == "good" else -1) * _turned(sentence, hit, touch)
        total += sign
        seen.append(f"'{' '.join(t.norm for t in sentence.items[hit.first : hit.last + 1])}'")
    if not total:
        return Leaning("none")
    strength = min(0.75, 0.52 + 0.06 * abs(total) + 0.1 * sentence.labelled)
    return Leaning("for" if total > 0 else "against", strength, ", ".join(seen))


def plain_worth(values: Sequence[Hit]) -> list[Hit]:
    """The words of praise and blame, without those that only heighten the next one: "historic" in "a historic
    mistake"."""
    told = [hit for hit in values if hit.kind in ("good", "bad")]
    return [hit for hit in told if not any(hit.last + 1 == one.first and hit.kind != one.kind for one in told)]


def _says_of(sentence: Sentence, hit: Hit, touch: Touch) -> bool:
    """Whether a word of praise or blame is said of the thing: as its adjective, or across a linking verb."""
    items = sentence.items
    if hit.first <= touch.last and hit.last >= touch.first:
        return False
    if hit.last < touch.first:
        between = items[hit.last + 1 : touch.first]
        if touch.first - hit.last <= 2:
            return not any(h.kind in ("must", "demand") and h.last < hit.first for h in sentence.hits)
        return any(token.forms & BE for token in between) and not any(stops(t, LEFT_BREAKS) for t in between)
    between = items[touch.last + 1 : hit.first]
    if len(between) > REACH or any(stops(token, RIGHT_BREAKS) for token in between) or _turns_away(items, touch, hit):
        return False
    linked = {form for token in (*between, items[hit.first]) for form in token.forms}
    return sentence.labelled or bool(linked & word_set("linking")) or items[hit.first].norm.endswith(("s", "ed"))


def _turns_away(items: Sequence[Token], touch: Touch, hit: Hit) -> bool:
    """Whether a comma between the two begins something with a subject of its own."""
    commas = [at for at in range(touch.last + 1, hit.first) if items[at].norm == ","]
    return any(items[at + 1].norm not in APPOSITION for at in commas)


def worth_of(sentence: Sentence) -> Leaning:
    """The sum of all praise and blame in a sentence, of whatever it is said."""
    signs = [(1 if hit.kind == "good" else -1, hit) for hit in plain_worth(sentence.values)]
    before = Touch(-1, -1, 0.0, "")
    total = sum(sign * _turned(sentence, hit, before) for sign, hit in signs)
    if not total:
        return Leaning("none")
    seen = ", ".join(f"'{words_of(sentence.items, hit)}'" for _, hit in signs)
    return Leaning("for" if total > 0 else "against", 0.65, seen)


def _turned(sentence: Sentence, hit: Hit, touch: Touch) -> int:
    """-1 when what stands before the word of praise or blame takes it back: a negation, or a verb that lessens or
    harms."""
    floor = touch.last + 1 if hit.first > touch.last else max(0, hit.first - 4)
    window = range(max(floor, hit.first - 7), hit.first)
    negators = sum(h.kind == "negator" and h.last in window and h.phrase not in ("rather than",) for h in sentence.hits)
    takes_back = sum(
        h.kind == ("lessen" if hit.kind == "bad" else "harm") and h.last in window and h.last >= hit.first - 7
        for h in sentence.values
    )
    return -1 if (negators + takes_back) % 2 else 1
