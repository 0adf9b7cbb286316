"""What a source only passes on: how many hold an opinion, and what others are shown or counted to say."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.decision.concepts import Touch
from onrecord.decision.said import Said, whole
from onrecord.model import Span
from onrecord.reading.stance import Frame
from onrecord.reading.stance_words import Token, hits_of, tokens, word_set
from onrecord.text.sentences import sentences

# tokens between a share and the verb of those it counts: "55% of likely voters"
LONGEST_SUBJECT = 6
OPINIONS = ("pro", "con", "demand", "reluctant")
PERCENT = frozenset(("%", "percent"))


def is_passed_on(said: Said, frame: Frame, touch: Touch) -> bool:
    """Whether the words tell what others hold and no position of the source: a poll's count, a recording of
    somebody, a number of people who say so."""
    if _counts_opinions(said) or _plays(frame):
        return True
    before = _before(said, touch)
    return _crowd_says(before) or (_shows(frame) and is_share(before))


def _counts_opinions(said: Said) -> bool:
    """Whether the source's head, what stands before any "of" or "by", counts opinions: "the average of polls"."""
    for span in said.statement.source[:1]:
        for token in tokens(said.text, span):
            if token.forms & word_set("opinion_count"):
                return True
            if token.norm in ("of", "by", "in", "on", "from", "who", ","):
                return False
    return False


def _plays(frame: Frame) -> bool:
    """Whether the reporting words show a recording of somebody: "played a video of members calling for"."""
    return any(
        one.forms & word_set("recording") and after.norm in ("of", "in", "showing", "where")
        for one, after in zip(frame.tokens, frame.tokens[1:], strict=False)
    )


def _shows(frame: Frame) -> bool:
    return any(token.forms & word_set("showing") for token in frame.tokens)


def _before(said: Said, touch: Touch) -> Sequence[Token]:
    """The tokens of the content's sentence that stand before the thing."""
    for span in said.statement.content:
        if span.start <= touch.start < span.end:
            held = next((one for one in sentences(said.text, within=span) if one.start <= touch.start < one.end), span)
            return whole(said.text, Span(held.start, touch.start)) if held.start < touch.start else ()
    return ()


def _crowd_says(before: Sequence[Token]) -> bool:
    """Whether a number of people say what follows: "the number of people saying that"."""
    crowd = next((at for at, token in enumerate(before) if token.forms & word_set("crowd")), None)
    if crowd is None or not before[crowd + 1 : crowd + 2] or before[crowd + 1].norm not in ("of", "who"):
        return False
    rest = before[crowd + 2 : crowd + 2 + LONGEST_SUBJECT]
    return any(
        token.forms & word_set("claiming") and (token.norm.endswith("ing") or lead.norm in ("who", "that"))
        for lead, token in zip(before[crowd + 1 :], rest, strict=False)
    )


def is_share(before: Sequence[Token]) -> bool:
    """Whether a share of people is the subject of a verb that takes sides: "55% of voters disapproved of"."""
    share = next((at for at, token in enumerate(before) if _is_percent(before, at)), None)
    if share is None:
        return False
    return any(hit.kind in OPINIONS and share < hit.first <= share + LONGEST_SUBJECT for hit in hits_of(before))


def _is_percent(items: Sequence[Token], at: int) -> bool:
    """Whether a token ends a share; "100% support" is no share but a heightened verb."""
    word, lead = items[at].norm, items[at - 1].norm if at else ""
    if "100" in (word.rstrip("%"), lead):
        return False
    return word[-1] == "%" or word in PERCENT or (word == "cent" and lead == "per")
