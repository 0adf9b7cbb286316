"""The disagreements page: both passages side by side, word by word, and why they are about the same thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.export.days import BASIS
from onrecord.model import Link, Passage, Span
from onrecord.web.days import show_dating
from onrecord.web.diffs import Side, alike, diff_of, sides_of
from onrecord.web.index import Index
from onrecord.web.lines import readable, speaker_of
from onrecord.web.links import Links, anchor
from onrecord.web.wording import KIND

AROUND = 140
FOLDED_BELOW = 0.5


@dataclass(frozen=True, slots=True)
class Account:
    """One side: the words, word by word against the other side, what stands around them, whose they are and where."""

    outlet: str
    published: str
    basis: str
    speaker: str | None
    before: str
    words: Side
    after: str
    href: str
    copies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two accounts that can't both be right, or that a reader would take differently."""

    anchor: str
    about: str
    kind: str
    kind_words: str
    reasons: tuple[str, ...]
    left: Account
    right: Account
    compared: bool
    score: float


@dataclass(frozen=True, slots=True)
class DisagreementsView:
    """The disagreements, the plainest first; ``folded`` are slight ones, such as spellings."""

    open: tuple[Disagreement, ...]
    folded: tuple[Disagreement, ...]


def show_disagreements(index: Index, *, asked: Mapping[str, str], link: Links) -> DisagreementsView:
    """Every disagreement, or those of the ``kind`` asked for."""
    chosen = [k for k in index.record.links if k.relation == "discrepancy"]
    chosen = [k for k in chosen if asked.get("kind") in (None, "", k.kind) and _known(index, k)]
    found = [_disagreement(index, k, link) for k in sorted(chosen, key=lambda k: -k.score)]
    return DisagreementsView(
        tuple(d for d in found if d.score >= FOLDED_BELOW), tuple(d for d in found if d.score < FOLDED_BELOW)
    )


def _known(index: Index, found: Link) -> bool:
    return all(
        end.article in index.readings if isinstance(end, Passage) else end in index.statements
        for end in (found.left, found.right)
    )


def _disagreement(index: Index, found: Link, link: Links) -> Disagreement:
    left, right = _words(index, found.left), _words(index, found.right)
    diff = diff_of(left, right)
    compared = alike(diff) >= 0.3
    sides = sides_of(diff) if compared else sides_of([("equal", left, ""), ("equal", "", right)])
    return Disagreement(
        anchor=anchor(f"disagreement-{found.kind}-{_key(found.left)}-{_key(found.right)}"),
        about=readable(index, [found.about])[0],
        kind=found.kind or "",
        kind_words=KIND.get(found.kind, found.kind or ""),
        reasons=readable(index, found.reasons),
        left=_account(index, found.left, sides[0], link),
        right=_account(index, found.right, sides[1], link),
        compared=compared,
        score=found.score,
    )


def _key(end: str | Passage) -> str:
    return end if isinstance(end, str) else f"{end.article}.{end.spans[0].start}"


def _spans(index: Index, end: str | Passage) -> tuple[str, tuple[Span, ...]]:
    if isinstance(end, Passage):
        return end.article, end.spans
    return index.statements[end].article, index.statements[end].content


def _words(index: Index, end: str | Passage) -> str:
    article, spans = _spans(index, end)
    return " … ".join(" ".join(span.of(index.text(article)).split()) for span in spans)


def _account(index: Index, end: str | Passage, words: Side, link: Links) -> Account:
    article, spans = _spans(index, end)
    published, basis = show_dating(index.datings.get(article))
    before, after = _around(index.text(article), min(s.start for s in spans), max(s.end for s in spans))
    statement = index.statements.get(end) if isinstance(end, str) else None
    return Account(
        outlet=index.outlet(article),
        published=published,
        basis=BASIS[basis],
        speaker=speaker_of(index, statement, link=link).name if statement else None,
        before=before,
        words=words,
        after=after,
        href=link.statement(statement) if statement else link.place(article, min(spans)),
        copies=tuple(sorted(index.outlet(c) for c in index.copies.get(article, ()))),
    )


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after some words in their paragraph, whole words, at most ``AROUND`` characters."""
    before = text[max(0, start - AROUND) : start].rsplit("\n", 1)[-1]
    after = text[end : end + AROUND].split("\n", 1)[0]
    if len(before) == AROUND:
        before = "…" + before.split(" ", 1)[-1]
    if len(after) == AROUND:
        after = after.rsplit(" ", 1)[0] + "…"
    return before, after
