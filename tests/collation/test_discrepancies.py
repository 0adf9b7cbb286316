"""Where accounts part, and where they only seem to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.collation.accounts import account, record

from onrecord.collation.discrepancies.finding import find_discrepancies
from onrecord.collation.events.matching import match_events
from onrecord.collation.reprints.matching import match_reprints
from onrecord.collation.utterances.matching import match_utterances
from onrecord.model import Link, Reading

NAMES = ("Ada Quist", "Bo Harlan")


def found(*readings: Reading, least: float = 0.3) -> list[Link]:
    whole = find_discrepancies(match_events(match_utterances(match_reprints(record(*readings)))))
    return [link for link in whole.links if link.relation == "discrepancy" and link.score >= least]


def kinds(*readings: Reading) -> list[str | None]:
    return [link.kind for link in found(*readings)]


AGREE = [
    ("silence is not disagreement", "Ada Quist met Bo Harlan in port.", "Nobody fished in Quarrel Sound on Friday."),
    (
        "the same in both",
        "The alliance opened an office in the port of Quarrel.",
        "In the port of Quarrel the alliance opened an office.",
    ),
    ("two figures for two things", "The storm sank 14 boats of Quarrel.", "The storm broke 9 masts of Quarrel."),
    (
        "a rounded figure",
        "The storm off Quarrel sank 1,412 boats in the night.",
        "The storm off Quarrel sank about 1,400 boats in the night.",
    ),
]


@pytest.mark.parametrize(("left", "right"), [row[1:] for row in AGREE], ids=[row[0] for row in AGREE])
def test_finds_nothing(left: str, right: str) -> None:
    assert found(account(left, outlet="A", names=NAMES), account(right, outlet="B", names=NAMES)) == []


def test_opened_in_one_account_and_planned_in_another_of_the_same_day() -> None:
    one = account("The alliance had opened an office in the port of Quarrel.", outlet="A")
    two = account("The alliance plans to soon open an office in the port of Quarrel.", outlet="B")
    (link,) = found(one, two)
    assert link.kind == "status"
    assert "between the two reports" in link.reasons[-1]


def test_a_plan_that_a_later_article_closes_is_no_disagreement() -> None:
    plan = account("The alliance plans to open an office in the port of Quarrel.", outlet="A", day="2031-01-06")
    done = account("The alliance had opened an office in the port of Quarrel.", outlet="B", day="2031-05-06")
    assert found(plan, done) == []


def test_one_meeting_on_two_days() -> None:
    one = account("Ada Quist met Bo Harlan on Monday.", outlet="A", names=NAMES, when=(("Monday", "2031-05-05"),))
    two = account(
        "Ada Quist met Bo Harlan ten days ago.", outlet="B", names=NAMES, when=(("ten days ago", "2031-04-26"),)
    )
    (link,) = found(one, two)
    assert link.kind == "date"


def test_two_meetings_of_which_an_article_itself_tells_are_two() -> None:
    one = account(
        "Ada Quist met Bo Harlan on Monday. Ada Quist met Bo Harlan on 26 April.",
        outlet="A",
        names=NAMES,
        when=(("Monday", "2031-05-05"), ("26 April", "2031-04-26")),
    )
    two = account(
        "Ada Quist met Bo Harlan ten days ago.", outlet="B", names=NAMES, when=(("ten days ago", "2031-04-26"),)
    )
    assert found(one, two) == []


def quoted(words: str, outlet: str, speaker: str = "Ada Quist", day: str = "2031-05-06") -> Reading:
    return account(f"{words} {speaker} said on the quay.", outlet=outlet, said=((speaker, words),), day=day)


QUOTES = [
    (
        "a not dropped",
        "“We will not open the northern lock before the winter ice,”",
        "“We will open the northern lock before the winter ice,”",
    ),
    (
        "a figure changed",
        "“We lost 40 boats off the northern reef in the storm,”",
        "“We lost 14 boats off the northern reef in the storm,”",
    ),
]


@pytest.mark.parametrize(("left", "right"), [row[1:] for row in QUOTES], ids=[row[0] for row in QUOTES])
def test_quotations_that_cannot_both_be_word_for_word(left: str, right: str) -> None:
    (link,) = found(quoted(left, "A"), quoted(right, "B"))
    assert link.kind == "wording"
    assert link.score > 0.7
    assert any(op != "equal" for op, _, _ in link.diff)


def test_a_shorter_quotation_is_no_disagreement() -> None:
    full = "“We will open the northern lock in May, when the winter ice has left the sound,”"
    assert found(quoted(full, "A"), quoted("“We will open the northern lock in May,”", "B")) == []


def test_who_said_it() -> None:
    words = "“The only real guarantee of calm on the coast is a lighthouse on every reef,”"
    (link,) = found(quoted(words, "A"), quoted(words, "B", speaker="Bo Harlan"))
    assert link.kind == "fact"
    assert "Ada Quist" in link.about and "Bo Harlan" in link.about


def test_evaded_or_ruled_out() -> None:
    one = account(
        "Ada Quist sidestepped a question about the northern lock.",
        outlet="A",
        said=(("Ada Quist", "the northern lock"),),
        cues=("sidestepped a question about",),
    )
    two = account(
        "The northern lock cannot be rebuilt, Ada Quist made clear.",
        outlet="B",
        said=(("Ada Quist", "The northern lock cannot be rebuilt"),),
        cues=("made clear",),
    )
    links = [link for link in found(one, two) if link.about.startswith("left open")]
    assert len(links) <= 1


def test_a_copy_with_a_changed_figure_is_shown_with_both_sentences() -> None:
    story = (
        "The pilots of Quarrel Sound went back to work on Monday after nine days on shore. "
        "Ships had queued for a week outside the reef while the two sides argued about pay. "
        "The harbour master counted 41 vessels waiting at the height of the strike. "
        "A mediator from the capital is to present a longer agreement at the end of the month."
    )
    (link,) = found(
        account(story, outlet="A", day="2031-05-05"), account(story.replace("41 vessels", "61 vessels"), outlet="B")
    )
    assert link.kind == "fact"
    assert "reprint (number)" in link.about


def test_figures_for_one_thing_in_two_accounts() -> None:
    one = account("The storm off Quarrel drowned 14 lobster fishermen of the northern hamlet.", outlet="A")
    two = account("In the northern hamlet 9 lobster fishermen drowned in the storm off Quarrel.", outlet="B")
    (link,) = found(one, two)
    assert link.kind == "fact"
    assert "14" in link.about and "9" in link.about


def test_a_headline_that_drops_the_limit_of_its_first_sentence() -> None:
    text = "Quist: Quarrel cannot join the league\n\nBefore the ice goes, Quarrel cannot join the league. She said so."
    (link,) = found(account(text))
    assert "Before" in link.about


def test_a_headline_that_keeps_it_is_no_disagreement() -> None:
    text = (
        "Quarrel cannot join the league before winter\n\nBefore the winter ice is gone, Quarrel cannot join the league."
    )
    assert found(account(text)) == []


def titled(title: str, *, outlet: str, day: str = "2031-05-06") -> Reading:
    return account(
        f"{title} Ada Quist spoke.", outlet=outlet, day=day, names=("Ada Quist",), titles=(("Ada Quist", title),)
    )


@pytest.mark.parametrize(
    ("first", "then"),
    [
        pytest.param("President-elect", "President", id="elected, then in office"),
        pytest.param("President", "Former President", id="in office, then out of it"),
        pytest.param("acting Governor", "Governor", id="acting, then in office"),
        pytest.param("President-elect", "new President", id="new may be one to come"),
    ],
)
def test_an_office_that_can_have_changed_between_two_days_is_no_disagreement(first: str, then: str) -> None:
    assert found(titled(first, outlet="A"), titled(then, outlet="B", day="2031-05-09"), least=0.0) == []


@pytest.mark.parametrize(
    ("first", "then", "about"),
    [
        pytest.param("President", "President-elect", "president or president-elect", id="in office, then only elected"),
        pytest.param("Former President", "President", "president or former president", id="out of it, then in office"),
        pytest.param("next President", "President", "president or president-elect", id="the next one, on one day"),
    ],
)
def test_offices_that_cannot_both_be_right(first: str, then: str, about: str) -> None:
    day = "2031-05-06" if first.startswith("next") else "2031-05-09"
    (link,) = found(titled(first, outlet="A"), titled(then, outlet="B", day=day), least=0.0)
    assert (link.kind, link.about) == ("status", f"title of Ada Quist: {about}")


def test_elect_or_in_office_on_one_day() -> None:
    (link,) = found(titled("President-elect", outlet="A"), titled("President", outlet="B"))
    assert link.kind == "status"


def spelt(*names: str) -> list[str]:
    """What is said of the spellings of one person's name in as many articles."""
    readings = []
    for name in names:
        reading = account(f"{name} spoke on the quay.", outlet=name, names=(name,))
        mentions = tuple(replace(mention, entity="one") for mention in reading.mentions)
        readings.append(replace(reading, mentions=mentions))
    return [link.about for link in found(*readings, least=0.0) if link.kind == "name"]


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("Ada Quist", "Ada Quist’s"), id="a possessive is no spelling"),
        pytest.param(("Ada Quist", "Ada"), id="a first name beside a surname"),
        pytest.param(("Ada Quist", "Ada QuistHBR"), id="a label run on to the name"),
        pytest.param(("Ada Quist", "Ada Quarrel"), id="another name with the same first letters"),
    ],
)
def test_what_is_no_spelling(names: tuple[str, ...]) -> None:
    assert spelt(*names) == []


