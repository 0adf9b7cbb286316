"""The words that scores of pieces point at."""

from __future__ import annotations

import pytest
from detection.highlights import conditions_of, cue_of, tagged, whole_words
from detection.inputs import CONTENT, EDGE, Shown

from onrecord.model import Span

TEXT = "we will sail if it stays calm\nand then"
# pieces: words, "calm" in two
PIECES = ["we", "will", "sail", "if", "it", "stays", "ca", "lm", "and", "then"]


def shown() -> Shown:
    """The text's pieces after an edge."""
    places, at = [], 0
    for piece in PIECES:
        start = TEXT.index(piece, at)
        places.append(Span(start, start + len(piece)))
        at = start + len(piece)
    return Shown((101, *range(1_000, 1_000 + len(PIECES))), (EDGE, *[CONTENT] * len(PIECES)), (None, *places))


def chances(**by_piece: float) -> list[float]:
    return [0.0, *(by_piece.get(piece, 0.1) for piece in PIECES)]


@pytest.mark.parametrize(
    ("likely", "words"),
    [
        pytest.param({"sail": 0.9}, "sail", id="one piece"),
        pytest.param({"will": 0.6, "sail": 0.9}, "will sail", id="with the piece before it"),
        pytest.param({"will": 0.4, "sail": 0.9}, "sail", id="not with one less likely than an even chance"),
        pytest.param({"will": 0.2, "sail": 0.3}, "will sail", id="where all are unlikely, those near the best"),
        pytest.param({"lm": 0.9}, "calm", id="whole words"),
        pytest.param({"ca": 0.8, "lm": 0.8, "and": 0.9}, "and", id="never across lines, backwards"),
        pytest.param({"ca": 0.8, "lm": 0.9, "and": 0.8}, "calm", id="never across lines, forwards"),
        pytest.param({"will": 0.8, "if": 0.9}, "if", id="never over a gap"),
    ],
)
def test_the_cue(likely: dict[str, float], words: str) -> None:
    found = cue_of(shown(), chances(**likely), TEXT)
    assert found is not None and found.of(TEXT) == words


def test_no_cue_where_the_likeliest_piece_lies_outside_the_article() -> None:
    assert cue_of(shown(), [1.0, *[0.0] * len(PIECES)], TEXT) is None


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        pytest.param("00000000000", [], id="none"),
        pytest.param("20000000000", [], id="a tag on an edge"),
        pytest.param("00001222200", ["if it stays calm"], id="one begins and goes on"),
        pytest.param("00002222200", ["if it stays calm"], id="one that goes on from nowhere begins there"),
        pytest.param("00121222200", ["will sail", "if it stays calm"], id="a second one begins beside the first"),
        pytest.param("01220222000", ["we will sail", "it stays ca"], id="after a gap a new one begins"),
    ],
)
def test_tagged_stretches(tags: str, found: list[str]) -> None:
    assert [span.of(TEXT) for span in tagged(shown(), [int(tag) for tag in tags])] == found


def test_conditions_are_whole_words_without_scraps() -> None:
    tags = [int(tag) for tag in "01001222000"]
    assert [span.of(TEXT) for span in conditions_of(shown(), tags, TEXT)] == ["if it stays calm"]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(3, 7, "will"), (4, 6, "will"), (4, 9, "will sail"), (7, 8, " ")],
    ids=["a whole word stays", "both ends grow", "over two words", "a blank stays a blank"],
)
def test_whole_words(start: int, end: int, words: str) -> None:
    assert whole_words(Span(start, end), TEXT).of(TEXT) == words
