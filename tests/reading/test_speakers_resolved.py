from __future__ import annotations

import pytest
from tests.reading.speech import heads, read, speakers

Said = tuple[str, str, str]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("Anna Kolm left. It seems that talks failed.", ("It", "seems", "talks failed"), id="an empty it"),
        pytest.param(
            "Norland waits. It is clear that talks failed.", ("It", "is clear", "talks failed"), id="it with a clause"
        ),
        pytest.param(
            "Anna Kolm spoke. Her husband said it was late.", ("Her husband", "said", "it was late"), id="kin"
        ),
        pytest.param("The country said it was late.", ("The country", "said", "it was late"), id="no country"),
        pytest.param("They said it was late.", ("They", "said", "it was late"), id="they of nobody"),
    ],
)
def test_says_nobody(text: str, said: Said) -> None:
    assert speakers(text, said) == [None]


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        pytest.param(
            "Anna Kolm met top Norish officials who want peace.",
            ("who", "want", "peace"),
            "unnamed top Norish officials",
            id="who after a noun in the plural, not the name before",
        ),
        pytest.param(
            "Kolm’s words riled Democrats who want peace.",
            ("who", "want", "peace"),
            "Democrats",
            id="who after a people",
        ),
        pytest.param(
            "Karl Brenner left. While a deal he had praised was near, Viktor Brandt announced a delay.",
            ("he", "had praised", "a deal"),
            "Viktor Brandt",
            id="a pronoun before the name it looks forward to",
        ),
        pytest.param(
            "Dora Lund was silent.\n\nAnna Kolm would go to Oslo, she told reporters.",
            ("she", "told", "Anna Kolm would go to Oslo"),
            "Anna Kolm",
            id="the subject of what is reported without quotation marks",
        ),
        pytest.param(
            "Viktor Brandt rattled them when he said no.", ("he", "said", "no"), "Viktor Brandt", id="a subject before"
        ),
        pytest.param(
            "Chairman Otto Lund, R-Ga., and Karl Brenner came on Monday. They said no to all.",
            ("They", "said", "no to all"),
            "Otto Lund and Karl Brenner",
            id="names joined, the first with a tag",
        ),
        pytest.param(
            "Otto Lund and Karl Brenner came on Monday. They said no to all.",
            ("They", "said", "no to all"),
            "Otto Lund and Karl Brenner",
            id="two joined by and",
        ),
        pytest.param(
            "Lawmakers met on Monday. They said no to all.",
            ("They", "said", "no to all"),
            "unnamed Lawmakers",
            id="people in the plural",
        ),
        pytest.param(
            "Paraguay is far. The South American country agreed to wait.",
            ("The South American country", "agreed", "to wait"),
            "Paraguay",
            id="a country takes up the state named last",
        ),
        pytest.param(
            "Anna Kolm and her counterparts in Norway and Peru agreed to wait.",
            ("Anna Kolm and her counterparts in Norway and Peru", "agreed", "to wait"),
            "Anna Kolm and her counterparts in Norway and Peru",
            id="somebody and her counterparts",
        ),
        pytest.param(
            "Brevia, Apsen, Corvia and Deltran agreed to wait.",
            ("Brevia, Apsen, Corvia and Deltran", "agreed", "to wait"),
            "Brevia and Apsen and Corvia and Deltran",
            id="a list of names",
        ),
        pytest.param(
            "A lawyer for Mr. Lund, Karl J. Brenner, said no to all.",
            ("A lawyer for Mr. Lund, Karl J. Brenner,", "said", "no to all"),
            "Karl J. Brenner",
            id="a name in apposition to an unnamed office",
        ),
        pytest.param(
            "Ambassador Otto Lund left. U.S. Ambassador to Peru Dora Lund said no to all.",
            ("U.S. Ambassador to Peru Dora Lund", "said", "no to all"),
            "Dora Lund",
            id="a name that ends the source is its head",
        ),
        pytest.param(
            "Senator Karl Brenner spoke. The Kansas Republican said no to all.",
            ("The Kansas Republican", "said", "no to all"),
            "Karl Brenner",
            id="a partisan takes up the senator",
        ),
        pytest.param(
            "A Republican said no to all.", ("A Republican", "said", "no to all"), "unnamed Republican", id="a partisan"
        ),
        pytest.param(
            "House Democrats said no to all.", ("House Democrats", "said", "no to all"), "House Democrats", id="a party"
        ),
    ],
)
def test_resolves(text: str, said: Said, speaker: str) -> None:
    assert speakers(text, said) == [speaker]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        pytest.param("Rain fell on Berlin. Jordan and Israel met.", [], id="cities and states alone"),
        pytest.param("Erin Hill, Brevia’s director, spoke. Hill said no.", ["Erin Hill"], id="a place as surname"),
        pytest.param("Greg Berlin, a consultant, spoke. Berlin said no.", ["Greg Berlin"], id="a city as surname"),
        pytest.param("Jordan Wood, the director of Brevia, said no.", ["Jordan Wood"], id="a state as first name"),
        pytest.param("Karl J. Brenner spoke. Mr. Brenner left.", ["Karl J. Brenner"], id="an initial"),
        pytest.param("CHANCELLOR ANNA KOLM SAYING: no.", ["ANNA KOLM"], id="a verb after a name, all in capitals"),
        pytest.param("Envoy Robert Brandt Robert waited.", ["Robert Brandt"], id="a name and its beginning again"),
        pytest.param("The Varga administration waited. Varga said no.", ["Varga"], id="an administration"),
        pytest.param("Theresa May spoke. In May it rained.", ["Theresa May"], id="a month beside a surname"),
    ],
)
def test_names_persons(text: str, persons: list[str]) -> None:
    assert heads(text, "person") == persons


def test_an_acronym_is_the_body_named_in_full() -> None:
    assert heads("The Norland Harbour Board met. The NHB said no.", "organisation") == ["Norland Harbour Board"]


def test_the_first_letters_of_two_bodies_stay_what_they_are() -> None:
    text = "The Norland Harbour Board met the National Health Bureau. The NHB said no."
    assert "NHB" in heads(text, "organisation")


def test_a_first_name_that_is_a_state_leaves_no_state() -> None:
    reading = read("Jordan Wood, the director of Brevia, said no.")
    assert not [m for m in reading.mentions if m.kind == "state"]
