"""What is kept from one collation to the next makes it quicker and changes nothing."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.collation.accounts import account

from onrecord.keeping import Shelf, is_known, keeping, mark_of, recalled
from onrecord.model import Reading, Record, content_id
from onrecord.pipeline import collate

QUOTED = "“The northern gate stays shut until the dredging of the river mouth is paid for,”"
SHARED = " The old harbour wall was built by convicts and has stood for two hundred winters."
TOLD = (
    f"{QUOTED} Ilse Varga said. About 40 ships wait outside the harbour of Lowmouth.{SHARED}",
    f"Varga told reporters: {QUOTED[:50]}” Some 60 ships wait outside the harbour of Lowmouth.{SHARED}",
    f"On Monday Tomas Orrin visited Lowmouth. {QUOTED} he quoted Ilse Varga.{SHARED}{SHARED[:-1]}, and two summers.",
    "Tomas Orrin met Ilse Varga in Lowmouth on 4 May 2031 and signed the agreement on the northern gate.",
    "Tomas Orrin will meet Ilse Varga in Lowmouth and sign the agreement on the northern gate.",
)


def story(at: int, outlet: int, day: int) -> Reading:
    text = TOLD[at]
    said = (("Ilse Varga", QUOTED),) if QUOTED in text else ()
    names = tuple(name for name in ("Ilse Varga", "Tomas Orrin") if name in text)
    return account(text, outlet=f"Post {outlet}", day=f"2031-05-{day:02}", said=said, names=names)


STORIES = st.builds(story, st.integers(0, len(TOLD) - 1), st.integers(1, 3), st.integers(1, 20))
FOLDERS = st.lists(STORIES, max_size=9, unique_by=lambda reading: reading.article.id)


def marks(readings: list[Reading]) -> dict[str, bytes]:
    return {r.article.id: content_id("raw", repr(r)).encode() for r in readings}


def collated(readings: list[Reading], shelf: Shelf) -> Record:
    with keeping(shelf):
        return collate(readings)


def test_without_a_shelf_nothing_is_kept_or_known() -> None:
    assert mark_of("article-1") is None
    assert recalled(("sum", 1), lambda: 3, pack=lambda n: b"%d" % n, unpack=int) == 3


def test_what_is_known_is_not_made_again() -> None:
    with keeping(Shelf()) as first:
        assert recalled(("sum", 1, 2), lambda: 3, pack=lambda n: b"%d" % n, unpack=int) == 3
    with keeping(Shelf(known=first.made)) as second:
        assert recalled(("sum", 1, 2), lambda: 1 // 0, pack=lambda n: b"%d" % n, unpack=int) == 3
        assert recalled(("sum", 1, 3), lambda: 4, pack=lambda n: b"%d" % n, unpack=int) == 4
    assert (len(second.used), len(second.made)) == (2, 1)


def test_what_is_known_can_be_asked_for() -> None:
    assert not is_known(("sum", 1))
    with keeping(Shelf()) as first:
        recalled(("sum", 1), lambda: 1, pack=lambda n: b"%d" % n, unpack=int)
    with keeping(Shelf(known=first.made)):
        assert is_known(("sum", 1))
        assert not is_known(("sum", 2))


def test_a_failure_is_not_kept() -> None:
    with keeping(Shelf()) as shelf, pytest.raises(ZeroDivisionError):
        recalled(("sum", 1), lambda: 1 // 0, pack=lambda n: b"%d" % n, unpack=int)
    assert shelf.made == {}


@settings(max_examples=25, deadline=None)
@given(FOLDERS, st.integers(0, 9), st.randoms(use_true_random=False))
def test_adding_gives_what_collating_everything_gives(folder: list[Reading], first: int, dice: random.Random) -> None:
    whole, known = collate(folder), marks(folder)
    arrived = dice.sample(folder, len(folder))
    before = Shelf(marks=known)
    collated(arrived[:first], before)
    after = Shelf(known=before.made, marks=known)
    assert collated(arrived, after) == whole
    again = Shelf(known={**before.made, **after.made}, marks=known)
    assert collated(folder, again) == whole
    assert not again.made
