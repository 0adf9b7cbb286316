from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.decoding import binary_kind, decode

WORDS = "“No,” said Zoë Šimánková – the talks…\n"

SOUND = {
    "plain ASCII": (b"The talks ended.", None, "The talks ended.", "utf-8"),
    "UTF-8": (WORDS.encode(), None, WORDS, "utf-8"),
    "UTF-8 with a mark": (b"\xef\xbb\xbf" + WORDS.encode(), None, WORDS, "utf-8"),
    "UTF-16 with a mark": (WORDS.encode("utf-16"), None, WORDS, "utf-16-le"),
    "big-endian UTF-16 with a mark": (b"\xfe\xff" + WORDS.encode("utf-16-be"), None, WORDS, "utf-16-be"),
    "UTF-16 without a mark": ("The talks ended.".encode("utf-16-le"), None, "The talks ended.", "utf-16-le"),
    "UTF-32 with a mark": (WORDS.encode("utf-32"), None, WORDS, "utf-32-le"),
    "what is declared": ("Šimánková".encode("iso8859-2"), "ISO-8859-2", "Šimánková", "iso8859-2"),
    "a false declaration": (WORDS.encode(), "ascii", WORDS, "utf-8"),
    "an unknown declaration": (WORDS.encode(), "x-nothing", WORDS, "utf-8"),
    "a declaration that is no text": (b"abc", "rot13", "abc", "utf-8"),
    "curly marks of Windows": (
        ("He said “no” – twice. " * 9).encode("cp1252"),
        None,
        "He said “no” – twice. " * 9,
        "cp1252",
    ),
    "line ends of Windows": (b"one\r\ntwo\rthree\n", None, "one\ntwo\nthree\n", "utf-8"),
}

BINARY = {
    "PDF": b"%PDF-1.7 ...",
    "ZIP": b"PK\x03\x04....",
    "PNG": b"\x89PNG\r\n\x1a\n....",
    "gzip": b"\x1f\x8b\x08....",
    "bytes of a program": bytes(range(256)) * 8,
}


@pytest.mark.parametrize(("data", "declared", "text", "encoding"), SOUND.values(), ids=SOUND.keys())
def test_reads(data: bytes, declared: str | None, text: str, encoding: str) -> None:
    decoded = decode(data, declared=declared)
    assert (decoded.text, decoded.encoding, decoded.doubt) == (text, encoding, "")


def test_guesses_cyrillic_and_says_so() -> None:
    words = "Переговоры закончились без соглашения, сказал министр иностранных дел. " * 4
    decoded = decode(words.encode("cp1251"))
    assert decoded.text == words
    assert decoded.encoding != "utf-8"
    assert f"guessed to be {decoded.encoding}" in decoded.doubt


def test_a_few_curly_marks_are_enough_to_know_broken_utf8() -> None:
    decoded = decode("He said “no”. ".encode() + b"\xff\xfe caf\xe9")
    assert (decoded.text, decoded.encoding) == ("He said “no”. \ufffd\ufffd caf\ufffd", "utf-8")


def test_marks_broken_utf8_and_drops_nothing() -> None:
    decoded = decode("“No,” said Zoë. ".encode() * 5 + b"\xff end")
    assert decoded.text.endswith("\ufffd end")
    assert "1 invalid utf-8 sequence" in decoded.doubt


def test_replaces_nuls_one_for_one() -> None:
    decoded = decode(b"The talks\x00 ended.")
    assert decoded.text == "The talks\ufffd ended."
    assert decoded.doubt


@pytest.mark.parametrize("text", ["plain words", WORDS], ids=["ASCII", "marks and accents"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "utf-16-le"])
def test_text_is_not_binary(text: str, encoding: str) -> None:
    assert binary_kind(text.encode(encoding)) is None


@pytest.mark.parametrize("data", BINARY.values(), ids=BINARY.keys())
def test_knows_binary(data: bytes) -> None:
    assert binary_kind(data)


@given(st.binary(max_size=300))
def test_any_bytes_become_text_that_can_be_stored(data: bytes) -> None:
    text = decode(data).text
    text.encode("utf-8")
    assert "\x00" not in text
    assert "\r" not in text


@given(st.text(max_size=200))
def test_utf8_comes_back(text: str) -> None:
    decoded = decode(text.encode("utf-8"))
    if not text.startswith("\ufeff") and "\x00" not in text:
        assert decoded.text == text.replace("\r\n", "\n").replace("\r", "\n")
