"""What the stance detector is shown of a statement."""

from __future__ import annotations

from itertools import pairwise

import pytest
from detection.inputs import (
    ABOUT,
    AFTER_PIECES,
    BEFORE_PIECES,
    CLS,
    CONTENT,
    CONTEXT,
    CUE,
    EDGE,
    MOST_PIECES,
    QUESTION,
    QUESTION_PIECES,
    SEP,
    SOURCE,
    STATEMENT_PIECES,
    TITLE,
    TITLE_PIECES,
    Shown,
    make_target,
    show,
    title_of,
    title_pieces,
)
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Article, Span, Statement
from onrecord.reading.attribution.encoder import load_model

LETTER = {QUESTION: "q", ABOUT: "a", TITLE: "t", CONTEXT: ".", SOURCE: "s", CUE: "c", CONTENT: "w", EDGE: "|"}
MARKS = {"{": "content", "[": "cue", "<": "source"}


def marked(told: str) -> tuple[str, Statement]:
    """Text and statement of a text in which {content}, [cue] and <source> are marked."""
    text, opened, spans = "", [], {"content": [], "cue": [], "source": []}
    for letter in told:
        if letter in MARKS:
            opened.append((letter, len(text)))
        elif letter in "}]>":
            kind, start = opened.pop()
            spans[MARKS[kind]].append(Span(start, len(text)))
        else:
            text += letter
    content, cue, source = (tuple(spans[part]) for part in ("content", "cue", "source"))
    return text, Statement("s-1", "a-1", content, cue, source, "indirect", 1.0)


def shown_of(told: str, *, question: str = "", about: tuple[str, ...] = (), title: str = "") -> tuple[Shown, str]:
    tokenizer = load_model().tokenizer
    text, statement = marked(told)
    article = Article.make(origin="a.txt", text=text, title=title)
    target = make_target(question, about, tokenizer=tokenizer)
    pieces = title_pieces(article, tokenizer=tokenizer) if title else ()
    return show(statement, text, target=target, title=pieces, tokenizer=tokenizer), text


def words_by_part(shown: Shown, text: str) -> list[tuple[str, str]]:
    """The article's pieces, runs of one part joined: (letter of the part, words)."""
    runs: list[tuple[str, Span]] = []
    for part, place in zip(shown.parts, shown.places, strict=True):
        if place is None:
            continue
        if runs and runs[-1][0] == LETTER[part]:
            runs[-1] = (runs[-1][0], Span(runs[-1][1].start, place.end))
        else:
            runs.append((LETTER[part], place))
    return [(letter, span.of(text)) for letter, span in runs]


def test_without_question_and_title_only_edges_stand_before_the_words() -> None:
    shown, _ = shown_of("{Yes}, [said] <Berg>.")
    assert shown.ids[:5] == (CLS, SEP, SEP, SEP, shown.ids[4])
    assert shown.parts[:4] == (EDGE,) * 4
    assert shown.ids[-1] == SEP


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        pytest.param("{All agreed}", [("w", "All agreed")], id="content alone, without source or cue"),
        pytest.param(
            "<Anna Berg> [said] {the ferry is late}.",
            [("s", "Anna Berg"), ("c", "said"), ("w", "the ferry is late"), (".", ".")],
            id="source, cue and content, with the mark that follows",
        ),
        pytest.param(
            "Rain fell. {We wait}, [said] <she>, {then go}. It fell on.",
            [(".", "Rain fell."), ("w", "We wait"), (".", ","), ("c", "said"), ("s", "she"), (".", ","),
             ("w", "then go"), (".", ". It fell on.")],
            id="content in two parts, with the sentences around it",
        ),
        pytest.param(
            "{<Berg> [denied] the ferry is late}",
            [("s", "Berg"), ("c", "denied"), ("w", "the ferry is late")],
            id="source and cue inside the content keep their own parts",
        ),
        pytest.param(
            "Holm said that <Berg> [wants] {a new ferry}",
            [(".", "Holm said that"), ("s", "Berg"), ("c", "wants"), ("w", "a new ferry")],
            id="of a nested statement, the words that report it are context",
        ),
    ],
)  # fmt: skip
def test_each_piece_of_the_article_has_its_part(told: str, parts: list[tuple[str, str]]) -> None:
    assert words_by_part(*shown_of(told)) == parts


