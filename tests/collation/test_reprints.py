"""Copies found, down to the sentences, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.collation.accounts import account, record

from onrecord.collation.copies import copied
from onrecord.collation.reprints import match_reprints
from onrecord.model import Link, Passage, Reading

STORY = (
    "The pilots of Quarrel Sound went back to work on Monday after nine days on shore. "
    "Their spokeswoman said the owners had agreed to repair the northern lights before winter. "
    "Ships had queued for a week outside the reef while the two sides argued about pay. "
    "The harbour master counted forty-one vessels waiting at the height of the strike. "
    "A mediator from the capital is to present a longer agreement at the end of the month."
)
OTHER = (
    "Beekeepers on the eastern slopes report the warmest spring that any of them remember. "
    "Hives were moved up the valley a fortnight early because the heather is already in bloom. "
    "An inspector from the county found mites in three of the older apiaries near the mill."
)
QUOTES = "“{}” she told the assembly of the ports yesterday evening in the old hall, to applause."


def links(*readings: Reading) -> list[Link]:
    return list(match_reprints(record(*readings)).links)


@pytest.mark.parametrize(
    "texts",
    [[STORY], [STORY, OTHER], ["Short.", "Short."], ["", ""], ["🙂" * 50, "🙂" * 50]],
    ids=["one article alone", "two unrelated stories", "two short texts", "two empty ones", "no words"],
)
def test_finds_nothing(texts: list[str]) -> None:
    assert links(*(account(text, outlet=f"Outlet {n}") for n, text in enumerate(texts))) == []


def test_sharing_only_a_speech_is_no_copy() -> None:
    speech = [
        "“We have waited eleven years for this lock and we shall not wait for another winter to come,” she said.",
        "“The council has the money, it has the stone and it has the masons, and so it has no excuse left,” she said.",
    ]
    one = account(" ".join([*speech, OTHER]), outlet="A")
    two = account(
        " ".join([*speech, "Fog kept the ferries in port until noon and nobody on the quay seemed to mind it."]),
        outlet="B",
    )
    assert links(one, two) == []


def test_a_reprint_in_another_outlet_is_found_with_its_sentences() -> None:
    (found,) = links(
        account(STORY, outlet="Agency", day="2031-05-05"),
        account(STORY.replace("forty-one", "forty-two") + " " + OTHER, outlet="Echo"),
    )
    assert found.relation == "reprint"
    assert isinstance(found.left, Passage) and isinstance(found.right, Passage)
    assert len(found.left.spans) == len(found.right.spans) == 5
    assert "one voice" in found.reasons[1]


def test_the_earlier_article_stands_left() -> None:
    late, early = account(STORY, outlet="A", day="2031-05-09"), account(STORY, outlet="B", day="2031-05-05")
    (found,) = links(late, early)
    assert isinstance(found.left, Passage) and found.left.article == early.article.id


def test_a_later_version_in_one_outlet_is_a_revision() -> None:
    (found,) = links(account(STORY, day="2031-05-05"), account(STORY + " " + OTHER, day="2031-05-06"))
    assert found.relation == "revision"


def test_many_copies_of_one_story_are_tied_to_the_first() -> None:
    found = links(*(account(STORY + f" Desk {n}.", outlet=f"Outlet {n}", day=f"2031-05-{n + 1:02}") for n in range(25)))
    assert len(found) == 24
    assert len({link.left.article for link in found if isinstance(link.left, Passage)}) == 1


def test_the_copied_words_are_known_and_the_first_copy_is_not_one() -> None:
    first, second = account(STORY, outlet="A", day="2031-05-05"), account(STORY, outlet="B", day="2031-05-06")
    known = copied(match_reprints(record(first, second)))
    assert not known.holds(first.article.id, first.article.text and known.spans[second.article.id][0])
    assert known.holds(second.article.id, known.spans[second.article.id][0])


def test_the_order_of_input_does_not_matter() -> None:
    readings = [account(STORY, outlet="A", day="2031-05-05"), account(STORY, outlet="B"), account(OTHER, outlet="C")]
    whole = record(*readings)
    assert match_reprints(whole).links == match_reprints(replace(whole, readings=whole.readings[::-1])).links
