"""Two wordings of one quotation, compared word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.collation.alignment import align
from onrecord.collation.quoted_words import amount, opened, quoted_words

KINDS = [
    ("the same words are identical", "We will open the gates in May", "We will open the gates in May", "identical"),
    ("marks at the ends don't count", "“We will open the gates,”", "We will open the gates.", "identical"),
    ("a comma is punctuation", "We will, in May, open the gates", "We will in May open the gates", "punctuation"),
    (
        "a contraction opened is punctuation",
        "It's time we're heard by all",
        "It is time we are heard by all",
        "punctuation",
    ),
    (
        "a hyphen is punctuation",
        "a game-changer for the whole coast",
        "a game changer for the whole coast",
        "punctuation",
    ),
    (
        "figures and number words are one spelling",
        "we waited twenty years for this",
        "we waited 20 years for this",
        "punctuation",
    ),
    ("percent in two spellings", "I want 100 percent of the catch", "I want 100% of the catch", "punctuation"),
    ("an ordinal in two spellings", "it is on the twenty-sixth floor", "it is on the 26th floor", "punctuation"),
    (
        "an abbreviated month is punctuation",
        "it came out on Oct. 15 in the harbour",
        "it came out on October 15 in the harbour",
        "punctuation",
    ),
    (
        "initials stand for a name",
        "the United Ports will not wait for us",
        "the UP will not wait for us",
        "punctuation",
    ),
    (
        "an editor's brackets are no alteration",
        "If [the ports] want our fish they must ask",
        "If they want our fish they must ask",
        "punctuation",
    ),
    (
        "a word starred out is no alteration",
        "don't damned well touch the net",
        "don't d****d well touch the net",
        "punctuation",
    ),
    (
        "words missing at the end are a cut",
        "We will open the gates when the tide allows",
        "We will open the gates",
        "cut",
    ),
    (
        "words missing behind an ellipsis are a cut",
        "We will open the gates ... in May",
        "We will open the gates of the old harbour in May",
        "cut",
    ),
    ("both may cut one longer utterance", "In truth we will open the gates", "we will open the gates in May", "cut"),
    (
        "words missing inside, unmarked, are a splice",
        "We will open the gates of the old harbour in May for all",
        "We will open the gates in May for all",
        "splice",
    ),
    (
        "words moved are a reordering",
        "security for all and then also peace for the coast",
        "security for all and also then peace for the coast",
        "reorder",
    ),
    (
        "another figure",
        "We lost 40 boats in the storm that night",
        "We lost 14 boats in the storm that night",
        "number",
    ),
    (
        "a not that went",
        "We will not open the gates of the harbour",
        "We will open the gates of the harbour",
        "negation",
    ),
    (
        "a second denial beside the first that was cut out",
        "It was a chart with no soundings. I pointed to the reef",
        "It was a chart with no soundings, no lights marked. I pointed to the reef",
        "splice",
    ),
    (
        "a denial of what stays",
        "There will be fish in the bay in May",
        "There will be no fish in the bay in May",
        "negation",
    ),
    ("never for always", "We have always wanted the lock to open", "We have never wanted the lock to open", "negation"),
    (
        "may for will be",
        "The council may open the gates in spring",
        "The council will open the gates in spring",
        "hedge",
    ),
    ("another name", "I spoke to Harlan about the lock last week", "I spoke to Quist about the lock last week", "name"),
    ("another tense", "The lock was the heart of the whole town", "The lock is the heart of the whole town", "tense"),
    (
        "another word",
        "We will unleash the full power of the port",
        "We will marshal the full power of the port",
        "altered",
    ),
    (
        "only the gist is shared",
        "more boats now and fewer meetings about what a treaty looks like",
        "let us stop having all these meetings step by step on what a treaty might look like",
        "paraphrase",
    ),
    (
        "nothing is shared",
        "The herring have left the bay for good",
        "Nobody asked the pilots what they think",
        "different",
    ),
]


@pytest.mark.parametrize(("left", "right", "kind"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS])
def test_the_kind_of_difference(left: str, right: str, kind: str) -> None:
    assert align(left, right).kind == kind


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("The herring have left the bay for good", "Nobody asked the pilots what they think", False),
        ("We want the lock rebuilt at once", "The lock is a disgrace, at once old and ugly", False),
        ("We will open the gates of the harbour", "They will open the gates of the harbour", True),
        ("open the gates of the old harbour", "We said we would open the gates of the old harbour in May", True),
    ],
    ids=["strangers", "a few words in common", "one word changed", "an excerpt"],
)
def test_whether_it_is_one_utterance(left: str, right: str, same: bool) -> None:
    assert align(left, right).same is same


def test_a_cut_that_takes_away_a_limit_weighs_more_than_one_that_does_not() -> None:
    harmless = align("We will open the gates. The tide is high.", "We will open the gates.")
    harmful = align("We will open the gates but only if the council agrees", "We will open the gates")
    assert harmless.harm < 0.3 < harmful.harm


def test_the_fuller_side_is_named() -> None:
    assert align("open the gates", "we will open the gates in May").fuller == "right"
    assert align("open the gates", "open the gates").fuller == "neither"


def test_the_ops_tell_what_changed() -> None:
    assert ("replace", "40", "14") in align("We lost 40 boats in the storm", "We lost 14 boats in the storm").ops


words = st.lists(
    st.sampled_from(["we", "will", "not", "open", "the", "old", "in", "40", "14", "Harlan", "...", "[them]", "can't"]),
    max_size=14,
)


@given(words, words)
def test_it_is_the_same_from_either_side(left: list[str], right: list[str]) -> None:
    one, other = align(" ".join(left), " ".join(right)), align(" ".join(right), " ".join(left))
    assert {one.fuller, other.fuller} in ({"left", "right"}, {"neither"})
    assert 0 <= one.shared <= 1


@given(st.text(max_size=60))
def test_any_text_is_identical_to_itself(text: str) -> None:
    assert align(text, text).harm == 0


def test_contractions_are_opened() -> None:
    assert opened("can't") == ("can", "not")
    assert opened("it’s") == ("it", "is")
    assert opened("harbour’s") == ("harbour",)


def test_words_behind_an_ellipsis_and_in_brackets_are_marked() -> None:
    found = quoted_words("We … open [the gates]")
    assert [w.norm for w in found if w.after_gap] == ["open"]
    assert [w.norm for w in found if w.bracketed] == ["the", "gates"]


@pytest.mark.parametrize(
    ("norms", "value"),
    [(["gates"], None), (["twenty", "sixth"], 26), (["100%"], 100), (["100", "percent"], 100), (["percent"], None)],
)
def test_the_amount_that_words_write(norms: list[str], value: float | None) -> None:
    assert amount(norms) == value