def test_one_surname_in_two_spellings() -> None:
    assert spelt("Ada Quistova", "Ada Quistowa") == ["spelling: Quistova or Quistowa"]


def test_an_article_that_quotes_itself_does_not_disagree_with_itself() -> None:
    words = "“We will open the northern lock in May,”"
    assert found(account(f"{words} said Ada Quist. Again: {words} said Ada Quist.", said=(("Ada Quist", words),))) == []


def test_eighty_copies_of_one_story_stay_one_voice() -> None:
    story = (
        "Ada Quist met Bo Harlan on Monday at the northern lock of Quarrel. "
        "Ships had queued for a week outside the reef while the two sides argued about pay. "
        "A mediator from the capital is to present a longer agreement at the end of the month."
    )
    copies = [account(f"{story} Desk {n}.", outlet=f"Outlet {n}", names=NAMES) for n in range(80)]
    assert found(*copies) == []


def test_a_saying_told_of_two_days_may_be_said_twice() -> None:
    first, second = (
        "“This is the worst lock ever built on the coast,”",
        "“This is the worst lock ever planned on the coast,”",
    )
    once = found(quoted(first, "A"), quoted(second, "B"))
    twice = found(quoted(first, "A"), quoted(second, "B", day="2031-05-14"), least=0.0)
    assert [link.kind for link in once] == ["wording"]
    assert all(link.score < once[0].score and "two days" in link.reasons[-1] for link in twice)


