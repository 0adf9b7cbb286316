from __future__ import annotations

import time
from datetime import date

import pytest

from onrecord.intake.html import LARGEST, read_html
from onrecord.intake.metadata import Metadata
from onrecord.model import Article, Trouble

STORY = "The ministers met in Port Senna on Tuesday and parted without an agreed text, “tired but calm,” he said."
HEAD = """<meta property="og:title" content="Talks end"><meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="2024-12-03T10:00:00Z"><meta name="author" content="Maren Quill">
<link rel="canonical" href="https://courier.example/talks">"""


def page(body: str, *, head: str = HEAD) -> bytes:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()
    )


def read(data: bytes, *, known: Metadata | None = None) -> list[Article | Trouble]:
    return list(read_html(data, origin="a.html", known=known or Metadata()))


ARTICLE = (
    f"<nav><a href='/'>Home</a></nav><article><h1>Talks end</h1><p>{STORY}</p><p>{STORY[:60]} again.</p></article>"
)

NOTHING = {
    "no body": b"<html></html>",
    "a form only": page("<form><input></form>", head=""),
    "a script only": page("<script>alert(1)</script>", head=""),
    "no page at all": b"\x01\x02",
}


@pytest.mark.parametrize("data", NOTHING.values(), ids=NOTHING.keys())
def test_finds_no_article_and_says_so(data: bytes) -> None:
    (trouble,) = read(data)
    assert isinstance(trouble, Trouble)
    assert trouble.kind == "html"


def test_reads_the_main_text_and_what_the_page_says_of_itself() -> None:
    (article,) = read(page(ARTICLE))
    assert isinstance(article, Article)
    assert article.text.splitlines()[0] == "Talks end"
    assert STORY in article.text
    assert "Home" not in article.text
    assert (article.outlet, article.author, article.title) == ("The Courier", "Maren Quill", "Talks end")
    assert (article.published, article.url, article.language) == (
        date(2024, 12, 3),
        "https://courier.example/talks",
        "en",
    )


def test_a_page_without_a_date_gets_none() -> None:
    (article,) = read(page(ARTICLE, head="<title>Talks end</title>"))
    assert isinstance(article, Article)
    assert article.published is None


def test_what_stands_beside_the_page_wins() -> None:
    (article,) = read(page(ARTICLE), known=Metadata(outlet="The Other Courier"))
    assert isinstance(article, Article)
    assert article.outlet == "The Other Courier"


def test_the_declared_encoding_is_used() -> None:
    data = page(ARTICLE.replace("he said", "said Šimánek")).decode().replace("utf-8", "windows-1250").encode("cp1250")
    (article,) = read(data)
    assert isinstance(article, Article)
    assert "Šimánek" in article.text
    assert article.encoding == "cp1250"


def test_a_page_over_the_cap_is_not_parsed() -> None:
    (trouble,) = read(b"<p>" + b"x" * LARGEST)
    assert isinstance(trouble, Trouble)
    assert trouble.kind == "too_large"


HOSTILE = {
    "elements nested without end": b"<div>" * 200_000,
    "tables nested without end": b"<table><tr><td>" * 20_000,
    "attributes without end": b"<p " + b"a=b " * 100_000 + b">",
    "an entity that swells": b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><html><p>&b;</p></html>',
    "a file named as an entity": b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><html><p>&f;</p></html>',
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_end_soon_and_in_a_trouble(data: bytes) -> None:
    started = time.process_time()
    found = read(data)
    assert time.process_time() - started < 10
    assert all(isinstance(thing, Trouble) for thing in found)
    assert found
