"""Who must bring a condition about, where its words say so: the doer of its deed."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.decision.precedence import after_cue
from onrecord.model import Mention, Reading, Span
from onrecord.reading.stance_words import Token, tokens, word_set
from onrecord.text.lexis import function_words

DOERS = ("person", "state", "organisation", "office", "group")
BEING = frozenset(("is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"))
DOING = frozenset((
    "will", "would", "can", "could", "may", "might", "must", "should", "shall", "has", "have", "had", "does", "do",
    "did",
))  # fmt: skip
ADVERBS = frozenset(("also", "never", "not", "now", "first", "only", "soon", "then"))
PRONOUNS = word_set("pronoun")
DEED_ENDINGS = ("tion", "sion", "al", "ment", "ance", "ence", "ture")


def bearer_of(span: Span, reading: Reading) -> Span | None:
    """The words of a condition that name who is to do its deed: the subject of a verb that isn't passive ("Calden
    ratifies"), whoever a passive names with "by", or the owner of a deed ("Calden's withdrawal").

    None where nobody is named, as for "the toll falls" or "it withdraws".
    """
    text = reading.article.text
    within = after_cue(span, text)
    named = (m for m in reading.mentions if within.holds(m.span) and m.kind in DOERS)
    held = [m for m in named if m.span.of(text).lower() not in PRONOUNS]
    items = tokens(text, within)
    passive = next((m for m in held if _is_after_by(m, items)), None)
    subject = next((m for m in held if _opens(m, items) and _does(m, items)), None)
    found = passive or subject
    return found.span if found else None


def _opens(mention: Mention, items: Sequence[Token]) -> bool:
    """Whether nothing but an article stands before a mention."""
    return all(item.norm in ("the", "a", "an", "both") for item in items if item.end <= mention.span.start)


def _does(mention: Mention, items: Sequence[Token]) -> bool:
    """Whether a verb follows a mention, or a deed that it owns."""
    rest = [item for item in items if item.start >= mention.span.end or item.norm == "'s"]
    if not rest or (not rest[0].is_word and rest[0].norm != "'s"):
        return False
    if rest[0].norm == "'s":
        return any(item.norm.endswith(DEED_ENDINGS) for item in rest[1:4])
    verb = next((item.norm for item in rest if item.norm not in ADVERBS and not item.norm.endswith("ly")), "")
    return verb in DOING or (verb not in function_words() | BEING and verb.endswith(("s", "ed")) and verb[-2:] != "ss")


def _is_after_by(mention: Mention, items: Sequence[Token]) -> bool:
    before = [item.norm for item in items if item.end <= mention.span.start]
    named = before[:-1] if before[-1:] == ["the"] else before
    return named[-1:] == ["by"] and bool(BEING & set(named))
