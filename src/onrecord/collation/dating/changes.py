"""What a new article did to the days of older ones: sharpened, overturned or lost, said in the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from onrecord.model import Article, Dating, Record, Trouble

REDATED = "redated"


def with_redatings(record: Record, before: Iterable[Dating], told: Iterable[Trouble] = ()) -> Record:
    """The record with a trouble for each article whose dating is another than ``before``: what it was, what it is and
    why; what earlier builds ``told`` of the kind is kept.
    """
    earlier, articles = {dating.article: dating for dating in before}, record.articles()
    origins = {article.origin for article in articles.values()}
    kept = [trouble for trouble in told if trouble.kind == REDATED and trouble.origin in origins]
    new = [
        _redated(earlier[dating.article], dating, articles)
        for dating in record.datings
        if dating.article in earlier and _days(earlier[dating.article]) != _days(dating)
    ]
    found = sorted({*record.troubles, *kept, *new}, key=lambda t: (t.origin, t.kind, t.message))
    return replace(record, troubles=tuple(found))


def _redated(before: Dating, after: Dating, articles: Mapping[str, Article]) -> Trouble:
    because = [why for why in after.why if why not in before.why] or [why for why in before.why if why not in after.why]
    ground = "; ".join(f"{articles[why.article].origin}: {why.reason}" for why in because if why.article in articles)
    message = f"it was taken to be published {_days(before)} and is now {_days(after)}"
    return Trouble(articles[after.article].origin, REDATED, f"{message} ({ground})" if ground else message)


def _days(dating: Dating) -> str:
    """The days of a dating in words."""
    if dating.day:
        return f"on {dating.day}"
    if dating.earliest and dating.latest:
        return f"between {dating.earliest} and {dating.latest}"
    if dating.earliest or dating.latest:
        return f"not before {dating.earliest}" if dating.earliest else f"not after {dating.latest}"
    return "on an unknown day"
