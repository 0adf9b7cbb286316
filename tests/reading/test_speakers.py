from __future__ import annotations

import pytest
from tests.reading.speech import name, read, speakers

PAIR = "Foreign Minister Anna Kolm met Defence Minister Viktor Brandt in Oslo. "


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("It was raining. He said it was late.", ("He", "said", "it was late"), id="a pronoun for nobody"),
        pytest.param(
            "Viktor Brandt met Otto Brandis. Karl Brenner met Ivan Brusk. He said no to all.",
            ("He", "said", "no to all"),
            id="a pronoun for one of two men equally near",
        ),
        pytest.param("There is an unwillingness to pay.", ("", "unwillingness", "to pay"), id="a cue without a source"),
        pytest.param("I think the pact is dead.", ("I", "think", "the pact is dead"), id="the author's own voice"),
        pytest.param("You said it was over.", ("You", "said", "it was over"), id="the second person"),
        pytest.param(
            "The administration said it was over.", ("The administration", "said", "it was over"), id="of nobody"
        ),
        pytest.param(
            "The speaker said it was over.", ("The speaker", "said", "it was over"), id="one who was not named"
        ),
    ],
)
def test_leaves_unresolved(text: str, said: tuple[str, str, str]) -> None:
    statement = read(text, said).statements[-1]
    if said[0] == "He" and "Brenner" in text:
        assert statement.sureness < 0.93
    else:
        assert statement.entity is None
        assert statement.sureness == 0.0
    assert statement.reason


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        pytest.param(PAIR + "Kolm said it was late.", ("Kolm", "said", "it was late"), "Anna Kolm", id="a surname"),
        pytest.param(PAIR + "She said it was late.", ("She", "said", "it was late"), "Anna Kolm", id="the only woman"),
        pytest.param(PAIR + "He said it was late.", ("He", "said", "it was late"), "Viktor Brandt", id="the only man"),
        pytest.param(
            PAIR + "The defence minister said it was late.",
            ("The defence minister", "said", "it was late"),
            "Viktor Brandt",
            id="an office",
        ),
        pytest.param(
            PAIR + "Kolm’s warning: war is near.", ("Kolm’s", "warning", "war is near"), "Anna Kolm", id="a possessive"
        ),
        pytest.param("Kyiv said it was late.", ("Kyiv", "said", "it was late"), "Ukraine", id="a capital"),
        pytest.param(
            "The Kremlin said it was late.", ("The Kremlin", "said", "it was late"), "Kremlin", id="a building"
        ),
        pytest.param(
            "Diplomats said it was late.",
            ("Diplomats", "said", "it was late"),
            "unnamed Diplomats",
            id="unnamed people",
        ),
        pytest.param("Bloomberg reported a deal.", ("Bloomberg", "reported", "a deal"), "Bloomberg", id="an outlet"),
        pytest.param(
            "Leaders of the bloc agreed to wait.",
            ("Leaders of the bloc", "agreed", "to wait"),
            "Leaders of the bloc",
            id="a group",
        ),
        pytest.param(
            PAIR + "Kolm and Brandt agreed to wait.",
            ("Kolm and Brandt", "agreed", "to wait"),
            "Anna Kolm and Viktor Brandt",
            id="two",
        ),
        pytest.param(
            PAIR + "An aide to Kolm said it was late.",
            ("An aide to Kolm", "said", "it was late"),
            "unnamed aide to Kolm",
            id="an aide is not the chief",
        ),
        pytest.param(
            PAIR + "Kolm’s advisers said it was late.",
            ("Kolm’s advisers", "said", "it was late"),
            "Kolm’s advisers",
            id="advisers are not the chief",
        ),
        pytest.param(
            PAIR + "Kolm, who said it was late, left.",
            ("who", "said", "it was late"),
            "Anna Kolm",
            id="a relative pronoun",
        ),
        pytest.param(
            "Mr. Otto met Mrs. Lund. Otto said no. Lund, 50, wept. He said it was late.",
            ("He", "said", "it was late"),
            "Otto",
            id="titles tell men from women",
        ),
    ],
)
def test_resolves(text: str, said: tuple[str, str, str], speaker: str) -> None:
    assert speakers(text, said) == [speaker]


def test_a_new_person_between_a_name_and_its_pronoun() -> None:
    text = (
        "Viktor Brandt said the pact was dead. It was a short speech.\n\n"
        "Karl Lund arrived after noon with a plan. He said the pact would live."
    )
    found = speakers(text, ("Viktor Brandt", "said", "the pact was dead"), ("He", "said", "the pact would live"))
    assert found == ["Viktor Brandt", "Karl Lund"]


