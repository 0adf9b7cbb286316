"""Offices that two people are shown to hold at one time, and whom bodies speak for."""

from __future__ import annotations

from datetime import date

import pytest
from tests.collation.test_actors import Named, article, match, names, person

from onrecord.collation.actors.contests import CONTESTED
from onrecord.model import Record

DAYS = {"a": date(2031, 3, 1), "b": date(2031, 3, 10), "c": date(2031, 3, 20), "d": date(2031, 9, 1)}
KOLM = person("Anna Kolm", "e1", "president", of="Norland")
LUND = person("Otto Lund", "e2", "president", of="Norland")
BOTH, KEPT = {"Anna Kolm": None, "Otto Lund": None}, {"Anna Kolm": "Norland", "Otto Lund": None}


def other(office: str, of: str = "Norland") -> Named:
    return person("Otto Lund", "e2", office, of=of)


def contested(record: Record) -> int:
    return sum(trouble.kind == CONTESTED for trouble in record.troubles)


def spoken(record: Record) -> dict[str, str | None]:
    return {actor.name: actor.speaks_for for actor in record.actors}


@pytest.mark.parametrize(
    ("named", "days"),
    [
        pytest.param({"a": [KOLM], "b": [KOLM]}, DAYS, id="one holder"),
        pytest.param({"a": [KOLM], "b": [KOLM], "c": [LUND]}, DAYS, id="one after the other"),
        pytest.param({"a": [KOLM], "b": [LUND]}, {}, id="days that nobody knows"),
        pytest.param({"a": [KOLM, other("former president")]}, DAYS, id="a former one"),
        pytest.param({"a": [KOLM, other("vice president")]}, DAYS, id="a deputy"),
        pytest.param({"a": [KOLM, other("president", "Lowland")]}, DAYS, id="of another state"),
        pytest.param(
            {"a": [person("Anna Kolm", "e1", "minister", of="Norland"), other("minister")]},
            DAYS,
            id="an office that many hold",
        ),
    ],
)
def test_no_contest(named: dict[str, list], days: dict[str, date]) -> None:  # type: ignore[type-arg]
    record = match(*(article(name, *listed) for name, listed in named.items()), days=days)
    assert contested(record) == 0
    assert spoken(record)["Anna Kolm"] == "Norland"


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        pytest.param({"a": [KOLM, LUND]}, BOTH, id="in one article neither"),
        pytest.param({"a": [KOLM], "b": [LUND], "c": [KOLM]}, KEPT, id="one amid the other"),
        pytest.param({"a": [KOLM, KOLM, KOLM, LUND]}, KEPT, id="three times as often"),
        pytest.param({"a": [KOLM, LUND], "d": [KOLM]}, KEPT, id="shown again without a rival"),
    ],
)
def test_two_holders_at_one_time_are_a_trouble(named: dict[str, list], expected: dict[str, str | None]) -> None:  # type: ignore[type-arg]
    record = match(*(article(name, *listed) for name, listed in named.items()), days=DAYS)
    assert spoken(record) == expected
    assert contested(record) == 1
    assert any("president of Norland" in trouble.message for trouble in record.troubles)


def test_a_single_mention_moves_nobodys_many_statements() -> None:
    first = article("a", KOLM, LUND, said=("e1", "e2"))
    many = [article(f"x{n}", person("Anna Kolm"), said=("e1",)) for n in range(9)]
    record = match(first, article("b", LUND), article("c", LUND), *many)
    assert spoken(record)["Anna Kolm"] is None


@pytest.mark.parametrize(
    ("name", "of", "expected"),
    [
        pytest.param("Opposition of Norland", "Norland", "Opposition of Norland", id="an opposition"),
        pytest.param("Parliament of Norland", "Norland", "Parliament of Norland", id="a parliament"),
        pytest.param("Supreme Court of Norland", "Norland", "Supreme Court of Norland", id="a court"),
        pytest.param("Ministry of Finance of Norland", "Norland", "Norland", id="a ministry"),
        pytest.param("Kolm administration", "Kolm", "Norland", id="a president's administration"),
        pytest.param("Kolm campaign", "Kolm", "Anna Kolm", id="a president's campaign"),
    ],
)
def test_whom_a_body_speaks_for(name: str, of: str, expected: str) -> None:
    body = (name, "organisation", name, "e5", (), of)
    record = match(article("a", KOLM, ("Kolm", "person", "Kolm", "e1", (), None), body, said=("e5",)), days=DAYS)
    assert spoken(record)[name] == expected


@pytest.mark.parametrize(
    ("around", "joined"),
    [
        pytest.param(("Latvia", "Estonia"), True, id="in the same company"),
        pytest.param(("Peru", "Chile"), False, id="in another company: a firm of that name"),
    ],
)
def test_a_surname_taken_for_a_body(around: tuple[str, str], joined: bool) -> None:
    full = article("a", person("Anna Kolm"), *[(s, "state", s, f"s{s}", (), None) for s in ("Latvia", "Estonia")])
    body = ("Kolm", "organisation", "Kolm", "e1", (), None)
    other = article("b", body, *[(s, "state", s, f"s{s}", (), None) for s in around], said=("e1",))
    assert ("Kolm" not in names(match(full, other), "organisation")) is joined
