"""An article's text as rows (its paragraphs), and what is known not to be its own: what the rules for asides see."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from onrecord.model import Article, Aside, Span
from onrecord.text.paragraphs import paragraphs

CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]]{0,3}$")
BULLET = re.compile(r"^(?:--|[•·▪●◦⦁‣*►▶■–—-]|\d{1,2}[.)])\s+")
BODY_LENGTH = 90


@dataclass(frozen=True, slots=True)
class Page:
    """A text's rows in order, and the asides found so far, in order of place and without overlap."""

    article: Article
    rows: tuple[Span, ...]
    asides: tuple[Aside, ...] = ()

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def words(self, at: int) -> str:
        """The words of a row."""
        return self.rows[at].of(self.text)

    def taken(self) -> dict[int, str]:
        """The rows that are wholly an aside, with its kind."""
        kinds = {aside.span: aside.kind for aside in self.asides}
        return {at: kinds[row] for at, row in enumerate(self.rows) if row in kinds}

    def free(self) -> list[int]:
        """The rows that no aside covers as a whole."""
        taken = self.taken()
        return [at for at in range(len(self.rows)) if at not in taken]

    def body(self) -> list[int]:
        """The free rows that read as running text: long, and closed by a stop."""
        return [at for at in self.free() if is_body(self.words(at))]

    def row(self, at: int, kind: str) -> Aside:
        """A whole row as an aside."""
        return Aside(self.rows[at], kind)


Rule = Callable[[Page], Iterable[Aside]]


def page_of(article: Article) -> Page:
    """The page of an article, with nothing marked."""
    return Page(article, tuple(paragraphs(article.text)))


def marked(page: Page, rule: Rule) -> Page:
    """The page with what one rule finds; what was marked earlier stays as it was."""
    asides = list(page.asides)
    for aside in rule(page):
        at = bisect(asides, aside.span, key=_span)
        beside = asides[max(0, at - 1) : at + 1]
        if not any(aside.span.touches(old.span) for old in beside):
            asides.insert(at, aside)
    return replace(page, asides=tuple(asides))


def _span(aside: Aside) -> Span:
    return aside.span


def is_body(words: str) -> bool:
    """Whether a line reads as running text."""
    return len(words) >= BODY_LENGTH and bool(CLOSED.search(words[-4:]))


def is_closed(words: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(CLOSED.search(words[-4:]))


def unbulleted(words: str) -> str:
    """The words without the bullet or number of a list."""
    return BULLET.sub("", words[:12]) + words[12:]
