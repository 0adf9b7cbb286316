"""Events that one article reports, with status and day."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import Article, Event, Reading, Span, Statement, Timex
from onrecord.reading.events.finding import find_events


def events(text: str, *when: tuple[str, str]) -> tuple[Event, ...]:
    timexes = []
    for words, value in when:
        at, day = text.index(words), date.fromisoformat(value)
        timexes.append(Timex(Span(at, at + len(words)), "DATE", value, day, day))
    return find_events(Reading(Article.make(origin="a.txt", text=text), timexes=tuple(timexes))).events


@pytest.mark.parametrize(
    "text",
    [
        "",
        "🙂🙂🙂",
        "The herring are gone and nobody knows why.",
        "Attacks are bad and strikes are worse.",
        "We meet all our needs from the sea.",
        "Ada Quist opened up about her childhood.",
        "Bo Harlan wants to open talks on fish.",
        "The vote matters.",
        "Ada Quist wrote an open letter to Bo Harlan.",
        "The port of Quarrel is open to Bo Harlan.",
        "Ada Quist sees signs of hope in Quarrel.",
        "Bo Harlan spoke on Meet the Town, a show in Quarrel.",
        "Ada Quist is a visiting fellow in Quarrel.",
    ],
    ids=[
        "nothing",
        "no words",
        "no event word",
        "no names",
        "another sense of meet",
        "opened up",
        "open talks",
        "nobody votes",
        "an open letter",
        "is open",
        "signs of something",
        "a title",
        "a visiting fellow",
    ],
)
def test_finds_nothing(text: str) -> None:
    assert events(text) == ()


STATUS = [
    ("a past verb", "Ada Quist met Bo Harlan in Quarrel Sound.", "meeting", "happened"),
    ("a plan", "Ada Quist plans to meet Bo Harlan in Quarrel Sound.", "meeting", "scheduled"),
    ("will", "The council of Quarrel will vote on the treaty with Norrland.", "vote", "scheduled"),
    ("ahead of", "Ada Quist spoke ahead of a summit of the coast in Quarrel.", "summit", "scheduled"),
    ("called off", "The summit of the coast in Quarrel was called off.", "summit", "cancelled"),
    (
        "might",
        "Norrland might attack the ports of Quarrel, and it could visit ruin on Harlan.",
        "visit",
        "hypothetical",
    ),
    ("never", "Ada Quist never signed the treaty with Norrland.", "signing", "hypothetical"),
    ("long delayed", "The long-delayed treaty of Norrland was signed.", "signing", "happened"),
    ("until it is signed", "She waits until the treaty of Norrland is signed.", "signing", "hypothetical"),
    ("if it is signed", "She waits if the long-delayed treaty of Norrland is signed.", "signing", "hypothetical"),
    ("delayed", "They delayed the vote of Norrland.", "vote", "cancelled"),
    ("has not", "Ada Quist hasn't yet signed the treaty with Norrland.", "signing", "hypothetical"),
    ("would have", "Ada Quist would have signed the treaty with Norrland.", "signing", "hypothetical"),
    ("was visiting", "That is one reason why Ada Quist was visiting the port of Quarrel.", "visit", "happened"),
    ("a participle", "She began to prepare a trip, arriving in Quarrel for an hour.", "visit", "happened"),
    ("a participle of a plan", "She will see the boats, arriving in Quarrel at noon.", "visit", "scheduled"),
    ("a participle of a wish", "She would see the boats, arriving in Quarrel at noon.", "visit", "hypothetical"),
    ("behind a preposition", "Ada Quist spoke of visiting the port of Quarrel.", "visit", "hypothetical"),
    ("a present in the plural", "The Norrlanders vote on the treaty of Quarrel.", "vote", "happened"),
    ("not hidden at the summit", "He did not hide his anger at the summit of Quarrel.", "summit", "happened"),
    ("no summit", "There was never a summit of Quarrel and Norrland.", "summit", "hypothetical"),
    ("soon open", "The alliance plans to soon open an office in Quarrel.", "opening", "scheduled"),
    ("had opened", "The alliance had opened an office in Quarrel.", "opening", "happened"),
    ("a noun with a name", "At a meeting with Bo Harlan she asked for boats.", "meeting", "happened"),
]


@pytest.mark.parametrize(("text", "kind", "status"), [row[1:] for row in STATUS], ids=[row[0] for row in STATUS])
def test_kind_and_status(text: str, kind: str, status: str) -> None:
    found = [event for event in events(text) if event.what.startswith(kind + ":")]
    assert [event.status for event in found] == [status]


def test_the_day_comes_from_the_clause_and_is_evidence() -> None:
    text = "On Monday it rained, but on Friday Ada Quist met Bo Harlan."
    (event,) = events(text, ("Monday", "2031-05-05"), ("Friday", "2031-05-09"))
    assert event.when == "2031-05-09"
    assert [e.span.of(text) for e in event.evidence if e.reason == "when"] == ["Friday"]


def test_the_only_day_of_the_sentence_serves_too() -> None:
    text = "On Friday, as the rain fell, Ada Quist met Bo Harlan."
    (event,) = events(text, ("Friday", "2031-05-09"))
    assert event.earliest == date(2031, 5, 9)


OTHERS_DAY = {
    "a relative clause": "On Friday Ada Quist praised the men who met Bo Harlan.",
    "a causal clause": "On Friday the town was glad, because Ada Quist met Bo Harlan.",
    "the pluperfect": "She was in Quarrel on Friday, and Ada Quist had met Bo Harlan.",
}


@pytest.mark.parametrize("text", OTHERS_DAY.values(), ids=OTHERS_DAY.keys())
def test_the_day_of_another_clause_is_not_taken(text: str) -> None:
    (event,) = events(text, ("Friday", "2031-05-09"))
    assert event.when is None


def test_the_day_of_the_pluperfect_s_own_clause_is_taken() -> None:
    (event,) = events("Ada Quist had met Bo Harlan on Friday.", ("Friday", "2031-05-09"))
    assert event.when == "2031-05-09"


def test_at_which_takes_up_the_day() -> None:
    found = events("There was a dinner on Friday, at which Ada Quist met Bo Harlan.", ("Friday", "2031-05-09"))
    assert [event.when for event in found] == ["2031-05-09"]


@pytest.mark.parametrize(
    ("text", "content", "when"),
    [
        ("Ada Quist said on Friday the town met Bo Harlan.", "the town met Bo Harlan", None),
        ("Ada Quist said the town met Bo Harlan on Friday.", "the town met Bo Harlan on Friday", "2031-05-09"),
    ],
    ids=["the day of the saying", "the day that is told"],
)
def test_the_day_of_a_saying_is_not_that_of_the_event_it_tells(text: str, content: str, when: str | None) -> None:
    at, cue, day = text.index(content), text.index("said"), date(2031, 5, 9)
    said = Statement("s", "a", (Span(at, at + len(content)),), (Span(cue, cue + 4),), (), "indirect", 1.0)
    timex = Timex(Span(text.index("Friday"), text.index("Friday") + 6), "DATE", "2031-05-09", day, day)
    reading = Reading(Article.make(origin="a.txt", text=text), timexes=(timex,), statements=(said,))
    assert [event.when for event in find_events(reading).events] == [when]


def test_the_evidence_slices_back_to_the_clause() -> None:
    text = "She said that Ada Quist met Bo Harlan, which surprised Norrland."
    (event,) = events(text)
    assert event.evidence[0].span.of(text) == "that Ada Quist met Bo Harlan"


def test_a_long_paragraph_is_read_in_a_moment() -> None:
    text = "Ada Quist met Bo Harlan in Quarrel Sound, and it rained on Friday. " * 500
    assert len(events(text)) == 500


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("The pact will be signed by Ada Quist in Porto.", "scheduled", id="will be signed"),
        pytest.param("The pact is to be signed by Ada Quist in Porto.", "scheduled", id="is to be signed"),
        pytest.param("The pact would be signed by Ada Quist in Porto.", "hypothetical", id="would be signed"),
        pytest.param("The pact was signed by Ada Quist in Porto.", "happened", id="was signed"),
    ],
)
def test_a_participle_tells_by_what_leads_it(text, status):
    assert [event.status for event in events(text)] == [status]


def test_a_fragment_is_told_with_its_sentence_and_cut_after_a_word():
    (first,) = events("Ada Quist flew home, before signing it with Bo Harlan.")[-1:]
    assert first.what.startswith("signing: Ada Quist flew home, before signing")
    (long,) = events("Ada Quist met Bo Harlan " + "and the weary harbour master of Porto " * 6 + ".")[:1]
    assert long.what.endswith(" …")
    assert len(long.what) < len("meeting: ") + 125


@pytest.mark.parametrize("order", ["before", "after", "until"])
def test_a_day_that_before_or_after_parts_from_the_event_is_not_its_day(order: str) -> None:
    found = events(f"Ada Quist spoke at the port on Monday {order} the summit with Norland.", ("Monday", "2031-05-05"))
    assert [event.when for event in found if event.what.startswith("summit")] == [None]
