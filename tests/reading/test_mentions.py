from __future__ import annotations

import pytest
from tests.reading.speech import heads, read

from onrecord.model import Article, Aside, Reading, Span
from onrecord.reading.mentions.finding import find_mentions
from onrecord.reading.mentions.titles import UNTOLD


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="an empty text"),
        pytest.param("The talks went on for hours. Nothing came of them.", id="a text without names"),
        pytest.param("On Tuesday in October it rained.", id="days and months"),
        pytest.param("😀😀 🎉", id="marks only"),
    ],
)
def test_finds_nobody(text: str) -> None:
    assert read(text).mentions == ()


@pytest.mark.parametrize(
    ("text", "titles", "of"),
    [
        pytest.param("Dutch Prime Minister Marta Kolm left.", ("prime minister",), "Netherlands", id="office before"),
        pytest.param(
            "Marta Kolm, the Dutch prime minister, left.", ("prime minister",), "Netherlands", id="office after"
        ),
        pytest.param(
            "The Dutch prime minister, Marta Kolm, left.", ("prime minister",), "Netherlands", id="office, then name"
        ),
        pytest.param(
            "The former Dutch leader Marta Kolm left.", ("former leader",), "Netherlands", id="an office of the past"
        ),
        pytest.param(
            "Marta Kolm, president of the United States, left.", ("president",), "United States", id="of after it"
        ),
        pytest.param("Gov. Marta Kolm left.", ("governor", "Gov"), None, id="an abbreviated office"),
        pytest.param("Mrs. Marta Kolm left.", ("Mrs",), None, id="an honorific"),
    ],
)
def test_reads_offices_beside_a_name(text: str, titles: tuple[str, ...], of: str | None) -> None:
    person = next(m for m in read(text).mentions if m.kind == "person")
    assert person.head == "Marta Kolm"
    assert (person.titles, person.of) == (titles, of)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "NATO chief Marta Kolm came. The NATO secretary general smiled.", "NATO secretary general", id="no"
        ),
        pytest.param(
            "NATO Secretary General Marta Kolm came. The NATO chief smiled.", "NATO chief", id="a general word"
        ),
        pytest.param("Marta Kolm took over as NATO chief. The NATO chief smiled.", "NATO chief", id="takes office"),
        pytest.param(
            "Greek Foreign Minister Marta Kolm came. Greece's top diplomat smiled.",
            "Greece's top diplomat",
            id="described",
        ),
        pytest.param(
            "Russian President Marta Kolm came. Then the Kremlin boss smiled.",
            "Kremlin boss",
            id="a seat for its state",
        ),
    ],
)
def test_office_without_a_name_means_its_holder(text: str, words: str) -> None:
    mentions = read(text).mentions
    person = next(m for m in mentions if m.head == "Marta Kolm")
    office = next(m for m in mentions if m.kind == "office" and m.head == words)
    if words == "NATO secretary general":
        assert office.entity != person.entity, "a chief need not be the secretary general"
    else:
        assert office.entity == person.entity


def test_office_of_nobody_named_stays_an_office() -> None:
    office = next(m for m in read("Aides said the French president would come.").mentions if m.kind == "office")
    assert office.of == "France"
    assert "not named" in office.reason


def test_surnames_and_spellings_are_one_person() -> None:
    text = "Andriy Sybiha came to Oslo. Sybiha spoke first. Later Sibiga left, and Mr. Sybiha slept."
    people = {m.entity for m in read(text).mentions if m.kind == "person"}
    assert len(people) == 1


def test_two_people_of_one_surname() -> None:
    text = "Anna Kolm met Viktor Kolm. Mrs. Kolm laughed and Mr. Kolm did not."
    found = {m.head: m.entity for m in read(text).mentions if m.kind == "person" and " " in m.head}
    titled = [m.entity for m in read(text).mentions if m.titles]
    assert titled == [found["Anna Kolm"], found["Viktor Kolm"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Ukrainian foreign ministry spoke.", ["Ministry of Foreign Affairs of Ukraine"], id="a ministry"
        ),
        pytest.param("Greece's parliament met.", ["Parliament of Greece"], id="a parliament"),
        pytest.param("The Kolm Institute met.", ["Kolm Institute"], id="a word that tells"),
        pytest.param("NATO met. The alliance was split.", ["NATO"], id="the alliance is the one named"),
    ],
)
def test_organisations(text: str, expected: list[str]) -> None:
    assert heads(text, "organisation") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("He arrived in Kyiv on a train.", [], id="a town one arrives in is no government"),
        pytest.param("Kyiv rejected the plan.", ["Ukraine"], id="a capital that acts"),
        pytest.param("The Greek government met.", ["Greece"], id="a government is its state"),
        pytest.param("Ilse Varga is Veldmark's prime minister. Veldmark refused.", ["Veldmark"], id="an unknown state"),
    ],
)
def test_states(text: str, expected: list[str]) -> None:
    assert heads(text, "state") == expected


def test_adjective_of_an_unknown_state() -> None:
    text = "Ilse Varga is Veldmark's prime minister. The Veldmarkian foreign minister, Otto Brandt, agreed."
    brandt = next(m for m in read(text).mentions if m.head == "Otto Brandt")
    assert brandt.of == "Veldmark"


