from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Article, Reading
from onrecord.reading.asides.finding import asides_of, find_asides
from onrecord.reading.asides.names import is_names

BODY = "The ministers of the nine states met in Port Senna on Tuesday and parted without a text, a spokesman said."
MORE = "“We have a draft with holes in it,” the secretary general told reporters after seven hours behind closed doors."
END = "The leaders will meet in Astelle next week, and nobody in the building expects them to agree before midnight."


def article(text: str, *, title: str | None = None, author: str | None = None) -> Article:
    return Article.make(origin="a.txt", text=text, title=title, author=author)


def found(text: str, *, title: str | None = None, author: str | None = None) -> list[tuple[str, str]]:
    return [(a.kind, a.span.of(text)) for a in asides_of(article(text, title=title, author=author))]


def between(row: str) -> str:
    return f"Ministers part without a text\n\n{BODY}\n\n{row}\n\n{MORE}\n\n{END}"


def at_foot(*rows: str) -> str:
    return "\n\n".join(["Ministers part without a text", BODY, MORE, END, *rows])


OWN = {
    "an empty text": "",
    "plain running text": f"{BODY}\n\n{MORE}\n\n{END}",
    "a headline": f"Merrow: no date for Zhorvenia\n\n{BODY}",
    "a subheading": between("A door with a lock"),
    "a subheading of one name": between("The Kessary strait"),
    "a quotation that closes a paragraph": between("“We came to decide,” he said, “so let us decide.”"),
    "nested marks at the end": between("“She asked us, ‘who am I to judge?’ ”"),
    "a sentence that opens with By": between("By then the guests had left."),
    "a sentence that opens with Related": between(
        "Related questions were put off to the autumn session of the council."
    ),
    "a sentence on sharing": between("Share prices in Astelle rose after the vote, the exchange said on Friday."),
    "a sentence on following": between("Follow the river for a day and you will reach the strait."),
    "a sentence on advertisements": between("Advertisements for the army hung in every station."),
    "a sentence on updating": between("Updated figures will be published by the ministry next week."),
    "a sentence that names a writer": at_foot("Ana Tarn is the writer of the letter, the court said."),
    "a last sentence on an office": at_foot("Radek Vorn is the president of Brennmark."),
    "a dateline": f"PORT SENNA (Harbour Wire) - {BODY}",
    "a time of day in a sentence": between("At 11:40 the doors were closed."),
    "a list of points": between("- a date for the vote\n- a map of the river\n- nine signatures"),
    "an ellipsis alone": between("[...]"),
    "a headline that names its genre": f"Analysis: what the visit means for Drazhno\n\n{BODY}",
    "a timeline": "\n\n".join(
        ["How it came about", *[f"May {day}\n{BODY}" for day in range(1, 9)][3:], MORE, END, BODY]
    ),
    "a sentence that opens with Get": between(
        "Get the nine leaders to approve one page and the treaty stands, he told the press."
    ),
    "a news source and a colon": "Sources: Ministers of nine states to meet again\n\n" + BODY,
    "research in the news": between("Research from the institute in Holt found that half of the boats were old."),
}


@pytest.mark.parametrize("text", OWN.values(), ids=OWN.keys())
def test_leaves_alone(text: str) -> None:
    assert found(text) == []


