"""Sources that hold a name: whether the name is the source's head, or only says whose adviser or campaign
it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Mention, Statement
from onrecord.reading.mentions.names import GUESSED
from onrecord.reading.mentions.runs import name_words_of
from onrecord.reading.speakers.scene import Stage
from onrecord.text.offices import find_office

JOINTS = frozenset(("and", ",", "and the", ", and", ", and the", "&", "or"))
COMPANIONS = frozenset(("his", "her", "their", "its", "other", "several", "some", "many"))
GOVERNING = re.compile(r"\b(?:of|by|for|from|in|on|at|with|to|about|against|near|under)\b", re.IGNORECASE)
GOVERNORS = tuple([word] for word in ("of", "for", "to", "from", "with", "by", "like", "and", "under", "against"))
NAME = r"(?:the )?[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,5}"
LIST = re.compile(rf"{NAME}(?:, {NAME}){{1,20}},? and (?:the )?[A-Z]")
NAMED_KINDS = frozenset(("person", "state", "organisation"))
AFTER_HEADS = frozenset(
    ("and", "in", "on", "at", "itself", "himself", "herself", "also", "of", "for", "from", "with", "who",
     "which", "as", "later", "under", "is", "was", "speaking", "told", "said", "has", "had", "or", "during",
     "after", "before", "who's")
)  # fmt: skip


def joined_names(stage: Stage, statement: Statement, inside: Sequence[Mention]) -> str:
    """The words of a source that names several parties ("Kerry and Zarif", "Ukraine and its allies"), or
    ""."""
    end = max(span.end for span in statement.source)
    first = inside[0]
    heads, gaps = [first], [""]
    for mention in inside[1:]:
        gap = stage.text[heads[-1].span.end : mention.span.start].strip().lower()
        if gap not in JOINTS or mention.kind not in NAMED_KINDS or mention.entity in {m.entity for m in heads}:
            break
        heads.append(mention)
        gaps.append(gap)
    if first.kind in NAMED_KINDS and any(gap.strip(",") for gap in gaps):
        return " and ".join(stage.heads[m.entity] for m in heads)
    words = " ".join(stage.text[first.span.start : end].split())
    if LIST.match(words):
        return words
    rest = stage.text[first.span.end : end].split()
    further = len(rest) > 1 and rest[0].lower() == "and"
    plural = further and (rest[1] in COMPANIONS or first.kind == "unnamed" or not rest[-1][:1].isupper())
    return words if plural else ""


def head_mention(stage: Stage, statement: Statement, inside: Sequence[Mention]) -> Mention | None:
    """The mention that is the source's head: the first that doesn't only qualify what follows it."""
    end = max(span.end for span in statement.source)
    last = inside[-1]
    if last.kind == "person" and _is_apposed(stage.text, inside, last, end):
        return last
    for mention in inside:
        if GOVERNING.search(stage.text[inside[0].span.end : mention.span.start]):
            return None
        rest = stage.text[mention.span.end : end]
        if not _qualifies(mention, rest):
            return mention
    return None


def _is_apposed(text: str, inside: Sequence[Mention], last: Mention, end: int) -> bool:
    """Whether a source ends in a name that an office opens: "the chairman of the Union, X", "envoy to Norland X"."""
    before = text[inside[0].span.end : last.span.start].rstrip()
    if inside[0].kind not in ("office", "unnamed") or text[last.span.end : end].strip(" ,"):
        return False
    return before.endswith(",") or (" " in last.head and before.split()[-1:] not in GOVERNORS)


def _qualifies(mention: Mention, rest: str) -> bool:
    """Whether a name at the beginning of a source only says whose or which: "Kolm's advisers", "Kolm
    campaign chief"."""
    if rest[:2] in ("’s", "'s") or (rest[:1] in ("’", "'") and mention.head.endswith("s")):
        return bool(rest[2:].strip(" ,."))
    noun = rest.split()[0].strip(",.") if rest.strip() else ""
    if rest[:1] == " " and noun in name_words_of("people"):
        return True
    if not noun[:1].islower() or noun in AFTER_HEADS or mention.kind == "unnamed" or rest[:1] != " ":
        return False
    return find_office(noun) is not None or (mention.kind in ("state", "organisation") and not noun.endswith("ed"))


def why_named(mention: Mention) -> str:
    """What kind of name a source is and how it was resolved."""
    how = {"person": "named", "office": "named by office", "state": "a state", "organisation": "a body"}
    return f"{how.get(mention.kind, 'named')}; {mention.reason}"


def sure_named(mention: Mention) -> float:
    """How often a source of this kind of mention is right."""
    if mention.kind == "office":
        return 0.75 if "of 2" in mention.reason or "nobody named" in mention.reason else 0.9
    if mention.kind == "unnamed" or mention.reason.startswith(GUESSED) or mention.reason == "an institution":
        return 0.85
    if "the one named last" in mention.reason:
        return 0.6
    if "the one named first" in mention.reason:
        return 0.85
    return 0.85 if "one word" in mention.reason else 0.97
