import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from onrecord.reading.attribution.pieces import (
    DIGIT,
    LOWER,
    MIXED,
    SIGN,
    TITLE,
    UPPER,
    case_shape,
    find_windows,
    read_pieces,
)


@pytest.fixture(scope="module")
def letters():
    """A tokenizer whose pieces are single letters."""
    vocabulary = {"[UNK]": 100} | {c: 200 + i for i, c in enumerate("abcdefghijklmnopqrstuvwxyz.,\"“”'!?")}
    vocabulary |= {"##" + c: 300 + i for i, c in enumerate("abcdefghijklmnopqrstuvwxyz")}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


SHAPES = {"said": LOWER, "Rome": TITLE, "I": TITLE, "NATO": UPPER, "McKay": MIXED, "3rd": DIGIT, "“": SIGN, "中": LOWER}


@pytest.mark.parametrize(("word", "shape"), SHAPES.items(), ids=SHAPES.keys())
def test_case_shape(word, shape):
    assert case_shape(word) == shape


@pytest.mark.parametrize("text", ["", "  \n\n \t "], ids=["an empty text", "white space"])
def test_nothing_to_read(text, letters):
    pieces = read_pieces(text, tokenizer=letters)
    assert len(pieces) == 0
    assert find_windows(pieces) == []


def test_words_paragraphs_and_states(letters):
    text = "He said “no.”\nBye"
    pieces = read_pieces(text, tokenizer=letters)
    words = [text[a:b] for a, b in zip(pieces.starts, pieces.ends, strict=True)]
    assert words == ["", "He", "said", "“", "no", ".", "”", "", "Bye"]
    assert pieces.quotes[pieces.firsts[:-1]].tolist() == [0, 0, 0, 1, 1, 1, 1, 0, 0]
    assert pieces.breaks.tolist() == [2, 0, 0, 0, 0, 0, 0, 2, 0]
    assert len(pieces.ids) == len(pieces.shapes) == len(pieces.quotes) == pieces.firsts[-1]


def test_a_new_sentence_may_begin_a_window(letters):
    pieces = read_pieces("He left. She stayed at no. two", tokenizer=letters)
    assert pieces.breaks.tolist() == [2, 0, 0, 0, 1, 0, 0, 0, 0, 0]


def test_emoji_and_foreign_signs_are_unknown_words(letters):
    text = "😀😀 да 中"
    pieces = read_pieces(text, tokenizer=letters)
    assert "".join(text[a:b] for a, b in zip(pieces.starts, pieces.ends, strict=True)) == "😀😀да中"


def test_a_long_line_is_cut_at_white_space(letters):
    text = "ab " * 5_000
    pieces = read_pieces(text, tokenizer=letters)
    assert {text[a:b] for a, b in zip(pieces.starts, pieces.ends, strict=True)} == {"", "ab"}
    assert len(pieces) == 5_001


@given(st.text(alphabet="ab. \n“”A", max_size=400), st.integers(12, 40))
def test_cores_tile_the_text_and_windows_keep_their_size(text, size):
    vocabulary = {"[UNK]": 100, "a": 200, "b": 201, ".": 202, "“": 203, "”": 204}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    pieces = read_pieces(text, tokenizer=tokenizer)
    windows = find_windows(pieces, size=size, left=4, right=3)
    edges = [(w.core_start, w.core_end) for w in windows]
    assert [a for a, _ in edges] + [len(pieces)] == [0] + [b for _, b in edges]
    assert all(w.start <= w.core_start < w.core_end <= w.end for w in windows)
    assert all(pieces.firsts[w.end] - pieces.firsts[w.start] <= size - 2 for w in windows)
