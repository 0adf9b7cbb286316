import pytest

from onrecord.model import Span
from onrecord.reading.attribution.candidates import Candidate
from onrecord.reading.attribution.edges import joined, mend_edges, quote_kind, run_on
from onrecord.reading.attribution.quotation import find_quotations


def place(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def candidate(text, *content, cue="said"):
    return Candidate(tuple(place(text, c) for c in content), place(text, cue), None, 0.9, 0.9, 0.9, 0.9)


MENDED = {
    "indirect speech is left alone": ("He said it rains.", "it rains", "it rains"),
    "marks at both edges are taken in": ("He said “it rains.” Yes.", "it rains.", "“it rains.”"),
    "a closing mark is taken in": ("He said it “rains.” Yes.", "it “rains.", "it “rains.”"),
    "the mark of the next quotation is dropped": ("it rains “ok” he said", "it rains “", "it rains"),
    "a sentence after the quotation is not part of it": (
        "He said “it rains.” She left.",
        "“it rains.” She left",
        "“it rains.”",
    ),
    "a quotation that was begun is completed": ("He said “it rains a lot.” Yes.", "“it rains", "“it rains a lot.”"),
    "the mark of the quotation before is dropped": ("“ok” it rains he said", "” it rains", "it rains"),
}


@pytest.mark.parametrize(("text", "content", "wanted"), MENDED.values(), ids=MENDED.keys())
def test_mend_edges(text, content, wanted):
    mended = mend_edges(text, candidate(text, content), quotations=find_quotations(text))
    assert [span.of(text) for span in mended.content] == [wanted]


RUNNING = "He said: “One.\n\n“Two.\n\n“Three.” She left.\n\n“Four,” she says."


def test_a_running_quotation_is_one_statement():
    (grown,) = run_on([candidate(RUNNING, "“One.")], quotations=find_quotations(RUNNING))
    assert [span.of(RUNNING) for span in grown.content] == ["“One.", "“Two.", "“Three.”"]


def test_a_paragraph_that_another_claims_ends_it():
    both = [candidate(RUNNING, "“One."), candidate(RUNNING, "“Three.”", cue="says")]
    grown = run_on(both, quotations=find_quotations(RUNNING))[0]
    assert [span.of(RUNNING) for span in grown.content] == ["“One.", "“Two."]


def test_a_closed_quotation_does_not_run_on():
    text = "He said: “One.”\n\n“Two.”"
    (same,) = run_on([candidate(text, "“One.”")], quotations=find_quotations(text))
    assert len(same.content) == 1


KINDS = {
    "no marks": ("it rains", "indirect"),
    "all within marks": ("“it rains,”", "direct"),
    "two quotations": ("“it rains” “a lot”", "direct"),
    "partly within marks": ("that it “rains”", "mixed"),
    "single marks": ("‘it rains’", "direct"),
}


@pytest.mark.parametrize(("text", "kind"), KINDS.values(), ids=KINDS.keys())
def test_kind(text, kind):
    assert quote_kind(text, [Span(0, len(text))], quotations=find_quotations(text)) == kind


def test_joined_spans_are_disjoint():
    assert joined([Span(5, 9), Span(0, 3), Span(8, 12)]) == (Span(0, 3), Span(5, 12))
