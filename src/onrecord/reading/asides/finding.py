"""What in an article's text is not its own: adverts, related stories, biographies, tags, notices, captions and more.

Nothing is deleted: each stretch is marked with its kind, and the other readers leave it out. Each rule sees what the
earlier ones marked; when in doubt a line stays the article's own.
"""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

from onrecord.model import Article, Aside, Reading
from onrecord.reading.asides.blocks import (
    foot_tags,
    inserted_titles,
    linked_titles,
    related_lists,
    repeated_titles,
    stray_marks,
)
from onrecord.reading.asides.captions import above_credits, captioned, captioned_heads
from onrecord.reading.asides.cues import cued_ends, cued_middles, cued_rows
from onrecord.reading.asides.foreign import foreign_rows
from onrecord.reading.asides.names import foot_names, head_bylines
from onrecord.reading.asides.page import Rule, marked, page_of

RULES: tuple[Rule, ...] = (
    stray_marks,
    captioned,
    captioned_heads,
    repeated_titles,
    cued_rows,
    related_lists,
    linked_titles,
    inserted_titles,
    head_bylines,
    above_credits,
    cued_middles,
    cued_ends,
    foot_tags,
    foot_names,
    foreign_rows,
)


def find_asides(reading: Reading) -> Reading:
    """The reading with its asides, in order of place and without overlap."""
    return replace(reading, asides=asides_of(reading.article))


def asides_of(article: Article) -> tuple[Aside, ...]:
    """The stretches of an article that are not its own text."""
    page = reduce(marked, RULES, page_of(article))
    return page.asides
