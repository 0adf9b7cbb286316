"""Reports that repeat nothing: "the minister made these comments", "she emphasised this".

The words reported stand elsewhere; a content that only points to them is no statement of its own. PolNeAR's training
part marks 20 such reports among its 19,832. What somebody supports, rejects or praises may be a pronoun and stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.attribution.record import Attribution

POINTER = re.compile(r"this|that|it|these|those", re.IGNORECASE)
SAYING = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|emphasi[sz](?:ed?|es|ing)|stress(?:ed|es|ing)?|not(?:ed?|es|ing)|observ(?:ed?|es|ing)|"
    r"repeat(?:ed|s|ing)?|reiterat(?:ed?|es|ing)|mention(?:ed|s|ing)?|stat(?:ed?|es|ing)|t(?:old|ells?|elling)|"
    r"wr(?:ote|ites?|iting|itten)|declar(?:ed?|es|ing)|announc(?:ed?|es|ing)|explain(?:ed|s|ing)?|add(?:ed|s|ing)?|"
    r"argu(?:ed?|es|ing)|claim(?:ed|s|ing)?|acknowledg(?:ed?|es|ing)|admit(?:ted|s|ting)?|confirm(?:ed|s|ing)?|"
    r"insist(?:ed|s|ing)?(?: on)?|know|knows|knew)\Z",
    re.IGNORECASE,
)
WORDS = re.compile(
    r"(?:these|those|this|that|such)(?: same| very)? (?:accusation|allegation|announcement|argument|"
    r"assertion|claim|comment|observation|point|remark|statement|word)s?",
    re.IGNORECASE,
)
MAKING = re.compile(
    r"\b(?:ma(?:de|kes?|king)|sp(?:oke|oken|eaks?|eaking)|utter(?:ed|s|ing)?|deliver(?:ed|s|ing)?|offer(?:ed|s|ing)?|"
    r"issu(?:ed?|es|ing)|g(?:ave|ives?|iving|iven)|rais(?:ed?|es|ing)|repeat(?:ed|s|ing)?)\Z",
    re.IGNORECASE,
)
MARKS = " ,.;:!?"


def without_hollow(found: Sequence[Attribution], text: str) -> list[Attribution]:
    """The attributions whose content says something; what lay inside another one lies in what holds that."""
    kept = [n for n, one in enumerate(found) if not is_hollow(one, text)]
    places = {old: new for new, old in enumerate(kept)}
    return [replace(found[n], inside=places.get(_holder(found, n, places))) for n in kept]


def is_hollow(one: Attribution, text: str) -> bool:
    """Whether the content only points to words said elsewhere, under a cue that only says that they were."""
    if len(one.content) != 1 or len(one.cue) != 1:
        return False
    content, cue = one.content[0].of(text).strip(MARKS), one.cue[0].of(text).strip(MARKS)
    if POINTER.fullmatch(content):
        return bool(SAYING.search(cue))
    return bool(WORDS.fullmatch(content)) and bool(MAKING.search(cue))


def _holder(found: Sequence[Attribution], number: int, kept: dict[int, int]) -> int:
    """The nearest kept attribution around one; -1 for none."""
    at = found[number].inside
    while at is not None and at not in kept:
        at = found[at].inside
    return -1 if at is None else at
