"""A headline that drops a limit its own article states in the first sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.collation.discrepancies.scene import Scene, link, passage
from onrecord.collation.utterances.sayings import Setting, synonyms
from onrecord.model import Link, Span, own_text
from onrecord.text.lexis import content_words, words

LIMIT = re.compile(
    r"\b(?:before|until|unless|only (?:if|after|when|once)|as long as|provided that|except|so far|for now)\b"
)
OPENING_LIMIT = re.compile(r"(?:Before|Until|Unless|If|Only (?:if|after|when|once)|As long as|For now|So far)\b")
FLAT = re.compile(r"\b(?:cannot|can't|can’t|will|won't|won’t|must|not|no|never|to be|would|shall)\b", re.IGNORECASE)
FIRST_SENTENCES = 3
FIRST_STRETCHES = 6
LEAST_COVERED = 0.7
LONGEST_TITLE = 160


def headlines(stage: Scene) -> Iterator[Link]:
    """Title and opening sentence say the same, but only the sentence has "before", "unless", "until" and the like."""
    for setting in stage.settings.values():
        yield from _headline(setting)


def _headline(setting: Setting) -> Iterator[Link]:
    text, article = setting.reading.article.text, setting.reading.article.id
    top = own_text(setting.reading)[:FIRST_STRETCHES]
    found = [s for s in setting.cut.sentences[: FIRST_SENTENCES + 1] if s.end <= top[-1].end]
    if len(found) < 2 or not _is_title(text, found[0]) or not FLAT.search(text, found[0].start, found[0].end):
        return
    title = _stems(text, found[0])
    for body in found[1:]:
        limit = _limit(text, body, title)
        if limit and len(title) >= 3 and not _any_limit(text, found[0]):
            yield link(
                passage(article, found[0]),
                passage(article, body),
                kind="fact",
                about=f"the headline drops “{limit}”: {found[0].of(text)}",
                score=0.55,
                reasons=(
                    "headline and first sentences of one article",
                    "the sentence sets a limit that the headline leaves out",
                ),
            )
            return


def _any_limit(text: str, span: Span) -> bool:
    return bool(LIMIT.search(text, span.start, span.end) or OPENING_LIMIT.match(text, span.start, span.end))


def _limit(text: str, body: Span, title: set[str]) -> str | None:
    """The limiting word of a sentence whose main clause, without the limit, says what the title says."""
    opening = OPENING_LIMIT.match(text, body.start, body.end)
    if opening:
        comma = text.find(",", body.start, body.end)
        rest = Span(comma, body.end) if comma > 0 else None
        return opening.group() if rest and _covers(text, rest, title) else None
    inner = LIMIT.search(text, body.start, body.end)
    if inner and inner.start() > body.start and _covers(text, Span(body.start, inner.start()), title):
        return inner.group()
    return None


def _covers(text: str, clause: Span, title: set[str]) -> bool:
    return len(title & _stems(text, clause)) >= LEAST_COVERED * len(title)


def _is_title(text: str, span: Span) -> bool:
    return (
        span.end - span.start <= LONGEST_TITLE
        and text[span.end : span.end + 1] in ("\n", "")
        and text[span.end - 1] not in ".!”"
    )


def _stems(text: str, span: Span) -> set[str]:
    return {synonyms().get(w.stem, w.stem) for w in content_words(words(text, span))}