def test_a_person_in_the_reported_words_is_not_their_speaker() -> None:
    text = "Viktor Brandt spoke.\n\n“Karl Lund is a fool,” he said."
    assert speakers(text, ("he", "said", "“Karl Lund is a fool,”")) == ["Viktor Brandt"]


def test_ministry_statement_and_it() -> None:
    text = (
        "The Greek foreign ministry issued a statement saying Athens would wait.\n\n"
        "It cited the old treaty.\n\n“We will wait,” the statement said."
    )
    found = speakers(
        text,
        ("The Greek foreign ministry", "issued a statement saying", "Athens would wait"),
        ("It", "cited", "the old treaty"),
        ("the statement", "said", "“We will wait,”"),
    )
    assert found == ["Ministry of Foreign Affairs of Greece"] * 3


def test_his_ministry_is_the_minister_s() -> None:
    text = "Greek Foreign Minister Viktor Brandt met Anna Kolm. His ministry said it was late."
    assert speakers(text, ("His ministry", "said", "it was late")) == ["Ministry of Foreign Affairs of Greece"]


def test_nested_statements_go_through_the_outer_speaker() -> None:
    text = "Viktor Brandt said Anna Kolm had warned of war."
    reading = read(
        text,
        ("Viktor Brandt", "said", "Anna Kolm had warned of war"),
        ("Anna Kolm", "had warned of", "war"),
        inside={1: 0},
    )
    inner = reading.statements[1]
    assert name(reading, inner.entity) == "Anna Kolm"
    assert inner.via == ("Viktor Brandt",)


def test_a_pronoun_inside_goes_back_to_the_outer_speaker() -> None:
    text = "Karl Lund left. Viktor Brandt said he had warned of war."
    found = speakers(
        text, ("Viktor Brandt", "said", "he had warned of war"), ("he", "had warned of", "war"), inside={1: 0}
    )
    assert found == ["Viktor Brandt"] * 2


def test_running_on_without_a_source() -> None:
    text = "Viktor Brandt said the pact was dead. It must be buried before spring."
    reading = read(text, ("Viktor Brandt", "said", "the pact was dead"), ("", "", "It must be buried before spring"))
    last = reading.statements[1]
    assert name(reading, last.entity) == "Viktor Brandt"
    assert last.sureness < reading.statements[0].sureness
    assert "goes on" in last.reason


def test_a_name_beside_a_cue_whose_source_was_missed() -> None:
    text = "Anna Kolm came. “We wait,” said Kolm in Oslo."
    assert speakers(text, ("", "said", "“We wait,”")) == ["Anna Kolm"]


def test_unnamed_sources_are_mentions_of_their_own() -> None:
    text = "A senior Greek official said it was late. A farmer said it was early."
    reading = read(
        text,
        ("A senior Greek official", "said", "it was late"),
        ("A farmer", "said", "it was early"),
    )
    first, second = reading.statements
    assert first.entity != second.entity
    kinds = {m.entity: m.kind for m in reading.mentions}
    assert kinds[first.entity] == kinds[second.entity] == "unnamed"


def test_the_same_article_gives_the_same_reading() -> None:
    said = ("He", "said", "it was late")
    assert read(PAIR + "He said it was late.", said) == read(PAIR + "He said it was late.", said)


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        pytest.param(
            "The US said it was late.", ("The US", "said", "it was late"), "United States", id="US is no pronoun"
        ),
        pytest.param(
            "Greek military analysts said so.",
            ("Greek military analysts", "said", "so"),
            "unnamed Greek military analysts",
            id="analysts are not the military",
        ),
        pytest.param(
            "Democrats, like Anna Kolm, want details.",
            ("Democrats, like Anna Kolm,", "want", "details"),
            "Democrats, like Anna Kolm",
            id="an example is not the source",
        ),
    ],
)
def test_the_head_of_a_source(text: str, said: tuple[str, str, str], speaker: str) -> None:
    assert speakers(text, said) == [speaker]


def test_they_are_the_officials_before() -> None:
    text = "Senior officials said there was no chance. Much was at stake, they warned."
    found = speakers(text, ("Senior officials", "said", "there was no chance"), ("they", "warned", "Much was at stake"))
    assert found == ["unnamed Senior officials"] * 2
