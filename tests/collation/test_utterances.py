"""One utterance in several outlets."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.collation.accounts import account, record

from onrecord.collation.reprints.matching import match_reprints
from onrecord.collation.utterances.matching import match_utterances
from onrecord.model import Link, Record

FULL = "“The only real guarantee of calm on the coast is a lighthouse on every reef,”"


def found(whole: Record) -> list[Link]:
    return [link for link in match_utterances(whole).links if link.relation == "same_utterance"]


NOTHING = [
    (
        "two speakers, two matters",
        (("Ada Quist", "“The herring are gone and the nets are dry,”"),),
        (("Bo Harlan", "“Our ferries will run on Sundays from May on,”"),),
    ),
    (
        "one speaker, two matters",
        (("Ada Quist", "that the herring were gone and the nets dry"),),
        (("Ada Quist", "that ferries would run on Sundays"),),
    ),
    (
        "two speakers, one gist in other words",
        (("Ada Quist", "that the northern lighthouse needs a new lamp"),),
        (("Bo Harlan", "that the northern lighthouse needs a new lamp"),),
    ),
    (
        "a short set phrase in common",
        (("Ada Quist", "“Our boats are known around the globe for the herring they land,”"),),
        (("Ada Quist", "“Captains around the globe ask us for charts,”"),),
    ),
    (
        "two weighty words in common",
        (("Ada Quist", "that the lighthouse would be repainted"),),
        (("Ada Quist", "that nobody had repainted a lighthouse in her time"),),
    ),
    (
        "a name alone in common",
        (("Ada Quist", "“Quarrel Sound is deep,”"),),
        (("Ada Quist", "“Nobody fishes in Quarrel Sound on a Friday,”"),),
    ),
]


@pytest.mark.parametrize(("left", "right"), [row[1:] for row in NOTHING], ids=[row[0] for row in NOTHING])
def test_finds_nothing(left: tuple[tuple[str, str], ...], right: tuple[tuple[str, str], ...]) -> None:
    one = account(f"{left[0][1]} {left[0][0]} said on the quay.", outlet="A", said=left)
    two = account(f"{right[0][1]} {right[0][0]} told the council.", outlet="B", said=right)
    assert found(record(one, two)) == []


def test_one_article_alone_has_no_pairs() -> None:
    words = "“We open the lock,”"
    assert (
        found(record(account(f"{words} said Ada Quist. {words} she said again.", said=(("Ada Quist", words),)))) == []
    )


PAIRS = [
    ("quoted in full and in part", FULL, "the lighthouse as the “only real guarantee” of calm"),
    ("direct and indirect", FULL, "that a lighthouse on every reef was the real guarantee of calm on the coast"),
    ("word for word", FULL, FULL),
    (
        "a long run of common words, one of them dropped",
        "“I am not saying that it will not open. I am saying that there is no day,”",
        "“I am saying that it will not open. I am saying that there is no day,”",
    ),
    (
        "translated back",
        "“Let us not have all these meetings step by step on what a fishing treaty might look like.”",
        "that it was about “more boats and less about meetings about what a fishing treaty looks like.”",
    ),
]


@pytest.mark.parametrize(("left", "right"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS])
def test_one_utterance_in_two_outlets(left: str, right: str) -> None:
    one = account(f"{left} Ada Quist said.", outlet="A", said=(("Ada Quist", left),))
    two = account(f"Ada Quist said {right} in the hall.", outlet="B", said=(("Ada Quist", right),))
    (link,) = found(record(one, two))
    assert link.score >= 0.5
    assert "the same speaker" in link.reasons


def test_a_minister_and_those_who_speak_for_the_same_state_can_share_an_utterance() -> None:
    one = account(f"{FULL} Ada Quist said.", outlet="A", said=(("Ada Quist", FULL),))
    two = account(f"{FULL} Bo Harlan said.", outlet="B", said=(("Bo Harlan", FULL),))
    whole = record(one, two, speaks_for=(("Ada Quist", "Quarrel"), ("Bo Harlan", "Quarrel")))
    assert "two people of one state or body" in found(whole)[0].reasons


def test_the_same_long_quotation_is_linked_whoever_is_named() -> None:
    one = account(f"{FULL} Ada Quist said.", outlet="A", said=(("Ada Quist", FULL),))
    two = account(f"{FULL} Bo Harlan said.", outlet="B", said=(("Bo Harlan", FULL),))
    (link,) = found(record(one, two))
    assert "given to different speakers" in link.reasons


@pytest.mark.parametrize(
    ("words", "links"),
    [
        pytest.param("“an overwhelming abundance of nautical caution”", 0, id="a few words, which anybody may use"),
        pytest.param(FULL, 1, id="a whole sentence"),
    ],
)
def test_the_same_words_of_another_at_another_time(words: str, links: int) -> None:
    one = account(f"{words} Ada Quist said.", outlet="A", said=(("Ada Quist", words),))
    two = account(f"{words} Bo Harlan said.", outlet="B", day="2035-05-06", said=(("Bo Harlan", words),))
    assert len(found(record(one, two))) == links


def test_the_fuller_version_and_the_difference_come_along() -> None:
    short = "“a lighthouse on every reef”"
    one = account(f"{FULL} Ada Quist said.", outlet="A", said=(("Ada Quist", FULL),))
    two = account(f"Ada Quist wants {short} by May.", outlet="B", said=(("Ada Quist", short),))
    (link,) = found(record(one, two))
    full = one.statements[0].id
    assert f"in full in {full}" in link.reasons
    assert any(op == "equal" and "lighthouse" in left for op, left, _ in link.diff)


def test_utterances_at_different_times_are_not_one() -> None:
    words = "that a lighthouse on every reef was the real guarantee of calm"
    one = account(f"Ada Quist said {words}.", outlet="A", day="2031-01-06", said=(("Ada Quist", words),))
    two = account(f"Ada Quist said {words}.", outlet="B", day="2031-05-06", said=(("Ada Quist", words),))
    assert found(record(one, two)) == []


FARES = "higher ferry fares and a shorter winter timetable"


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        pytest.param("is pushing back against", "agreed to", False, id="opposed in one, agreed to in the other"),
        pytest.param("rejects", "wants", False, id="rejected in one, wanted in the other"),
        pytest.param("denied plans for", "spoke of", False, id="denied in one, spoken of in the other"),
        pytest.param("did not reject", "agreed to", True, id="a rejection that is denied is none"),
        pytest.param("rejects", "is opposed to", True, id="opposed in both"),
        pytest.param("is calling for", "agreed to", True, id="wanted in both"),
    ],
)
def test_the_words_that_report_may_not_turn_the_gist(left: str, right: str, joined: bool) -> None:
    one, two = (
        account(f"Ada Quist {cue} {FARES}.", outlet=cue, said=(("Ada Quist", FARES),), cues=(cue,))
        for cue in (left, right)
    )
    assert bool(found(record(one, two))) is joined


def test_what_somebody_only_reports_of_another_is_not_the_reporters_gist() -> None:
    inner = "Bo Harlan warned that ferry fares would rise and the winter timetable shrink"
    outer = account(
        f"Ada Quist heard how {inner}.",
        outlet="A",
        said=(("Ada Quist", inner), ("Bo Harlan", "that ferry fares would rise and the winter timetable shrink")),
        cues=("heard how", "warned"),
    )
    nested = replace(outer.statements[1], inside=outer.statements[0].id)
    outer = replace(outer, statements=(outer.statements[0], nested))
    own = "that ferry fares would rise and the winter timetable shrink"
    hers = account(f"Ada Quist said {own}.", outlet="B", said=(("Ada Quist", own),), cues=("said",))
    his = account(f"Bo Harlan said {own}.", outlet="C", said=(("Bo Harlan", own),), cues=("said",))
    assert found(record(outer, hers)) == []
    assert len(found(record(outer, his))) == 1


def test_copies_are_one_voice() -> None:
    body = (
        f"{FULL} Ada Quist said on the quay of the northern harbour yesterday. "
        "Ships had queued for a week outside the reef while the two sides argued about pay. "
        "The harbour master counted forty-one vessels waiting at the height of the strike. "
        "A mediator from the capital is to present a longer agreement at the end of the month."
    )
    copies = [account(body, outlet=f"Copy {n}", day=f"2031-05-0{n + 1}", said=(("Ada Quist", FULL),)) for n in range(4)]
    own = account(f"{FULL} Ada Quist told us.", outlet="Own", said=(("Ada Quist", FULL),))
    assert len(found(match_reprints(record(*copies, own)))) == 1


def test_a_much_repeated_utterance_gives_links_in_line_with_its_reports() -> None:
    readings = [
        account(f"Number {n}. {FULL} Ada Quist said.", outlet=f"Outlet {n}", said=(("Ada Quist", FULL),))
        for n in range(30)
    ]
    assert len(found(record(*readings))) <= 30


def test_what_the_whole_affair_speaks_of_joins_nothing() -> None:
    common = "The deal will keep Quarrel from building the northern lock."
    crowd = [
        account(f"{common} Desk {n} reports from pier {n}.", outlet=f"Outlet {n}", day=f"2031-05-{n + 1:02}")
        for n in range(12)
    ]
    told = [
        account(f"Ada Quist said {words}.", outlet=outlet, said=(("Ada Quist", words),), day="2031-05-20")
        for outlet, words in (
            ("A", "that no deal on the northern lock is better than this one for the herring fleet"),
            ("B", "to the deal the northern lock is only a footnote"),
        )
    ]
    assert found(record(*told)) != []
    assert found(record(*told, *crowd)) == []


NAMED = "the “tide mill levy” was voted", "that fishers on the reefs fear the tide mill levy"
OTHERS = ("Bo Harlan", "Cy Marrable", "Di Quill", "Ed Roper", "Fay Sandell", "Gus Tarn")


@pytest.mark.parametrize(("others", "joined"), [(OTHERS, 0), (OTHERS[:2], 1)], ids=["everybody's", "her own"])
def test_a_quoted_phrase_that_is_the_name_of_a_thing_is_nobodys_words(others: tuple[str, ...], joined: int) -> None:
    ours = [
        account(f"Ada Quist said {words}.", outlet=f"Outlet {n}", said=(("Ada Quist", words),))
        for n, words in enumerate(NAMED)
    ]
    rest = [
        account(
            f"{name} asked who pays the tide mill levy.", outlet=name, said=((name, "who pays the tide mill levy"),)
        )
        for name in others
    ]
    ids = {reading.statements[0].id for reading in ours}
    links = found(record(*ours, *rest))
    assert sum({link.left, link.right} == ids for link in links) == joined


def test_a_phrase_that_holds_all_that_is_shared_is_no_gist() -> None:
    one = account("Ada Quist named the 26-year-old pier.", outlet="A", said=(("Ada Quist", "the 26-year-old pier"),))
    words = "that the 26-year-old ferry costs the county its savings"
    two = account(f"Ada Quist said {words}.", outlet="B", said=(("Ada Quist", words),))
    assert found(record(one, two)) == []


@pytest.mark.parametrize(("day", "joined"), [(None, 0), ("2031-05-06", 1)], ids=["undated", "of one day"])
def test_an_undated_article_is_joined_on_a_weighty_gist_only(day: str | None, joined: int) -> None:
    one = account("Ada Quist spoke of the talks opening early.", said=(("Ada Quist", "the talks opening early"),))
    words = "that the talks would open early this time"
    two = account(f"Ada Quist said {words}.", outlet="B", said=(("Ada Quist", words),))
    if day is None:
        bare = replace(two.statements[0], said_on=None)
        two = replace(two, article=replace(two.article, published=None), statements=(bare,))
    assert len(found(record(one, two))) == joined


def test_a_name_in_a_title_means_whom_it_names_in_the_article() -> None:
    title = "Harbour Joining Pact Soon"
    one = account(f"{title}\n\nAda Quist spoke. Harbour was full.", said=(("Ada Quist", title),), names=("Harbour",))
    words = "Harbour would be joining the pact"
    two = account(f"Ada Quist said {words} and left.", outlet="B", said=(("Ada Quist", words),), names=("Harbour",))
    (link,) = found(record(one, two))
    assert "Harbour" in link.reasons[0]
