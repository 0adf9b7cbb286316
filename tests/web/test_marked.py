"""The article's text cut into marked pieces: nothing lost, nothing added, however the marks lie."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.web.sample import POST, sample

from onrecord.model import Article, Aside, Reading, Record, Span, Statement, Timex
from onrecord.web.index import Index
from onrecord.web.marked import Block, blocks_of


def blocks(reading: Reading) -> list[Block]:
    return blocks_of(Index.of(Record(readings=(reading,))), reading)


def reading_with(text: str, spans: list[Span]) -> Reading:
    third = len(spans) // 3
    told = [
        Statement(f"statement-{n}", "article-a", (span,), (), (), "indirect", 0.5)
        for n, span in enumerate(spans[:third])
    ]
    return Reading(
        Article("article-a", "a.txt", text),
        asides=tuple(Aside(span, "advert") for span in spans[third : 2 * third]),
        timexes=tuple(Timex(span, "DATE", None) for span in spans[2 * third :]),
        statements=tuple(told),
    )


def test_an_article_without_words_has_no_blocks() -> None:
    assert blocks(reading_with(" \n\t\n", [])) == []


def test_text_without_marks_is_one_plain_piece_a_line() -> None:
    found = blocks(reading_with("One.\n\nTwo.", []))
    assert [[piece.text for piece in block.pieces] for block in found] == [["One."], ["Two."]]
    assert all(piece.plain for block in found for piece in block.pieces)


@given(st.data())
def test_the_pieces_of_the_blocks_give_the_text_back(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab \n“é🙂", min_size=1, max_size=60))
    pairs = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda p: p[0] < p[1])
    spans = [Span(*pair) for pair in data.draw(st.lists(pairs, max_size=9))]
    found = blocks(reading_with(text, spans))
    assert ["".join(piece.text for piece in block.pieces) for block in found] == [b.span.of(text) for b in found]
    assert [b.span.of(text) for b in found] == [line for line in text.split("\n") if line.strip()]


@given(st.lists(st.integers(0, 40), min_size=2, max_size=12))
def test_a_piece_carries_a_statement_exactly_where_its_content_is(cuts: list[int]) -> None:
    text = "“The guns must be silent first,” said he."
    ends = sorted(set(cuts))
    spans = [Span(a, b) for a, b in pairwise(ends)]
    reading = reading_with(text, [*spans, *spans, *spans])
    index = Index.of(Record(readings=(reading,)))
    (block,) = blocks_of(index, reading)
    for number, statement in enumerate(index.of_article("article-a"), start=1):
        words = "".join(piece.text for piece in block.pieces if number in piece.content)
        assert words == statement.content[0].of(text)


def test_a_quotation_over_paragraphs_is_marked_in_each_and_noted_once() -> None:
    index = Index.of(sample())
    found = blocks_of(index, index.readings["article-post"])
    number = index.number["statement-guns"]
    holding = [block for block in found if any(number in piece.content for piece in block.pieces)]
    assert len(holding) == 2
    assert [block for block in found if number in block.notes] == holding[:1]


def test_an_aside_is_named_and_a_time_carries_its_value() -> None:
    index = Index.of(sample())
    found = blocks_of(index, index.readings["article-post"])
    assert [block.aside for block in found if block.aside] == ["byline", "advert"]
    values = [piece.timex.value for block in found for piece in block.pieces if piece.timex]
    assert values == ["2031-03-04", "2031-03-04", "2031"]
    assert POST.startswith("Belmora")


def test_a_long_line_with_many_marks_is_cut_in_linear_time() -> None:
    text = "word " * 40_000
    spans = [Span(n, n + 4) for n in range(0, len(text), 50)]
    (block,) = blocks(reading_with(text, spans))
    assert len(block.pieces) == 2 * len(spans)
