"""Odd folders give a sensible record: one article, one story under two names, two affairs, hundreds of copies."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.collation.accounts import account

from onrecord.collation.families import copy_groups, story_groups
from onrecord.model import Reading, Record
from onrecord.pipeline import collate

NAMES = ("Ada Quist", "Bo Harlan")
WORDS = "“We will not open the northern lock before the winter ice has gone,”"
AGENCY = (
    f"Ada Quist met Bo Harlan on Monday at the northern lock of Quarrel. {WORDS} Ada Quist said on the quay. "
    "Ships had queued for a week outside the reef while the two sides argued about pay. "
    "A mediator from the capital is to present a longer agreement at the end of the month. "
    "The harbour master counted forty-one vessels waiting at the height of the strike."
)
ORCHARDS = (
    "Growers of Marrable lost half of the cherries to a night of frost. "
    "“Nobody on these slopes has seen such a May,” Cy Marr told the county. "
    "The county surveyor is to count the trees that can still be saved before the summer fair."
)
SAID = (("Ada Quist", WORDS),)


def agency(text: str = AGENCY, outlet: str = "Agency", day: str = "2031-05-06") -> Reading:
    return account(text, outlet=outlet, day=day, said=SAID, names=NAMES)


def relations(record: Record) -> Counter[str]:
    assert [trouble for trouble in record.troubles if trouble.kind == "collator"] == []
    return Counter(link.relation for link in record.links)


@pytest.mark.parametrize(
    "readings",
    [
        [],
        [agency()],
        [account("", outlet="Empty")],
        [agency(), account(ORCHARDS, outlet="Grower", names=("Cy Marr",), day="2031-05-07")],
        [agency(f"{AGENCY} {WORDS} Ada Quist said again.")],
    ],
    ids=["nothing", "one article alone", "an empty article", "two affairs", "an article that quotes itself"],
)
def test_finds_nothing_to_join(readings: list[Reading]) -> None:
    assert relations(collate(readings)) == Counter()


def test_one_file_under_two_names_is_one_voice() -> None:
    record = collate([agency(outlet="Harbour Post"), agency(outlet="Echo")])
    assert relations(record) == Counter(reprint=1)
    assert [len(group) for group in copy_groups(record)] == [2]


def test_the_headline_of_a_story_and_of_its_copy_is_no_second_report_of_one_event() -> None:
    short = f"Ada Quist Met Bo Harlan\n\n{AGENCY}"
    record = collate([agency(short, outlet=outlet) for outlet in ("Harbour Post", "Echo")])
    assert relations(record) == Counter(reprint=1)


def test_two_hundred_copies_of_an_agency_story_are_one_source() -> None:
    record = collate([agency(f"{AGENCY} Desk {n}.", outlet=f"Outlet {n}") for n in range(200)])
    found = relations(record)
    assert [len(group) for group in copy_groups(record)] == [200]
    assert found["reprint"] == 199
    assert found["same_utterance"] == found["discrepancy"] == 0
    assert found["same_event"] == 0


def test_two_affairs_in_one_folder_stay_apart() -> None:
    harbour = [agency(f"{AGENCY} Desk {n}.", outlet=f"Outlet {n}") for n in range(3)]
    orchards = [account(f"{ORCHARDS} Desk {n}.", outlet=f"Grower {n}", names=("Cy Marr",)) for n in range(3)]
    record = collate([*harbour, *orchards])
    ours = {reading.article.id for reading in harbour}
    groups = [*copy_groups(record), *story_groups(record)]
    assert groups and all(set(group) <= ours or not set(group) & ours for group in groups)
