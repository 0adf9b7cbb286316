from __future__ import annotations

import io
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.intake import FORMATS
from onrecord.intake.files import Input, Limits, find_inputs, format_of, read_input
from onrecord.intake.formats import Format
from onrecord.intake.metadata import Metadata
from onrecord.model import Article, Trouble

STORY = "The ministers met in Port Senna on Tuesday and parted without an agreed text, a spokesman said."
PAGE = f"<!doctype html><html><body><article><h1>Talks</h1><p>{STORY} {STORY}</p></article></body></html>"


def put(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def origins(*paths: Path | str, sidecar: str | None = None) -> list[str]:
    return [i.origin for i in find_inputs([str(p) for p in paths], sidecar=sidecar) if isinstance(i, Input)]


def troubles(*paths: Path | str) -> list[Trouble]:
    return [i for i in find_inputs([str(p) for p in paths]) if isinstance(i, Trouble)]


def read(path: Path | str, *, limits: Limits | None = None) -> list[Article | Trouble]:
    items = [i for i in find_inputs([str(path)]) if isinstance(i, Input)]
    return [thing for item in items for thing in read_input(item, limits=limits)]


def only_trouble(found: list[Article | Trouble]) -> Trouble:
    assert len(found) == 1
    assert isinstance(found[0], Trouble)
    return found[0]


def test_finds_nothing_in_an_empty_folder_and_says_so(tmp_path: Path) -> None:
    assert origins(tmp_path) == []
    assert [t.kind for t in troubles(tmp_path)] == ["no_articles"]


def test_finds_no_hidden_files_and_no_sidecars(tmp_path: Path) -> None:
    put(tmp_path / "news", _hidden_txt="x", metadata_csv="file\n", b__metadata_csv="file\n")
    assert origins(tmp_path / "news") == []


def test_finds_no_sidecar_that_a_shell_named_with_the_articles(tmp_path: Path) -> None:
    put(tmp_path, a_txt=STORY, metadata_csv="file,outlet\na.txt,Ledger\n")
    found = list(find_inputs([str(tmp_path / "a.txt"), str(tmp_path / "metadata.csv")]))
    assert [(item.origin, isinstance(item, Input) and item.known.outlet) for item in found] == [("a.txt", "Ledger")]


def test_the_sidecar_beside_files_named_one_by_one_is_read_once_and_its_troubles_told_once(tmp_path: Path) -> None:
    put(tmp_path, a_txt=STORY, b_txt=STORY, metadata_csv="file,published\na.txt,soon\n")
    assert [t.kind for t in troubles(tmp_path / "a.txt", tmp_path / "b.txt")] == ["date"]


def test_a_metadata_file_that_is_not_there_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no metadata file"):
        find_inputs([str(tmp_path)], sidecar=str(tmp_path / "no.csv"))


def test_a_missing_path_is_a_trouble(tmp_path: Path) -> None:
    assert [(t.origin, t.kind) for t in troubles(tmp_path / "no.txt")] == [("no.txt", "missing")]


def test_a_path_that_no_system_takes_is_a_trouble() -> None:
    assert [t.kind for t in troubles("a\0b")] == ["missing"]


def test_goes_through_folders_by_name_with_origins_from_the_parent_on(tmp_path: Path) -> None:
    folder = put(tmp_path / "news", b_txt="x", a_txt="x", sub__c_txt="x", B__d_txt="x")
    assert origins(folder) == ["news/a.txt", "news/b.txt", "news/B/d.txt", "news/sub/c.txt"]


def test_a_file_is_named_by_itself(tmp_path: Path) -> None:
    assert origins(put(tmp_path, a_txt="x") / "a.txt") == ["a.txt"]


def test_takes_patterns(tmp_path: Path) -> None:
    put(tmp_path, b_txt="x", a_txt="x", c_html="x")
    assert origins(tmp_path / "*.txt") == ["a.txt", "b.txt"]


def test_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert [thing.text for thing in read("-") if isinstance(thing, Article)] == [STORY]


def test_the_sidecar_of_the_folder_is_used(tmp_path: Path) -> None:
    put(tmp_path, a_txt=STORY, metadata_csv="file,outlet,published\na.txt,Wire,2024-12-03\n")
    (article,) = read(tmp_path)
    assert isinstance(article, Article)
    assert (article.outlet, article.published, article.language) == ("Wire", date(2024, 12, 3), "en")
    assert read(tmp_path / "a.txt")[0].id == article.id  # type: ignore[union-attr]


def test_a_sidecar_row_without_its_file_is_a_trouble(tmp_path: Path) -> None:
    put(tmp_path, a_txt=STORY, metadata_csv="file,outlet\nb.txt,Wire\n")
    assert [t.kind for t in troubles(tmp_path)] == ["metadata"]


def test_a_given_sidecar_is_used(tmp_path: Path) -> None:
    put(tmp_path, news__a_txt=STORY, known_csv="file,outlet\nnews/a.txt,Wire\nz.txt,Post\n")
    found = list(find_inputs([str(tmp_path / "news")], sidecar=str(tmp_path / "known.csv")))
    assert [i.known.outlet for i in found if isinstance(i, Input)] == ["Wire"]
    assert ["z.txt" in i.message for i in found if isinstance(i, Trouble)] == [True]


def test_a_linked_folder_is_not_followed_but_told(tmp_path: Path) -> None:
    put(tmp_path / "news", a_txt=STORY)
    (tmp_path / "news" / "loop").symlink_to(tmp_path / "news", target_is_directory=True)
    assert origins(tmp_path / "news") == ["news/a.txt"]
    assert [(t.origin, t.kind) for t in troubles(tmp_path / "news")] == [("news/loop", "unreadable")]


def test_a_closed_folder_is_a_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "news", a_txt=STORY, shut__b_txt=STORY)
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert [(t.origin, t.kind) for t in troubles(tmp_path / "news")] == [("news/shut", "unreadable")]


