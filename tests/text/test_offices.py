from __future__ import annotations

import pytest

from onrecord.text.offices import find_office, institution_name, ministry_name, office_key


@pytest.mark.parametrize("words", ["table", "", "minister of nothing", "deputy table"])
def test_finds_no_office(words: str) -> None:
    assert find_office(words) is None


@pytest.mark.parametrize(
    ("words", "key", "rank"),
    [
        pytest.param("Foreign Secretary", "foreign minister", "minister", id="a secretary is a minister"),
        pytest.param("top diplomat", "foreign minister", "minister", id="a description of an office"),
        pytest.param("Secretary-General", "secretary general", "body", id="with a hyphen"),
        pytest.param("Sen.", "senator", "legislator", id="abbreviated"),
        pytest.param("fisheries minister", "fisheries minister", "minister", id="a portfolio before"),
        pytest.param("Minister for Transport", "transport minister", "minister", id="a portfolio after"),
        pytest.param("foreign ministry", "foreign ministry", "institution", id="a ministry"),
        pytest.param("deputy foreign minister", "deputy foreign minister", "minister", id="a deputy minister"),
        pytest.param("deputy director", "deputy director", "staff", id="any other deputy is staff"),
        pytest.param("president-elect", "president elect", "top", id="not yet president"),
    ],
)
def test_finds_office(words: str, key: str, rank: str) -> None:
    found = find_office(words)
    assert found is not None
    assert (found.key, found.rank) == (key, rank)


@pytest.mark.parametrize("words", ["presidents", "spokesmen", "secretaries of state", "foreign ministers", "allies"])
def test_plurals(words: str) -> None:
    found = find_office(words)
    assert found is not None
    assert found.plural


def test_sex_of_the_word() -> None:
    king, queen, president = (find_office(word) for word in ("king", "queen", "president"))
    assert king and queen and president
    assert (king.sex, queen.sex, president.sex) == ("m", "f", None)


def test_names_of_institutions() -> None:
    assert ministry_name("foreign", of="Veldmark") == "Ministry of Foreign Affairs of Veldmark"
    assert ministry_name("defense", of=None) == "Ministry of Defence"
    assert institution_name("central bank", of="Greece") == "Central Bank of Greece"
    assert office_key("Premier") == "prime minister"
