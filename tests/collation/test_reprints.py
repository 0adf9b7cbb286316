"""Copies found, down to the sentences, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.collation.accounts import account, record

from onrecord.collation.copies import copied
from onrecord.collation.reprints.matching import match_reprints
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


def test_a_chain_of_borrowing_is_one_of_links() -> None:
    reworked = STORY.replace("at the height of the strike", "on the worst of the nine mornings") + " " + OTHER
    first = account(STORY, outlet="Agency", day="2031-05-05")
    second = account(reworked, outlet="Echo", day="2031-05-06")
    third = account(reworked.replace("three", "four"), outlet="Courier", day="2031-05-08")
    ends = {(link.left.article, link.right.article) for link in links(third, first, second)}  # type: ignore[union-attr]
    assert ends == {(first.article.id, second.article.id), (second.article.id, third.article.id)}


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("2031-05-05", "2031-05-08"), "the other came 3 days before"),
        (("2031-05-05", "2031-05-05"), "both of 2031-05-05: which came first is not known"),
    ],
    ids=["days apart", "one day"],
)
def test_which_came_first_is_said_as_far_as_the_days_tell(days: tuple[str, str], said: str) -> None:
    (found,) = links(*(account(STORY, outlet=f"Outlet {n}", day=day) for n, day in enumerate(days)))
    assert found.reasons[2] == said


def test_passages_in_a_story_of_another_outlet_are_an_excerpt() -> None:
    own = OTHER + " " + OTHER.replace("slopes", "shores").replace("valley", "coast").replace("older", "newer")
    lent = ". ".join(STORY.split(". ")[1:4]) + "."
    (found,) = links(
        account(
            STORY + " " + " ".join(map(QUOTES.format, ("Nobody asked the ships,", "It is over now,"))), outlet="Agency"
        ),
        account(f"{own} {OTHER.replace('spring', 'autumn')} {lent}", outlet="Echo", day="2031-06-01"),
    )
    assert (found.relation, found.kind) == ("reprint", "excerpt")
    assert isinstance(found.right, Passage) and len(found.right.spans) == 3


def test_what_one_outlet_prints_again_long_after_is_no_later_version() -> None:
    (found,) = links(account(STORY, day="2031-05-05"), account(STORY + " " + OTHER, day="2033-05-05"))
    assert (found.relation, found.kind) == ("reprint", "excerpt")


def test_one_address_is_a_later_version_however_late() -> None:
    one, two = account(STORY, day="2031-05-05"), account(STORY + " " + OTHER, day="2033-05-05")
    placed = [replace(r, article=replace(r.article, url="https://post.example/quarrel")) for r in (one, two)]
    (found,) = links(*placed)
    assert found.relation == "revision"