def test_a_name_in_no_encoding_can_still_be_stored(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:
        file.write(STORY.encode())
    (article,) = read(tmp_path)
    assert isinstance(article, Article)
    article.origin.encode("utf-8")


def test_two_sidecars_that_disagree_on_the_day_are_told(tmp_path: Path) -> None:
    put(tmp_path, news__a_txt=STORY, news__metadata_csv="file,published\na.txt,2024-12-03\n")
    put(tmp_path, known_csv="file,published\na.txt,2024-12-04\n")
    found = list(find_inputs([str(tmp_path / "news")], sidecar=str(tmp_path / "known.csv")))
    assert [thing.kind for thing in found if isinstance(thing, Trouble)] == ["date"]
    assert [thing.known.published for thing in found if isinstance(thing, Input)] == [None]


BAD_FILES = {
    "an empty file": ("a.txt", b"", "empty"),
    "white space only": ("a.txt", b" \n\n ", "empty"),
    "a PDF named as text": ("a.txt", b"%PDF-1.7\n\x00\x01", "binary"),
    "random bytes": ("a.dat", bytes(range(256)) * 20, "binary"),
    "JSON that breaks off": ("a.jsonl", b'{"text": "abc', "json"),
    "a page without an article": ("a.html", b"<html><body></body></html>", "html"),
}


@pytest.mark.parametrize(("name", "data", "kind"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_bad_files_are_one_trouble(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(data)
    trouble = only_trouble(read(tmp_path / name))
    assert trouble.kind == kind
    assert trouble.origin.startswith(name)


def test_a_file_over_the_cap_says_what_to_do(tmp_path: Path) -> None:
    put(tmp_path, a_txt=STORY * 9)
    trouble = only_trouble(read(tmp_path / "a.txt", limits=Limits(text_bytes=100)))
    assert trouble.kind == "too_large"
    assert "one a line as JSON Lines" in trouble.message


def test_a_text_of_fifty_megabytes_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert only_trouble(read(path)).kind == "too_large"


def test_a_file_that_vanishes_is_a_trouble(tmp_path: Path) -> None:
    item = Input(tmp_path / "gone.txt", "gone.txt")
    assert only_trouble(list(read_input(item))).kind == "vanished"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_a_trouble_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert only_trouble(read(tmp_path / "a.txt")).kind == "unreadable"


FORMAT_CASES = {
    "a text": ("a.txt", b"The talks", "text"),
    "a page named as text": ("a.txt", PAGE.encode(), "html"),
    "a page": ("a.HTM", b"<p>", "html"),
    "JSON Lines": ("a.jsonl", b"{}", "jsonl"),
    "JSON Lines without a suffix": ("stdin", b'{"text": "x"}', "jsonl"),
    "a page without a suffix": ("stdin", PAGE.encode(), "html"),
    "a text of another suffix": ("a.story", b"The talks", "text"),
    "a text that opens with a brace": ("a.txt", b"{sic} he wrote", "text"),
}


@pytest.mark.parametrize(("name", "data", "wanted"), FORMAT_CASES.values(), ids=FORMAT_CASES.keys())
def test_formats(name: str, data: bytes, wanted: str) -> None:
    assert format_of(name, data).name == wanted


def test_every_format_has_suffixes_of_its_own() -> None:
    suffixes = [suffix for f in FORMATS for suffix in f.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert all(s.startswith(".") and s == s.lower() for s in suffixes)


@pytest.mark.parametrize("form", FORMATS, ids=lambda f: f.name)
@pytest.mark.parametrize(
    "data",
    [b"", b"\x00" * 50, b"\xff\xfe", b"{" * 5000, b"<" * 5000, "😀".encode() * 50, b'{"text": "\\ud800 x"}', b"[[[["],
    ids=["nothing", "NULs", "a mark alone", "braces", "brackets", "emoji", "a lone surrogate", "lists"],
)
def test_every_format_turns_any_bytes_into_articles_or_troubles(form: Format, data: bytes) -> None:
    found = list(form.read(data, origin="x", known=Metadata()))
    assert found
    for thing in found:
        assert isinstance(thing, Article | Trouble)
        if isinstance(thing, Article):
            thing.text.encode("utf-8")
