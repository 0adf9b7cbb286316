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
    (grown,) = run_on(RUNNING, [candidate(RUNNING, "“One.")], quotations=find_quotations(RUNNING))
    assert [span.of(RUNNING) for span in grown.content] == ["“One.", "“Two.", "“Three.”"]


def test_a_paragraph_that_another_claims_ends_it():
    both = [candidate(RUNNING, "“One."), candidate(RUNNING, "“Three.”", cue="says")]
    grown = run_on(RUNNING, both, quotations=find_quotations(RUNNING))[0]
    assert [span.of(RUNNING) for span in grown.content] == ["“One.", "“Two."]


def test_a_closed_quotation_does_not_run_on():
    text = "He said: “One.”\n\n“Two.”"
    (same,) = run_on(text, [candidate(text, "“One.”")], quotations=find_quotations(text))
    assert len(same.content) == 1


TOLD_LAST = {
    "nothing before it": ("It rained.\n\n“Two,” he said.", "“Two,”", ["“Two,”"]),
    "the one before is closed": ("“One.”\n\n“Two,” he said.", "“Two,”", ["“Two,”"]),
    "a paragraph lies between": ("“One.\n\nIt rained.\n\n“Two,” he said.", "“Two,”", ["“Two,”"]),
    "the mark left open stands in the same paragraph": ("“One. “Two,” he said.", "“Two,”", ["“Two,”"]),
    "opened in the paragraph before": ("He went. “One.\n\nTwo,” he said.", "Two,”", ["“One.", "Two,”"]),
    "every paragraph opens anew": ("“One.\n\n“Two.\n\n“Three,” he said.", "“Three,”", ["“One.", "“Two.", "“Three,”"]),
    "the speaker stands in the midst": ("“One.\n\n“Two,” he said, “three.”", "“Two,”", ["“One.", "“Two,”"]),
}


@pytest.mark.parametrize(("text", "content", "wanted"), TOLD_LAST.values(), ids=TOLD_LAST.keys())
def test_a_quotation_whose_speaker_is_named_after_its_last_paragraph(text, content, wanted):
    (grown,) = run_on(text, [candidate(text, content)], quotations=find_quotations(text))
    assert [span.of(text) for span in grown.content] == wanted


def test_a_paragraph_before_that_another_claims_stays_his():
    text = "She says: “One.\n\n“Two,” he said."
    both = [candidate(text, "“One.", cue="says"), candidate(text, "“Two,”")]
    grown = run_on(text, both, quotations=find_quotations(text))
    assert [[span.of(text) for span in one.content] for one in grown] == [["“One."], ["“Two,”"]]


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
