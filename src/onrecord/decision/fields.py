"""The values a question file may hold: each is checked, and what is wrong is said with its place and a remedy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from onrecord.errors import QuestionError


def known_keys(row: Mapping[Any, Any], keys: Sequence[str], where: str) -> None:
    """Raise QuestionError for a key that is none of ``keys``."""
    if extra := sorted(str(key) for key in row if key not in keys):
        raise QuestionError(f"{where}: unknown key {extra[0]!r}", advice=f"The keys are: {', '.join(keys)}")


def unique(names: Iterable[str], *, where: str, what: str) -> None:
    """Raise QuestionError for a name that stands twice, whatever its case."""
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise QuestionError(f"{where}: {what} {name!r} stands twice", advice="Keep one of them")
        seen.add(name.casefold())


def phrases(value: object, *, key: str, where: str) -> tuple[str, ...]:
    """A phrase or a list of them; nothing for None. Raises QuestionError."""
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(item, str | int | float) for item in value):
        return tuple(str(item) for item in value)
    raise QuestionError(f"{where}: {key} must be a phrase or a list of phrases", advice=f"Write `{key}: [one, two]`")


def amount(value: object, where: str) -> float:
    """A weight: a finite number of 0 or more. Raises QuestionError."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
        raise QuestionError(f"{where}: weight {value!r} is not a number of 0 or more", advice="Write `weight: 12`")
    return float(value)


def day(value: object, *, key: str, where: str) -> date | None:
    """A day, or None for None. Raises QuestionError."""
    if value is None or type(value) is date:
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise QuestionError(
            f"{where}: {key}: {value!r} is not a day", advice="Write days as 2024-03-07 (year-month-day)"
        ) from None


def choice(value: object, *, key: str, allowed: Sequence[str], where: str) -> str:
    """One of the words allowed. Raises QuestionError."""
    if value not in allowed:
        raise QuestionError(f"{where}: {key}: {value!r} is not known", advice=f"Write one of {', '.join(allowed)}")
    return str(value)
