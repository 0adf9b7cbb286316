from __future__ import annotations

import pytest

from onrecord.model import ActorRole, Evidence, Span
from onrecord.text.standing import spoken_for


def role(office: str, of: str | None, since: str | None = None, until: str | None = None, shown: int = 1) -> ActorRole:
    evidence = tuple(Evidence("a", Span(n, n + 1)) for n in range(shown))
    return ActorRole(office, of, since, until, evidence)


@pytest.mark.parametrize(
    "roles",
    [
        pytest.param((), id="no office"),
        pytest.param((role("president", None),), id="an office of nobody"),
        pytest.param((role("opposition leader", "Norland"),), id="the opposition"),
        pytest.param((role("senator", "Norland"),), id="a lawmaker"),
        pytest.param((role("former president", "Norland"),), id="a former office"),
        pytest.param((role("president", "Norland"), role("president", "Peru")), id="two states alike"),
    ],
)
def test_speaks_for_nobody(roles: tuple[ActorRole, ...]) -> None:
    assert spoken_for(roles) is None


@pytest.mark.parametrize("office", ["president", "foreign minister", "spokesman", "ambassador", "prime minister"])
def test_speaks_for_the_state(office: str) -> None:
    assert spoken_for((role(office, "Norland"),)) == "Norland"


def test_three_times_the_evidence_counts() -> None:
    assert spoken_for((role("president", "Norland", shown=3), role("president", "Peru"))) == "Norland"


@pytest.mark.parametrize(
    ("day", "party"),
    [
        ("2019-12-31", None),
        ("2020-01-01", "Norland"),
        ("2022-06-30", "Norland"),
        ("2022-07-01", "Peru"),
        ("2024-01-02", None),
    ],
)
def test_a_stated_term_holds_exactly(day: str, party: str | None) -> None:
    terms = (
        role("president", "Norland", "2020-01-01", "2022-06-30", shown=0),
        role("ambassador", "Peru", "2022-07-01", "2024-01-01", shown=0),
    )
    assert spoken_for(terms, day) == party


def test_a_term_that_articles_show_holds_two_months_longer() -> None:
    shown = (role("president", "Norland", "2020-01-01", "2020-02-01"),)
    assert spoken_for(shown, "2020-03-15") == "Norland"
    assert spoken_for(shown, "2020-09-15") is None
