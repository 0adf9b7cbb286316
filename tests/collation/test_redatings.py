"""What the record says of days that a new article changed."""

from __future__ import annotations

from datetime import date

from onrecord.collation.dating.changes import with_redatings
from onrecord.model import Article, Dating, Evidence, Reading, Record, Span, Trouble

OLD = Article.make(origin="old.txt", text="They met on Tuesday.")
NEW = Article.make(origin="new.txt", text="They met on Tuesday, December 3.", published=date(2024, 12, 3))
DAY = date(2024, 12, 3)
WHY = (Evidence(NEW.id, Span(12, 19), "this article is of 2024-12-03"),)
UNKNOWN = Dating(OLD.id)
EXACT = Dating(OLD.id, DAY, DAY, DAY, "inferred", WHY)


def record(dating):
    return Record(readings=(Reading(OLD), Reading(NEW)), datings=(dating,))


def messages(found):
    return [(trouble.origin, trouble.kind, trouble.message) for trouble in found.troubles]


def test_a_first_build_and_one_that_changes_nothing_say_nothing():
    assert messages(with_redatings(record(EXACT), ())) == []
    assert messages(with_redatings(record(EXACT), (EXACT,))) == []


def test_a_sharpened_day_says_what_it_was_and_why_it_changed():
    ((origin, kind, message),) = messages(with_redatings(record(EXACT), (UNKNOWN,)))
    assert (origin, kind) == ("old.txt", "redated")
    assert "on an unknown day and is now on 2024-12-03" in message
    assert "new.txt: this article is of 2024-12-03" in message


def test_a_day_that_is_lost_says_what_it_rested_on():
    ((_, _, message),) = messages(with_redatings(record(UNKNOWN), (EXACT,)))
    assert "on 2024-12-03 and is now on an unknown day (new.txt: this article is of" in message


def test_what_earlier_builds_said_is_kept_and_other_troubles_of_theirs_are_not():
    told = (Trouble("old.txt", "redated", "it was"), Trouble("old.txt", "date", "x"), Trouble("gone", "redated", "y"))
    assert messages(with_redatings(record(EXACT), (EXACT,), told)) == [("old.txt", "redated", "it was")]