def test_question_phrases_and_title_stand_apart_before_the_article() -> None:
    shown, _ = shown_of("{Yes}", question="Should it sail?", about=("ferry", "new boat"), title="Late again")
    letters = "".join(LETTER[part] for part in shown.parts)
    assert letters == "|qqqq|aaaa|tt|w|"
    assert all(place is None for place in shown.places[: letters.index("w")])


@pytest.mark.parametrize(
    ("part", "most"), [(QUESTION, QUESTION_PIECES), (TITLE, TITLE_PIECES)], ids=["a long question", "a long title"]
)
def test_what_is_too_long_is_cut(part: int, most: int) -> None:
    shown, _ = shown_of("{Yes}", question="Should it sail " * 40, title="Late again " * 40)
    assert shown.parts.count(part) == most


@pytest.mark.parametrize(
    ("told", "before", "statement", "after"),
    [
        pytest.param("rain " * 90 + "{we wait}" + " snow" * 90, BEFORE_PIECES, 2, AFTER_PIECES, id="far context"),
        pytest.param("{" + "wait " * 300 + "}", 0, STATEMENT_PIECES + AFTER_PIECES, 0, id="a long statement"),
        pytest.param("{we wait}", 0, 2, 0, id="nothing around it"),
    ],
)
def test_the_window_keeps_so_many_pieces(told: str, before: int, statement: int, after: int) -> None:
    shown, _ = shown_of(told)
    letters = "".join(LETTER[part] for part in shown.parts).strip("|")
    assert letters == "." * before + "w" * statement + "." * after


def test_a_statement_longer_than_all_is_cut_at_its_beginning_not_its_end() -> None:
    shown, text = shown_of("{first " + "wait " * 2_000 + "last}")
    kept = words_by_part(shown, text)[0][1]
    assert kept.startswith("first wait") and "last" not in kept


def test_pieces_of_one_word_point_at_their_letters() -> None:
    shown, text = shown_of("{Unratifiable} é 𝔘 {yes}")
    places = [place for place in shown.places if place]
    assert "".join(place.of(text) for place in places[:-3]) == "Unratifiable"
    assert [place.of(text) for place in places[-3:]] == ["é", "𝔘", "yes"]


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        pytest.param(None, "", "", id="nothing at all"),
        pytest.param(None, "\n \n", "", id="blank lines"),
        pytest.param("", "\n  Ferry late \nMore", "Ferry late", id="an empty title: the first line with words"),
        pytest.param("Late again", "Ferry late", "Late again", id="the title that is stated"),
    ],
)
def test_the_title_or_the_first_line(title: str | None, text: str, found: str) -> None:
    assert title_of(Article.make(origin="a.txt", text=text, title=title)) == found


WORDS = st.text(alphabet="abcé 𝔘.,\n“”'-", min_size=1, max_size=400)


@given(text=WORDS, data=st.data())
def test_places_ascend_and_lie_inside_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    statement = Statement("s-1", "a-1", (Span(start, end),), (), (), "indirect", 1.0)
    tokenizer = load_model().tokenizer
    target = make_target("Should it?", (text[:50],), tokenizer=tokenizer)
    shown = show(statement, text, target=target, title=(), tokenizer=tokenizer)
    places = [place for place in shown.places if place]
    assert all(left.end <= right.start for left, right in pairwise(places))
    assert not places or places[-1].end <= len(text)
    assert len(shown.ids) == len(shown.parts) == len(shown.places) <= MOST_PIECES
    assert all((place is None) == (part < CONTEXT) for part, place in zip(shown.parts, shown.places, strict=True))
