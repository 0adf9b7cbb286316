"""Claims of posts from social networks that an article shows with their days: "— Name (@name) October 1, 2018".

A post is written before the article that shows it. On 65 dated news articles with posts, the last post was at most six
days older than the article in each of the 30 that name its weekday as that of their first news, and in each of the 29
that show two posts of that day; time zones put three posts a day after their article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from onrecord.collation.dating.bounds import Bound, days
from onrecord.collation.dating.views import View
from onrecord.model import Evidence
from onrecord.reading.timexes.clues import Clue

_HANDLE = re.compile(r"\(@\w{1,30}\)\s*$")
_REACH = 40


def post_days(view: View) -> Iterator[Bound]:
    """Not before the last post shown; within the week from it, where the article's own words make that day its news."""
    stamped = [(date.fromisoformat(clue.value[:10]), clue) for clue in view.clues if clue.value and is_post(view, clue)]
    if not stamped:
        return
    last = max(day for day, _ in stamped)
    of_last = [clue for day, clue in stamped if day == last]
    why = tuple(Evidence(view.article.id, clue.span, f"shows a post of {last}") for clue in of_last[:2])
    if view.lead is not None and view.lead.weekday == last.weekday():
        reason = f"the first news is of {last:%A}, the day of the last post shown"
        yield Bound(last, last + days(6), 1, (*why, Evidence(view.article.id, view.lead.span, reason)))
    elif len(of_last) > 1:
        yield Bound(last - days(1), last + days(6), 1, why)
    else:
        yield Bound(last - days(1), None, 1, why)


def is_post(view: View, clue: Clue) -> bool:
    """Whether a full date stands behind the handle of a post."""
    if clue.form != "day" or clue.value is None or len(clue.value) < len("2024-12-03"):
        return False
    start = clue.span.start
    return _HANDLE.search(view.article.text, max(0, start - _REACH), start) is not None
