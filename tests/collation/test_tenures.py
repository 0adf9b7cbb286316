"""Who holds an office about the day of an article."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onrecord.collation.actors.parties import Party
from onrecord.collation.actors.tenures import SAME_TERM, Tenures

OFFICE = ("mayor", "lowmouth")
DAYS = st.tuples(st.integers(0, 900), st.integers(0, 120)).map(lambda pair: (pair[0], sum(pair)))
START = date(2031, 1, 1)


def party(first: int | None, last: int | None) -> Party:
    days = (None if n is None else START + timedelta(days=n) for n in (first, last))
    return Party("article-1", "e", "office", (("the mayor", 1),), (), (), "Lowmouth", *days)


def test_without_anybody_shown_nobody_holds_it() -> None:
    assert not Tenures().near(0, OFFICE, party(1, 1))


def test_without_a_day_nobody_holds_it() -> None:
    tenures = Tenures()
    tenures.add(0, OFFICE, party(1, 1))
    tenures.add(0, OFFICE, party(None, None))
    assert not tenures.near(0, OFFICE, party(None, None))


def test_another_person_or_office_is_not_shown_by_it() -> None:
    tenures = Tenures()
    tenures.add(0, OFFICE, party(1, 1))
    assert not tenures.near(1, OFFICE, party(1, 1))
    assert not tenures.near(0, ("bishop", "lowmouth"), party(1, 1))


@given(st.lists(DAYS, max_size=12), DAYS)
def test_it_is_held_where_some_article_of_two_months_around_shows_it(
    shown: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    tenures = Tenures()
    for days in shown:
        tenures.add(0, OFFICE, party(*days))
    first, last = asked
    near = any(begun - SAME_TERM <= first and last <= ended + SAME_TERM for begun, ended in shown)
    assert tenures.near(0, OFFICE, party(*asked)) == near
