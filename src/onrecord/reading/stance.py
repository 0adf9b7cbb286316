"""How firmly a statement commits its speaker, whether it denies, and whether it evades: from its words, whatever the
question.

Commitment follows FactBank (Saurí & Pustejovsky 2009): CT certain, PR probable, PS possible, U underspecified, each
relative to the statement's own source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import Commitment, Reading, Span, Statement
from onrecord.reading.stance_words import Hit, Token, hits_of, tokens, word_set

BREAKS = frozenset(".;:!?—–")
SUBORDINATE = word_set("subordinate")
BEFORE_CUE = 4
LINK = 7
NOBODY = frozenset(("no", "nobody", "none", "neither", "few"))
WITHHOLDING = frozenset(("refuse", "refrain", "avoid"))
WITHHOLDING_TO = frozenset(("decline", "refusal", "reluctant", "reluctance", "unwilling", "hesitate"))
YET_TO = ["yet", "to"]
UNREAL = frozenset(("demand", "weigh"))


@dataclass(frozen=True, slots=True)
class Frame:
    """The words that report: the cue with the words around it that negate, soften or direct it, and the cues in
    them."""

    tokens: tuple[Token, ...]
    hits: tuple[Hit, ...]
    nobody: bool = False

    def has(self, *kinds: str) -> bool:
        """Whether a cue of one of these classes is there."""
        return any(hit.kind in kinds for hit in self.hits)

    def words(self) -> str:
        """The frame as a reader would see it, in lower case."""
        return " ".join(token.norm for token in self.tokens if token.is_word)


def find_stance(reading: Reading) -> Reading:
    """The reading with ``commitment``, ``negated`` and ``evasive`` of its statements filled."""
    text = reading.article.text
    filled = tuple(_with_stance(statement, text) for statement in reading.statements)
    return replace(reading, statements=filled)


def _with_stance(statement: Statement, text: str) -> Statement:
    frame = frame_of(statement, text)
    head = head_of(statement, text)
    hits = hits_of(head)
    evasive = is_evasive(frame, hits)
    return replace(
        statement,
        evasive=evasive,
        negated=is_denied(frame) if evasive else _is_negative(frame, statement, text) != is_negated(hits),
        commitment="U" if evasive or asks(statement, text) else commitment_of(frame, head, hits),
    )


def frame_of(statement: Statement, text: str) -> Frame:
    """The frame of a statement: its cue, up to four words before it, and the words that link it to the content."""
    if not statement.cue:
        return Frame((), ())
    taken = sorted((*statement.content, *statement.source))
    cue = Span(min(span.start for span in statement.cue), max(span.end for span in statement.cue))
    found = [*_before(cue, taken, text), *_within(statement.cue, text), *_after(cue, taken, text)]
    source = [token.norm for span in statement.source[:1] for token in tokens(text, span)[:1]]
    return Frame(tuple(found), tuple(hits_of(found)), nobody=bool(source and source[0] in NOBODY))


def _within(cue: Sequence[Span], text: str) -> list[Token]:
    return [token for span in sorted(cue) for token in tokens(text, span)]


def _before(cue: Span, taken: Sequence[Span], text: str) -> list[Token]:
    floor = max((span.end for span in taken if span.end <= cue.start), default=0)
    floor = max(floor, cue.start - 60)
    if cue.start <= floor:
        return []
    while floor and text[floor].isalnum() and text[floor - 1].isalnum():
        floor += 1
    items = tokens(text, Span(min(floor, cue.start - 1), cue.start))
    for at in range(len(items) - 1, -1, -1):
        if items[at].norm in BREAKS or items[at].norm in ',”"“)':
            items = items[at + 1 :]
            break
    return [item for item in items[-BEFORE_CUE:] if item.end <= cue.start]


def _after(cue: Span, taken: Sequence[Span], text: str) -> list[Token]:
    ceiling = min((span.start for span in taken if span.start >= cue.end), default=cue.end)
    if not cue.end < ceiling <= cue.end + 80:
        return []
    items = tokens(text, Span(cue.end, ceiling))
    return items if len(items) <= LINK and not any(item.norm in BREAKS for item in items[:-1]) else []


def asks(statement: Statement, text: str) -> bool:
    """Whether the words end in a question mark."""
    return text[statement.content[-1].start : statement.content[-1].end].rstrip("”\"’'» \n").endswith("?")


def head_of(statement: Statement, text: str) -> list[Token]:
    """The first clause of the content, where its main verb stands; a condition in front of it is passed over."""
    items = [token for token in tokens(text, statement.content[0]) if token.norm not in "“”\"'‘’"]
    if items and items[0].norm in SUBORDINATE | {"that"}:
        comma = next((at for at, item in enumerate(items) if item.norm == ","), None)
        if items[0].norm != "that" and comma is not None and comma + 1 < len(items):
            items = items[comma + 1 :]
    end = next((at for at in range(3, len(items)) if _ends_head(items, at)), len(items))
    return items[:end]


def _ends_head(items: Sequence[Token], at: int) -> bool:
    """Whether a new clause begins here: a mark, a conjunction, or "that" with its verb right after it."""
    token = items[at]
    relative = token.norm == "that" and at + 1 < len(items) and items[at + 1].norm in word_set("auxiliary")
    return relative or token.norm in BREAKS or token.norm in SUBORDINATE


def is_evasive(frame: Frame, hits: Sequence[Hit]) -> bool:
    """Whether the frame says that the speaker gave no answer, or the words themselves refuse one."""
    if frame.has("evade"):
        return True
    return any(hit.kind == "evade" and hit.first < 8 and hit.phrase not in ("abstain", "abstention") for hit in hits)


def is_denied(frame: Frame) -> bool:
    """Whether the report denies: "denied", "did not say", "no one promised"."""
    negators = sum(hit.kind == "negator" for hit in frame.hits) + frame.nobody
    denies = any(token.forms & {"deny", "dispute", "rebut", "refute"} for token in frame.tokens)
    return (negators % 2 == 1) != denies


def _is_negative(frame: Frame, statement: Statement, text: str) -> bool:
    """Whether the report denies or withholds; of both, each lifts the other ("never refused")."""
    return is_denied(frame) != is_withheld(frame, statement, text)


def is_withheld(frame: Frame, statement: Statement, text: str) -> bool:
    """Whether the report tells of something not done or not said: "refrained from naming", "declined to", "has yet
    to".
    """
    words = [token for token in frame.tokens if token.is_word]
    following = [
        *(token.norm for token in words),
        *(t.norm for span in statement.content[:1] for t in tokens(text, span)),
    ]
    return any(
        token.forms & WITHHOLDING
        or (token.forms & WITHHOLDING_TO and following[at + 1 : at + 2] == ["to"])
        or following[at : at + 2] == YET_TO
        for at, token in enumerate(words)
    )


def is_negated(hits: Sequence[Hit]) -> bool:
    """Whether the content's main clause is negated; two negations lift each other."""
    return sum(hit.kind == "negator" for hit in hits) % 2 == 1


def commitment_of(frame: Frame, head: Sequence[Token], hits: Sequence[Hit]) -> Commitment:
    """How certain the speaker is of what is said, by the modals of frame and main clause."""
    if not head or frame.has(*UNREAL) or any(hit.kind in UNREAL and hit.first < 6 for hit in hits):
        return "U"
    kinds = {hit.kind for hit in hits}
    if "possible" in kinds and not _impossible(hits, head):
        return "PS"
    if "probable" in kinds or (frame.has("probable") and not frame.has("promise")):
        return "PR"
    return "CT"


def _impossible(hits: Sequence[Hit], head: Sequence[Token]) -> bool:
    """Whether the only sign of possibility is a "can" that is negated: "cannot" is certain."""
    signs = [hit for hit in hits if hit.kind == "possible"]
    return all(
        hit.phrase in ("can", "could") and hit.last + 1 < len(head) and head[hit.last + 1].norm == "not"
        for hit in signs
    )
