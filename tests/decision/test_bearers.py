"""Who must bring a condition about."""

from __future__ import annotations

import pytest

from onrecord.decision.bearers import bearer_of
from onrecord.model import Article, Mention, Reading, Span


def bearer(condition: str, *named: str) -> str | None:
    """The words that name who must bring a condition about, with mentions of these names."""
    article = Article.make(origin="a.txt", text=condition)
    mentions = tuple(
        Mention(Span(condition.index(name), condition.index(name) + len(name)), "state", name, name) for name in named
    )
    found = bearer_of(Span(0, len(condition)), Reading(article=article, mentions=mentions))
    return found.of(condition) if found else None


@pytest.mark.parametrize(
    ("condition", "named"),
    [
        pytest.param("only after a truce", (), id="a thing"),
        pytest.param("if the toll falls", (), id="what nobody does"),
        pytest.param("if it withdraws its troops", (), id="a pronoun"),
        pytest.param("if Calden is invited", ("Calden",), id="whom it befalls"),
        pytest.param("only after a truce with Calden", ("Calden",), id="with whom"),
        pytest.param("if Calden's harbour opens", ("Calden",), id="whose thing it is"),
        pytest.param("unless tolls between Calden and Dorn fall", ("Calden", "Dorn"), id="between whom"),
    ],
)
def test_nobody_is_named(condition: str, named: tuple[str, ...]) -> None:
    assert bearer(condition, *named) is None


@pytest.mark.parametrize(
    ("condition", "named", "who"),
    [
        pytest.param("if Calden ratifies the treaty", ("Calden",), "Calden", id="the subject of a verb"),
        pytest.param("unless the Senate of Dorn agrees", ("Senate of Dorn",), "Senate of Dorn", id="behind an article"),
        pytest.param("if the treaty is ratified by Dorn", ("Dorn",), "Dorn", id="whom a passive names"),
        pytest.param("only after Calden's ratification of it", ("Calden",), "Calden", id="the owner of a deed"),
        pytest.param("until Calden has withdrawn", ("Calden",), "Calden", id="before an auxiliary"),
    ],
)
def test_who_is_named(condition: str, named: tuple[str, ...], who: str) -> None:
    assert bearer(condition, *named) == who
