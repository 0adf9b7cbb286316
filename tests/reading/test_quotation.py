from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.attribution.quotation import find_quotations

NOTHING = {
    "an empty text": "",
    "no marks at all": "She left the room.\n\nHe stayed.",
    "a stray closing mark at the end of a file": "That is all.”\n",
    "apostrophes are no quotations": "It's the players' league, isn't it? The 1990s' end.",
    "inches and feet": "The 6'2\" guard left.",
    "a decade and an elision": "Rock 'n' roll of the '90s, 'tis said",
}
FOUND = {
    "straight marks, twice": ('"We go," he said. "And now."', ['"We go,"', '"And now."']),
    "curly marks": ("He called it “fine” and “good.”", ["“fine”", "“good.”"]),
    "low and high marks of translated text": ("„Wir gehen“, said he.", ["„Wir gehen“"]),
    "pointed marks": ("«Oui», he said", ["«Oui»"]),
    "single British marks": ("‘We don’t like it,’ she said.", ["‘We don’t like it,’"]),
    "a plural's apostrophe inside single marks": ("‘the players’ union lost,’ he said", ["‘the players’ union lost,’"]),
    "single marks inside double ones belong to them": ("“He said ‘no’ to me.”", ["“He said ‘no’ to me.”"]),
    "typewriter marks": ("``Old style,'' he said.", ["``Old style,''"]),
    "a bracketed word and a dash": ('("so") or —"well"—then', ['"so"', '"well"']),
    "a mark that never closes ends with its paragraph": ('He said: "never\n\nNext one.', ['"never']),
    "a new opening mark ends one that never closed": ("“One. “Two.”", ["“One.", "“Two.”"]),
    "a closing mark in the paragraph after an open one": ("“One.\n\nTwo.” He left.", ["“One.", "Two.”"]),
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_finds_nothing(text):
    assert find_quotations(text) == []


@pytest.mark.parametrize(("text", "wanted"), FOUND.values(), ids=FOUND.keys())
def test_finds(text, wanted):
    assert [text[q.start : q.end] for q in find_quotations(text)] == wanted


def test_a_running_quotation_resumes_in_the_next_paragraph():
    found = find_quotations("“First.\n\n“Second.\n\n“Third.” He left.\n\n“Other.”")
    assert [(q.closed, q.resumes) for q in found] == [(False, False), (False, True), (True, True), (True, False)]


def test_a_paragraph_that_opens_none_does_not_resume():
    found = find_quotations("“First.\n\nHe left.\n\n“Other.”")
    assert [q.resumes for q in found] == [False, False]


@given(st.text(alphabet="ab .,\n\"'“”‘’„«»-`"))
def test_quotations_are_disjoint_ordered_and_within_one_paragraph(text):
    found = find_quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert not any("\n" in text[q.start : q.end] for q in found)
