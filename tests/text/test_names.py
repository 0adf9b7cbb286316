from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.names import (
    folded,
    given_name,
    given_name_sex,
    initials,
    name_words,
    normal,
    similar,
    strip_possessive,
    surname,
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("", "Ilse Varga", id="an empty name is like nobody"),
        pytest.param("Ilse Varga", "Otto Brandt", id="two names with nothing in common"),
        pytest.param("George Bush", "Jeb Bush", id="one surname, two first names"),
        pytest.param("Kim Jong Il", "Kim Jong Un", id="two of one family with the surname first"),
        pytest.param("Otto W. Brandt", "Otto H.W. Brandt", id="one first name, other middle initials"),
        pytest.param("Otto P. Brandt", "Otto W. Brandt", id="one first name, another middle initial"),
        pytest.param("Otto Brandt Jr.", "Otto Brandt Sr.", id="father and son"),
    ],
)
def test_tells_apart(left: str, right: str) -> None:
    assert similar(left, right).score < 0.3


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        pytest.param("Volodymyr Zelenskyy", "Vladimir Zelensky", "forms of one first name", id="Ukrainian and Russian"),
        pytest.param("Volodymyr Zelenskyj", "Volodymyr Zelenskiy", "transliterations", id="German and older English"),
        pytest.param("Andriy Sybiha", "Andrii Sibiga", "transliterations", id="h and g for one letter"),
        pytest.param("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", "same name", id="accents don't count"),
        pytest.param("Mr. Ilse Varga", "ilse varga", "same name", id="honorifics and case don't count"),
        pytest.param("I. Varga", "Ilse Varga", "initial", id="an initial stands for the first name"),
        pytest.param("Donald J. Trump", "Donald Trump", "same surname", id="a middle initial does not count"),
        pytest.param("Otto W. Brandt", "Otto Wilhelm Brandt", "same surname", id="an initial stands for a middle name"),
        pytest.param("Otto Brandt Jr.", "Otto W. Brandt Jr", "same surname", id="one generation, said in both"),
        pytest.param("Mohammad Javad Zarif", "Javad Zarif", "fewer first names", id="the second first name alone"),
        pytest.param("Kim Jong Un", "Kim Jong-un", "same name", id="a hyphen does not count"),
        pytest.param("Alexander Lukashenko", "Aliaksandr Lukashenka", "alike", id="Russian and Belarusian"),
    ],
)
def test_is_one_name(left: str, right: str, reason: str) -> None:
    found = similar(left, right)
    assert found.score >= 0.9
    assert reason in found.reason


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Varga", "Ilse Varga", id="a surname alone"),
        pytest.param("Ilse", "Ilse Varga", id="a first name alone"),
        pytest.param("Otto Brandt", "Otto Brandt Jr.", id="perhaps father and son"),
        pytest.param("Federica Mogherini", "Frederica Mogherini", id="a slip in the first name"),
    ],
)
def test_is_a_near_miss(left: str, right: str) -> None:
    assert 0.3 <= similar(left, right).score < 0.9


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("the Kremlin’s", "kremlin", id="article and possessive"),
        pytest.param("  José   Núñez ", "jose nunez", id="accents and spaces"),
        pytest.param("U.S.", "us", id="stops inside"),
        pytest.param("The", "the", id="an article alone stays"),
    ],
)
def test_normal(written: str, expected: str) -> None:
    assert normal(written) == expected


def test_parts_of_a_name() -> None:
    assert name_words("Sen. Ilse van Varga Jr.") == ("ilse", "van", "varga")
    assert surname("Ilse Varga") == "varga"
    assert given_name("Ilse Varga") == "ilse"
    assert given_name("Varga") == ""
    assert initials("Kim Jong Un") == "kju"
    assert strip_possessive("the allies’") == "the allies"
    assert given_name_sex("Ilse") is None
    assert given_name_sex("Giorgia") == "f"
    assert given_name_sex("Viktor") == "m"


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_symmetric_and_bounded(left: str, right: str) -> None:
    there, back = similar(left, right), similar(right, left)
    assert there.score == back.score
    assert 0.0 <= there.score <= 1.0


@given(st.text(max_size=30))
def test_normal_forms_are_stable(name: str) -> None:
    assert folded(name) == folded(name)
    assert "  " not in normal(name)
