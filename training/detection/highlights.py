"""The words of an article that the stance detector's scores of pieces point at: the cue of a position, its conditions.

Both are stretches of whole words inside what the detector is shown of the article.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from detection.inputs import Shown
from onrecord.model import Span

LEAST_CUE, SHARE_OF_BEST = 0.5, 0.6
BEGINS, GOES_ON = 1, 2
LEAST_CONDITION = 4


def cue_of(shown: Shown, chances: Sequence[float], text: str) -> Span | None:
    """The words around the likeliest piece, as far as the pieces beside it are likely enough; None where the likeliest
    lies outside the article. ``chances`` has one entry a piece.
    """
    best = max(range(len(chances)), key=lambda n: (chances[n], -n))
    place = shown.places[best]
    if place is None:
        return None
    likely = [chance >= min(LEAST_CUE, chances[best] * SHARE_OF_BEST) for chance in chances]
    first, last = _reach(shown, likely, best, -1, text), _reach(shown, likely, best, 1, text)
    return whole_words(Span(first.start, last.end), text)


def _reach(shown: Shown, likely: Sequence[bool], best: int, step: int, text: str) -> Span:
    """The place of the last likely piece on one side of the best, with nothing but blanks between any two."""
    n = best
    reached = cast("Span", shown.places[best])
    while 0 <= n + step < len(likely) and likely[n + step]:
        n += step
        place = shown.places[n]
        if place is None or text[min(place.end, reached.end) : max(place.start, reached.start)].strip(" "):
            break
        reached = place
    return reached


def tagged(shown: Shown, tags: Sequence[int]) -> list[Span]:
    """The stretches that tags mark, one a piece: a new one where the tag says ``BEGINS``, or after a gap."""
    found: list[Span] = []
    last = None
    for n, (tag, place) in enumerate(zip(tags, shown.places, strict=True)):
        if not tag or place is None:
            continue
        if tag == GOES_ON and found and last == n - 1:
            found[-1] = Span(found[-1].start, place.end)
        else:
            found.append(place)
        last = n
    return found


def conditions_of(shown: Shown, tags: Sequence[int], text: str) -> list[Span]:
    """The tagged stretches as whole words, scraps left out."""
    return [whole_words(span, text) for span in tagged(shown, tags) if span.end - span.start >= LEAST_CONDITION]


def whole_words(span: Span, text: str) -> Span:
    """The span stretched to whole words."""
    start, end = span.start, span.end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Span(start, end)