ROWS = {
    "an advertisement": ("Advertisement", "advert"),
    "an advertisement with a colon": ("ADVERTISEMENT:", "advert"),
    "a story that goes on": ("Story Continued Below", "advert"),
    "a newsletter": ("Sign up for our daily newsletter and get the news in your inbox.", "notice"),
    "a note on errors": ("If you notice an error, select the text and press Ctrl + Enter.", "notice"),
    "a copyright": ("© 2025 Brenn Observer. All rights reserved.", "notice"),
    "a note of the editors": ("Editor's note: this article was changed on Friday.", "notice"),
    "follow us": ("Follow us on Telegram and subscribe.", "notice"),
    "another story": ("Read more: What the Grey Banks mean for Brennmark", "related"),
    "another story with its link": ("What the Grey Banks mean for Brennmark Read more", "related"),
    "a picture credit": ("(Photo: Lena Orso, AFP/Getty Images)", "credit"),
    "an agency's picture": ("REUTERS/Lena Orso", "credit"),
    "a contribution": ("The Associated Press contributed to this report.", "credit"),
    "further reporting": ("Additional reporting by Ana Solberg in Holt", "credit"),
    "a caption of the viewer": ("Hide caption 3 of 7", "caption"),
    "a line of marks": ("* * *", "stray"),
    "a broken mark": ("“`", "stray"),
    "a time of change": ("Updated at 4:49 p.m. ET", "timestamp"),
    "an empty time of change": ("Updated:", "timestamp"),
    "a date of issue": ("Issued on: 03/12/2024 - 14:12", "timestamp"),
    "initials of an editor's desk": ("dh/rm (AP, AFP, dpa)", "credit"),
    "an outlet with an agency": ("(FRANCE 24 with AFP)", "credit"),
    "a picture of an office": ("Photo: president.example", "credit"),
    "a numbered picture": (
        "[1/3] Aldis Merrow speaks in Port Senna. REUTERS/Lena Orso Licensing, opens new tab",
        "caption",
    ),
    "an appeal for money": ("Support the Gazette on Patreon!", "notice"),
    "a full interview elsewhere": ("Read the full interview here.", "related"),
    "tags in one line": ("Tags: Zhorvenia, Harbour Pact, Aldis Merrow", "tags"),
}


@pytest.mark.parametrize(("row", "kind"), ROWS.values(), ids=ROWS.keys())
def test_marks_the_whole_row(row: str, kind: str) -> None:
    assert found(between(row)) == [(kind, row)]


FEET = {
    "bulleted tags": (["• Zhorvenia", "• Harbour Pact"], ["tags", "tags"]),
    "bare tags": (["Zhorvenia", "Harbour Pact", "Aldis Merrow"], ["tags"] * 3),
    "a signature and a role": (["Oksel Varenko,", "Editor, Drazhno Independent"], ["byline", "byline"]),
    "a biography": (["Maren Quill is a correspondent covering shipping and the law of the sea."], ["bio"]),
    "how to reach the author": (["Maren Quill can be reached at m.quill@courier.example."], ["bio"]),
    "a name said twice, then a biography": (
        ["Maren Quill", "Maren Quill", "Author", "Maren Quill is a Port Senna-based journalist."],
        ["bio"] * 4,
    ),
    "sources": (["Source: Harbour Wire and news agencies"], ["credit"]),
    "a name and a place": (["Oksel Varenko, Drazhno"], ["byline"]),
    "an agency": (["With Harbour Wire"], ["credit"]),
    "related stories": (
        ["Related", "- Why winter depends on one pipe", "- Five things about the Arn"],
        ["related"] * 3,
    ),
}


@pytest.mark.parametrize(("rows", "kinds"), FEET.values(), ids=FEET.keys())
def test_marks_the_foot(rows: list[str], kinds: list[str]) -> None:
    assert found(at_foot(*rows)) == list(zip(kinds, rows, strict=True))


HEADS = {
    "a byline": ("By Tobias Renn and Ana Solberg", "byline"),
    "a name": ("Tobias Renn", "byline"),
    "the headline again": ("Ministers part without a text", "stray"),
    "a date": ("December 3, 2024", "timestamp"),
    "a length": ("4 min read", "notice"),
}


@pytest.mark.parametrize(("row", "kind"), HEADS.values(), ids=HEADS.keys())
def test_marks_the_head(row: str, kind: str) -> None:
    assert found(f"Ministers part without a text\n{row}\n\n{BODY}\n\n{MORE}\n\n{END}") == [(kind, row)]


def test_a_name_that_the_article_speaks_of_is_no_byline() -> None:
    assert found(f"Who is who\nAldis Merrow\n\n{BODY} Merrow was the last to leave.\n\n{MORE}") == []