def test_a_headline_takes_its_names_from_the_text() -> None:
    text = "Varga Says Harbour Pact Will Not Open Soon\n\nForeign Minister Ilse Varga spoke on Monday."
    people = [m for m in read(text).mentions if m.kind == "person"]
    assert people[0].span == Span(0, 5)
    assert len({m.entity for m in people}) == 1


def test_a_surname_can_be_an_office() -> None:
    assert heads("Angus King spoke. King left.", "person") == ["Angus King"]


def test_asides_are_passed_over_but_not_tags() -> None:
    text = "Minister Varga spoke.\n\nBuy a Ford Fiesta from Gerald Ford today.\n\nIlse Varga"
    advert = Aside(Span(23, text.index("\n\nIlse")), "advert")
    tags = Aside(Span(text.index("Ilse"), len(text)), "tags")
    reading = Reading(Article(id="a", origin="a", text=text), asides=(advert, tags))
    assert {m.head for m in find_mentions(reading).mentions} == {"Varga", "Ilse Varga"}


def test_every_mention_slices_back() -> None:
    text = "“No,” said Marta Kolm, the Greek premier. 😀 Kolm left Brussels. The EU waited."
    for mention in read(text).mentions:
        assert mention.span.of(text).strip() == mention.span.of(text) != ""


def test_a_long_text_in_one_line_is_read_in_fair_time() -> None:
    text = "Marta Kolm, the Greek premier, said no to Otto Brandt of Latvia. " * 400
    assert len({m.entity for m in read(text).mentions if m.kind == "person"}) == 2


def held(text: str) -> dict[str, set[tuple[str, str | None]]]:
    """The offices that a text is read to give to each person by name."""
    mentions = read(text).mentions
    names = {m.entity: m.head for m in reversed(mentions) if m.kind == "person"}
    found: dict[str, set[tuple[str, str | None]]] = {name: set() for name in names.values()}
    for mention in mentions:
        if mention.entity in names and UNTOLD not in mention.reason:
            found[names[mention.entity]] |= {(title, mention.of) for title in mention.titles}
    return found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Anna Kolm spoke. Kolm was glad. On Monday Greece's president, it seems, will come.",
            id="an office nobody is named with",
        ),
        pytest.param(
            'Anna Kolm spoke. Kolm was glad. "The Greek president must go," she said.', id="an office in a quotation"
        ),
        pytest.param(
            "Anna Kolm spoke. Kolm was glad. “A deal [Greek President] Otto Lund hates,” she said.",
            id="an office put into a quotation before a name",
        ),
        pytest.param("Sitting with Greece's president, Anna Kolm said no.", id="an office that a preposition governs"),
        pytest.param("The man next to Anna Kolm was glad. He's president of a club.", id="a pronoun is no state"),
        pytest.param("Anna Kolm, ambassador to Greece, left.", id="where an envoy is sent"),
        pytest.param("UN Ambassador Anna Kolm left.", id="a body where an envoy is sent"),
    ],
)
def test_no_state_is_given_to_somebody_by_another_office(text: str) -> None:
    assert not {of for offices in held(text).values() for title, of in offices if of and title != "senator"} - {None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Anna Kolm hailed it. Kolm was glad. On Monday, Greece's president, Otto Lund said it was late.",
            {"Otto Lund": {("president", "Greece")}},
            id="an apposition that no comma closes names its own person",
        ),
        pytest.param(
            "Otto Lund of Lowmouth, the chairman of the Harbour Board, left.",
            {"Otto Lund": {("chairman", "Harbour Board")}},
            id="where somebody comes from holds no office",
        ),
        pytest.param(
            "Jay Lund, governor of Washington, left.",
            {"Jay Lund": {("governor", "Washington")}},
            id="a governor of a place named like a capital is of no state",
        ),
        pytest.param(
            "Director of National Intelligence James Lund left.",
            {"James Lund": {("director", "National Intelligence")}},
            id="a name ends before a person's",
        ),
        pytest.param(
            "Greece's Harbour Board spokesman Otto Lund left.",
            {"Otto Lund": {("spokesman", "Harbour Board")}},
            id="the body between a state and an office",
        ),
        pytest.param(
            "Otto Lund, head of Greece's Harbour Board, left.",
            {"Otto Lund": {("head", "Greece's Harbour Board")}},
            id="a body that a state's name opens",
        ),
        pytest.param(
            "He met National Security Council spokesman Otto Lund.",
            {"Otto Lund": {("spokesman", "National Security Council")}},
            id="a longer name that ends in a known body's",
        ),
        pytest.param(
            "Otto Lund, governor of North Lowland, left.",
            {"Otto Lund": {("governor", "North Lowland")}},
            id="a point of the compass is half a name",
        ),
    ],
)
def test_offices_go_to_their_own_holder_and_owner(text: str, expected: dict[str, set[tuple[str, str | None]]]) -> None:
    assert {name: offices for name, offices in held(text).items() if offices} == expected


def test_a_guessed_holder_is_told_as_one() -> None:
    text = "Anna Kolm spoke for an hour. Kolm was glad. The Greek president then left."
    (office,) = (m for m in read(text).mentions if m.kind == "office")
    assert UNTOLD in office.reason
