from __future__ import annotations

import pytest

from onrecord.text.places import find_place, is_state, party_of, states


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("us", id="a pronoun is no state"),
        pytest.param("Congolese", id="an adjective of two states tells neither"),
        pytest.param("Veldmark", id="a name no table knows"),
        pytest.param("the", id="an article alone"),
        pytest.param("", id="nothing"),
    ],
)
def test_finds_nothing(words: str) -> None:
    assert find_place(words) is None


@pytest.mark.parametrize(
    ("words", "name", "form"),
    [
        pytest.param("Ukraine", "Ukraine", "name", id="a state by its name"),
        pytest.param("U.S.", "United States", "name", id="a state by its initials"),
        pytest.param("the Netherlands", "Netherlands", "name", id="an article before a name"),
        pytest.param("Türkiye", "Turkey", "name", id="a newer name"),
        pytest.param("Dutch", "Netherlands", "adjective", id="an adjective unlike the name"),
        pytest.param("South Korean", "South Korea", "adjective", id="an adjective of two words"),
        pytest.param("Ukrainians", "Ukraine", "people", id="the people"),
        pytest.param("Kiev", "Ukraine", "capital", id="a capital in an older spelling"),
        pytest.param("Brussels", "European Union", "capital", id="a seat of a union"),
        pytest.param("the Kremlin", "Kremlin", "seat", id="a building"),
        pytest.param("NATO", "NATO", "bloc", id="an alliance"),
        pytest.param("Senate", "Senate", "chamber", id="a chamber"),
    ],
)
def test_finds_place(words: str, name: str, form: str) -> None:
    found = find_place(words)
    assert found is not None
    assert (found.name, found.form) == (name, form)


def test_forms_narrow_the_search() -> None:
    assert find_place("Kyiv", forms=("name",)) is None
    assert find_place("Kyiv", forms=("capital",)) is not None


def test_whom_a_name_speaks_for() -> None:
    assert party_of("Kremlin") == "Russia"
    assert party_of("Kyiv") == "Ukraine"
    assert party_of("G7") == "Group of Seven"
    assert party_of("Senate") == "Senate"
    assert party_of("nobody") is None


def test_states_have_codes_and_short_names() -> None:
    assert states()["GB"] == "United Kingdom"
    assert is_state("the United Kingdom")
    assert not is_state("NATO")
