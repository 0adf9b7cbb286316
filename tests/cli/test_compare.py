"""``onrecord compare``."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Call
from tests.web.sample import sample

from onrecord.cli.compare import article_named, links_between
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
