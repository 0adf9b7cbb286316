"""From bytes to text: byte order mark, then what is declared, then strict UTF-8, then a guess, which is recorded.

Nothing is dropped: a byte that cannot be decoded becomes U+FFFD and a doubt that says so.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP (or a Word or spreadsheet file)",
    b"\x89PNG": "PNG picture",
    b"\xff\xd8\xff": "JPEG picture",
    b"GIF8": "GIF picture",
    b"\x1f\x8b": "gzip",
    b"\x7fELF": "program",
    b"SQLite format 3": "SQLite",
    b"\xd0\xcf\x11\xe0": "old Word or spreadsheet",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7-Zip",
    b"BZh": "bzip2",
    b"{\\rtf": "RTF",
}
PROBE = 65_536
GUESS_BYTES = 262_144
SPARSE = 0.03
CONTROL_SHARE = 0.02
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
HIGH = re.compile(rb"[\x80-\xff]")
TYPOGRAPHIC = re.compile(rb"[\x80\x85\x91-\x97\xa0\xa3\xa7\xa9\xab\xb0\xbb\xbd]")
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding it was read in, and a sentence about what could not be decoded ("" if all could)."""

    text: str
    encoding: str
    doubt: str = ""


def binary_kind(data: bytes) -> str | None:
    """What kind of binary file the bytes look like, or None for text."""
    for signature, kind in SIGNATURES.items():
        if data.startswith(signature):
            return kind
    if _marked(data) or _unmarked_utf16(data):
        return None
    probe = data[:PROBE]
    return "binary" if len(CONTROLS.findall(probe)) > CONTROL_SHARE * len(probe) else None


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """The text of some bytes, with newlines made ``\\n``. ``declared`` is the encoding that the file names itself.

    Lone surrogates and NULs become U+FFFD one for one, so that no offset moves.
    """
    return _storable(_decoded(data, declared))


def storable(text: str) -> tuple[str, int]:
    """The text with newlines made ``\\n`` and lone surrogates and NULs made U+FFFD, and how many were made so."""
    return UNSTORABLE.subn("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _storable(decoded: Decoded) -> Decoded:
    clean, count = storable(decoded.text)
    if not count:
        return Decoded(clean, decoded.encoding, decoded.doubt)
    doubt = f"{count} NUL or surrogate character(s) were replaced by U+FFFD"
    return Decoded(clean, decoded.encoding, "; ".join(filter(None, (decoded.doubt, doubt))))


def _decoded(data: bytes, declared: str | None) -> Decoded:
    marked = _marked(data)
    if marked:
        mark, encoding = marked
        return _lenient(data[len(mark) :], encoding)
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return _lenient(data, unmarked)
    for encoding in filter(None, (_known(declared), "utf-8")):
        text = _strict(data, encoding)
        if text is not None:
            return Decoded(text, encoding)
    if _is_damaged_utf8(data):
        return _lenient(data, "utf-8")
    return _guessed(data)


def _marked(data: bytes) -> tuple[bytes, str] | None:
    """The byte order mark that the bytes begin with, and the encoding it means."""
    return next(((mark, encoding) for mark, encoding in MARKS if data.startswith(mark)), None)


def _known(declared: str | None) -> str | None:
    """The declared encoding by its usual name, or None where there is none of that name for text."""
    try:
        info = codecs.lookup(declared) if declared else None
    except (LookupError, ValueError):
        return None
    return info.name if info and info._is_text_encoding else None


def _strict(data: bytes, encoding: str) -> str | None:
    """The text if every byte decodes, else None."""
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _lenient(data: bytes, encoding: str) -> Decoded:
    """The text with each undecodable stretch made U+FFFD."""
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd") - (_strict(data, encoding) or "").count("\ufffd")
    doubt = f"{lost} invalid {encoding} sequence(s) were replaced by U+FFFD; save the file again as UTF-8"
    return Decoded(text, encoding, doubt if _strict(data, encoding) is None else "")


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 of mostly Latin letters without a mark: every other byte is NUL."""
    probe = data[: PROBE - PROBE % 2]
    half = len(probe) // 2
    if half < 4:
        return None
    even, odd = probe[0::2].count(0), probe[1::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.1 * half else None


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most bytes beyond ASCII are of sound UTF-8, so that the rest is damage and no other encoding."""
    sound = len(data.decode("utf-8", "ignore").encode("utf-8")) - (len(data) - len(HIGH.findall(data)))
    return sound >= 2 * (len(HIGH.findall(data)) - sound)


def _guessed(data: bytes) -> Decoded:
    """Windows-1252 where few bytes are beyond ASCII (quotation marks, dashes, accents), else a statistical guess."""
    letters = len(HIGH.findall(data)) - len(TYPOGRAPHIC.findall(data))
    if letters <= SPARSE * len(data):
        text = _strict(data, "cp1252")
        if text is not None:
            return Decoded(text, "cp1252")
    best = from_bytes(data[:GUESS_BYTES]).best()
    if not best:
        return _lenient(data, "utf-8")
    read = _lenient(data, best.encoding)
    doubt = f"the encoding is not stated and was guessed to be {best.encoding}; if words look wrong, save it as UTF-8"
    return Decoded(read.text, read.encoding, "; ".join(filter(None, (doubt, read.doubt))))
