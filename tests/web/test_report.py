"""The one-file report: whole, the same every time, at peace with its own policy, and every anchor leads somewhere."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from tests.web.sample import sample

from onrecord.model import Article, Reading, Record, Trouble
from onrecord.web.rendering import source_hash
from onrecord.web.report import write_report


def report(record: Record, title: str = "Sample") -> str:
    out = io.StringIO()
    write_report(record, out, title=title)
    return out.getvalue()


@pytest.fixture(scope="module")
def page() -> str:
    return report(sample())


def test_an_empty_record_gives_a_page_that_says_so() -> None:
    text = report(Record())
    assert "No question was asked" in text
    assert "No statement found" in text
    assert "No disagreement found" in text


def test_the_same_record_gives_the_same_bytes(page: str) -> None:
    assert page == report(sample())


def test_every_anchor_leads_to_a_place_in_the_page(page: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', page)
    targets = {href.split("?")[0] for href in re.findall(r'href="#([^"]+)"', page)}
    assert targets <= set(ids)
    assert len(ids) == len(set(ids))


def test_style_and_script_are_those_the_policy_names(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    style, script = re.search(r"<style>(.*?)</style>", page, re.S), re.search(r"<script>(.*?)</script>", page, re.S)
    assert policy and style and script
    told = policy[1].replace("&#39;", "'")
    assert source_hash(style[1]) in told
    assert source_hash(script[1]) in told
    assert told.startswith("default-src 'none'")


def test_nothing_is_taken_from_elsewhere(page: str) -> None:
    assert not re.findall(r'(?:src|action|srcset|poster)="[^"]+|url\(|@import', page)
    assert set(re.findall(r'href="(https?:[^"]+)"', page)) == {"https://post.example/quillon"}


def test_every_statement_stands_beside_its_words_and_in_the_list(page: str) -> None:
    for name in sample().statements():
        assert f'id="{name}"' in page
        assert page.count(f'href="#{name}"') >= 2


def test_what_is_unknown_is_said(page: str) -> None:
    for words in (
        "No statement found",
        "date unknown",
        "day not known",
        "unresolved",
        "No words that date it were found",
    ):
        assert words in page


class Tags(HTMLParser):
    """The tags and attributes a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.attributes: list[tuple[str, str]] = []

    @staticmethod
    def of(text: str) -> Tags:
        found = Tags()
        found.feed(text)
        return found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not (tag == "title" and "svg" in self.seen):
            self.seen.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    @property
    def names(self) -> set[str]:
        return set(self.seen)

    def count(self, tag: str) -> int:
        return self.seen.count(tag)


PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "<!--<script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u202egnirts desrever\u2069",
    "\x00\x1b[31m\ud800",
)


def hostile(payload: str) -> Record:
    """The sample with a payload wherever text from outside can stand."""
    record = sample()
    readings = []
    for reading in record.readings:
        known = reading.article
        readings.append(
            replace(
                reading,
                article=replace(
                    known,
                    title=payload,
                    outlet=payload,
                    author=payload,
                    url=f"javascript:{payload}",
                    text=known.text + payload,
                ),
            )
        )
    odd = Article(f"article-{payload}", payload, f"{payload}\n“{payload}”", title=payload)
    return replace(
        record,
        readings=(*readings, Reading(odd)),
        actors=tuple(
            replace(a, name=payload, aliases=(payload,), speaks_for=payload, reasons=(payload,)) for a in record.actors
        ),
        links=tuple(replace(k, about=payload, reasons=(payload,)) for k in record.links),
        positions=tuple(replace(p, reason=payload, reported_by=payload) for p in record.positions),
        events=tuple(replace(e, what=payload) for e in record.events),
        questions=tuple(replace(q, text=payload) for q in record.questions),
        decisions=tuple(replace(d, why=payload) for d in record.decisions),
        troubles=(Trouble(payload, payload, payload),),
    )


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_text_from_outside_is_never_markup(payload: str) -> None:
    text = report(hostile(payload), title=payload)
    text.encode("utf-8")
    found = Tags.of(text)
    assert found.count("script") == found.count("style") == found.count("title") == 1
    assert not found.names & {"img", "iframe", "object", "embed", "base", "link", "video", "frame"}
    assert not [name for name, _ in found.attributes if name.startswith("on") or name == "style"]
    assert all(re.match(r"#|https?://", value) for name, value in found.attributes if name == "href")
    assert not set("\u202e\x00\x1b") & set(text)
    assert "<!--" not in text


def test_an_article_costs_the_page_its_text_and_little_more() -> None:
    plain = Article("article-plain", "plain.txt", "A line of an article that holds no statement at all.\n\n" * 200)
    with_it = replace(sample(), readings=(*sample().readings, Reading(plain)))
    assert len(report(with_it)) - len(report(sample())) < 2 * len(plain.text)