def test_evasion_and_promise_of_two_occasions_do_not_disagree() -> None:
    one = account(
        "Ada Quist sidestepped a question about the northern lock.",
        outlet="A",
        said=(("Ada Quist", "the northern lock"),),
        cues=("sidestepped a question about",),
    )
    two = account(
        "The northern lock cannot be rebuilt, Ada Quist made clear.",
        outlet="B",
        day="2031-05-11",
        said=(("Ada Quist", "The northern lock cannot be rebuilt"),),
        cues=("made clear",),
    )
    assert [link for link in found(one, two) if link.about.startswith("left open")] == []


def test_reasons_show_words_as_the_articles_have_them() -> None:
    one = account("The alliance had opened an office in the port of Quarrel.", outlet="A")
    two = account("The alliance plans to soon open an office in the port of Quarrel.", outlet="B")
    (link,) = found(one, two)
    assert "Quarrel" in link.reasons[0] and "quarrel" not in link.reasons[0]


def test_a_meeting_that_recurs_in_the_record_has_no_two_days() -> None:
    told = [
        account(
            f"Ada Quist met Bo Harlan on {day} May in the port of pier {day}.",
            outlet=f"Outlet {day}",
            names=NAMES,
            day="2031-05-20",
            when=((f"{day} May", f"2031-05-{day}"),),
        )
        for day in (11, 14, 18)
    ]
    assert [link.kind for link in found(*told[:2])] == ["date"]
    assert found(*told) == []


def test_what_is_news_on_two_days_is_two_meetings() -> None:
    one = account(
        "Ada Quist met Bo Harlan on Tuesday in Quarrel.", outlet="A", names=NAMES, when=(("Tuesday", "2031-05-06"),)
    )
    two = account(
        "Ada Quist met Bo Harlan on Friday in Quarrel.",
        outlet="B", day="2031-05-09", names=NAMES, when=(("Friday", "2031-05-09"),),
    )  # fmt: skip
    assert "date" not in kinds(one, two)


def test_a_short_phrase_used_on_two_days_varies_by_itself() -> None:
    one = quoted("it the “worst reef treaty ever made.”", "A", day="2031-05-06")
    two = quoted("it the “worst reef treaty in history.”", "B", day="2031-05-12")
    assert found(one, two) == []
