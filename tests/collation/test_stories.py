"""Articles that report one event are chained; the stages of an affair stay apart."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.collation.accounts import account, record

from onrecord.collation.events.matching import match_events
from onrecord.collation.events.openings import Opening, of_one_day, openings
from onrecord.collation.events.stories import merged
from onrecord.collation.utterances.sayings import settings
from onrecord.model import Link, Passage, Reading, Span

VOTE = "The assembly of Quarrel voted on Monday to reopen the northern lock after a long debate."
VOTED = "Lawmakers in Quarrel backed the reopening of the northern lock in a late vote on Monday."
VISIT = "Ada Quist toured the flooded orchards of Marrable on Thursday with the county surveyor."
BEES = "Beekeepers on the eastern slopes report the warmest spring that any of them remember."


def chained(*readings: Reading) -> set[frozenset[str]]:
    return {
        frozenset(end.article for end in (link.left, link.right) if isinstance(end, Passage))
        for link in story_links(*readings)
    }


def story_links(*readings: Reading) -> list[Link]:
    return [link for link in match_events(record(*readings)).links if link.kind == "story"]


@pytest.mark.parametrize(
    "readings",
    [
        [],
        [account(VOTE)],
        [account(VOTE), account(VISIT, outlet="B"), account(BEES, outlet="C")],
        [account(VOTE, day="2031-05-06"), account(VOTED, outlet="B", day="2031-07-20"), account(BEES, outlet="C")],
    ],
    ids=["no article", "one alone", "three stories", "months apart"],
)
def test_finds_nothing(readings: list[Reading]) -> None:
    assert story_links(*readings) == []


def test_two_reports_of_one_vote_are_a_story_with_its_grounds() -> None:
    one, two = account(VOTE, outlet="A"), account(VOTED, outlet="B", day="2031-05-07")
    (link,) = story_links(one, two, account(VISIT, outlet="C"), account(BEES, outlet="D"))
    assert {end.article for end in (link.left, link.right) if isinstance(end, Passage)} == {
        one.article.id,
        two.article.id,
    }
    assert "lock" in link.reasons[0] and "speak most of" in link.reasons[1]


def test_one_day_named_by_both_joins_over_weeks() -> None:
    monday = (("5 May", "2031-05-05"),)
    one = account(VOTE + " It was 5 May.", outlet="A", when=monday)
    late = account(VOTED + " That was on 5 May.", outlet="B", day="2031-05-27", when=monday)
    rest = [account(VISIT, outlet="C"), account(BEES, outlet="D", day="2031-05-27")]
    assert chained(one, late, *rest) == {frozenset((one.article.id, late.article.id))}


def opening(words: dict[str, float], days: dict[int, float], focus: int) -> Opening:
    named = {date(2031, 5, day): worth for day, worth in days.items()}
    return Opening("a", Span(0, 1), {}, words, {}, date(2031, 5, 9), named, date(2031, 5, focus))


@pytest.mark.parametrize(
    ("days", "focus", "share"),
    [
        pytest.param({6: 1.0}, 6, 0.0, id="no day in common"),
        pytest.param({5: 0.6, 6: 0.8}, 6, 0.3, id="a day named beside another"),
        pytest.param({5: 0.8, 6: 0.6}, 5, 0.9, id="the day that both speak of most, and another"),
        pytest.param({5: 1.0}, 5, 1.0, id="one day alone"),
    ],
)
def test_articles_are_of_one_day_by_all_the_days_they_name(days: dict[int, float], focus: int, share: float) -> None:
    assert of_one_day(opening({}, {5: 1.0}, 5), opening({}, days, focus)) == pytest.approx(share)


def test_what_only_the_lead_shares_counts_more_than_what_only_the_rest_shares() -> None:
    filler = " ".join(f"Harvest row {n} lay bare near the mill." for n in range(14))
    first, then = account(f"{VOTE} {filler}"), account(f"{filler} {VOTE}", outlet="B")
    stage = settings(record(first, then, account(BEES, outlet="C")))
    held = {one.article: one.held for one in openings(stage)[0]}
    assert held[first.article.id]["lock"] > held[then.article.id]["lock"] > 0


def test_the_order_of_input_does_not_matter() -> None:
    readings = [account(VOTE), account(VOTED, outlet="B"), account(VISIT, outlet="C"), account(BEES, outlet="D")]
    assert story_links(*readings) == story_links(*reversed(readings))


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda p: p[0] < p[1]), st.floats(0.01, 1), max_size=20
    )
)
def test_clusters_part_all_things_and_join_none_that_are_not_alike(likeness: dict[tuple[int, int], float]) -> None:
    groups = merged(likeness, 9, least=0.3)
    assert sorted(at for group in groups for at in group) == list(range(9))
    for group in groups:
        assert len(group) == 1 or any((i, j) in likeness for i in group for j in group)