def test_the_stated_author_is_a_byline_even_without_a_surname() -> None:
    text = f"Ministers part without a text\nQuill\n\n{BODY}\n\n{MORE}"
    assert found(text, author="Quill") == [("byline", "Quill")]


def test_a_caption_and_its_credit_are_told_apart() -> None:
    caption, credit = "Aldis Merrow speaks to the media in Port Senna on May 3, 2025.", "Lena Orso/AP"
    assert found(between(f"{caption} {credit}")) == [("caption", caption), ("credit", credit)]


def test_an_advertisement_stuck_to_a_paragraph_is_cut_off() -> None:
    text = between(f"{BODY} Advertisement:")
    assert found(text) == [("advert", "Advertisement:")]


def test_an_advertisement_between_two_sentences_is_cut_out() -> None:
    assert found(between(f"{BODY} ADVERTISEMENT {MORE}")) == [("advert", "ADVERTISEMENT")]


def test_a_name_left_hanging_is_a_byline() -> None:
    text = at_foot("In any case, it is good that they talk. Oksel Varenko,", "Editor, Drazhno Independent")
    assert found(text) == [("byline", "Oksel Varenko,"), ("byline", "Editor, Drazhno Independent")]


def test_a_card_set_into_a_sentence_is_cut_out() -> None:
    card = "Aldis Jane MerrowMerrow denies a promise Ministers part without a text MORE"
    text = between(f"The talks were led by Aldis Merrow {card} and ended late at night, diplomats of two states said.")
    assert found(text) == [("related", card)]


def test_lines_broken_at_a_fixed_width_are_no_rows() -> None:
    text = (
        "The ministers of the nine states, who were led\nby Ana Tarn, met in Port Senna on Tuesday and\n"
        "follow us on Telegram, as the spokesman put it,\nwith the same interest as the press of the five\n"
        "other states."
    )
    assert found(text) == []


def test_works_on_a_text_in_one_line() -> None:
    text = f"{BODY} {MORE} The Associated Press contributed to this report."
    assert found(text) == [("credit", "The Associated Press contributed to this report.")]


def test_fills_the_reading() -> None:
    reading = Reading(article(between("Advertisement")))
    assert [aside.kind for aside in find_asides(reading).asides] == ["advert"]


@pytest.mark.parametrize("words", ["Who Won What", "The Road Ahead", "lena orso", "Harbour", "Why Now"])
def test_headings_are_no_names(words: str) -> None:
    assert not is_names(words)


@pytest.mark.parametrize("words", ["Lena Orso", "Lena de Orso and J. K. Tarn", "Jayne O'Donnell, Ana Tarn"])
def test_names_are_names(words: str) -> None:
    assert is_names(words)


@given(st.lists(st.sampled_from(["Advertisement", BODY, "Ana Tarn", "* * *", "• Tag", "Photo: Ana Tarn/AP", "MORE x"])))
def test_asides_are_in_order_and_never_overlap(rows: list[str]) -> None:
    asides = asides_of(article("\n".join(rows)))
    assert all(a.span.end <= b.span.start for a, b in pairwise(asides))


@pytest.mark.parametrize(
    "text",
    ["Advertisement\n" * 3_000, "A. Name " * 20_000, "(Photo: " * 20_000, "A" * 200_000, "😀" * 200_000],
    ids=["many adverts", "many names", "many openings", "one word", "one line of emoji"],
)
def test_takes_linear_time(text: str) -> None:
    started = time.process_time()
    asides_of(article(text))
    assert time.process_time() - started < 6


def test_paragraphs_of_another_language_are_marked_and_the_english_ones_read() -> None:
    english = "The mayor of the harbour town said on Monday that the port would be closed in May."
    german = "Der Bürgermeister der Stadt sagte am Montag, der Hafen werde geschlossen, wenn der Rat es beschließt."
    found = asides_of(Article.make(origin="a", text=f"{english}\n\n{german}\n\n{english}"))
    assert [(aside.kind, aside.span.start) for aside in found] == [("foreign", len(english) + 2)]
