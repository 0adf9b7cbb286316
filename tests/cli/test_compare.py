"""``onrecord compare``."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Call
from tests.web.sample import sample

from onrecord.cli.accounts import article_named, links_between, readable
from onrecord.errors import ExitCode, InputError
from onrecord.export.lookup import Lookup

KNOWN = Lookup(sample())


def linked(relation: str) -> tuple[str, str]:
    """Two articles with a link of a relation."""
    for link in KNOWN.record.links:
        one, other = KNOWN.place(link.left)[0], KNOWN.place(link.right)[0]
        if link.relation == relation and one != other:
            return one, other
    raise AssertionError(relation)


def test_two_articles_that_differ_are_an_exit_code(call: Call, record: Path) -> None:
    answer = call("compare", *linked("discrepancy"))
    assert answer.exit_code == ExitCode.FINDINGS
    for part in ("In both", "Where they differ", "Only in"):
        assert part in answer.stdout


def test_either_order_finds_the_same_links() -> None:
    one, other = linked("same_utterance")
    assert len(links_between(one, other, KNOWN)) == len(links_between(other, one, KNOWN))
    assert all(KNOWN.place(link.left)[0] == other for link in links_between(other, one, KNOWN))


def test_an_article_with_itself_is_refused(call: Call, record: Path) -> None:
    one = next(iter(KNOWN.articles))
    assert call("compare", one, one).exit_code == ExitCode.USAGE


def test_an_article_is_named_by_a_part_of_its_origin() -> None:
    article = next(iter(KNOWN.articles.values()))
    assert article_named(article.origin.rsplit("/", 1)[-1], KNOWN) == article.id


@pytest.mark.parametrize("name", ["nobody's news", "."], ids=["no article", "several articles"])
def test_a_name_that_is_not_one_article_is_refused(name: str) -> None:
    with pytest.raises(InputError):
        article_named(name, KNOWN)


def test_nothing_named_lays_out_the_whole_story(call: Call, record: Path) -> None:
    answer = call("compare")
    for title in ("Copies", "Reports of one event", "Where accounts differ", "How they name it", "Only in one outlet"):
        assert title in answer.stdout


def test_a_statement_shows_every_wording_of_its_utterance(call: Call, record: Path) -> None:
    link = next(k for k in KNOWN.record.links if k.relation == "same_utterance")
    assert isinstance(link.left, str) and isinstance(link.right, str)
    answer = call("compare", link.left)
    for end in (link.left, link.right):
        assert KNOWN.said(KNOWN.statements[end])[:40] in answer.stdout


def test_an_event_shows_its_reports(call: Call, record: Path) -> None:
    event = KNOWN.record.events[0]
    assert event.status in call("compare", event.id).stdout


def test_one_article_is_laid_beside_the_rest(call: Call, record: Path) -> None:
    answer = call("compare", linked("same_utterance")[0])
    assert "Also in others" in answer.stdout and "Only in" in answer.stdout


def test_reasons_name_outlets_not_ids() -> None:
    statement = next(iter(KNOWN.statements.values()))
    (shown,) = readable([f"in full in {statement.id}"], KNOWN)
    assert statement.id not in shown
